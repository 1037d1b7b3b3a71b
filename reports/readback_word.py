"""Reads a Word file back on a path of its own and compares it with the Report.

It shares no code with the writer: plain zipfile and ElementTree, so that a mistake of the writer's
helpers cannot hide itself.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

from domain.office import ChartForm
from domain.problem import Problem
from domain.report import Appendix, BlockKind, Chart, Report, Row
from reports.word_data import read_data

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LINE_END = re.compile(r" *\n")
_SHOWN = 60  # so many letters of a text are quoted in a difference

Grid = list[list[str | None]]


@dataclass
class WordText:
    """What a Word file prints: paragraphs and tables in the order of the body.

    A table's grid has None where a merged cell covers the place. `inside` are the paragraphs
    within tables.
    """

    parts: list[str | Grid] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    charts: list[list[tuple[str, list[str | None]]]] = field(default_factory=list)
    chart_categories: list[list[str | None]] = field(default_factory=list)

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs outside of tables."""
        return [part for part in self.parts if isinstance(part, str)]


def read_word(path: Path) -> WordText:
    """The texts, tables and charts of that Word file."""
    with zipfile.ZipFile(path) as archive:
        document = ElementTree.fromstring(archive.read("word/document.xml"))
        text = WordText()
        for element in document.find(f"{_W}body") or ():
            _read_part(element, text)
        for chart in _charts(archive, document):
            text.charts.append(_series(chart))
            text.chart_categories.append(_points(chart.find(f".//{_C}cat")))
    return text


def compare_word(path: Path, report: Report, text: WordText | None = None) -> tuple[str, ...]:
    """The differences between the file and the Report, each with its place; empty where none.

    `text` is what `read_word` has read of the file, where the caller has it already.
    """
    text = text or read_word(path)
    differences = [
        *_missing_heads(text, report),
        *_missing_body(text, report),
        *_appendix_differences(text, report),
        *_chart_differences(text, report),
    ]
    if report.data and not _carries(path, report.data):
        differences.append("Dữ liệu kèm theo tệp khác với số liệu đã nhập.")
    return tuple(differences)


def _carries(path: Path, data: str) -> bool:
    try:
        return read_data(path) == data
    except Problem:
        return False


# What the file says


def _read_part(element: ElementTree.Element, text: WordText) -> None:
    if element.tag == f"{_W}p":
        text.parts.append(_text(element))
    elif element.tag == f"{_W}tbl":
        text.parts.append(_grid(element))
        text.inside += [_text(paragraph) for paragraph in element.iter(f"{_W}p")]


