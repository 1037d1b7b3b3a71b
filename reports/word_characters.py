"""Characters that XML cannot hold are refused with their place, never dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.problem import Problem
from domain.report import Appendix, Report, Row

# Two code points that no text may hold (Unicode calls them noncharacters) mark our own places.
MARK = "\ufdd0"
GUARD = "\ufdd1"
# A carriage return is legal XML but is read back as a line feed: it would not arrive as it is.
_BAD = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")


def refuse_bad_characters(report: Report) -> None:
    """Problem `bad_character` where a text of the report cannot be written into the file."""
    for place, text in _texts(report):
        found = _BAD.search(text)
        if found:
            raise _problem(place, found)


def _problem(place: str, found: re.Match[str]) -> Problem:
    near = _BAD.sub("□", found.string[max(0, found.start() - 20) : found.end() + 20])
    return Problem(
        "bad_character",
        f"{place} có ký tự không ghi được vào tệp (U+{ord(found[0]):04X}): “{near}”.",
        "Hãy xóa ký tự đó (thường do sao chép từ phần mềm khác) rồi xuất lại.",
    )


def _texts(report: Report) -> Iterator[tuple[str, str]]:
    """Every text of the report with the words that name its place."""
    head = report.letterhead
    yield "Thông tin đơn vị", f"{report.office}\n{report.title}"
    yield (
        "Phần đầu văn bản",
        "\n".join(
            (
                head.superior,
                head.issuer,
                head.number,
                head.place_and_date,
                head.kind,
                head.subject,
                *head.addressees,
            )
        ),
    )
    for block in report.body:
        yield f"Đoạn “{block.text[:40]}”", block.text
    signature = report.signature
    yield "Phần ký", "\n".join((*signature.authority, signature.title, signature.name))
    yield "Nơi nhận", "\n".join(report.recipients)
    yield "Dữ liệu kèm theo tệp", report.data
    yield from _chart_texts(report)
    for appendix in report.appendices:
        yield from _appendix_texts(appendix)


def _chart_texts(report: Report) -> Iterator[tuple[str, str]]:
    for chart in report.charts:
        names = (series.name for series in chart.series)
        texts = (chart.title, chart.axis, chart.alternative, *chart.categories, *names)
        yield f"Biểu đồ “{chart.title}”", "\n".join(texts)


def _appendix_texts(appendix: Appendix) -> Iterator[tuple[str, str]]:
    table = appendix.table
    headings = (column.heading for column in table.columns)
    heads = (appendix.label, appendix.title, appendix.attached, appendix.end)
    texts = (*heads, table.unit_line, table.note, *table.numbers, *headings)
    yield appendix.label, "\n".join(texts)
    for row in table.rows:
        # One search over the whole row: the place within it is looked for only when it is bad.
        if _BAD.search("\n".join([cell.text for cell in row.cells if cell])):
            yield from _cell_texts(appendix, row)


def _cell_texts(appendix: Appendix, row: Row) -> Iterator[tuple[str, str]]:
    for column, cell in zip(appendix.table.columns, row.cells, strict=True):
        if cell:
            heading = " ".join(column.heading.split())
            yield f"{appendix.label}, dòng {row.code}, cột “{heading}”", cell.text
