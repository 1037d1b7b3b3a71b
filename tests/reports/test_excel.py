"""The Excel file as another program reads it: openpyxl opens what `write_excel` wrote."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from domain.office import ChartForm, Profile
from domain.problem import Problem
from domain.report import Appendix, Cell, Column, Report, Row, RowKind, Table
from reports.excel import write_excel
from reports.excel_data import read_data
from reports.excel_parts import ExcelParts
from reports.readback_excel import compare_excel
from reports.template_excel_design import design
from tests.reports.sample import sample_report

SHIPPED = Path("reports/templates/appendices.xlsx")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    """The sample report's workbook, opened again."""
    path = tmp_path_factory.mktemp("excel") / "report.xlsx"
    write_excel(sample_report(), path)
    opened = load_workbook(path)
    yield opened
    opened.close()


def report_of(*texts: str, **changes: Any) -> Report:
    """The sample report with one appendix of one row, which holds those texts."""
    columns = tuple(Column(f"c{place}", f"Cột {place}", 40) for place in range(len(texts)))
    row = Row(RowKind.TASK, tuple(Cell(text) for text in texts), "1.1")
    appendix = Appendix("Phụ lục", "TÊN", "", "Phụ lục", Table(columns, (row,)))
    return dataclasses.replace(sample_report(), appendices=(appendix,), **changes)


def appendix_sheets(book: Workbook) -> list[Worksheet]:
    return [book["Phụ lục I"], book["Phụ lục II"]]


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize("form", [ChartForm.NATIVE, ChartForm.NONE])
def test_every_printed_cell_is_read_back(tmp_path: Path, profile: Profile, form: ChartForm) -> None:
    report = sample_report(profile, chart_form=form)
    write_excel(report, tmp_path / "a.xlsx")
    assert compare_excel(tmp_path / "a.xlsx", report) == ()


def test_the_sheets_come_in_the_order_of_reading(book: Workbook) -> None:
    names = ["Phụ lục I", "Phụ lục II", "Tổng hợp", "Số liệu biểu đồ", "Dữ liệu", "skq"]
    assert book.sheetnames == names
    assert book["skq"].sheet_state == "veryHidden"
    assert book.active is book["Phụ lục I"]


def test_an_appendix_prints_on_a4_landscape_with_the_margins_of_the_decree(book: Workbook) -> None:
    for sheet in [*appendix_sheets(book), book["Tổng hợp"]]:
        setup, margins = sheet.page_setup, sheet.page_margins
        assert (setup.paperSize, setup.orientation) == (9, "landscape")
        assert (setup.fitToWidth, setup.fitToHeight) == (1, 0)
        fit = sheet.sheet_properties.pageSetUpPr
        assert fit is not None
        assert fit.fitToPage
        assert (setup.firstPageNumber, setup.useFirstPageNumber) == (1, True)
        sides = (margins.top, margins.bottom, margins.left, margins.right, margins.header)
        assert [round(side * 25.4, 3) for side in sides] == [20, 20, 30, 15, 10]
        assert sheet.print_options.horizontalCentered


def test_the_page_number_stands_at_the_top_from_the_second_page_on(book: Workbook) -> None:
    for sheet in appendix_sheets(book):
        assert sheet.oddHeader is not None
        assert sheet.firstHeader is not None
        number, first = sheet.oddHeader.center, sheet.firstHeader.center
        assert number is not None
        assert first is not None
        assert (number.text, number.font, number.size) == ("&P", "Times New Roman,Regular", 13)
        assert sheet.HeaderFooter.differentFirst
        assert not first.text


def test_the_head_is_frozen_and_repeated(book: Workbook) -> None:
    first, second = appendix_sheets(book)
    assert first.freeze_panes == "C7"  # label, title, attached, unit line, header, numbers
    assert second.freeze_panes == "C6"
    assert first.print_title_rows == "$5:$6"
    assert first["A5"].value == "STT"
    assert first["A6"].value == "(1)"
    assert first.print_area == "'Phụ lục I'!$A$1:$J$18"


def test_titles_groups_and_shared_numbers_are_merged(book: Workbook) -> None:
    merged = {str(area) for area in book["Phụ lục I"].merged_cells.ranges}
    assert {"A1:J1", "A2:J2", "A3:J3", "A4:J4", "B7:J7", "B12:J12", "A13:A15"} <= merged


def test_every_place_of_the_table_has_its_borders(book: Workbook) -> None:
    sheet = book["Phụ lục I"]
    for row in sheet["A5:J17"]:
        for cell in row:
            sides = (cell.border.left, cell.border.right, cell.border.top, cell.border.bottom)
            # Inside a merge openpyxl keeps the outer lines only, as Excel draws it.
            if cell.coordinate not in sheet.merged_cells:
                assert [side.style for side in sides] == ["thin"] * 4, cell.coordinate