def _text(element: ElementTree.Element) -> str:
    signs = {f"{_W}br": "\n", f"{_W}tab": "\t", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
    return _breakable(
        "".join(
            part.text or "" if part.tag == f"{_W}t" else signs.get(part.tag, "")
            for run in element.iter(f"{_W}r")
            for part in run
        )
    )


def _breakable(text: str) -> str:
    """The text whose spaces may all be broken: the file binds a figure to its unit."""
    return text.replace("\u00a0", " ")


def _grid(table: ElementTree.Element) -> Grid:
    return [list(_cells(row)) for row in table.findall(f"{_W}tr")]


def _cells(row: ElementTree.Element) -> Iterator[str | None]:
    for cell in row.findall(f"{_W}tc"):
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        carried = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
        yield None if carried else "\n".join(_text(p) for p in cell.findall(f"{_W}p"))
        across = 1 if span is None else int(span.get(f"{_W}val", "1"))
        yield from (None for _ in range(across - 1))


def _charts(
    archive: zipfile.ZipFile, document: ElementTree.Element
) -> Iterator[ElementTree.Element]:
    relations = ElementTree.fromstring(archive.read("word/_rels/document.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in relations.iter(_RELATION)}
    for chart in document.iter(f"{_C}chart"):
        target = posixpath.normpath(posixpath.join("word", targets[chart.get(f"{_R}id")]))
        yield ElementTree.fromstring(archive.read(target))


def _series(chart: ElementTree.Element) -> list[tuple[str, list[str | None]]]:
    return [
        (
            "".join(name or "" for name in _points(one.find(f"{_C}tx"))),
            _points(one.find(f"{_C}val")),
        )
        for one in chart.iter(f"{_C}ser")
    ]


def _points(holder: ElementTree.Element | None) -> list[str | None]:
    """The cached values in their places, None where one is missing."""
    count = None if holder is None else holder.find(f".//{_C}ptCount")
    if holder is None or count is None:
        return []
    points: list[str | None] = [None] * int(count.get("val", "0"))
    for point in holder.iter(f"{_C}pt"):
        points[int(point.get("idx", "0"))] = point.findtext(f"{_C}v", "")
    return points


# What the Report says


def _missing_heads(text: WordText, report: Report) -> Iterator[str]:
    """The letterhead, signature and recipients: each text must stand somewhere in its words."""
    head, signature = report.letterhead, report.signature
    groups: tuple[tuple[str, Iterable[str]], ...] = (
        ("Phần đầu văn bản", (head.superior, head.issuer, head.number, head.place_and_date)),
        ("Tên loại và trích yếu", (head.kind, head.subject)),
        ("Kính gửi", head.addressees),
        ("Phần ký", (*signature.authority, signature.title, signature.name)),
        ("Nơi nhận", report.recipients),
    )
    printed = _words("\n".join((*text.inside, *text.paragraphs)))
    for place, expected in groups:
        for one in expected:
            if _words(one) not in printed:
                yield f"{place}: thiếu “{one}”."


def _words(text: str) -> str:
    """The text on one line, for the lines of a head are broken anew, to fit.

    Other spaces count: the blanks of number and date are there to be filled in.
    """
    return _LINE_END.sub(" ", _breakable(text)).strip()


def _missing_body(text: WordText, report: Report) -> Iterator[str]:
    """The body's paragraphs must stand in the file in their order, letter by letter."""
    paragraphs, start = text.paragraphs, 0
    for block in report.body:
        if not block.text or (
            block.kind is BlockKind.CHART and report.chart_form is ChartForm.NONE
        ):
            continue
        try:
            start = paragraphs.index(_breakable(block.text), start) + 1
        except ValueError:
            yield f"Phần nội dung, đoạn {block.key or block.chart}: thiếu “{_short(block.text)}”."


def _appendix_differences(text: WordText, report: Report) -> Iterator[str]:
    start = 0
    for appendix in report.appendices:
        found = _appendix_at(text, appendix, start)
        if found is None:
            yield f"{appendix.label}: không có trong tệp."
            continue
        start = found
        yield from _missing_around(text, appendix, start)
        grid = text.parts[start]
        if isinstance(grid, list):
            yield from _table_differences(grid, appendix)


def _appendix_at(text: WordText, appendix: Appendix, start: int) -> int | None:
    """Where the table is that follows the appendix's title."""
    titled = False
    for at in range(start, len(text.parts)):
        part = text.parts[at]
        if isinstance(part, str):
            titled = titled or _words(part) == _words(appendix.title)
        elif titled:
            return at
    return None


def _missing_around(text: WordText, appendix: Appendix, at: int) -> Iterator[str]:
    """The lines above and below the table, each on the table's own side."""
    above = _run_of_texts(reversed(text.parts[:at]))
    below = _run_of_texts(text.parts[at + 1 :])
    table = appendix.table
    expected = (
        (above, (appendix.label, appendix.attached, table.unit_line)),
        (below, (table.note, appendix.end)),
    )
    for printed, lines in expected:
        for line in lines:
            if line and _words(line) not in printed:
                yield f"{appendix.label}: thiếu dòng “{_short(line)}”."


def _run_of_texts(parts: Iterable[str | Grid]) -> set[str]:
    """The paragraphs up to the next table."""
    texts = set()
    for part in parts:
        if not isinstance(part, str):
            break
        texts.add(_words(part))
    return texts


def _table_differences(grid: Grid, appendix: Appendix) -> Iterator[str]:
    table = appendix.table
    expected: list[tuple[str, list[str | None]]] = [
        ("dòng tiêu đề", [_breakable(column.heading) for column in table.columns])
    ]
    if table.numbers:
        expected.append(("dòng số cột", list(table.numbers)))
    expected += [(_row_name(at, row), _row_texts(row)) for at, row in enumerate(table.rows, 1)]
    if len(grid) != len(expected):
        yield f"{appendix.label}: có {len(grid)} dòng, phải có {len(expected)}."
    for printed, (name, texts) in zip(grid, expected, strict=False):
        if printed != texts:
            yield from _cell_differences(f"{appendix.label}, {name}", printed, texts)


def _row_name(at: int, row: Row) -> str:
    return f"dòng {at} (mã {row.code})" if row.code else f"dòng {at}"


def _row_texts(row: Row) -> list[str | None]:
    return [_breakable(cell.text) if cell else None for cell in row.cells]


def _cell_differences(
    place: str, printed: list[str | None], expected: list[str | None]
) -> Iterator[str]:
    if len(printed) != len(expected):
        yield f"{place}: có {len(printed)} cột, phải có {len(expected)}."
    for column, (is_, must) in enumerate(zip(printed, expected, strict=False), 1):
        if is_ != must:
            yield f"{place}, cột {column}: in “{_short(is_)}”, phải là “{_short(must)}”."


def _short(text: str | None) -> str:
    if text is None:
        return "(ô gộp)"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _chart_differences(text: WordText, report: Report) -> Iterator[str]:
    """The figures behind the native charts, in the order in which the body shows them."""
    if report.chart_form is not ChartForm.NATIVE:
        return
    shown = [report.chart(block.chart) for block in report.body if block.chart]
    if len(text.charts) != len(shown):
        yield f"Biểu đồ: có {len(text.charts)}, phải có {len(shown)}."
    for chart, series, names in zip(shown, text.charts, text.chart_categories, strict=False):
        if names != list(chart.categories) or not _same_series(chart, series):
            yield f"Biểu đồ “{chart.title}”: số liệu khác báo cáo."


def _same_series(chart: Chart, printed: list[tuple[str, list[str | None]]]) -> bool:
    figures = [
        (name, tuple(None if value is None else Decimal(value) for value in values))
        for name, values in printed
    ]
    return figures == [(series.name, series.values) for series in chart.series]
