"""A Word file as its parts: bytes by name, content types and relationships, and the zip around it.

It knows nothing of what the parts say; `reports/word_xml.py` and its neighbours do.
"""

from __future__ import annotations

import posixpath
import zipfile
from pathlib import Path
from typing import IO

from lxml import etree

CONTENT_TYPES = "[Content_Types].xml"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# The zip format's first day: a file's parts carry no trace of when and where they were made.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


class WordPackage:
    """The parts of one Word file in memory."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self._types = etree.fromstring(parts[CONTENT_TYPES])
        self._relations: dict[str, etree._Element] = {}

    @classmethod
    def read(cls, file: IO[bytes] | Path) -> WordPackage:
        """The package in that file."""
        with zipfile.ZipFile(file) as archive:
            return cls({name: archive.read(name) for name in archive.namelist()})

    @property
    def document(self) -> str:
        """The name of the part that holds the text."""
        return self.related("", f"{OFFICE}/officeDocument")[0]

    def related(self, source: str, kind: str) -> list[str]:
        """The names of the parts to which `source` stands in that relation; "" is the file."""
        folder = posixpath.dirname(source)
        return [
            posixpath.normpath(posixpath.join(folder, relation.get("Target", ""))).lstrip("/")
            for relation in self._relations_of(source)
            if relation.get("Type") == kind
        ]

    def relate(self, source: str, kind: str, target: str) -> str:
        """Relate `source` to the part named `target` and give back the relation's id."""
        relations = self._relations_of(source)
        used = {relation.get("Id") for relation in relations}
        fresh = next(f"rId{n}" for n in range(1, len(used) + 2) if f"rId{n}" not in used)
        link = posixpath.relpath(target, posixpath.dirname(source) or ".")
        etree.SubElement(
            relations, f"{{{RELATIONSHIPS}}}Relationship", Id=fresh, Type=kind, Target=link
        )
        return fresh

    def add(self, name: str, blob: bytes, content_type: str) -> None:
        """Put a part in, in place of any of that name, and declare its content type."""
        self.parts[name] = blob
        path = f"/{name}"
        for old in self._types.findall(f"{{{TYPES}}}Override[@PartName='{path}']"):
            self._types.remove(old)
        etree.SubElement(
            self._types, f"{{{TYPES}}}Override", PartName=path, ContentType=content_type
        )

    def remove(self, name: str) -> None:
        """Take a part out, with the file's own relation to it."""
        self.parts.pop(name, None)
        for relation in list(self._relations_of("")):
            if relation.get("Target", "").lstrip("/") == name:
                self._relations_of("").remove(relation)
        for old in self._types.findall(f"{{{TYPES}}}Override[@PartName='/{name}']"):
            self._types.remove(old)

    def save(self, file: IO[bytes] | Path) -> None:
        """Write the package as a zip, content types first as the standard advises."""
        self.parts[CONTENT_TYPES] = serialized(self._types)
        for source, relations in self._relations.items():
            self.parts[_relations_name(source)] = serialized(relations)
        names = sorted(self.parts, key=lambda name: (name != CONTENT_TYPES, name))
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in names:
                info = zipfile.ZipInfo(name, _NO_TIME)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, self.parts[name])

    def _relations_of(self, source: str) -> etree._Element:
        if source not in self._relations:
            blob = self.parts.get(_relations_name(source))
            self._relations[source] = (
                etree.fromstring(f'<Relationships xmlns="{RELATIONSHIPS}"/>')
                if blob is None
                else etree.fromstring(blob)
            )
        return self._relations[source]


def serialized(element: etree._Element) -> bytes:
    """A part's XML with the declaration that Office writes."""
    return (XML_HEAD + etree.tostring(element, encoding="unicode")).encode()


def _relations_name(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")