def test_every_font_is_times_new_roman(book: Workbook) -> None:
    assert {font.name for font in book._fonts} == {"Times New Roman"}  # type: ignore[attr-defined]
    assert book._named_styles["Normal"].font.name == "Times New Roman"  # type: ignore[attr-defined]
    theme = book.loaded_theme.decode()
    assert "Calibri" not in theme
    assert "Cambria" not in theme
    assert book.named_styles == ["Normal"]


def test_group_rows_are_bold_and_others_are_not(book: Workbook) -> None:
    sheet = book["Phụ lục I"]
    assert sheet["A7"].font.b
    assert sheet["B7"].font.b
    assert not sheet["B8"].font.b
    assert book["Tổng hợp"]["B7"].font.b  # the total


def test_numbers_are_numbers_in_the_format_that_prints_the_text(book: Workbook) -> None:
    sheet = book["Phụ lục I"]
    found = {name: (sheet[name].value, sheet[name].number_format) for name in ("F9", "G8", "H8")}
    assert found == {
        "F9": (15678.9, "#,##0.0"),
        "G8": (13.05, "#,##0.00"),
        "H8": (100.4, "#,##0.0"),
    }


def test_what_looks_like_something_else_stays_text(book: Workbook) -> None:
    first, second = appendix_sheets(book)
    targets = {first[f"D{row}"].value: first[f"D{row}"] for row in range(8, 17)}
    formula = next(
        cell for row in second.iter_rows() for cell in row if cell.value == "=1+1 là văn bản"
    )
    for cell in (targets["3-3,5"], targets["<2,05"], targets[">13"], targets["57.500"], formula):
        assert (cell.data_type, cell.number_format, cell.quotePrefix) == ("s", "@", True)


def test_columns_are_as_wide_as_the_report_says(book: Workbook) -> None:
    sheet = book["Phụ lục I"]
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDEFGHIJ"]
    # Times New Roman 12 has digits of 8 pixels of 1/96 inch.
    millimetres = [width * 8 / 96 * 25.4 for width in widths]
    for found, column in zip(millimetres, sample_report().appendices[0].table.columns, strict=True):
        assert column.width - 0.27 < found <= column.width


def test_the_properties_are_the_reports(book: Workbook) -> None:
    properties = book.properties
    assert properties.title == "Báo cáo kết quả thực hiện Nghị quyết số 05-NQ/TU quý III/2026"
    assert properties.creator == properties.lastModifiedBy == "Đảng ủy phường Hạ Long"
    assert properties.language == "vi-VN"


