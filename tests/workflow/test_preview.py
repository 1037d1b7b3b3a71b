"""The preview of a data file, from the job and from the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.store import Store
from domain.problem import Problem
from domain.quarter import Quarter
from tests.reports.test_preview import Pages, own_cells
from workflow.export import report_of
from workflow.preview import preview, write_preview

QUARTER = Quarter(2026, 3)
Call = Callable[..., tuple[int, str, str]]


def test_the_demonstration_report_is_shown_whole(demo: Path) -> None:
    with Store.open(demo) as store:
        report = report_of(store, QUARTER)
        shown = Pages(preview(store, QUARTER))
    cells = [cells for table in report.tables() for cells in own_cells(table)]
    assert [[text for text, _, _ in row] for row in shown.rows] == cells
    assert [one.text for one in report.body if one.text] == [
        text for text in shown.paragraphs if text in {one.text for one in report.body if one.text}
    ]


def test_an_earlier_preview_is_written_over_but_nothing_else(demo: Path, tmp_path: Path) -> None:
    with Store.open(demo) as store:
        first = write_preview(store, QUARTER, tmp_path / "xem" / "trước.html")
        assert write_preview(store, QUARTER, first).read_text(encoding="utf-8").startswith("<!DOC")
        with pytest.raises(Problem) as refused:
            write_preview(store, QUARTER, demo)
    assert refused.value.code == "not_a_preview"


def test_the_command_line_writes_it(run: Call, demo: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.html"
    code, out, _ = run("preview", demo, "--quarter", "2026Q3", "--out", target, "--profile", "nd30")
    assert (code, out) == (0, f"{target}\n")
    assert "Độc lập - Tự do - Hạnh phúc" in target.read_text(encoding="utf-8")
