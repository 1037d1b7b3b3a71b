"""The finished report as plain data; Word, Excel and pictures are renderings of it.

Everything printed is already text here, formatted in the Vietnamese manner, so that no renderer
decides about words or figures. Lengths are millimetres.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from domain.office import ChartForm, Profile
from domain.quarter import Quarter


class Align(StrEnum):
    """How the text of a column stands in its cells."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class RowKind(StrEnum):
    """What a table row is; the templates hold one prototype row for each."""

    GROUP = "group"  # a group of indicators or a section of tasks: bold, name over the columns
    MEASURE = "measure"
    TASK = "task"
    ITEM = "item"  # a sub-item of a task
    TOTAL = "total"


@dataclass(frozen=True)
class Column:
    """One column of a table: `heading` may hold line breaks, `width` is in millimetres."""

    key: str
    heading: str
    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Cell:
    """One printed cell.

    `text` is what is printed. `value` is the number behind it, for Excel, with `decimals` places
    and `suffix` printed after it (` (ước)`, already part of `text`). `across` and `down` are the
    columns and rows that the cell covers.
    """

    text: str = ""
    value: Decimal | None = None
    decimals: int = 0
    suffix: str = ""
    across: int = 1
    down: int = 1


@dataclass(frozen=True)
class Row:
    """A table row: one cell a column, None where another cell covers the place."""

    kind: RowKind
    cells: tuple[Cell | None, ...]
    code: str = ""


@dataclass(frozen=True)
class Table:
    """A table of an appendix with its unit line above and its note below.

    `numbers` is the customary row of column numbers under the header, empty where there is none.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    numbers: tuple[str, ...] = ()
    unit_line: str = ""
    note: str = ""

    @property
    def width(self) -> float:
        """The table's width in millimetres."""
        return sum(column.width for column in self.columns)


@dataclass(frozen=True)
class Appendix:
    """An appendix on landscape pages of its own.

    `label` is `Phụ lục I`, `title` its name in capitals, `attached` the bracketed line that names
    the report, `sheet` the Excel sheet's name, `end` the mark under the last line (`./.` or ``).
    """

    label: str
    title: str
    attached: str
    sheet: str
    table: Table
    end: str = ""


class BlockKind(StrEnum):
    """The kinds of block in the report's body."""

    HEADING_1 = "heading_1"  # I. …
    HEADING_2 = "heading_2"  # 1. …
    HEADING_3 = "heading_3"  # a) …
    PARAGRAPH = "paragraph"
    BULLET = "bullet"  # - …
    CHART = "chart"


@dataclass(frozen=True)
class Block:
    """One block of the body.

    `key` names the paragraph for the clerk's edits (`opening`, `measures.group.II`); `text` is
    printed, numbering included. `chart` is the key of the chart that a chart block shows.
    """

    kind: BlockKind
    text: str
    key: str = ""
    chart: str = ""


@dataclass(frozen=True)
class Series:
    """One series of a chart; None where there is no figure.

    `look` numbers its fill or line; None takes the series' place. So what a chart leaves out does
    not change how the others look, and a status looks alike in every quarter.
    """

    name: str
    values: tuple[Decimal | None, ...]
    look: int | None = None


class ChartKind(StrEnum):
    """How a chart is drawn."""

    BAR = "bar"
    STACKED_BAR = "stacked_bar"
    LINE = "line"


@dataclass(frozen=True)
class Chart:
    """A chart as data: `alternative` is the text for those who cannot see it."""

    key: str
    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    axis: str = ""
    alternative: str = ""

    @property
    def looks(self) -> tuple[int, ...]:
        """The number of each series' fill or line."""
        return tuple(at if one.look is None else one.look for at, one in enumerate(self.series))


@dataclass(frozen=True)
class Letterhead:
    """The head of page one.

    `number` and `place_and_date` have blanks that the văn thư fills after signing
    (Decree 30/2020/ND-CP, article 15).
    """

    superior: str
    issuer: str
    number: str
    place_and_date: str
    kind: str  # BÁO CÁO
    subject: str
    addressees: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signature:
    """The signature block: lines of authority, then the signer's title, a space, and the name."""

    authority: tuple[str, ...]
    title: str
    name: str


@dataclass(frozen=True)
class Report:
    """The whole quarterly report of one unit."""

    profile: Profile
    quarter: Quarter
    unit: str
    office: str
    letterhead: Letterhead
    body: tuple[Block, ...]
    signature: Signature
    recipients: tuple[str, ...]
    appendices: tuple[Appendix, ...]
    summary: tuple[Appendix, ...] = ()  # Excel only: counts by group and section
    charts: tuple[Chart, ...] = ()
    chart_form: ChartForm = ChartForm.NATIVE
    title: str = ""  # document property
    data: str = ""  # the return as canonical JSON, carried inside the files

    def chart(self, key: str) -> Chart:
        """The chart of that key; KeyError where there is none."""
        return next(chart for chart in self.charts if chart.key == key)

    def tables(self) -> Iterator[Table]:
        """The tables of the appendices, in printed order."""
        return (appendix.table for appendix in self.appendices)
