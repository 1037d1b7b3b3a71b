"""The return inside a Word file: its canonical JSON in a custom XML part of our own.

Word and LibreOffice keep such a part when they save the file, but may give it another name; it is
found again by its namespace.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from reports.carried_data import checksum, damaged_data
from reports.office_package import check_package
from reports.word_package import OFFICE, XML_HEAD, WordPackage

NAMESPACE = "urn:so-ket-quy:return"
# Not item1.xml: that name is taken in files that come from python-docx's own template.
PART = "customXml/soKetQuy.xml"
PROPERTIES = "customXml/itemPropsSoKetQuy.xml"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_STORE_ID = "{6D1C3F52-8E0B-4B6A-9C55-5C0E6B51A7D4}"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def attach_data(package: WordPackage, data: str) -> None:
    """Put the return into the package; nothing where there is none."""
    if not data:
        return
    package.add(
        PART,
        (
            f'{XML_HEAD}<return xmlns="{NAMESPACE}" sha256="{checksum(data)}">{escape(data)}'
            "</return>"
        ).encode(),
        "application/xml",
    )
    package.add(PROPERTIES, _store_item(), _PROPERTIES_TYPE)
    package.relate(PART, f"{OFFICE}/customXmlProps", PROPERTIES)
    package.relate(package.document, f"{OFFICE}/customXml", PART)


def read_data(path: Path) -> str | None:
    """The return in that Word file, None where it carries none.

    Problem `damaged_data` where it was changed or cut, and the Problems of `check_package` for a
    file that is no package or a dangerous one.
    """
    check_package(path)
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("customXml/") and name.endswith(".xml"):
                root = _root(archive.read(name))
                if root is not None and root.tag == f"{{{NAMESPACE}}}return":
                    return _checked(root, path)
    return None


def _root(blob: bytes) -> ElementTree.Element | None:
    try:
        return ElementTree.fromstring(blob)
    except ElementTree.ParseError:
        return None  # a part of somebody else's


def _checked(root: ElementTree.Element, path: Path) -> str:
    data = root.text or ""
    if root.get("sha256") != checksum(data):
        raise damaged_data(path)
    return data


def _store_item() -> bytes:
    return (
        f'{XML_HEAD}<ds:datastoreItem xmlns:ds="{_STORE}" ds:itemID="{_STORE_ID}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
