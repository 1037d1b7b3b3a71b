"""Tables as offices send them: short rows, computed cells, formats of Excel, codes as numbers."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

Call = Callable[..., tuple[int, str, str]]
Table = Callable[..., Path]
Workbook = Callable[..., Path]


@pytest.fixture
def workbook(tmp_path: Path) -> Workbook:
    """Writes rows to an Excel file from row `first` on, with a format for the cell B2."""

    def write(*rows: tuple[Any, ...], number_format: str = "General", first: int = 1) -> Path:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for number, row in enumerate(rows, first):
            for place, value in enumerate(row, 1):
                sheet.cell(number, place, value)
        sheet["B2"].number_format = number_format
        path = tmp_path / "bảng.xlsx"
        book.save(path)
        return path

    return write


def values(run: Call, path: Path) -> dict[str, str | None]:
    """What the first quarter's measures hold, by code."""
    _, out, _ = run("show", path, "--quarter", "2026Q1", "--json")
    return {one["code"]: one["value"] for one in json.loads(out)["measures"]}


def refusals(run: Call, path: Path, table: Path) -> list[tuple[int, str]]:
    """Which rows are refused and why."""
    code, out, _ = run("fill", path, "--quarter", "2026Q1", "--from", table, "--json")
    refused = [(one["row"], one["problem"]) for one in json.loads(out)["refused"]]
    assert code == int(bool(refused))
    return refused


@pytest.mark.parametrize("text", ["code,value\n10\n3,2\n", "note,code,value\n,10\n,3,2\n"])
def test_a_row_may_end_before_its_value(run: Call, empty: Path, table: Table, text: str) -> None:
    assert refusals(run, empty, table(text)) == []
    assert (values(run, empty)["10"], values(run, empty)["3"]) == (None, "2")


def test_a_row_may_not_end_before_its_code(run: Call, empty: Path, table: Table) -> None:
    assert refusals(run, empty, table("value,code\n5\n")) == [(2, "missing_code")]


def test_blank_rows_may_stand_before_the_names_of_the_columns(
    run: Call, empty: Path, table: Table, workbook: Workbook
) -> None:
    assert refusals(run, empty, table("\n\ncode;value\n10;5\n99;5\n")) == [(5, "unknown_code")]
    path = workbook(("code", "value"), (10, 5), (99, 5), first=4)
    assert refusals(run, empty, path) == [(6, "unknown_code")]


def test_rows_are_counted_as_excel_counts_them(run: Call, empty: Path, table: Table) -> None:
    text = 'code,value,note\n10,5,"hai\ndòng"\n\n99,1,\n'
    assert refusals(run, empty, table(text)) == [(4, "unknown_code")]


@pytest.mark.parametrize(
    "header", ["Mã;Giá trị", "MÃ SỐ ; Số liệu", "Mã chỉ tiêu;giá trị", "\ufeffma;gia tri"]
)
def test_columns_may_have_vietnamese_names(
    run: Call, empty: Path, table: Table, header: str
) -> None:
    assert refusals(run, empty, table(f"{header}\n10;5\n")) == []
    assert values(run, empty)["10"] == "5"


def test_columns_without_a_name_are_no_repetition(
    run: Call, empty: Path, workbook: Workbook
) -> None:
    path = workbook(("code", None, None, "value"), (10, None, None, 5))
    assert refusals(run, empty, path) == []


@pytest.mark.parametrize(
    ("number_format", "value"),
    [
        ("0.0%", "2.5"),
        ("0.0%;-0.0%;-", "2.5"),
        ("0.0%_)", "2.5"),
        ("[Red]0%", "2.5"),
        ("General", "0.025"),
        (r"0.0\%", "0.025"),
        ('0.0"%"', "0.025"),
        ('#,##0.0" (%; so sánh)"', "0.025"),
    ],
)
def test_a_percentage_is_read_as_excel_shows_it(
    run: Call, empty: Path, workbook: Workbook, number_format: str, value: str
) -> None:
    path = workbook(("code", "value"), ("16", 0.025), number_format=number_format)
    assert refusals(run, empty, path) == []
    assert values(run, empty)["16"] == value


@pytest.mark.parametrize(
    ("computed", "value"),
    [(100 / 3, "33.3333333333333"), (0.1 + 0.2, "0.3"), (1e-7, "0.0000001"), (612.0, "612")],
)
def test_a_computed_figure_keeps_the_digits_that_excel_keeps(
    run: Call, empty: Path, workbook: Workbook, computed: float, value: str
) -> None:
    assert refusals(run, empty, workbook(("code", "value"), ("10", computed))) == []
    assert values(run, empty)["10"] == value


def test_a_formula_without_its_result_is_no_empty_cell(
    run: Call, empty: Path, workbook: Workbook
) -> None:
    path = workbook(("code", "value"), ("10", "=600+12"))
    code, _, err = run("fill", empty, "--quarter", "2026Q1", "--from", path)
    assert code == 1
    assert "B2" in err
    assert "[formula_without_value]" in err


def refused_as(run: Call, path: Path, table: Path) -> str:
    """What is said of a table that is refused whole, which must change nothing."""
    before = path.read_bytes()
    code, out, err = run("fill", path, "--quarter", "2026Q1", "--from", table)
    assert (code, out, path.read_bytes()) == (1, "", before)
    return err


def test_a_renamed_table_is_told_by_what_it_is(
    run: Call, empty: Path, table: Table, workbook: Workbook
) -> None:
    text = table("code,value\n10,5\n", name="số liệu.xlsx")
    assert "văn bản CSV" in refused_as(run, empty, text)
    book = workbook(("code", "value"), (10, 5))
    err = refused_as(run, empty, book.rename(book.with_suffix(".csv")))
    assert "[renamed_file]" in err
    assert "đổi đuôi tệp thành .xlsx" in err


@pytest.mark.parametrize("name", ["báo cáo.docx", "báo cáo.xlsx", "báo cáo.csv"])
def test_a_word_file_is_no_table(run: Call, empty: Path, tmp_path: Path, name: str) -> None:
    docx.Document().save(str(tmp_path / name))
    assert "[not_a_table]" in refused_as(run, empty, tmp_path / name)


def test_a_picture_is_no_table_in_another_encoding(run: Call, empty: Path, tmp_path: Path) -> None:
    picture = tmp_path / "ảnh.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert "[not_a_table]" in refused_as(run, empty, picture)


def test_true_is_no_figure_but_marks_an_estimate(
    run: Call, empty: Path, workbook: Workbook
) -> None:
    assert refusals(run, empty, workbook(("code", "value"), ("10", True))) == [(2, "not_a_number")]
    path = workbook(("code", "value", "estimate"), ("10", 5, True), ("3", 2, False))
    assert refusals(run, empty, path) == []


def test_a_code_in_a_number_cell_is_known(run: Call, empty: Path, workbook: Workbook) -> None:
    assert refusals(run, empty, workbook(("code", "value"), (15.1, 80), (10, 5))) == []
    assert (values(run, empty)["15.1"], values(run, empty)["10"]) == ("80", "5")


def test_a_code_that_excel_may_have_shortened_is_asked_about(
    run: Call, empty: Path, workbook: Workbook
) -> None:
    path = workbook(("code", "state"), (3.1, "done"), (3.4, "done"))
    assert refusals(run, empty, path) == [(2, "ambiguous_code")]
