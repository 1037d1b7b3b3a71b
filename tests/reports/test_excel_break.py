"""Pages end where a clerk would end them: no group name alone at the foot, no number torn apart."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from domain.report import Cell, Report, Row, RowKind
from reports.excel import write_excel
from reports.excel_break import page_ends
from reports.excel_grid import Grid
from tests.reports.sample import sample_report


def grid_of(*heights: float, kept: tuple[tuple[int, int], ...] = ()) -> Grid:
    grid = Grid()
    for height in heights:
        grid.add([], height)
    for first, last in kept:
        grid.keep(first, last)
    return grid


@pytest.mark.parametrize(
    ("heights", "kept", "ends"),
    [
        ((40, 40, 40), (), []),  # Excel itself ends the page
        ((40, 30, 40), ((2, 3),), [1]),  # the name goes with its row
        ((40, 20, 20), ((2, 3),), []),  # both fit
        ((40, 40, 20, 20), ((3, 4),), [2]),  # a hair too little: a printer may differ
        ((40, 60, 70), ((2, 3),), []),  # together they fit on no page
        ((60, 70), ((1, 2),), []),  # nothing stands above them
        ((0, 0, 0, 0, 0, 40, 40), ((6, 7),), [5]),  # a row without a height has Excel's own
    ],
)
def test_pages_end_before_what_belongs_together(
    heights: tuple[float, ...], kept: tuple[tuple[int, int], ...], ends: list[int]
) -> None:
    assert list(page_ends(grid_of(*heights, kept=kept), room=100)) == ends


def test_repeated_rows_take_their_room_on_every_later_page() -> None:
    grid = grid_of(30, 60, 40, 20, 20, kept=((4, 5),))
    assert list(page_ends(grid, room=100)) == []
    assert list(page_ends(grid, room=100, repeated=30)) == [3]


def many_groups() -> Report:
    """A report whose second appendix is one short group after another."""
    report = sample_report()
    table = report.appendices[1].table
    rows = []
    for number in range(1, 121):
        group = (Cell(str(number)), Cell(f"MỤC {number}", across=8), *(None,) * 7)
        rows.append(Row(RowKind.GROUP, group, str(number)))
        for place in range(1, 2 + number % 3):
            cells = (Cell(f"{number}.{place}"), Cell(f"việc {number}.{place}"))
            rows.append(Row(RowKind.TASK, (*cells, *(Cell(""),) * 7), f"{number}.{place}"))
    second = dataclasses.replace(
        report.appendices[1], table=dataclasses.replace(table, rows=tuple(rows))
    )
    return dataclasses.replace(report, appendices=(report.appendices[0], second))


def test_no_printed_page_ends_with_the_name_of_a_group(
    tmp_path: Path, soffice: Callable[[Path], Path]
) -> None:
    write_excel(many_groups(), tmp_path / "a.xlsx")
    pages = pypdf.PdfReader(soffice(tmp_path / "a.xlsx")).pages
    texts = [page.extract_text().strip() for page in pages]
    groups = [text for text in texts if "NHIỆM VỤ CỤ THỂ" in text and "MỤC" in text]
    assert len(groups) > 4
    lasts = [text.splitlines()[-1] for text in groups]
    assert [last for last in lasts if "MỤC" in last] == []
