"""A realistic report of an invented ward, built by hand: the renderers' tests need no compose.

Its texts hold what has gone wrong before: `<2,05`, `R&D`, `{{ x }}`, quotes, a tab, a line break,
a range that Excel takes for a date, and a figure that is missing.
"""

from __future__ import annotations

from decimal import Decimal

from domain.office import ChartForm, Profile
from domain.quarter import Quarter
from domain.report import (
    Align,
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

QUARTER = Quarter(2026, 3)
PARTY_COMMITTEE = "Đảng ủy Ủy ban nhân dân tỉnh"
CHANCERY = "Văn phòng Tỉnh ủy"
ALL_BODIES = "Các cơ quan liên quan"
LONG_RESULT = (
    "Đã trình Ban Thường vụ Tỉnh ủy ban hành Kế hoạch; tổ chức 12 hội nghị quán triệt tới "
    "100% chi bộ, đảng bộ trực thuộc với 3.456 lượt đảng viên tham dự; hoàn thành số hóa hồ sơ. "
    "Còn 02/54 đơn vị chưa gửi kết quả do phải rà soát lại số liệu sau sắp xếp đơn vị hành chính"
)


def sample_report(
    profile: Profile = Profile.HD05,
    rows: int | None = None,
    chart_form: ChartForm = ChartForm.NATIVE,
) -> Report:
    """The report of phường Hạ Long for quarter III/2026.

    `rows` asks for that many rows in Phụ lục II (the country has 3,321 units); without it the
    appendix has the rows that are written out below.
    """
    end = "." if profile.is_party else "./."
    return Report(
        profile=profile,
        quarter=QUARTER,
        unit="06688",
        office=_office_name(profile),
        letterhead=_letterhead(profile),
        body=_body(end),
        signature=_signature(profile),
        recipients=_recipients(profile),
        appendices=(_indicators(profile), _tasks(profile, rows, end)),
        summary=(_summary(profile),),
        charts=_charts(),
        chart_form=chart_form,
        title="Báo cáo kết quả thực hiện Nghị quyết số 05-NQ/TU quý III/2026",
        data='{"format":1,"note":"R&D <2,05 \\"Hạ Long\\"","quarter":"2026Q3","unit":"06688"}',
    )


def _office_name(profile: Profile) -> str:
    return "Đảng ủy phường Hạ Long" if profile.is_party else "Ủy ban nhân dân phường Hạ Long"


def _letterhead(profile: Profile) -> Letterhead:
    subject = (
        "ết quả thực hiện Nghị quyết số 05-NQ/TU của Ban Chấp hành Đảng bộ tỉnh "
        "quý III và 9 tháng năm 2026; nhiệm vụ trọng tâm quý IV/2026"
    )
    if profile.is_party:
        return Letterhead(
            superior="ĐẢNG BỘ TỈNH QUẢNG NINH",
            issuer="ĐẢNG ỦY PHƯỜNG HẠ LONG",
            number="Số        -BC/ĐU",
            place_and_date="Quảng Ninh, ngày      tháng      năm 2026",
            kind="BÁO CÁO",
            subject=f"k{subject}",
        )
    return Letterhead(
        superior="ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH",
        issuer="ỦY BAN NHÂN DÂN PHƯỜNG HẠ LONG",
        number="Số:        /BC-UBND",
        place_and_date="Hạ Long, ngày      tháng      năm 2026",
        kind="BÁO CÁO",
        subject=f"K{subject}",
        addressees=("Ủy ban nhân dân tỉnh Quảng Ninh", "Sở Tài chính tỉnh Quảng Ninh"),
    )


def _signature(profile: Profile) -> Signature:
    if profile.is_party:
        return Signature(("T/M BAN THƯỜNG VỤ",), "PHÓ BÍ THƯ", "Nguyễn Văn Ánh")
    return Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Nguyễn Văn Ánh")


def _recipients(profile: Profile) -> tuple[str, ...]:
    if profile.is_party:
        return (
            "- Thường trực Tỉnh ủy (báo cáo);",
            "- Các đồng chí Ủy viên Ban Chấp hành Đảng bộ phường;",
            "- Các chi bộ, đảng bộ trực thuộc;",
            "- Lưu Văn phòng Đảng ủy.",
        )
    return (
        "- Như trên;",
        "- Thường trực Đảng ủy, HĐND phường (báo cáo);",
        "- Chủ tịch, các Phó Chủ tịch UBND phường;",
        "- Lưu: VT, VP.",
    )


def _body(end: str) -> tuple[Block, ...]:
    kind = BlockKind
    return (
        Block(
            kind.PARAGRAPH,
            "Thực hiện Nghị quyết số 05-NQ/TU, ngày 09/12/2025 của Ban Chấp hành Đảng bộ tỉnh về "
            "phương hướng, nhiệm vụ năm 2026; số liệu tính đến ngày 14/9/2026, kết quả thực hiện "
            "quý III và 9 tháng năm 2026 như sau:",
            "opening",
        ),
        Block(kind.HEADING_1, "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TỔ CHỨC TRIỂN KHAI", "lead"),
        Block(
            kind.PARAGRAPH,
            "Đã ban hành chương trình hành động và 06 kế hoạch chuyên đề; đưa chi cho R&D vào dự "
            "toán; mẫu phiếu giữ nguyên ký hiệu {{ x }} và {% raw %} theo hướng dẫn “một cửa”.",
            "lead.text",
        ),
        Block(kind.HEADING_1, "II. KẾT QUẢ THỰC HIỆN", "results"),
        Block(kind.HEADING_2, "1. Kết quả thực hiện các chỉ tiêu, mục tiêu", "measures"),
        Block(
            kind.PARAGRAPH,
            "Tổng số 9 chỉ tiêu: 02 vượt, 03 đạt, 02 chưa đạt, 01 chưa đến kỳ đánh giá, 01 chưa "
            "có số liệu (chi tiết tại Phụ lục I kèm theo).",
            "measures.counts",
        ),
        Block(kind.HEADING_3, "a) Về kinh tế", "measures.group.I"),
        Block(
            kind.BULLET,
            "- Thu nội địa lũy kế ước đạt 45.678,9 tỷ đồng, bằng 79,4% dự toán, tăng 6,2% so với "
            "cùng kỳ.",
            "measures.group.I.1",
        ),
        Block(
            kind.BULLET,
            "- Tỷ lệ thất nghiệp 2,1%, cao hơn mục tiêu (<2,05%) là 0,05 điểm %.",
            "measures.group.I.2",
        ),
        Block(kind.CHART, "Biểu đồ 1. Tỷ lệ đạt mục tiêu theo nhóm (%)", chart="groups"),
        Block(kind.HEADING_2, "2. Kết quả thực hiện các nhiệm vụ, giải pháp", "tasks"),
        Block(
            kind.PARAGRAPH,
            "Tổng số 8 nhiệm vụ: 03 đã hoàn thành, 03 đang thực hiện trong hạn, 01 quá hạn, 01 "
            "chưa đến hạn (chi tiết tại Phụ lục II kèm theo).",
            "tasks.counts",
        ),
        Block(kind.CHART, "Biểu đồ 2. Tình trạng nhiệm vụ theo mục", chart="states"),
        Block(kind.CHART, "Biểu đồ 3. Số chỉ tiêu đạt qua các quý", chart="trend"),
        Block(kind.HEADING_1, "III. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM QUÝ IV/2026", "next"),
        Block(
            kind.PARAGRAPH,
            "Tập trung hoàn thành các chỉ tiêu còn lại; đôn đốc nhiệm vụ quá hạn; chuẩn bị tổng "
            "kết năm 2026.",
            "next.text",
        ),
        Block(
            kind.PARAGRAPH,
            "Trên đây là báo cáo kết quả thực hiện quý III và 9 tháng năm 2026, trân trọng báo "
            f"cáo{end}",
            "closing",
        ),
    )


def _attached(profile: Profile) -> str:
    if profile.is_party:
        return (
            "(Kèm theo Báo cáo số        -BC/ĐU, ngày      tháng      năm 2026 của Đảng ủy "
            "phường Hạ Long)"
        )
    return (
        "(Kèm theo Báo cáo số        /BC-UBND ngày      tháng      năm 2026 của Ủy ban nhân dân "
        "phường Hạ Long)"
    )


def _indicators(profile: Profile) -> Appendix:
    centre, right = Align.CENTER, Align.RIGHT
    columns = (
        Column("no", "STT", 11, centre),
        Column("name", "Chỉ tiêu", 60),
        Column("unit", "Đơn vị tính", 20, centre),
        Column("target", "Mục tiêu", 22, centre),
        Column("lead", "Đơn vị chủ trì", 30, centre),
        Column("quarter", "Thực hiện quý III/2026", 20, right),
        Column("to_date", "Lũy kế từ đầu năm", 21, right),
        Column("percent", "% so\nmục tiêu", 18, right),
        Column("status", "Đánh giá", 19, centre),
        Column("note", "Nguyên nhân, ghi chú", 31),
    )
    return Appendix(
        label="Phụ lục I",
        title="KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CHỦ YẾU QUÝ III VÀ 9 THÁNG NĂM 2026",
        attached=_attached(profile),
        sheet="Phụ lục I",
        table=Table(
            columns,
            _indicator_rows(),
            numbers=tuple(f"({number})" for number in range(1, 11)),
            unit_line="Số liệu tính đến ngày 14/9/2026",
            note="Ghi chú: ô trống là chưa có số liệu; dấu “-” là không phát sinh.",
        ),
    )


def _group(number: str, name: str, width: int) -> Row:
    """A group row: its number, then its name over all the other columns."""
    named = Cell(name, across=width - 1)
    return Row(RowKind.GROUP, (Cell(number), named, *(None,) * (width - 2)), number)


def _measure(code: str, number: Cell | None, texts: tuple[str, ...], *figures: str) -> Row:
    """A row of Phụ lục I; `figures` are quarter, to date and percent as Vietnamese text."""
    name, unit, target, status, note = texts
    numbers = tuple(_figure(text) for text in figures)
    lead = Cell(PARTY_COMMITTEE)
    plain = (Cell(name), Cell(unit), Cell(target), lead)
    return Row(RowKind.MEASURE, (number, *plain, *numbers, Cell(status), Cell(note)), code)


def _figure(text: str) -> Cell:
    if not text:
        return Cell()
    plain = text.replace(".", "").replace(",", ".")
    return Cell(text, Decimal(plain), len(plain.partition(".")[2]))


def _indicator_rows() -> tuple[Row, ...]:
    late = "Số dự án đủ điều kiện còn ít; sẽ “đẩy nhanh” trong quý IV"
    shared = Cell("15", down=3)
    return (
        _group("I", "Về kinh tế", 10),
        _measure(
            "1",
            Cell("1"),
            ("Tốc độ tăng trưởng kinh tế (GRDP)", "%", ">13", "Đạt", ""),
            "13,10",
            "13,05",
            "100,4",
        ),
        _measure(
            "2",
            Cell("2"),
            ("Thu ngân sách nhà nước trên địa bàn", "Tỷ đồng", "57.500", "Chưa đạt", late),
            "15.678,9",
            "45.678,9",
            "79,4",
        ),
        _measure(
            "3",
            Cell("3"),
            ("Chi cho R&D/GRDP", "%", "3-3,5", "Vượt", ""),
            "3,6",
            "3,6",
            "102,9",
        ),
        _measure(
            "4",
            Cell("4"),
            (
                "Tổng vốn đầu tư trực tiếp nước ngoài (FDI)",
                "Tỷ USD",
                "Vượt dự toán TW giao",
                "Chưa có số liệu",
                "Chờ số liệu công bố",
            ),
            "",
            "",
            "",
        ),
        _group("II", "Về xã hội", 10),
        _measure(
            "15.1",
            shared,
            ("Tỷ lệ lao động đã qua đào tạo", "%", "88", "Đạt", ""),
            "88,0",
            "88,0",
            "100,0",
        ),
        _measure(
            "15.2",
            None,
            ("Trong đó: Có bằng cấp, chứng chỉ", "%", "44", "Vượt", ""),
            "44,5",
            "44,5",
            "101,1",
        ),
        _measure(
            "15.3",
            None,
            ("- Số dược sĩ đại học/10.000 dân", "Dược sĩ đại học", "3", "Đạt", ""),
            "3",
            "3",
            "100,0",
        ),
        _measure(
            "16",
            Cell("16"),
            ("Tỷ lệ thất nghiệp", "%", "<2,05", "Chưa đạt", "Lao động mùa vụ\ntăng trong tháng 9"),
            "2,10",
            "2,10",
            "",
        ),
        _measure(
            "18",
            Cell("18"),
            (
                "Chỉ số phát triển con người (HDI)",
                "",
                "Nhóm 5 địa phương dẫn đầu",
                "Chưa đến kỳ đánh giá",
                "",
            ),
            "",
            "",
            "",
        ),
    )


def _tasks(profile: Profile, rows: int | None, end: str) -> Appendix:
    centre = Align.CENTER
    columns = (
        Column("no", "TT", 12, centre),
        Column("name", "NHIỆM VỤ CỤ THỂ", 62),
        Column("lead", "CƠ QUAN,\nTỔ CHỨC ĐẢNG\nCHỦ TRÌ", 30),
        Column("coordinating", "CƠ QUAN,\nTỔ CHỨC ĐẢNG\nPHỐI HỢP", 30),
        Column("deadline", "THỜI HẠN\nTHỰC HIỆN", 22, centre),
        Column("result", "Kết quả", 36),
        Column("percent", "Tiến độ\n(%)", 15, centre),
        Column("status", "Tình trạng", 20, centre),
        Column("reason", "Nguyên nhân, kiến nghị", 25),
    )
    written = _task_rows()
    return Appendix(
        label="Phụ lục II",
        title="KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ CỤ THỂ QUÝ III NĂM 2026",
        attached=_attached(profile),
        sheet="Phụ lục II",
        table=Table(
            columns,
            written if rows is None else _many(written, rows),
            numbers=tuple(f"({number})" for number in range(1, 10)),
        ),
        end=end,
    )


def _many(rows: tuple[Row, ...], count: int) -> tuple[Row, ...]:
    """Those rows over and over until there are `count`."""
    return tuple(rows[index % len(rows)] for index in range(count))


def _task(kind: RowKind, code: str, mark: str, *texts: str) -> Row:
    name, lead, coordinating, deadline, result, percent, status, reason = texts
    done = Cell(percent, Decimal(percent)) if percent else Cell()
    plain = tuple(Cell(text) for text in (mark, name, lead, coordinating, deadline, result))
    return Row(kind, (*plain, done, Cell(status), Cell(reason)), code)


def _task_rows() -> tuple[Row, ...]:
    task, item = RowKind.TASK, RowKind.ITEM
    done, going = "Hoàn thành đúng hạn", "Đang thực hiện (trong hạn)"
    tidy = "Ban Tổ chức Tỉnh ủy"
    section = (
        "Tiếp tục đẩy mạnh xây dựng, chỉnh đốn Đảng trong sạch, vững mạnh toàn diện, nâng cao "
        "hiệu lực, hiệu quả lãnh đạo, cầm quyền của Đảng; xây dựng chính quyền liêm chính, phục "
        "vụ, thực sự “của dân, do dân, vì dân”"
    )
    review = (
        "Đánh giá hiệu quả, tác động của các chủ trương, mô hình thí điểm trong công tác cán bộ: "
        "chủ trương bí thư cấp ủy đồng thời là chủ tịch hội đồng nhân dân cùng cấp"
    )
    return (
        _group("1", section, 9),
        _task(
            task,
            "1.1",
            "1.1",
            "Ban hành và triển khai Chương trình hành động thực hiện Nghị quyết Đại hội XIV",
            CHANCERY,
            ALL_BODIES,
            "Tháng 01/2026",
            "Chương trình số 01-CTr/TU, ngày 15/01/2026",
            "100",
            done,
            "",
        ),
        _task(
            task,
            "1.14",
            "1.14",
            review,
            tidy,
            "Đảng ủy các xã, phường, đặc khu",
            "Tháng 6/2026",
            LONG_RESULT,
            "60",
            "Quá hạn",
            "Chờ hướng dẫn của Trung ương; kiến nghị gia hạn đến 30/11/2026",
        ),
        _task(
            task,
            "1.20",
            "1.20",
            "Rà soát, sửa đổi các quy chế phối hợp",
            "Ủy ban Kiểm tra Tỉnh ủy",
            ALL_BODIES,
            "Từ tháng 3 năm 2026",
            "",
            "40",
            going,
            "",
        ),
        _group("3", "Phát triển kinh tế; đầu tư cho R&D", 9),
        _task(
            task,
            "3.4",
            "3.4",
            "Triển khai các dự án giao thông động lực:",
            PARTY_COMMITTEE,
            ALL_BODIES,
            "",
            "",
            "",
            "",
            "",
        ),
        _task(
            item,
            "3.4.1",
            "-",
            "Tuyến đường sắt tốc độ cao Hà Nội - Quảng Ninh",
            "",
            "",
            "Khởi công tháng 12/2025; hoàn thành năm 2028",
            "Đã khởi công; giải phóng mặt bằng 62%",
            "35",
            going,
            "",
        ),
        _task(
            item,
            "3.4.2",
            "(12)",
            "Nút giao\tHạ Long Xanh, giai đoạn {{ x }}",
            "",
            "",
            "Theo tiến độ của Trung ương",
            "=1+1 là văn bản",
            "",
            "Không xác định thời hạn",
            "",
        ),
        _task(
            task,
            "3.5",
            "3.5",
            "Đề án phát triển kinh tế biển 🌊",
            PARTY_COMMITTEE,
            ALL_BODIES,
            "Quý IV/2026",
            "",
            "",
            "Chưa đến hạn",
            "",
        ),
    )


def _summary(profile: Profile) -> Appendix:
    centre = Align.CENTER
    columns = (
        Column("no", "TT", 12, centre),
        Column("name", "Nhóm chỉ tiêu", 90),
        Column("total", "Tổng số", 25, centre),
        Column("met", "Đạt và vượt", 25, centre),
        Column("rest", "Còn lại", 25, centre),
    )
    return Appendix(
        label="Tổng hợp",
        title="TỔNG HỢP KẾT QUẢ THEO NHÓM CHỈ TIÊU",
        attached=_attached(profile),
        sheet="Tổng hợp",
        table=Table(
            columns,
            (
                _counts(RowKind.MEASURE, "I", "Về kinh tế", "4", "2", "2"),
                _counts(RowKind.MEASURE, "II", "Về xã hội", "5", "3", "2"),
                _counts(RowKind.TOTAL, "", "Tổng cộng", "9", "5", "4"),
            ),
        ),
    )


def _counts(kind: RowKind, number: str, name: str, *counts: str) -> Row:
    figures = tuple(Cell(count, Decimal(count)) for count in counts)
    return Row(kind, (Cell(number), Cell(name), *figures), number)


def _charts() -> tuple[Chart, ...]:
    groups = ("Kinh tế", "Xã hội", "Môi trường", "Xây dựng Đảng")
    return (
        Chart(
            "groups",
            ChartKind.BAR,
            "Tỷ lệ chỉ tiêu đạt và vượt theo nhóm (%)",
            groups,
            (Series("Đạt và vượt", _figures("66.7", "80", "75.5", None)),),
            axis="%",
            alternative="Biểu đồ cột: kinh tế 66,7%, xã hội 80%, môi trường 75,5%.",
        ),
        Chart(
            "states",
            ChartKind.STACKED_BAR,
            "Tình trạng nhiệm vụ theo mục",
            ("Mục 1", "Mục 2", "Mục 3"),
            (
                Series("Hoàn thành", _figures("12", "8", "5")),
                Series("Trong hạn", _figures("7", "9", "14")),
                Series("Quá hạn", _figures("1", None, "2")),
                Series("Chưa đến hạn", _figures("2", "3", "4")),
            ),
            axis="Số nhiệm vụ",
            alternative="Biểu đồ cột chồng: số nhiệm vụ theo tình trạng ở từng mục.",
        ),
        Chart(
            "trend",
            ChartKind.LINE,
            "Số chỉ tiêu đạt và vượt qua các quý",
            ("Quý I", "Quý II", "Quý III", "Quý IV"),
            (
                Series("Năm 2026", _figures("3", "4", "5", None)),
                Series("Năm 2025", _figures("2", "3", "5", "9")),
            ),
            axis="Số chỉ tiêu",
            alternative="Biểu đồ đường: năm 2026 tăng từ 3 lên 5 chỉ tiêu.",
        ),
    )


def _figures(*texts: str | None) -> tuple[Decimal | None, ...]:
    return tuple(None if text is None else Decimal(text) for text in texts)
