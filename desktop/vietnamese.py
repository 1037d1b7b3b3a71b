"""Qt's own words in Vietnamese: PySide6 brings no Vietnamese translation.

Buttons of dialogs, the context menu of text fields and Qt's file dialog.
"""

from __future__ import annotations

from PySide6.QtCore import QTranslator

_BUTTONS = {
    "OK": "Đồng ý",
    "&OK": "Đồ&ng ý",
    "Cancel": "Bỏ qua",
    "&Cancel": "&Bỏ qua",
    "Close": "Đóng",
    "&Close": "Đó&ng",
    "&Yes": "&Có",
    "Yes": "Có",
    "&No": "&Không",
    "No": "Không",
    "Save": "Lưu",
    "&Save": "&Lưu",
    "Open": "Mở",
    "&Open": "&Mở",
    "Apply": "Áp dụng",
    "Reset": "Đặt lại",
    "Help": "Trợ giúp",
    "Discard": "Không lưu",
    "Don't Save": "Không lưu",
    "Retry": "Thử lại",
    "Ignore": "Bỏ qua lỗi",
    "Abort": "Dừng",
    "Restore Defaults": "Về mặc định",
    "Save All": "Lưu tất cả",
    "Yes to &All": "Có với &tất cả",
    "N&o to All": "Không &với tất cả",
    "Show Details...": "Xem chi tiết…",
    "Hide Details...": "Ẩn chi tiết…",
}
_EDITING = {
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "Cắ&t",
    "&Copy": "Sao &chép",
    "&Paste": "&Dán",
    "Delete": "Xóa",
    "Select All": "Chọn tất cả",
    "Copy &Link Location": "Sao chép đường &dẫn",
}
_FILES = {
    "&Look in:": "Tìm t&rong:",
    "File &name:": "&Tên tệp:",
    "Files of &type:": "&Loại tệp:",
    "&Choose": "&Chọn",
    "Directory:": "Thư mục:",
    "Directories": "Thư mục",
    "Folder": "Thư mục",
    "File Folder": "Thư mục",
    "File": "Tệp",
    "All Files (*)": "Mọi tệp (*)",
    "Find Directory": "Tìm thư mục",
    "Save As": "Lưu thành",
    "My Computer": "Máy tính",
    "Computer": "Máy tính",
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Kind": "Loại",
    "Date Modified": "Ngày sửa",
    "Back": "Quay lại",
    "Forward": "Đi tiếp",
    "Parent Directory": "Thư mục trên",
    "Create New Folder": "Tạo thư mục mới",
    "Create a New Folder": "Tạo thư mục mới",
    "&New Folder": "Thư mục &mới",
    "New Folder": "Thư mục mới",
    "Go back": "Quay lại",
    "Go forward": "Đi tiếp",
    "Go to the parent directory": "Lên thư mục trên",
    "List View": "Dạng danh sách",
    "Detail View": "Dạng chi tiết",
    "Change to list view mode": "Xem dạng danh sách",
    "Change to detail view mode": "Xem dạng chi tiết",
    "Sidebar": "Lối tắt",
    "List of places and bookmarks": "Các nơi hay dùng",
    "Files": "Tệp",
    "Show ": "Hiện ",
    "&Rename": "Đổ&i tên",
    "&Delete": "&Xóa",
    "Show &hidden files": "Hiện tệp ẩ&n",
    "%1 already exists.\nDo you want to replace it?": "%1 đã có.\nCó thay tệp cũ không?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nKhông thấy tệp.\nHãy kiểm tra lại tên tệp."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nKhông thấy thư mục.\nHãy kiểm tra lại tên thư mục."
    ),
    "Drive": "Ổ đĩa",
    "Recent Places": "Nơi vừa dùng",
    "Remove": "Bỏ",
}
WORDS = {**_FILES, **_EDITING, **_BUTTONS}


class Vietnamese(QTranslator):
    """Qt's English words answered in Vietnamese; what is not known stays English."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt calls it
        return False

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        # None, not "": an empty text would count as a translation and leave the button blank.
        return WORDS.get(source)  # type: ignore[return-value]
