"""Taking in a plan pack: what it contains and what should be looked at, before it is installed."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from desktop import ask
from domain.problem import Problem
from workflow.import_plan import PackPreview, install_pack, preview_pack

_WIDE_IN_CHARS, _HIGH_IN_LINES = 110, 30
_MOST_DOUBTS = 200


def import_plan(parent: QWidget) -> bool:
    """Ask for a pack, show what is in it and install it; whether a plan was installed."""
    path = ask.plan_file_to_open(parent)
    if path is None:
        return False
    try:
        preview = preview_pack(path)
        if not PackDialog.accepted_by(parent, preview):
            return False
        install_pack(preview)
    except Problem as problem:
        ask.tell_problem(parent, problem)
        return False
    return True


class PackDialog(QDialog):
    """A pack that has been read: its resolution, its rows, remarks and doubts."""

    def __init__(self, parent: QWidget, preview: PackPreview) -> None:
        super().__init__(parent)
        self.setWindowTitle("Xem trước kế hoạch năm")
        self.text = QTextBrowser()
        self.text.setAccessibleName("Nội dung gói kế hoạch")
        self.text.setHtml(told(preview))
        self.buttons = QDialogButtonBox()
        accept = "Cài lại kế hoạch này" if preview.is_known else "Cài kế hoạch này"
        self.install_button = self.buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("Không cài", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(self.buttons)
        unit = self.fontMetrics()
        self.resize(unit.averageCharWidth() * _WIDE_IN_CHARS, unit.lineSpacing() * _HIGH_IN_LINES)

    @classmethod
    def accepted_by(cls, parent: QWidget, preview: PackPreview) -> bool:
        """Whether the user wants the plan installed."""
        dialog = cls(parent, preview)
        answer = dialog.exec()
        dialog.deleteLater()
        return answer == QDialog.DialogCode.Accepted


def told(preview: PackPreview) -> str:
    """The preview as a page."""
    plan = preview.plan
    resolution = plan.resolution
    number = f"số {resolution.number} " if resolution.number else ""
    head = f"Nghị quyết {number}của {resolution.issuer} {resolution.title}"
    parts = [
        f"<h3>{escape(head)}</h3>",
        f"<p>Tệp “{escape(preview.path.name)}”: năm {plan.year}, {len(plan.measures)} dòng chỉ "
        f"tiêu trong {len(plan.groups)} nhóm, {len(plan.tasks)} nhiệm vụ và ý nhỏ trong "
        f"{len(plan.sections)} mục.</p>",
        f"<p><b>{escape(_standing(preview))}</b></p>",
        _list("Cần biết", preview.remarks),
        _list(f"Cần đối chiếu bản gốc: {len(preview.doubts)}", preview.doubts[:_MOST_DOUBTS]),
    ]
    return "".join(parts)


def _standing(preview: PackPreview) -> str:
    if preview.is_known:
        return "Kế hoạch này đã có sẵn, nội dung giống hệt."
    if preview.replaces is not None:
        return (
            f"Đã có kế hoạch cùng mã “{preview.plan.id}” với nội dung khác: các tệp dữ liệu lập từ "
            "nay dùng bản mới, các tệp đã lập giữ nguyên bản cũ."
        )
    return "Kế hoạch mới: sau khi cài sẽ chọn được khi tạo tệp dữ liệu."


def _list(heading: str, lines: tuple[str, ...]) -> str:
    if not lines:
        return ""
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<p><b>{escape(heading)}</b></p><ul>{items}</ul>"
