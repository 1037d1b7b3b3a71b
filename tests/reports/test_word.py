"""The Word file as another program reads it: nothing here asks the writer what it wrote."""

from __future__ import annotations

import dataclasses
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openxml_audit import FileFormat, OpenXmlValidator
from pypdf import PdfReader

from domain.office import ChartForm, Profile
from domain.problem import Problem
from domain.report import (
    Appendix,
    Block,
    BlockKind,
    Cell,
    Chart,
    Column,
    Report,
    Row,
    RowKind,
    Table,
)
from reports.readback_word import compare_word, read_word
from reports.word import write_word
from reports.word_data import read_data
from tests.reports.sample import sample_report

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NASTY = ("<2,05", "R&D", "{{ x }}", "{_{ y }_}", "{% raw %}", "\"'“”", "a\tb", "a\nb", "🌊", " x ")
PROFILES = list(Profile)


def part(path: Path, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(path) as archive:
        return ElementTree.fromstring(archive.read(name))


def document(path: Path) -> ElementTree.Element:
    return part(path, "word/document.xml")


def report_of(rows: tuple[Row, ...], columns: int = 3) -> Report:
    """The sample report with one appendix that has those rows."""
    heads = tuple(Column(f"c{at}", f"Cột {at}", 40) for at in range(columns))
    appendix = Appendix("Phụ lục", "TÊN PHỤ LỤC", "", "Phụ lục", Table(heads, rows))
    return dataclasses.replace(sample_report(), appendices=(appendix,))


def task(*texts: str) -> Row:
    return Row(RowKind.TASK, tuple(Cell(text) for text in texts), "1.1")


def said(report: Report, *texts: str) -> Report:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text, str(at)) for at, text in enumerate(texts))
    return dataclasses.replace(report, body=blocks)


