"""What text an Excel cell can hold, and the report's texts that none can."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.problem import Problem
from domain.report import Appendix, Chart, Report
from domain.text import MOST_IN_A_CELL, utf16_length

_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # not in XML 1.0
_AMBIGUOUS = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_MARKUP = re.compile(r"[&<>\r]|_x[0-9A-Fa-f]{4}_")


def xml_text(text: str) -> str:
    """The text as it stands between the tags of a cell."""
    if not _MARKUP.search(text):
        return text
    text = _AMBIGUOUS.sub("_x005F_", text)  # ECMA-376 part 1, 22.9.2.19: _xHHHH_ is a character
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "_x000D_")


def check_texts(report: Report) -> None:
    """Raise a Problem, with the place, for the first text that a cell cannot hold whole."""
    for place, text in _short_texts(report):
        check_text(text, place)
    for appendix in (*report.appendices, *report.summary):
        _check_rows(appendix)


def check_text(text: str, place: str) -> None:
    """Raise Problem `bad_character` or `text_too_long` for a text that a cell cannot hold whole."""
    bad = _BAD.search(text)
    if bad:
        sign = f"ký tự U+{ord(bad[0]):04X} ở vị trí {bad.start() + 1}"
        raise Problem(
            "bad_character",
            f"{place} có {sign}, không ghi được vào Excel.",
            "Hãy xóa ký tự đó rồi xuất lại.",
        )
    if len(text) * 2 > MOST_IN_A_CELL and utf16_length(text) > MOST_IN_A_CELL:
        raise Problem(
            "text_too_long",
            f"{place} dài {utf16_length(text)} ký tự; một ô Excel chứa tối đa {MOST_IN_A_CELL}.",
            "Hãy rút gọn nội dung rồi xuất lại.",
        )


def _check_rows(appendix: Appendix) -> None:
    for number, row in enumerate(appendix.table.rows):
        for column, cell in enumerate(row.cells):
            if cell is not None and _is_suspect(cell.text):
                check_text(cell.text, _place(appendix, number, column))


def _is_suspect(text: str) -> bool:
    """Whether the text is worth the trouble of naming its place."""
    return len(text) * 2 > MOST_IN_A_CELL or _BAD.search(text) is not None


def _place(appendix: Appendix, row: int, column: int) -> str:
    heading = " ".join(appendix.table.columns[column].heading.split())
    code = appendix.table.rows[row].code
    return f"{_name(appendix)}, dòng {row + 1} ({code}), cột “{heading}”"


def _name(appendix: Appendix) -> str:
    return appendix.label or appendix.sheet


def _short_texts(report: Report) -> Iterator[tuple[str, str]]:
    """The texts outside the rows, with the place where each stands."""
    yield "Tên báo cáo", report.title
    yield "Tên đơn vị", report.office
    yield "Trích yếu", report.letterhead.subject
    yield "Mã đơn vị", report.unit
    for appendix in (*report.appendices, *report.summary):
        yield from _appendix_texts(appendix)
    for chart in report.charts:
        yield from _chart_texts(chart)


def _appendix_texts(appendix: Appendix) -> Iterator[tuple[str, str]]:
    name, table = _name(appendix), appendix.table
    for text in (appendix.label, appendix.title, appendix.attached, appendix.end):
        yield f"Tiêu đề của {name}", text
    for text in (table.unit_line, table.note, *table.numbers):
        yield f"Ghi chú của {name}", text
    for column in table.columns:
        yield f"Tên cột của {name}", column.heading


def _chart_texts(chart: Chart) -> Iterator[tuple[str, str]]:
    names = (series.name for series in chart.series)
    for text in (chart.title, chart.axis, chart.alternative, *chart.categories, *names):
        yield f"Biểu đồ “{chart.key}”", text
