"""A report that has one of everything, with which a template is tried out."""

from __future__ import annotations

from decimal import Decimal

from domain.office import Profile
from domain.quarter import Quarter
from domain.report import (
    Appendix,
    Block,
    BlockKind,
    Cell,
    Chart,
    ChartKind,
    Column,
    Letterhead,
    Report,
    Row,
    RowKind,
    Series,
    Signature,
    Table,
)


def probe_report() -> Report:
    """A small report in which every text is different, so that each can be found again."""
    return Report(
        profile=Profile.ND30,
        quarter=Quarter(2026, 1),
        unit="thu",
        office="Cơ quan thử",
        letterhead=Letterhead(
            superior="CƠ QUAN CẤP TRÊN",
            issuer="CƠ QUAN THỬ",
            number="Số 12-BC/THỬ",
            place_and_date="Quảng Ninh, ngày 31 tháng 3 năm 2026",
            kind="BÁO CÁO",
            subject="thử mẫu",
            addressees=("Nơi gửi một", "Nơi gửi hai"),
        ),
        body=tuple(_block(kind) for kind in BlockKind),
        signature=Signature(("TM. TẬP THỂ", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Nguyễn Văn Thử"),
        recipients=("- Nơi nhận một;", "- Lưu: VT."),
        appendices=(_appendix("I"), _appendix("II")),
        charts=(_chart(),),
        title="Báo cáo thử mẫu",
    )


def _block(kind: BlockKind) -> Block:
    chart = "thu" if kind is BlockKind.CHART else ""
    return Block(kind, f"Đoạn thử {kind.value}", kind.value, chart)


def _chart() -> Chart:
    series = Series("Chuỗi thử", (Decimal(1), None))
    return Chart("thu", ChartKind.BAR, "Biểu đồ thử", ("Một", "Hai"), (series,))


def _appendix(number: str) -> Appendix:
    columns = (Column("a", f"Cột một {number}", 20), Column("b", f"Cột hai {number}", 60))
    rows = tuple(Row(kind, (Cell(kind.value), Cell(f"Ô {kind.value}"))) for kind in RowKind)
    return Appendix(
        label=f"Phụ lục {number}",
        title=f"TÊN PHỤ LỤC {number}",
        attached=f"(Kèm theo Báo cáo thử {number})",
        sheet=number,
        table=Table(columns, rows, ("(1)", "(2)"), f"Đơn vị tính {number}", f"Ghi chú {number}"),
        end="./.",
    )
