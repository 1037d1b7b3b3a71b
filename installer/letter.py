"""The covering letter of the e-mail, with what the receiver can hold the attachment against."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workflow.integrity import file_hash

LETTER = """\
Kính gửi các đồng chí,

Gửi kèm thư này là bộ cài chương trình Sơ Kết Quý phiên bản {version}, dùng để cập nhật số liệu
từng quý và lập báo cáo sơ kết thực hiện nghị quyết.

{files}
Yêu cầu: máy tính dùng Windows 10 phiên bản 1903 trở lên hoặc Windows 11 (64-bit). Không cần quyền
quản trị máy, không cần mạng.

Cách cài:
1. Lưu tệp đính kèm về máy, không chạy thẳng từ thư.
2. Đối chiếu mã kiểm tra: mở Command Prompt ở thư mục chứa tệp, gõ
       certutil -hashfile {first} SHA256
   Dòng hiện ra phải đúng bằng mã SHA-256 ở trên. Nếu khác, không cài và báo lại cho người gửi.
3. Bấm đúp tệp để cài. Nếu Windows hiện “Windows đã bảo vệ PC của bạn”, bấm “Thông tin thêm”
   rồi “Vẫn chạy” (chỉ làm việc này khi mã ở bước 2 đã khớp).

Máy đã có bản cũ: cứ cài đè lên; số liệu được giữ nguyên. Mỗi tệp trên đây phải nằm trong một thư
riêng nếu hộp thư giới hạn 25 MB. Nếu hệ thống thư chặn tệp .exe, xem trang “Về việc cài đặt” trong
phần Hướng dẫn của chương trình, hoặc nhận qua USB hay thư mục dùng chung của cơ quan.

Trân trọng.
"""


def write_letter(target: Path, version: str, setups: Sequence[Path]) -> None:
    """Write the letter for these setup files, the program's first."""
    text = LETTER.format(
        version=version, files="".join(map(_described, setups)), first=setups[0].name
    )
    # With a mark and CR LF: so that any mail program and Notepad show the Vietnamese letters.
    target.write_text(text, encoding="utf-8-sig", newline="\r\n")


def _described(setup: Path) -> str:
    size = f"{setup.stat().st_size / 1e6:.1f}".replace(".", ",")
    return (
        f"Tệp: {setup.name}\n"
        f"Dung lượng: {size} MB ({setup.stat().st_size} byte)\n"
        f"SHA-256: {file_hash(setup)}\n\n"
    )
