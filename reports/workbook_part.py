"""One part of a workbook gone through by the parser of XML, which makes nothing of it."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from typing import IO
from xml.parsers import expat

from reports.office_package import begins_as_xml

_CHUNK = 1 << 16
_ADDRESS = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})", re.ASCII)
_LETTERS = 26
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/"
_LOOSE = ".vml"  # drawings of old, which need not be XML and are never parsed
_MOST_TIMES = 3  # so often may one part be related to another


class WorkbookPart:
    """How many elements the part has of each name, whatever their prefixes, and what it relates to.

    `is_whole` is whether it is XML, with its rows and cells in their order: the reader of tables
    passes over what stands out of order. A part that is no XML has nothing in it.
    `has_macro_type` is whether it says that the workbook, or a part of it, has macros.
    """

    def __init__(self, name: str, most: int) -> None:
        self.counted: Counter[str] = Counter()
        self.relations: set[str] = set()
        self.is_strict = False
        self.is_whole = True
        self.has_macro_type = False
        self._name = name.lower()
        self._most = most
        self._row = self._column = 0
        self._is_shared = self._is_index = False
        self._targets: Counter[str] = Counter()
        self._ids: set[str] = set()

    def read(self, stream: IO[bytes]) -> None:
        """Go through the part; what has too many elements is not read to its end."""
        chunk = stream.read(_CHUNK)
        if not begins_as_xml(chunk):
            return
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._begin
        parser.CharacterDataHandler = self._characters
        try:
            while chunk and self.counted.total() <= self._most:
                parser.Parse(chunk)
                chunk = stream.read(_CHUNK)
            if not chunk:
                parser.Parse(b"", True)
        except expat.ExpatError:
            self.is_whole = self.is_whole and self._name.endswith(_LOOSE)

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        self.counted[name] += 1
        self._is_index = name == "v" and self._is_shared
        if name == "c":
            self._is_shared = attributes.get("t") == "s"
            self._cell(attributes.get("r"))
        elif name == "row":
            self._next_row(attributes.get("r"))
        elif name == "Relationship":
            self._relation(attributes)
        elif name == "sheet":
            self._sheet(attributes)
        elif name in ("Override", "Default"):
            self.has_macro_type |= "macroenabled" in attributes.get("ContentType", "").lower()
            self._refuse_loose(attributes.get("PartName", ""))
        elif name in ("workbook", "worksheet"):
            self.is_strict |= any(text.startswith(_STRICT) for text in attributes.values())

    def _characters(self, text: str) -> None:
        """A shared text before the first would be read as the last one."""
        if self._is_index and "-" in text:
            self.is_whole = False

    def _next_row(self, number: str | None) -> None:
        if number is None:
            self._row += 1
        elif number.isascii() and number.isdecimal() and int(number[:9]) > self._row:
            self._row = int(number[:9])
        else:
            self.is_whole = False
        self._column = 0

    def _cell(self, address: str | None) -> None:
        if not self._row:  # the chain of computation has cells as well
            return
        if address is None:
            self._column += 1
            return
        found = _ADDRESS.fullmatch(address)
        column = _column(found[1]) if found else 0
        if not found or int(found[2]) != self._row or column <= self._column:
            self.is_whole = False
        self._column = column

    def _relation(self, attributes: dict[str, str]) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2].lower()
        self.relations.add(kind)
        if attributes.get("TargetMode") == "External":
            return
        target = attributes.get("Target", "")
        path = posixpath.normpath(posixpath.join("/xl", target)).lower()
        self._targets[path] += 1
        if self._targets[path] > _MOST_TIMES:
            self.is_whole = False
        if kind != "vmldrawing":
            self._refuse_loose(target)

    def _sheet(self, attributes: dict[str, str]) -> None:
        """Two sheets in one part are no workbook; a thousand of them are an attack."""
        ids = [text for name, text in attributes.items() if name.endswith(":id")]
        if self._ids.intersection(ids):
            self.is_whole = False
        self._ids.update(ids)

    def _refuse_loose(self, target: str) -> None:
        if target.lower().endswith(_LOOSE):
            self.is_whole = False


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number
