"""The appendix tables: every row is poured into the mould of a prototype row of the template.

A prototype table has one row for the header, one for the column numbers and one for each RowKind,
marked `[header]`, `[numbers]`, `[group]` … in the first cell. Its first cell gives the look of the
first column, its last cell that of all others. Moulds are made once a table and kept as text, so
that thousands of rows cost little more than joining strings.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import etree

from domain.problem import Problem
from domain.report import Align, Cell, Report, Row, RowKind, Table
from reports.word_characters import MARK
from reports.word_xml import (
    child,
    make,
    paragraph_text,
    section_of,
    section_width,
    set_property,
    text_xml,
    twips,
    w,
)

HEADER, NUMBERS = "header", "numbers"
KINDS = (HEADER, NUMBERS, *(kind.value for kind in RowKind))
_MARKED = re.compile(r"\[(\w+)\]")
# The header rows are one wide block of captions; the body's columns stand as the report says.
_CAPTIONS = {HEADER, NUMBERS}
_LAST_ROWS = (2, 1)
_SHORT_BLOCK = 8  # merged rows that fit together on a page; longer blocks may be parted


# Where a cell stands in its row: its column, the columns that it covers, and its vMerge.
# Plain tuples, because the rows of a large report look up their frames by them.
Place = tuple[int, int, str]
Frame = tuple[str, ...]
Look = tuple[str, str, str]


class Prototype:
    """The prototype rows of one table, and the moulds made from them."""

    def __init__(self, table: etree._Element, columns: Table, limit: float) -> None:
        self.rows = _marked_rows(table)
        self.widths = _widths(columns, limit)
        self.aligns = [column.align for column in columns.columns]
        self._namespaces = {f' xmlns:{p}="{uri}"' for p, uri in table.nsmap.items() if p}
        self._looks: dict[tuple[str, bool, Align | None, bool], Look] = {}
        self._frames: dict[tuple[str, bool, tuple[Place, ...]], Frame] = {}

    def row(self, kind: str, places: tuple[Place, ...], texts: list[str], keep: bool) -> str:
        """A table row as XML: the texts between the pieces of the frame for such rows."""
        key = (kind, keep, places)
        frame = self._frames.get(key)
        if frame is None:
            frame = self._frames[key] = self._frame(kind, places, keep)
        pieces = [
            piece for pair in zip(frame, map(text_xml, texts), strict=False) for piece in pair
        ]
        return "".join([*pieces, frame[-1]])

    def _frame(self, kind: str, places: tuple[Place, ...], keep: bool) -> Frame:
        """What stands before the first text of a row, between the texts, and after the last."""
        before = self._row_head(kind)
        frame = []
        for place in places:
            opening, closing = self._mould(kind, place, keep)
            frame.append(before + opening)
            before = closing
        return (*frame, f"{before}</w:tr>")

    def _mould(self, kind: str, place: Place, keep: bool) -> tuple[str, str]:
        column, across, merge = place
        align = Align.LEFT if across > 1 else self.aligns[column]
        look = (kind, column == 0, None if kind in _CAPTIONS else align, keep)
        if look not in self._looks:
            self._looks[look] = self._look(*look)
        opening, middle, closing = self._looks[look]
        width = sum(self.widths[column : column + across])
        span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
        merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
        return f'{opening}<w:tcW w:w="{width}" w:type="dxa"/>{span}{merged}{middle}', closing

    def _look(self, kind: str, first: bool, align: Align | None, keep: bool) -> Look:
        """A prototype cell in three pieces, parted where its width and where its text belong."""
        cells = self.rows[kind].findall(w("tc"))
        cell = copy.deepcopy(cells[0] if first else cells[-1])
        properties = child(cell, "tcPr")
        for name in ("tcW", "gridSpan", "hMerge", "vMerge"):
            for old in properties.findall(w(name)):
                properties.remove(old)
        properties.insert(0 if properties.find(w("cnfStyle")) is None else 1, make("width"))
        _set_paragraph(cell, align, keep)
        opening, _, rest = self._plain(cell).partition("<w:width/>")
        middle, _, closing = rest.partition(f"<w:t>{MARK}</w:t>")
        return opening, middle, closing

    def _row_head(self, kind: str) -> str:
        row = copy.deepcopy(self.rows[kind])
        for cell in row.findall(w("tc")):
            row.remove(cell)
        properties = child(row, "trPr")
        names = ["cantSplit", "tblHeader"] if kind in _CAPTIONS else ["cantSplit"]
        for name in names:
            set_property(properties, name)
        row.tail = None
        etree.SubElement(row, w("tc"))
        return self._plain(row).partition("<w:tc")[0]

    def _plain(self, element: etree._Element) -> str:
        """The element's XML without what would be wrong or heavy when repeated in every row."""
        for part in element.iter():
            for name in list(part.attrib):
                if "rsid" in str(name) or str(name).endswith(("}paraId", "}textId")):
                    del part.attrib[name]
        xml = etree.tostring(element, encoding="unicode", with_tail=False)
        for namespace in self._namespaces:
            xml = xml.replace(namespace, "", 1)
        return xml


