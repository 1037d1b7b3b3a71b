"""The report as a Word file: template, charts, tables, properties and the return inside it."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from domain.report import Report
from reports.word_characters import GUARD, refuse_bad_characters
from reports.word_charts import Picture, insert_charts
from reports.word_data import attach_data
from reports.word_layout import Styles, finish_layout, settle_sections
from reports.word_package import OFFICE, XML_HEAD, WordPackage
from reports.word_properties import set_properties
from reports.word_spacing import unbroken, unbroken_signs
from reports.word_tables import lay_tables, rows_mark
from reports.word_template import filled_template, shipped_template
from reports.word_xml import child

__all__ = ["write_word"]


def write_word(
    report: Report, path: Path, template: Path | None = None, picture: Picture | None = None
) -> None:
    """Write the report to exactly that path, in the look of the template (or the shipped one).

    `picture` draws a chart as PNG where the office prefers pictures; left out, matplotlib does.
    Problem `bad_character` or `bad_template` where the report or the template cannot be written.
    """
    refuse_bad_characters(report)
    package = WordPackage.read(
        filled_template(report, template or shipped_template(report.profile))
    )
    document = etree.fromstring(package.parts[package.document])
    rows = _arrange(document, package, report, picture)
    package.parts[package.document] = _document_xml(document, rows)
    set_properties(package, report)
    attach_data(package, report.data)
    package.save(path)


def _arrange(
    document: etree._Element, package: WordPackage, report: Report, picture: Picture | None
) -> list[list[str]]:
    """Finish the document's XML; the tables' rows are given back to be joined in as text."""
    body = child(document, "body")
    settle_sections(body)
    finish_layout(body, _styles(package))
    insert_charts(document, package, report, picture)
    return lay_tables(body, report)


def _styles(package: WordPackage) -> Styles:
    name = package.related(package.document, f"{OFFICE}/styles")[0]
    return Styles(etree.fromstring(package.parts[name]))


def _document_xml(document: etree._Element, tables: list[list[str]]) -> bytes:
    """The finished document; joined once and as bytes, as the rows are megabytes of it."""
    rest = etree.tostring(document, encoding="unicode")
    pieces = [XML_HEAD]
    for index, rows in enumerate(tables):
        before, _, rest = rest.partition(rows_mark(index))
        pieces += [unbroken(before.replace(GUARD, "")), *map(unbroken_signs, rows)]
    pieces.append(unbroken(rest.replace(GUARD, "")))
    return b"".join([piece.encode() for piece in pieces])
