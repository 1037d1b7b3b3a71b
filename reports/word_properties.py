"""The document properties: the report's own, and nothing of the program or template behind it."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.sax.saxutils import escape

from domain.report import Report
from reports.extended_properties import extended_properties
from reports.word_package import OFFICE, XML_HEAD, WordPackage

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_EXTENDED_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"


def set_properties(package: WordPackage, report: Report) -> None:
    """Write the properties anew, whatever the template brought along."""
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    extended = f"{OFFICE}/extended-properties"
    for kind in (core, extended, f"{OFFICE}/custom-properties"):
        for name in package.related("", kind):
            package.remove(name)
    for name in package.related("", f"{_PACKAGE}/relationships/metadata/thumbnail"):
        package.remove(name)
    package.add("docProps/core.xml", _core(report), _CORE_TYPE)
    package.add("docProps/app.xml", extended_properties(report.office), _EXTENDED_TYPE)
    package.relate("", core, "docProps/core.xml")
    package.relate("", extended, "docProps/app.xml")


def _core(report: Report) -> bytes:
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    office = escape(report.office)
    return (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(report.title)}</dc:title>"
        f"<dc:subject>{escape(report.letterhead.subject)}</dc:subject>"
        f"<dc:creator>{office}</dc:creator><cp:lastModifiedBy>{office}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{now}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{now}</dcterms:modified>'
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    ).encode()