def prototype_tables(body: etree._Element) -> list[etree._Element]:
    """The tables of the body whose first cell is marked as the prototype of the header."""
    return [
        table for table in body.findall(w("tbl")) if HEADER in _marked_rows(table, required=False)
    ]


def lay_tables(body: etree._Element, report: Report) -> list[list[str]]:
    """Shape the prototype tables for the report; give back the rows that belong at their marks.

    The rows stay text until the document is written: `rows_mark(k)` stands where the k-th go.
    """
    prototypes = prototype_tables(body)
    if len(prototypes) != len(report.appendices):
        raise Problem(
            "bad_template",
            f"Mẫu Word tạo ra {len(prototypes)} bảng phụ lục, báo cáo có {len(report.appendices)}.",
            "Hãy để một bảng mẫu trong vòng lặp phụ lục, hoặc dùng lại mẫu đi kèm chương trình.",
        )
    return [
        _lay_table(element, table, index)
        for index, (element, table) in enumerate(zip(prototypes, report.tables(), strict=True))
    ]


def rows_mark(index: int) -> str:
    """What stands in the document where the rows of that table go."""
    return f"<w:tr>{MARK}{index}{MARK}</w:tr>"


def _lay_table(element: etree._Element, table: Table, index: int) -> list[str]:
    prototype = Prototype(element, table, section_width(section_of(element)))
    rows = list(_rows(prototype, table))
    for row in element.findall(w("tr")):
        element.remove(row)
    _set_table_width(element, prototype.widths)
    etree.SubElement(element, w("tr")).text = f"{MARK}{index}{MARK}"
    return rows


def _set_table_width(element: etree._Element, widths: list[int]) -> None:
    properties = child(element, "tblPr")
    set_property(properties, "tblW", w=str(sum(widths)), type="dxa")
    set_property(properties, "tblLayout", type="fixed")
    grid = child(element, "tblGrid")
    for column in list(grid):
        grid.remove(column)
    grid.extend(make("gridCol", w=str(width)) for width in widths)


def _widths(table: Table, limit: float) -> list[int]:
    """The columns' widths in twips; a table wider than the page's text is drawn in."""
    scale = min(1.0, limit / table.width)
    edges = [0.0]
    for column in table.columns:
        edges.append(edges[-1] + column.width * scale)
    # Differences of rounded edges, so that roundings do not add up.
    return [twips(right) - twips(left) for left, right in pairwise(edges)]


def _rows(prototype: Prototype, table: Table) -> Iterator[str]:
    headings = [column.heading for column in table.columns]
    yield _caption_row(prototype, HEADER, headings)
    if table.numbers:
        yield _caption_row(prototype, NUMBERS, table.numbers)
    merges = Merges()
    for left, row, following in zip(
        range(len(table.rows), 0, -1), table.rows, (*table.rows[1:], None), strict=True
    ):
        places, texts = merges.places(row)
        # The last two rows stay together and with what follows: nothing stands on a page alone.
        keep = merges.holds() or left in _LAST_ROWS or _heads(row, following)
        yield prototype.row(row.kind.value, places, texts, keep)


