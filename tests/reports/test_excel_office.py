"""The Excel file before other judges: LibreOffice for pages and texts, and a schema validator."""

from __future__ import annotations

import csv
import dataclasses
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from domain.report import Cell, Report, Row, RowKind
from reports.excel import write_excel
from reports.excel_data import read_data
from reports.readback_excel import compare_excel
from tests.reports.sample import sample_report

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Convert = Callable[[Path, str], Path]


@pytest.fixture
def convert(tmp_path: Path, soffice_profile: Path) -> Convert:
    """Saves a file through LibreOffice in another format, as a user would."""
    program = shutil.which("soffice")
    if program is None:
        missing = "LibreOffice is not installed; `python3 dev.py test` says how to get it"
        if os.environ.get("CI") == "true":
            pytest.fail(missing, pytrace=False)
        pytest.skip(reason=missing)

    def run(document: Path, form: str) -> Path:
        out = tmp_path / "converted"
        command = [program, f"-env:UserInstallation={soffice_profile.as_uri()}", "--headless"]
        command += ["--convert-to", form, "--outdir", str(out), str(document)]
        subprocess.run(command, capture_output=True, timeout=120, check=False)
        made = sorted(out.glob(f"{document.stem}*.{form.partition(':')[0]}"))
        assert made, f"LibreOffice made no {form}"
        return made[0]

    return run


def long_report() -> Report:
    """A report whose rows are hard to fit: 400 letters, a line break, a word without an end."""
    report = sample_report(rows=40)
    table = report.appendices[1].table
    texts = ("1.9", "Nhiệm vụ\ncó hai dòng", "x" * 90, "", "Theo tiến độ", "Kết quả đạt được " * 25)
    cells = tuple(Cell(text) for text in (*texts, "", "", "Chậm do vướng mắc"))
    rows = (*table.rows, Row(RowKind.TASK, cells, "1.9"))
    second = dataclasses.replace(report.appendices[1], table=dataclasses.replace(table, rows=rows))
    return dataclasses.replace(report, appendices=(report.appendices[0], second))


@pytest.mark.parametrize("report", [sample_report(), long_report()], ids=["sample", "long"])
def test_the_validator_of_open_xml_finds_nothing(tmp_path: Path, report: Report) -> None:
    write_excel(report, tmp_path / "a.xlsx")
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)
    found = validator.validate(str(tmp_path / "a.xlsx"))
    assert [str(error) for error in found.errors] == []


def test_the_pages_are_a4_and_repeat_the_header(
    tmp_path: Path, soffice: Callable[[Path], Path]
) -> None:
    write_excel(long_report(), tmp_path / "a.xlsx")
    pages = pypdf.PdfReader(soffice(tmp_path / "a.xlsx")).pages
    texts = [page.extract_text() for page in pages]
    sizes = {tuple(round(float(side) / 72 * 25.4) for side in page.mediabox[2:]) for page in pages}
    assert sizes == {(297, 210)}
    second = next(at for at, text in enumerate(texts) if "Phụ lục II" in text)
    later = [text for text in texts[second + 1 :] if "NHIỆM VỤ CỤ THỂ" in text]
    assert len(later) >= 3  # the header on every page of the appendix
    assert [text.split()[0] for text in later[:3]] == ["2", "3", "4"]
    assert texts[second].startswith("Phụ lục II")  # no number on its first page
    assert "=1+1 là văn bản" in "".join(texts)


def test_no_row_is_lower_than_its_text(tmp_path: Path, convert: Convert) -> None:
    """The judge: LibreOffice, told to forget our heights, fits each row to its texts itself."""
    write_excel(long_report(), tmp_path / "ours.xlsx")
    flat = convert(tmp_path / "ours.xlsx", "fods").read_text(encoding="utf-8")
    flat = re.sub('style:row-height="[^"]*"', "", flat)
    flat = flat.replace('optimal-row-height="false"', 'optimal-row-height="true"')
    (tmp_path / "fitted.fods").write_text(flat, encoding="utf-8")
    fitted = convert(tmp_path / "fitted.fods", "xlsx")
    # Not the sheet for reuse: a list of values shows one line a row and wraps nothing.
    for sheet in (1, 2, 3):
        ours, theirs = _heights(tmp_path / "ours.xlsx", sheet), _heights(fitted, sheet)
        assert max(theirs.values()) > 2 * min(theirs.values())  # or nothing was fitted
        lines = {row: round((height - 1.4) / 11.95) for row, height in theirs.items()}
        # Excel's lines are higher: 15 points at size 11, against LibreOffice's 11.95.
        low = {row: (ours[row], lines[row]) for row in ours if ours[row] < 15 * lines[row]}
        assert low == {}, f"sheet {sheet}: row, our height, the lines to hold"


def _heights(path: Path, sheet: int) -> dict[int, float]:
    with zipfile.ZipFile(path) as archive:
        tree = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{sheet}.xml"))
    return {
        int(row.get("r", "0")): float(row.get("ht", "0"))
        for row in tree.iter(f"{MAIN}row")
        if row.find(f"{MAIN}c") is not None
    }


def test_a_formula_in_a_text_is_no_formula(tmp_path: Path, convert: Convert) -> None:
    write_excel(sample_report(), tmp_path / "a.xlsx")
    # 44 comma, 34 quote, 76 UTF-8; the last token saves every sheet.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    convert(tmp_path / "a.xlsx", form)
    rows: list[list[str]] = []
    for made in (tmp_path / "converted").glob("a-*.csv"):
        with made.open(encoding="utf-8", newline="") as stream:
            rows.extend(csv.reader(stream))
    cells = {cell for row in rows for cell in row}
    assert {"=1+1 là văn bản", "<2,05", ">13", "3-3,5", "06688", "Chi cho R&D/GRDP"} <= cells
    assert "Nút giao\tHạ Long Xanh, giai đoạn {{ x }}" in cells
    assert "Lao động mùa vụ\ntăng trong tháng 9" in cells


def test_a_save_in_libreoffice_keeps_the_return_and_the_figures(
    tmp_path: Path, convert: Convert
) -> None:
    data = '{"ghi chú":"Hạ Long 🌊 & <2,05> _x0041_"}' * 1_000
    report = dataclasses.replace(sample_report(), data=data)
    write_excel(report, tmp_path / "a.xlsx")
    saved = convert(tmp_path / "a.xlsx", "xlsx")
    assert read_data(saved) == data
    told = [one for one in compare_excel(saved, report) if "Biểu đồ" not in one]
    assert told == []
