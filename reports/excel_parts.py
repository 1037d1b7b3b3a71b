"""Reads a workbook's parts with nothing but zip and XML: the independent path of the read back.

Files come by e-mail, so nothing in them is trusted: sizes are limited and entities refused.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from domain.problem import Problem

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PART_LIMIT = 200_000_000  # bytes of one part unpacked
_DECLARATIONS = tuple(
    mark.encode(code)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for code in ("utf-8", "utf-16-le", "utf-16-be")
)
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.ASCII)
_LETTERS = 26
_FAILURES = (
    *(OSError, BadZipFile, KeyError, ValueError, IndexError),
    *(ElementTree.ParseError, NotImplementedError, RuntimeError, EOFError, zlib.error),
)


@dataclass(frozen=True, slots=True)
class StoredCell:
    """A cell as the file holds it; `number` is its digits where it is a number."""

    row: int
    column: int
    text: str
    number: str
    style: int

    @property
    def address(self) -> str:
        """The cell's name in Excel: `C7`."""
        return f"{column_name(self.column)}{self.row}"


class ExcelParts:
    """A workbook opened as a zip file of XML parts."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._known: dict[str, Element] = {}
        try:
            self._archive = ZipFile(path)
            self._sheets = dict(self._sheet_parts())
            self._shared = self._shared_strings()
        except _FAILURES as failure:
            raise self._unreadable() from failure

    def __enter__(self) -> ExcelParts:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._archive.close()

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """The names of the sheets in their order, hidden ones included."""
        return tuple(self._sheets)

    @property
    def part_names(self) -> tuple[str, ...]:
        """The names of all parts in the file."""
        return tuple(self._archive.namelist())

    def cells(self, sheet: str) -> Iterator[StoredCell]:
        """The sheet's cells that hold something, row by row."""
        for node in self.xml(self._sheets[sheet]).iter(f"{_MAIN}c"):
            text, number = self._content(node)
            if text or number:
                row, column = _placed(node.get("r", ""))
                yield StoredCell(row, column, text, number, int(node.get("s", "0")))

    def sheet_xml(self, sheet: str) -> Element:
        """The sheet's part."""
        return self.xml(self._sheets[sheet])

    def merges(self, sheet: str) -> dict[str, tuple[int, int]]:
        """The merged cells by their first cell's name: how many rows and columns each covers."""
        found = {}
        for node in self.sheet_xml(sheet).iter(f"{_MAIN}mergeCell"):
            first, _, last = node.get("ref", "").partition(":")
            (top, left), (bottom, right) = _placed(first), _placed(last)
            found[first] = (bottom - top + 1, right - left + 1)
        return found

    def defined_names(self) -> dict[str, str]:
        """The workbook's names with what each stands for: `'Phụ lục'!$A$1`."""
        nodes = self.xml("xl/workbook.xml").iter(f"{_MAIN}definedName")
        return {node.get("name", ""): node.text or "" for node in nodes}

    def xml(self, part: str) -> Element:
        """That part, parsed; Problem `bad_excel_file` where it is missing, too large or broken."""
        try:
            return self._parsed(part)
        except _FAILURES as failure:
            raise self._unreadable() from failure

    def number_formats(self) -> list[str]:
        """The format code of each cell style; empty for the general format."""
        styles = self.xml("xl/styles.xml")
        codes = {
            node.get("numFmtId"): node.get("formatCode", "")
            for node in styles.iter(f"{_MAIN}numFmt")
        }
        codes.update(_BUILT_IN)
        records = styles.find(f"{_MAIN}cellXfs")
        return [
            codes.get(node.get("numFmtId"), "") for node in (() if records is None else records)
        ]

    def _parsed(self, part: str) -> Element:
        if part not in self._known:
            self._known[part] = self._read(part)
        return self._known[part]

    def _read(self, part: str) -> Element:
        with self._archive.open(part) as stream:  # the size that a zip file states may be a lie
            source = stream.read(_PART_LIMIT + 1)
        if len(source) > _PART_LIMIT:
            raise ValueError(f"{part} is too large")
        if any(mark in source for mark in _DECLARATIONS):
            raise ValueError(f"{part} declares entities")
        return ElementTree.fromstring(source)

    def _sheet_parts(self) -> Iterator[tuple[str, str]]:
        targets = {
            node.get("Id"): node.get("Target", "")
            for node in self._parsed("xl/_rels/workbook.xml.rels")
        }
        for node in self._parsed("xl/workbook.xml").iter(f"{_MAIN}sheet"):
            target = targets[node.get(_RELATED)]
            yield node.get("name", ""), target[1:] if target[0] == "/" else f"xl/{target}"

    def _shared_strings(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self._archive.namelist():
            return []
        return [_joined(node) for node in self._parsed("xl/sharedStrings.xml").iter(f"{_MAIN}si")]

    def _content(self, node: Element) -> tuple[str, str]:
        """The text and the digits of a cell; a formula counts with its kept result."""
        kind = node.get("t", "n")
        value = node.findtext(f"{_MAIN}v", "")
        if kind == "s":
            return (self._shared[int(value)] if value else ""), ""
        if kind == "inlineStr":
            return _joined(node), ""
        return ("", value) if kind == "n" else (value, "")

    def _unreadable(self) -> Problem:
        return Problem(
            "bad_excel_file",
            f"Tệp “{self._name}” không đọc được như một tệp Excel (.xlsx).",
            "Hãy mở tệp bằng Excel, lưu lại thành .xlsx rồi thử lại.",
        )


# The number formats that a file may use without naming them (ECMA-376 part 1, 18.8.30).
_BUILT_IN = {"1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "49": "@"}


def column_name(number: int) -> str:
    """The letters of a column counted from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def _placed(address: str) -> tuple[int, int]:
    """Row and column of `C7`."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        raise ValueError(f"no cell {address!r}")
    column = 0
    for letter in found[1]:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _joined(node: Element) -> str:
    """The text of a string item: its runs together, without phonetic hints."""
    runs = [*node.iterfind(f"{_MAIN}t"), *node.iterfind(f"{_MAIN}r/{_MAIN}t")]
    runs += node.iterfind(f"{_MAIN}is/{_MAIN}t")
    runs += node.iterfind(f"{_MAIN}is/{_MAIN}r/{_MAIN}t")
    return _ESCAPED.sub(
        lambda found: chr(int(found[1], 16)), "".join(one.text or "" for one in runs)
    )