def _heads(row: Row, following: Row | None) -> bool:
    """Whether a row is the head of the next one and must not be left alone under a page."""
    is_first_item = following is not None and following.kind is RowKind.ITEM
    return row.kind is RowKind.GROUP or (is_first_item and row.kind is not RowKind.ITEM)


def _caption_row(prototype: Prototype, kind: str, texts: Sequence[str]) -> str:
    places = tuple((column, 1, "") for column in range(len(texts)))
    return prototype.row(kind, places, list(texts), keep=False)


class Merges:
    """The merged cells that are still open: the rows that each column's has left, its breadth."""

    def __init__(self) -> None:
        self._open: dict[int, tuple[int, int]] = {}
        self._kept = 0

    def places(self, row: Row) -> tuple[tuple[Place, ...], list[str]]:
        """Where the row's cells stand, and their texts."""
        places, texts = [], []
        for column, cell in enumerate(row.cells):
            if cell is not None:
                merge = self._start(column, cell) if cell.down > 1 else ""
                places.append((column, cell.across, merge))
                texts.append(cell.text)
            elif across := self._carry_on(column):
                places.append((column, across, "continue"))
                texts.append("")
        return tuple(places), texts

    def holds(self) -> bool:
        """Whether a merged cell holds the row just placed on the page of the next one."""
        self._kept = max(0, self._kept - 1)
        return self._kept > 0

    def _start(self, column: int, cell: Cell) -> str:
        self._open[column] = (cell.down - 1, cell.across)
        if cell.down <= _SHORT_BLOCK:
            self._kept = max(self._kept, cell.down)
        return "restart"

    def _carry_on(self, column: int) -> int:
        """The breadth of the open merge in that column, 0 where there is none."""
        left, across = self._open.pop(column, (0, 0))
        if left > 1:
            self._open[column] = (left - 1, across)
        return across


def _set_paragraph(cell: etree._Element, align: Align | None, keep: bool) -> None:
    """Leave one paragraph with one run in the cell; the captions keep the template's alignment."""
    paragraph = _only_paragraph(cell)
    properties = child(paragraph, "pPr")
    if align is not None:
        set_property(properties, "jc", val=align.value)
    if keep:
        set_property(properties, "keepNext")
    etree.SubElement(_only_run(paragraph), w("t")).text = MARK


def _marked_rows(table: etree._Element, required: bool = True) -> dict[str, etree._Element]:
    rows: dict[str, etree._Element] = {}
    for row in table.findall(w("tr")):
        first = row.find(f"{w('tc')}/{w('p')}")
        found = None if first is None else _MARKED.match(paragraph_text(first).strip())
        if found:
            rows[found[1]] = row
    missing = [kind for kind in KINDS if kind not in rows]
    if required and missing:
        raise Problem(
            "bad_template",
            f"Bảng phụ lục của mẫu Word thiếu dòng mẫu [{'], ['.join(missing)}].",
            "Hãy thêm dòng đó vào bảng mẫu, hoặc dùng lại mẫu đi kèm chương trình.",
        )
    return rows


def _only_paragraph(cell: etree._Element) -> etree._Element:
    """The cell's first paragraph, the others taken out."""
    first, *others = cell.findall(w("p"))
    for other in others:
        cell.remove(other)
    return first


def _only_run(paragraph: etree._Element) -> etree._Element:
    """The paragraph's first run with its look but no content; everything else is taken out."""
    look = paragraph.find(f"{w('r')}/{w('rPr')}")
    for part in list(paragraph):
        if part.tag != w("pPr"):
            paragraph.remove(part)
    run = etree.SubElement(paragraph, w("r"))
    if look is not None:
        run.append(look)
    return run