def test_no_library_names_itself(tmp_path: Path) -> None:
    report = sample_report()
    write_excel(report, tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert not [name for name, part in parts.items() if b"openpyxl" in part.lower()]
    assert f"<Company>{report.office}</Company>".encode() in parts["docProps/app.xml"]


def test_no_name_of_the_template_is_left(book: Workbook) -> None:
    assert list(book.defined_names) == []


def test_charts_are_native_with_their_figures_and_words(tmp_path: Path) -> None:
    report = sample_report()
    write_excel(report, tmp_path / "a.xlsx")
    with ExcelParts(tmp_path / "a.xlsx") as parts:
        drawing = parts.xml("xl/drawings/drawing1.xml")
        charts = [name for name in parts.part_names if name.startswith("xl/charts/chart")]
    words = [node.get("descr") for node in drawing.iter() if node.tag.endswith("cNvPr")]
    assert words == [chart.alternative for chart in report.charts]
    assert len(charts) == 3


def test_figures_behind_the_charts_stand_in_a_sheet_of_their_own(book: Workbook) -> None:
    rows = [[cell.value for cell in row] for row in book["Số liệu biểu đồ"].iter_rows()]
    assert rows[0][0] == "Tỷ lệ chỉ tiêu đạt và vượt theo nhóm (%)"
    assert rows[1][:2] == ["%", "Đạt và vượt"]
    assert rows[2][:2] == ["Kinh tế", 66.7]
    assert rows[5][:2] == ["Xây dựng Đảng", None]


def test_the_data_sheet_has_one_row_per_value(book: Workbook) -> None:
    sheet = book["Dữ liệu"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert rows[10][:5] == ("2026Q3", "06688", "Phụ lục I", "I", "2")
    assert rows[10][5:] == (
        "Thu ngân sách nhà nước trên địa bàn", "Thực hiện quý III/2026", 15678.9, "15.678,9",
    )  # fmt: skip
    covered = [row for row in rows if row[4] == "15.2"]
    assert {row[5] for row in covered} == {"Trong đó: Có bằng cấp, chứng chỉ"}
    assert sheet.auto_filter.ref == f"A1:I{sheet.max_row}"
    assert sheet["B2"].value == "06688"  # the zero stays


def test_the_return_travels_in_pieces_and_comes_back(tmp_path: Path) -> None:
    data = "=" + '{"ghi chú": "Hạ Long 🌊 _x0041_ \\n"}' * 4_000 + " "
    write_excel(report_of("a", data=data), tmp_path / "a.xlsx")
    assert read_data(tmp_path / "a.xlsx") == data
    sheet = load_workbook(tmp_path / "a.xlsx")["skq"]
    assert max(len(str(cell.value)) for (cell,) in sheet.iter_rows()) <= 32_000


def test_a_file_without_a_return_says_so(tmp_path: Path) -> None:
    write_excel(report_of("a", data=""), tmp_path / "a.xlsx")
    assert read_data(tmp_path / "a.xlsx") is None


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_a_character_that_no_cell_can_hold_is_refused_with_its_place(
    tmp_path: Path, bad: str
) -> None:
    with pytest.raises(Problem) as told:
        write_excel(report_of("a", f"kết quả{bad}"), tmp_path / "a.xlsx")
    assert told.value.code == "bad_character"
    assert "Phụ lục, dòng 1 (1.1), cột “Cột 1” có ký tự U+" in told.value.sentence
    assert not (tmp_path / "a.xlsx").exists()


def test_a_text_as_long_as_a_cell_is_kept_whole(tmp_path: Path) -> None:
    report = report_of("x" * 32_767)
    write_excel(report, tmp_path / "a.xlsx")
    assert compare_excel(tmp_path / "a.xlsx", report) == ()


@pytest.mark.parametrize("text", ["x" * 32_768, "🌊" * 16_384])
def test_a_longer_text_is_refused_with_its_place(tmp_path: Path, text: str) -> None:
    with pytest.raises(Problem) as told:
        write_excel(report_of(text), tmp_path / "a.xlsx")
    assert told.value.code == "text_too_long"
    assert "dài 32768 ký tự" in told.value.sentence


def test_a_bad_character_outside_the_tables_is_refused_too(tmp_path: Path) -> None:
    with pytest.raises(Problem) as told:
        write_excel(report_of("a", office="Đảng ủy\x07"), tmp_path / "a.xlsx")
    assert told.value.sentence.startswith("Tên đơn vị có ký tự U+0007")


WRITABLE = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="".join(
        [*map(chr, set(range(32)) - {9, 10, 13}), "\ufffe", "\uffff"]
    )),
    max_size=60,
)  # fmt: skip
ODD = st.sampled_from(
    ["=1+1", "+84", "-5", "@x", "<2,05", "3-3,5", "007", "1.234", "R&D", "{{ x }}", "_x0041_",
     "__x0d0A_", "a\rb", "a\r\nb", " a ", "\t", "\n", "'a", '"', "]]>", "&amp;", "TRUE", "1E5",
     "#N/A", "12/2026"]
)  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(WRITABLE | ODD, min_size=1, max_size=12))
def test_any_text_appears_literally(tmp_path: Path, texts: list[str]) -> None:
    report = report_of(*texts)
    write_excel(report, tmp_path / "a.xlsx")
    assert compare_excel(tmp_path / "a.xlsx", report) == ()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.decimals(allow_nan=True, allow_infinity=True, places=3), st.integers(0, 3))
def test_no_number_is_blanked_or_changed(tmp_path: Path, value: Decimal, decimals: int) -> None:
    text = f"{value:.{decimals}f}".replace(".", ",")
    row = Row(RowKind.MEASURE, (Cell("1"), Cell("Tên"), Cell(text, value, decimals)), "1")
    columns = tuple(Column(name, name, 40) for name in "abc")
    appendix = Appendix("Phụ lục", "TÊN", "", "Phụ lục", Table(columns, (row,)))
    report = dataclasses.replace(sample_report(), appendices=(appendix,))
    write_excel(report, tmp_path / "a.xlsx")
    assert compare_excel(tmp_path / "a.xlsx", report) == ()


def test_a_row_higher_than_excel_allows_goes_on_below(tmp_path: Path) -> None:
    report = report_of("Tên", "kết quả " * 1_500)
    write_excel(report, tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx")["Phụ lục"]
    heights = [sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)]
    assert max(heights) <= 409.5
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert f"A4:A{sheet.max_row}" in merged
    assert f"B4:B{sheet.max_row}" in merged
    assert compare_excel(tmp_path / "a.xlsx", report) == ()


