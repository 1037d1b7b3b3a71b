"""Every fault that a workbook can have against its report is found, each planted once."""

from __future__ import annotations

import dataclasses
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from domain.problem import Problem
from domain.report import Appendix, Report
from reports.excel import write_excel
from reports.excel_data import read_data
from reports.readback_excel import compare_excel
from tests.reports.sample import sample_report

FIRST, CHARTS, VALUES, CARRIER = (f"xl/worksheets/sheet{number}.xml" for number in (1, 4, 5, 6))
STRINGS, STYLES, CHART = "xl/sharedStrings.xml", "xl/styles.xml", "xl/charts/chart1.xml"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("readback") / "report.xlsx"
    write_excel(sample_report(), path)
    return path


def changed(path: Path, target: Path, part: str, old: str, new: str) -> Path:
    """A copy of the workbook in which one part holds `new` in place of the first `old`."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            content = source.read(name).decode()
            if name == part:
                assert old in content, f"{old} is not in {part}"
                content = content.replace(old, new, 1)
            copy.writestr(name, content)
    return target


@pytest.mark.parametrize(
    ("part", "change", "told"),
    [
        (STRINGS, (">3-3,5<", ">03-Thg5<"), "D10: tệp hiện “03-Thg5”, báo cáo là “3-3,5”."),
        (STRINGS, ("&lt;2,05", "2,05"), "Phụ lục I!D16: tệp hiện “2,05”, báo cáo là “<2,05”."),
        (FIRST, ("<v>45678.9</v>", "<v>45679.9</v>"), "Phụ lục I!G9: tệp hiện “45.679,9”"),
        (FIRST, ("<v>45678.9</v>", "<v>45678.92</v>"), "Phụ lục I!G9: tệp có số 45678.92"),
        (FIRST, ("<v>45678.9</v>", "<v></v>"), "Phụ lục I!G9: tệp hiện “”, báo cáo là “45.678,9”."),
        (STYLES, ('formatCode="#,##0.0"', 'formatCode="0.0"'), "Phụ lục I!G9: tệp hiện “45678,9”"),
        (FIRST, ('<mergeCell ref="A13:A15"/>', ""), "Phụ lục I!A13: thiếu phần gộp ô"),
        (FIRST, ('<mergeCell ref="B7:J7"/>', '<mergeCell ref="B7:I7"/>'), "Phụ lục I!B7: thiếu"),
        (FIRST, ('r="G9"', 'r="K9"'), "Phụ lục I!K9: tệp hiện “45.678,9”, báo cáo là “”."),
        ("xl/workbook.xml", ('name="Tổng hợp"', 'name="Khác"'), "Thiếu trang tính “Tổng hợp”."),
        ("xl/workbook.xml", ('name="Dữ liệu"', 'name="Khác"'), "Thiếu trang tính “Dữ liệu”."),
        (VALUES, ("<v>45678.9</v>", "<v>4</v>"), "Dữ liệu!H"),
        (CHART, ("<v>66.7</v>", "<v>66.8</v>"), "số liệu trong tệp khác báo cáo"),
        (STRINGS, ("2026Q3&quot;", "2026Q4&quot;"), "đã bị sửa"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_found(
    written: Path, tmp_path: Path, part: str, change: tuple[str, str], told: str
) -> None:
    old, new = change
    old, new = _as_written(written, part, old), _as_written(written, part, new)
    faulty = changed(written, tmp_path / "faulty.xlsx", part, old, new)
    differences = compare_excel(faulty, sample_report())
    assert any(told in difference for difference in differences), differences


def _as_written(path: Path, part: str, text: str) -> str:
    """The text as the part spells it: character references, quotes and the chart's prefix."""
    with zipfile.ZipFile(path) as archive:
        content = archive.read(part).decode()
    if text in content:
        return text
    ascii_ = text.encode("ascii", "xmlcharrefreplace").decode()
    return ascii_ if "&#" in content else text.replace("&quot;", '"')


def test_a_row_that_is_missing_is_found(written: Path) -> None:
    report = sample_report()
    first = report.appendices[0]
    longer = dataclasses.replace(first.table, rows=(*first.table.rows, first.table.rows[1]))
    more = dataclasses.replace(report, appendices=(_with(first, longer), *report.appendices[1:]))
    differences = compare_excel(written, more)
    assert any("!A18: tệp hiện “Ghi chú" in difference for difference in differences)
    assert any(difference.startswith("Dữ liệu: tệp có ") for difference in differences)


def _with(appendix: Appendix, table: object) -> Appendix:
    return dataclasses.replace(appendix, table=table)  # type: ignore[arg-type]


def test_another_return_is_found(written: Path) -> None:
    other = dataclasses.replace(sample_report(), data='{"other":1}')
    assert compare_excel(written, other)[-1] == (
        "Số liệu mang theo trong tệp khác số liệu của báo cáo."
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda report: dataclasses.replace(report, charts=()),
        lambda report: dataclasses.replace(report, summary=()),
    ],
)
def test_a_report_with_less_than_the_file_is_another_report(
    written: Path, change: Callable[[Report], Report]
) -> None:
    # The parts that the report has are compared; what else the file holds is not the report's.
    assert compare_excel(written, change(sample_report())) == ()


def test_a_chart_that_is_missing_is_found(tmp_path: Path) -> None:
    report = sample_report()
    write_excel(dataclasses.replace(report, charts=()), tmp_path / "a.xlsx")
    assert any("Thiếu biểu đồ" in told for told in compare_excel(tmp_path / "a.xlsx", report))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html/>", b"\xd0\xcf\x11\xe0" * 9])
def test_a_file_that_is_no_workbook_is_a_problem(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(Problem) as told:
        compare_excel(tmp_path / "a.xlsx", sample_report())
    assert told.value.code == "bad_excel_file"


def test_entities_are_refused(written: Path, tmp_path: Path) -> None:
    faulty = changed(
        written, tmp_path / "a.xlsx", "xl/workbook.xml", "<workbook", "<!DOCTYPE a><workbook"
    )
    with pytest.raises(Problem) as told:
        compare_excel(faulty, sample_report())
    assert told.value.code == "bad_excel_file"


def test_carried_data_that_was_cut_is_a_problem(written: Path, tmp_path: Path) -> None:
    faulty = changed(written, tmp_path / "a.xlsx", CARRIER, '<row r="2">', '<row r="2" hidden="1">')
    assert read_data(faulty) == sample_report().data  # what Excel may do to a row is no harm
    start = zipfile.ZipFile(written).read(CARRIER).decode().index('<row r="2"')
    rest = zipfile.ZipFile(written).read(CARRIER).decode()[start:]
    piece = rest[: rest.index("</row>") + len("</row>")]
    cut = changed(written, tmp_path / "b.xlsx", CARRIER, piece, "")
    with pytest.raises(Problem) as told:
        read_data(cut)
    assert told.value.code == "damaged_data"


def test_a_number_is_compared_as_a_number(tmp_path: Path) -> None:
    report = sample_report()
    rows = list(report.appendices[0].table.rows)
    cells = list(rows[1].cells)
    cells[5] = dataclasses.replace(cells[5], value=Decimal("13.104"))  # type: ignore[type-var]
    rows[1] = dataclasses.replace(rows[1], cells=tuple(cells))
    table = dataclasses.replace(report.appendices[0].table, rows=tuple(rows))
    first = _with(report.appendices[0], table)
    report = dataclasses.replace(report, appendices=(first, *report.appendices[1:]))
    write_excel(report, tmp_path / "a.xlsx")
    assert compare_excel(tmp_path / "a.xlsx", report) == ()