@pytest.fixture(scope="module", params=PROFILES)
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample report in each of the three profiles."""
    path = tmp_path_factory.mktemp("word") / f"{request.param}.docx"
    write_word(sample_report(request.param), path)
    return path


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("form", [ChartForm.NATIVE, ChartForm.NONE])
def test_everything_printed_is_read_back(tmp_path: Path, profile: Profile, form: ChartForm) -> None:
    report = sample_report(profile, chart_form=form)
    write_word(report, tmp_path / "a.docx")
    assert compare_word(tmp_path / "a.docx", report) == ()


def test_the_file_passes_an_independent_validator(written: Path) -> None:
    found = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(str(written))
    assert [str(error) for error in found.errors] == []


@pytest.mark.parametrize("text", NASTY)
def test_odd_texts_appear_literally(tmp_path: Path, text: str) -> None:
    report = said(report_of((task(text, "b", "c"),)), text)
    write_word(report, tmp_path / "a.docx")
    assert compare_word(tmp_path / "a.docx", report) == ()
    read = read_word(tmp_path / "a.docx")
    assert text in read.paragraphs
    assert [text, "b", "c"] in [
        row for table in read.parts if isinstance(table, list) for row in table
    ]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\t\n{}%_<&"))
)
def test_any_text_comes_back_or_is_refused(tmp_path: Path, text: str) -> None:
    report = said(report_of((task("a", text, "c"),)), f"Đoạn {text}")
    write_word(report, tmp_path / "a.docx")
    assert compare_word(tmp_path / "a.docx", report) == ()


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x0c", "\r", "\ufffe", "\ud800", "\ufdd0"])
def test_a_bad_character_is_refused_with_its_place(tmp_path: Path, sign: str) -> None:
    report = report_of((task("a", f"Kết{sign}quả", "c"),))
    with pytest.raises(Problem) as caught:
        write_word(report, tmp_path / "a.docx")
    assert caught.value.code == "bad_character"
    assert "Phụ lục, dòng 1.1, cột “Cột 1”" in caught.value.sentence
    assert f"U+{ord(sign):04X}" in caught.value.sentence
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.parametrize(
    "change",
    [
        {"office": "a\x00"},
        {"title": "a\x00"},
        {"data": '{"a":"\ufffe"}'},
        {"recipients": ("a\x00",)},
        {"body": (Block(BlockKind.PARAGRAPH, "a\x00"),)},
    ],
)
def test_a_bad_character_is_refused_everywhere(tmp_path: Path, change: dict[str, Any]) -> None:
    with pytest.raises(Problem, match="U\\+"):
        write_word(dataclasses.replace(sample_report(), **change), tmp_path / "a.docx")


def test_a_very_long_text_is_whole(tmp_path: Path) -> None:
    text = "chữ " * 8_191 + "hết"
    report = report_of((task("1", text, ""),))
    write_word(report, tmp_path / "a.docx")
    assert compare_word(tmp_path / "a.docx", report) == ()


def test_an_empty_report_is_whole(tmp_path: Path) -> None:
    report = dataclasses.replace(sample_report(), body=(), charts=(), recipients=(), data="")
    report = dataclasses.replace(report, appendices=())
    write_word(report, tmp_path / "a.docx")
    assert compare_word(tmp_path / "a.docx", report) == ()
    sections = list(document(tmp_path / "a.docx").iter(f"{W}sectPr"))
    assert len(sections) == 1  # no empty landscape page after the report


# The pages


def test_each_section_has_the_page_of_the_standard(written: Path) -> None:
    sections = list(document(written).iter(f"{W}sectPr"))
    sizes = [section.find(f"{W}pgSz") for section in sections]
    assert [(size.get(f"{W}w"), size.get(f"{W}h")) for size in sizes if size is not None] == [
        ("11906", "16838"),
        ("16838", "11906"),
        ("16838", "11906"),
    ]
    for section in sections:
        margins = section.find(f"{W}pgMar")
        assert margins is not None
        got = [round(int(margins.get(f"{W}{side}", "0")) * 25.4 / 1440) for side in SIDES]
        assert got == [20, 20, 30, 15, 10]  # Decree 30/2020, annex I, I.3; header 10 mm
        number = section.find(f"{W}pgNumType")
        assert number is not None
        assert number.get(f"{W}start") == "1"
        assert section.find(f"{W}titlePg") is not None


SIDES = ("top", "bottom", "left", "right", "header")


def test_page_numbers_are_centred_on_top_of_all_pages_but_each_first(
    written: Path, soffice: Callable[[Path], Path]
) -> None:
    pages = [page.extract_text() for page in PdfReader(soffice(written)).pages]
    numbers = [re.match(r"\s*(\d+)\s*\n", page) for page in pages]
    got = [int(found[1]) if found else None for found in numbers]
    starts = [at for at, page in enumerate(pages) if "Phụ lục I" in page[:40]]
    assert len(starts) == 2
    for start, end in zip([0, *starts], [*starts, len(pages)], strict=True):
        assert got[start:end] == [None, *range(2, end - start + 1)]


def test_header_rows_stand_on_every_page_of_a_table(
    tmp_path: Path, soffice: Callable[[Path], Path]
) -> None:
    report = sample_report(rows=60)
    long = dataclasses.replace(report.appendices[1], end="")
    write_word(dataclasses.replace(report, appendices=(long,)), tmp_path / "a.docx")
    pages = [page.extract_text() for page in PdfReader(soffice(tmp_path / "a.docx")).pages]
    start = next(at for at, page in enumerate(pages) if page.lstrip().startswith("Phụ lục II"))
    assert len(pages) - start > 5
    assert all("NHIỆM VỤ CỤ THỂ" in page and "(9)" in page for page in pages[start:])


# The tables


def rows_of(path: Path) -> list[ElementTree.Element]:
    return list(document(path).iter(f"{W}tr"))


def test_no_row_is_split_and_the_headers_repeat(written: Path) -> None:
    rows = rows_of(written)
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    headers = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert len(headers) == 4  # headings and column numbers of two appendices


def test_a_group_and_a_merged_block_stay_with_their_rows(written: Path) -> None:
    kept = {}
    for row in rows_of(written):
        first = "".join(row.find(f"{W}tc").itertext())  # type: ignore[union-attr]
        second = "".join(row.findall(f"{W}tc")[1].itertext()) if len(row) > 2 else ""
        paragraphs = list(row.iter(f"{W}p"))
        marks = [p.find(f"{W}pPr/{W}keepNext") is not None for p in paragraphs]
        kept[first, second[:20]] = all(marks)
    assert kept["I", "Về kinh tế"]
    assert kept["15", "Tỷ lệ lao động đã qu"]
    assert kept["", "Trong đó: Có bằng cấ"]
    assert not kept["", "- Số dược sĩ đại học"]
    assert kept["3.4", "Triển khai các dự án"]  # the head of its items
    assert not kept["1", "Tốc độ tăng trưởng k"]


def test_widths_are_those_of_the_columns(written: Path) -> None:
    tables = list(document(written).iter(f"{W}tbl"))[2:]
    for table, expected in zip(tables, sample_report().tables(), strict=True):
        grid = [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
        assert [round(width * 25.4 / 1440, 0) for width in grid] == [
            round(column.width) for column in expected.columns
        ]


def test_a_table_that_is_too_wide_is_drawn_in(tmp_path: Path) -> None:
    report = report_of((Row(RowKind.TASK, tuple(Cell(str(n)) for n in range(12))),), columns=12)
    write_word(report, tmp_path / "a.docx")
    table = list(document(tmp_path / "a.docx").iter(f"{W}tbl"))[-1]
    total = sum(int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol"))
    assert total * 25.4 / 1440 == pytest.approx(252, abs=0.5)


def test_a_merge_may_cover_columns_and_rows(tmp_path: Path) -> None:
    rows = (
        Row(RowKind.TASK, (Cell("a"), Cell("b", across=2, down=2), None)),
        Row(RowKind.TASK, (Cell("c"), None, None)),
        Row(RowKind.TOTAL, (Cell("d"), Cell("e"), Cell("f", Decimal(1)))),
    )
    write_word(report_of(rows), tmp_path / "a.docx")
    assert compare_word(tmp_path / "a.docx", report_of(rows)) == ()


# The charts


def test_charts_are_native_and_carry_workbook_and_words(written: Path) -> None:
    report = sample_report()
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    words = [one.get("descr") for one in document(written).iter(f"{drawing}docPr")]
    assert words == [chart.alternative for chart in report.charts]
    with zipfile.ZipFile(written) as archive:
        for number, chart in enumerate(report.charts, 1):
            blob = archive.read(f"word/embeddings/chart{number}.xlsx")
            sheet = load_workbook(io.BytesIO(blob)).worksheets[0]
            names = [cell.value for cell in sheet["A"]][1:]
            assert names == list(chart.categories)
            for column, series in enumerate(chart.series, 2):
                cells = [sheet.cell(row, column).value for row in range(1, len(names) + 2)]
                assert cells == [
                    series.name,
                    *(v if v is None else float(v) for v in series.values),
                ]


def test_pictures_take_the_place_of_charts_where_the_office_wants_them(tmp_path: Path) -> None:
    report = sample_report(chart_form=ChartForm.PICTURE)
    drawn: list[str] = []

    def picture(chart: Chart) -> bytes:
        drawn.append(chart.key)
        return b"\x89PNG\r\n\x1a\n"

    write_word(report, tmp_path / "a.docx", picture=picture)
    assert drawn == ["groups", "states", "trend"]
    assert compare_word(tmp_path / "a.docx", report) == ()
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        names = archive.namelist()
    assert "word/media/chart3.png" in names
    assert not [name for name in names if "embeddings" in name]


# The return inside


def test_the_return_is_inside(written: Path) -> None:
    assert read_data(written) == sample_report().data


def test_a_file_without_return_says_so(tmp_path: Path) -> None:
    write_word(dataclasses.replace(sample_report(), data=""), tmp_path / "a.docx")
    assert read_data(tmp_path / "a.docx") is None


def test_the_return_survives_a_save_in_libreoffice(
    written: Path, tmp_path: Path, soffice_profile: Path
) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip(reason="LibreOffice is not installed")
    profile = f"-env:UserInstallation={soffice_profile.as_uri()}"
    job = [program, profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path)]
    subprocess.run([*job, str(written)], capture_output=True, timeout=120, check=False)
    assert read_data(tmp_path / written.name) == sample_report().data
