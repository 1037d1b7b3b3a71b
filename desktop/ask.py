"""The only file that asks and tells: every message box and file dialog stands here.

Tests replace these functions and nothing else.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from domain.problem import Problem

DATA_FILES = "Tệp dữ liệu Sơ Kết Quý (*.skq)"
PLAN_FILES = "Gói kế hoạch năm (*.json)"
TEMPLATE_FILES = "Mẫu Word, Excel (*.docx *.xlsx)"
TABLES = "Bảng Excel, CSV (*.xlsx *.csv);;Mọi tệp (*)"
PROGRAM = "Sơ Kết Quý"


def tell_problem(parent: QWidget | None, problem: Problem) -> None:
    """Say calmly what happened in the user's world and what to do next; the log keeps its code."""
    from workflow import journal  # noqa: PLC0415 - not for the first paint

    journal.tell_problem(problem)
    box = _box(parent, QMessageBox.Icon.Warning, problem.sentence, problem.advice)
    box.addButton("Đã hiểu", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def tell_failure(parent: QWidget | None, log: Path | None) -> None:
    """Say that the program itself failed, that the data is kept, and where the log is."""
    box = _box(
        parent,
        QMessageBox.Icon.Critical,
        "Chương trình vừa gặp lỗi ngoài dự kiến.",
        "Số liệu đã nhập vẫn được giữ nguyên trong tệp dữ liệu. Có thể làm tiếp; nếu lỗi lặp lại, "
        "hãy gửi tệp nhật ký cho người hỗ trợ" + (f":\n{log}" if log else "."),
    )
    box.addButton("Làm tiếp", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def confirm(  # noqa: PLR0913 - the words of a question, and what Enter answers
    parent: QWidget | None,
    sentence: str,
    advice: str,
    *,
    yes: str,
    no: str,
    enter_means_yes: bool = False,
) -> bool:
    """Whether the user chose `yes`; Escape and closing mean `no`, and so does a mere Enter.

    With `enter_means_yes` it is `no` that would lose something.
    """
    box = _box(parent, QMessageBox.Icon.Question, sentence, advice)
    chosen = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    other = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(chosen if enter_means_yes else other)
    box.setEscapeButton(other)
    box.exec()
    return box.clickedButton() is chosen


def data_file_to_open(parent: QWidget | None, folder: Path) -> Path | None:
    """An existing data file, or None."""
    name, _ = QFileDialog.getOpenFileName(parent, "Mở tệp dữ liệu", str(folder), DATA_FILES)
    return Path(name) if name else None


def data_file_to_create(parent: QWidget | None, proposal: Path) -> Path | None:
    """Where a new data file shall lie, with its suffix, or None."""
    name, _ = QFileDialog.getSaveFileName(parent, "Tạo tệp dữ liệu", str(proposal), DATA_FILES)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() == ".skq" else path.with_name(path.name + ".skq")


def table_to_open(parent: QWidget | None, folder: Path) -> Path | None:
    """A table of values that someone has sent, or None."""
    name, _ = QFileDialog.getOpenFileName(parent, "Nhập số liệu từ tệp", str(folder), TABLES)
    return Path(name) if name else None


def plan_file_to_open(parent: QWidget | None) -> Path | None:
    """A plan pack that someone has sent, or None."""
    name, _ = QFileDialog.getOpenFileName(parent, "Nhập kế hoạch năm", "", PLAN_FILES)
    return Path(name) if name else None


def folder(parent: QWidget | None, start: Path) -> Path | None:
    """An existing folder, or None."""
    name = QFileDialog.getExistingDirectory(parent, "Chọn thư mục lưu báo cáo", str(start))
    return Path(name) if name else None


def show_folder(path: Path) -> None:
    """Open the folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_page(path: Path) -> None:
    """Open the page in the system's browser."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def template_to_add(parent: QWidget | None) -> Path | None:
    """A Word or Excel template of the office's own, or None."""
    name, _ = QFileDialog.getOpenFileName(parent, "Thêm mẫu của đơn vị", "", TEMPLATE_FILES)
    return Path(name) if name else None


def template_copy(parent: QWidget | None, proposal: Path) -> Path | None:
    """Where a copy of the shipped template shall lie, to be edited, or None."""
    name, _ = QFileDialog.getSaveFileName(
        parent, "Chép mẫu để sửa", str(proposal), f"*{proposal.suffix}"
    )
    return Path(name) if name else None


def show_keys(parent: QWidget | None) -> None:
    """The keys that the grid knows."""
    words = "\n".join(f"{keys}:  {what}" for keys, what in _KEYS)
    box = _box(parent, QMessageBox.Icon.NoIcon, "Phím tắt trong biểu", words)
    box.addButton("Đóng", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


_KEYS = (
    ("Gõ ngay", "thay nội dung ô đang chọn"),
    ("F2", "sửa tiếp nội dung ô, hoặc mở danh sách"),
    ("Enter, Shift+Enter", "ghi và xuống, lên một dòng"),
    ("Tab, Shift+Tab", "ghi và sang ô nhập tiếp theo, ô trước"),
    ("Alt+Enter", "xuống dòng trong ô"),
    ("Esc", "bỏ nội dung đang gõ"),
    ("Ctrl+mũi tên", "đến cuối vùng có số liệu"),
    ("Shift+mũi tên", "chọn nhiều ô"),
    ("Ctrl+C, Ctrl+X, Ctrl+V", "sao chép, cắt, dán với Excel và Word"),
    ("Ctrl+D", "điền xuống"),
    ("Ctrl+Shift+O", "nhập số liệu từ tệp Excel, CSV"),
    ("Delete", "xóa nội dung các ô đang chọn"),
    ("Phím cách", "đánh dấu số ước"),
    ("Ctrl+Z, Ctrl+Y", "hoàn tác, làm lại"),
    ("Ctrl+F, F3, Esc", "tìm, tìm tiếp, vào ô vừa tìm thấy"),
    ("Alt+1 … Alt+4", "chọn quý"),
    ("Ctrl+PgUp, Ctrl+PgDn", "trang trước, trang sau"),
    ("Enter ở danh sách trang", "vào trang đang chọn"),
    ("Ctrl+Tab", "ra khỏi biểu, sang phần khác của trang"),
    ("F4", "ẩn, hiện phần giải thích"),
    ("F6", "sang bảng nhập nhiệm vụ và trở về"),
    ("Ctrl+Shift+H", "lịch sử của ô đang chọn"),
)


def _box(parent: QWidget | None, icon: QMessageBox.Icon, sentence: str, advice: str) -> QMessageBox:
    box = QMessageBox(icon, PROGRAM, sentence, QMessageBox.StandardButton.NoButton, parent)
    box.setInformativeText(advice)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return box