def test_a_cell_over_several_rows_gets_the_height_it_needs(tmp_path: Path) -> None:
    deep = Row(RowKind.MEASURE, (Cell("một lời dài " * 20, down=2), Cell("a")), "1")
    rest = Row(RowKind.MEASURE, (None, Cell("b")), "2")
    table = Table((Column("a", "A", 20), Column("b", "B", 20)), (deep, rest))
    appendix = Appendix("", "TÊN", "", "Phụ lục", table)
    write_excel(dataclasses.replace(sample_report(), appendices=(appendix,)), tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx")["Phụ lục"]
    assert sheet.row_dimensions[3].height == 18
    assert sheet.row_dimensions[4].height > 200


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("Phụ lục 1/2: [a]*?", "Phụ lục 1 2   a"), ("x" * 40, "x" * 31), ("", "Phụ lục"),
     ("Dữ liệu", "Dữ liệu (2)"), ("'a'", "a")],
)  # fmt: skip
def test_sheet_names_are_made_fit_for_excel(tmp_path: Path, wanted: str, found: str) -> None:
    (appendix,) = report_of("a").appendices
    report = report_of("a")
    odd = dataclasses.replace(appendix, sheet=wanted)
    report = dataclasses.replace(report, appendices=(odd, odd))
    write_excel(report, tmp_path / "a.xlsx")
    names = load_workbook(tmp_path / "a.xlsx").sheetnames
    assert names[0] == found
    assert len({name.casefold() for name in names}) == len(names)
    assert compare_excel(tmp_path / "a.xlsx", report) == ()


def test_an_empty_report_is_still_a_workbook(tmp_path: Path) -> None:
    (appendix,) = report_of("a").appendices
    empty = dataclasses.replace(appendix, table=dataclasses.replace(appendix.table, rows=()))
    report = report_of("a", summary=(), charts=(), data="")
    report = dataclasses.replace(report, appendices=(empty,))
    write_excel(report, tmp_path / "a.xlsx")
    assert load_workbook(tmp_path / "a.xlsx").sheetnames == ["Phụ lục", "Dữ liệu"]
    assert compare_excel(tmp_path / "a.xlsx", report) == ()


def test_an_export_imports_neither_numpy_nor_matplotlib(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from reports.excel import write_excel;"
        "from tests.reports.sample import sample_report;"
        f"write_excel(sample_report(), Path({str(tmp_path / 'a.xlsx')!r}));"
        "print({'numpy', 'matplotlib', 'docx', 'PySide6'} & set(sys.modules))"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "set()"


def test_an_office_changes_the_look_in_its_own_template(tmp_path: Path) -> None:
    own = load_workbook(SHIPPED)
    cell = own["Mẫu phụ lục"]["A8"]  # skq_row_measure
    cell.font = Font(name="Arial", sz=13)
    own.save(tmp_path / "own.xlsx")
    write_excel(sample_report(), tmp_path / "a.xlsx", tmp_path / "own.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx")["Phụ lục I"]
    assert (sheet["B8"].font.name, sheet["B8"].font.sz) == ("Arial", 13)
    assert compare_excel(tmp_path / "a.xlsx", sample_report()) == ()


def test_the_shipped_template_is_what_the_script_makes(tmp_path: Path) -> None:
    design(tmp_path / "made.xlsx")
    with ExcelParts(tmp_path / "made.xlsx") as made, ExcelParts(SHIPPED) as shipped:
        assert made.part_names == shipped.part_names
        for name in made.part_names:
            if name.endswith(".xml") and name != "docProps/core.xml":  # holds the time of saving
                assert _plain(made.xml(name)) == _plain(shipped.xml(name)), name


def _plain(node: object) -> list[object]:
    return [(one.tag, one.attrib, one.text) for one in node.iter()]  # type: ignore[attr-defined]


def test_an_office_that_prefers_pictures_gets_pictures(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    report = sample_report(chart_form=ChartForm.PICTURE)
    write_excel(report, tmp_path / "a.xlsx")
    with ExcelParts(tmp_path / "a.xlsx") as parts:
        drawing = parts.xml("xl/drawings/drawing1.xml")
        pictures = [name for name in parts.part_names if name.startswith("xl/media/")]
        assert not any(name.startswith("xl/charts/") for name in parts.part_names)
    words = [node.get("descr") for node in drawing.iter() if node.tag.endswith("cNvPr")]
    assert words == [chart.alternative for chart in report.charts]
    assert len(pictures) == 3
    assert compare_excel(tmp_path / "a.xlsx", report) == ()
