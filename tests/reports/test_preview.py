"""The preview is the same report: parsed back, its texts are the Report's, in their places."""

from __future__ import annotations

import dataclasses
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from domain.composing.appendices import tasks_appendix
from domain.office import ChartForm, Profile
from domain.report import BlockKind, ChartKind, Report, Row, Table
from reports.preview_chart import chart_svg
from reports.preview_html import preview_html
from reports.preview_pages import Piece, line_count, parted
from tests.domain.small_plan import Q3
from tests.domain.small_report import material
from tests.reports.sample import sample_report

ROOT = Path(__file__).resolve().parents[2]


class Pages(HTMLParser):
    """What the HTML prints: paragraphs, and the tables of each page row by row."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pages: list[str] = []
        self.paragraphs: list[str] = []
        self.rows: list[list[tuple[str, int, int]]] = []
        self.heads: list[list[str]] = []
        self.tags: list[str] = []
        self._grid = self._head = self._skip = False
        self._text: list[str] | None = None
        self._spans = (1, 1)
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        looks = (has.get("class") or "").split()
        self.tags.append(tag)
        if tag == "table" and "page" in looks:
            self.pages.append("across" if "across" in looks else "upright")
        if tag == "table":
            self._grid = "grid" in looks
        if tag in ("thead", "tbody"):
            self._head = tag == "thead"
        if tag == "tr" and self._grid:
            (self.heads if self._head else self.rows).append([])
        if tag in ("td", "th", "p"):
            self._text = []
            self._skip = "again" in looks
            self._spans = (int(has.get("colspan") or 1), int(has.get("rowspan") or 1))

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" and self._text is not None:
            self.paragraphs.append("".join(self._text))
        elif tag in ("td", "th") and self._text is not None and self._grid and not self._skip:
            self._close_cell("".join(self._text))
        if tag == "table":
            self._grid = False
        if tag in ("td", "th", "p"):
            self._text = None

    def _close_cell(self, text: str) -> None:
        if self._head:
            self.heads[-1].append(text)
        else:
            self.rows[-1].append((text, *self._spans))


def printed(report: Report) -> Pages:
    return Pages(preview_html(report))


def own_cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells if cell] for row in table.rows]


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize("rows", [None, 400])
def test_every_cell_is_printed_once_and_in_its_place(profile: Profile, rows: int | None) -> None:
    report = sample_report(profile, rows)
    found = [[text for text, _, _ in row] for row in printed(report).rows]
    assert found == [cells for table in report.tables() for cells in own_cells(table)]


def test_merged_cells_are_merged() -> None:
    report = sample_report()
    spans = {
        text: (across, down) for row in printed(report).rows for text, across, down in row if text
    }
    merged = [
        cell
        for table in report.tables()
        for row in table.rows
        for cell in row.cells
        if cell and (cell.across > 1 or cell.down > 1)
    ]
    assert merged
    for cell in merged:
        assert spans[cell.text] == (cell.across, cell.down)


def test_the_header_stands_on_every_page_of_an_appendix() -> None:
    report = sample_report(rows=200)
    pages = printed(report)
    across = pages.pages.count("across")
    headings = [[column.heading for column in table.columns] for table in report.tables()]
    assert across > 6
    assert sum(head in headings for head in pages.heads) == across
    assert pages.pages == sorted(pages.pages, key=["upright", "across"].index)


@pytest.mark.parametrize("profile", list(Profile))
def test_every_text_of_the_body_is_printed(profile: Profile) -> None:
    report = sample_report(profile)
    # Centred lines are broken as in the Word file.
    paragraphs = [text.replace("\n", " ") for text in printed(report).paragraphs]
    head, signature = report.letterhead, report.signature
    texts = [head.superior, head.issuer, head.number, head.place_and_date, head.kind, head.subject]
    texts += [block.text for block in report.body if block.text]
    texts += [*signature.authority, signature.title, signature.name, *report.recipients]
    for appendix in report.appendices:
        texts += [appendix.label, appendix.title, appendix.attached]
        texts += [appendix.table.unit_line, appendix.table.note, appendix.end]
    assert not [text for text in texts if text and text not in paragraphs]
    assert all(any(name in paragraph for paragraph in paragraphs) for name in head.addressees)


@pytest.mark.parametrize("profile", list(Profile))
def test_the_marks_of_state_and_party_are_never_mixed(profile: Profile) -> None:
    html = preview_html(sample_report(profile))
    recipients = re.search(r'<p class="([^"]+)" style="font-size: (\w+)pt[^>]+>Nơi nhận:', html)
    assert recipients is not None
    if profile.is_party:
        assert recipients.groups() == ("left underline", "14")
        assert "-----" in html
    else:
        assert recipients.groups() == ("left bold italic", "12")
        assert "-----" not in html


def test_names_in_the_head_are_broken_as_in_the_word_file() -> None:
    report = sample_report(Profile.ND30)
    head = dataclasses.replace(report.letterhead, issuer="ỦY BAN NHÂN DÂN PHƯỜNG MÔNG DƯƠNG")
    html = preview_html(dataclasses.replace(report, letterhead=head))
    assert "ỦY BAN NHÂN DÂN\nPHƯỜNG MÔNG DƯƠNG" in html


HOSTILE = "<script>alert(1)</script> & <2,05 {{ x }} \"a\" 'b' </td></table>  hai\ndòng 😀"


def test_what_stands_around_a_long_table_is_printed_on_its_first_and_last_page_only() -> None:
    report = sample_report(rows=400)
    long = report.appendices[-1]
    noted = dataclasses.replace(
        long, end="./.", table=dataclasses.replace(long.table, note="Ghi chú của biểu dài.")
    )
    html = preview_html(dataclasses.replace(report, appendices=(noted,)))
    pages = [Pages(page).paragraphs for page in html.split('class="page across"')[1:]]
    assert len(pages) > 2
    around = [
        [text for text in page if text in (long.title, noted.table.note, noted.end)]
        for page in pages
    ]
    assert around == [[long.title], *[[]] * (len(pages) - 2), [noted.table.note, noted.end]]


def test_markup_in_a_text_stays_text() -> None:
    report = sample_report()
    first, *rest = report.body
    (appendix, *others) = report.appendices
    row = appendix.table.rows[1]
    number = row.cells[0]
    assert number is not None
    cells = (dataclasses.replace(number, text=HOSTILE), *row.cells[1:])
    rows = (dataclasses.replace(row, cells=cells), *appendix.table.rows[2:])
    table = dataclasses.replace(appendix.table, rows=rows)
    hostile = dataclasses.replace(
        report,
        title=HOSTILE,
        body=(dataclasses.replace(first, text=HOSTILE), *rest),
        appendices=(dataclasses.replace(appendix, table=table), *others),
    )
    pages = printed(hostile)
    assert HOSTILE in pages.paragraphs
    assert pages.rows[0][0][0] == HOSTILE
    assert "script" not in pages.tags


def test_a_long_merged_block_is_carried_on_over_the_page() -> None:
    report = sample_report()
    (appendix, *_) = report.appendices
    model = appendix.table.rows[1]
    assert model.cells[0] is not None
    number = dataclasses.replace(model.cells[0], text="15", down=60)
    rows: list[Row] = [dataclasses.replace(model, cells=(number, *model.cells[1:]))]
    rows += [dataclasses.replace(model, cells=(None, *model.cells[1:])) for _ in range(59)]
    table = dataclasses.replace(appendix.table, rows=tuple(rows))
    long = dataclasses.replace(report, appendices=(dataclasses.replace(appendix, table=table),))
    html = preview_html(long)
    assert html.count('<td class="again"') == html.count('class="page across"') - 1 > 0
    assert [[text for text, _, _ in row] for row in Pages(html).rows] == own_cells(table)


def test_without_charts_no_caption_is_left() -> None:
    html = preview_html(sample_report(chart_form=ChartForm.NONE))
    assert "<img" not in html
    assert "Biểu đồ 1" not in html


@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_chart_is_an_svg_with_its_words_and_figures(kind: ChartKind) -> None:
    for chart in sample_report().charts:
        svg = ElementTree.fromstring(chart_svg(dataclasses.replace(chart, kind=kind)))
        texts = [text.text for text in svg.iter("{http://www.w3.org/2000/svg}text")]
        assert chart.title in texts
        assert all(series.name in texts for series in chart.series)
        for series in chart.series:
            for value in series.values:
                if value:
                    assert str(value).replace(".", ",") in texts


def test_stacked_bars_lie_as_in_the_word_file() -> None:
    chart = next(one for one in sample_report().charts if one.kind is ChartKind.STACKED_BAR)
    bars = re.findall(r'<rect [^>]*width="([\d.]+)" height="([\d.]+)"', chart_svg(chart))
    parts = bars[: -len(chart.series)]  # the legend's samples come last
    assert len({tall for _, tall in parts}) == 1
    assert len({wide for wide, _ in parts}) > 3


def test_a_chart_without_any_figure_is_drawn() -> None:
    (chart, *_) = sample_report().charts
    empty = dataclasses.replace(chart, series=(), categories=())
    assert ElementTree.fromstring(chart_svg(empty)).tag.endswith("svg")


def test_nothing_is_fetched_from_anywhere() -> None:
    html = preview_html(sample_report())
    sources = re.findall(r'(?:src|href)="([^"]{0,30})', html)
    assert sources
    assert all(source.startswith("data:image/svg+xml;base64,") for source in sources)


def test_pieces_that_stay_together_share_a_page() -> None:
    pieces = [Piece(40), Piece(40), Piece(10, keep=True), Piece(40), Piece(200), Piece(5)]
    pages = parted(pieces, 100)
    assert [list(page) for page in pages] == [[0, 1], [2, 3], [4], [5]]
    assert [list(page) for page in parted(pieces[:3], 100, 50)] == [[0], [1, 2]]


@pytest.mark.parametrize(
    ("text", "lines"), [("", 1), ("một", 1), ("một\nhai\n", 3), ("chữ " * 60, 6), ("x" * 300, 11)]
)
def test_lines_are_counted_as_they_wrap(text: str, lines: int) -> None:
    assert abs(line_count(text, 60, 11) - lines) <= 2


def test_headings_are_not_left_at_the_foot_of_a_page() -> None:
    html = preview_html(sample_report())
    headings = {b.text for b in sample_report().body if b.kind is BlockKind.HEADING_1}
    for page in html.split('class="page"')[1:]:
        inside = Pages(page).paragraphs
        assert not inside or inside[-1] not in headings


def test_matplotlib_and_the_window_are_not_needed() -> None:
    code = (
        "import sys\nfrom tests.reports.sample import sample_report\n"
        "from reports.preview_html import preview_html\npreview_html(sample_report())\n"
        "sys.exit(any(n in sys.modules for n in ('matplotlib', 'PySide6', 'docxtpl', 'openpyxl')))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=False)
    assert done.returncode == 0


def test_the_windows_text_view_shows_every_cell(qapp: object) -> None:
    from PySide6.QtGui import QTextDocument  # noqa: PLC0415

    document = QTextDocument()
    document.setHtml(preview_html(sample_report()))
    shown = " ".join(document.toPlainText().split())
    for table in sample_report().tables():
        for cells in own_cells(table):
            assert all(" ".join(text.split()) in shown for text in cells)


def test_the_columns_of_tasks_hold_what_offices_write() -> None:
    columns = {one.key: one.width for one in tasks_appendix(material(Q3)).table.columns}
    words = ("Đã tổ chức 12 hội nghị quán triệt tới 100% chi bộ; " * 8)[:400]
    # With these many lines the first row still fits under the title and the first section's name.
    assert line_count(words, columns["result"] - 2, 11) <= 22
    assert line_count(words, columns["cause"] - 2, 11) <= 24
    assert line_count("Tháng 01/2026", columns["deadline"] - 2, 11) == 1
    assert line_count("Hoàn thành", columns["status"] - 2, 11) == 1
