"""Workbooks that say it in an odd way: under other prefixes, in parts of other names, again."""

from collections.abc import Callable, Iterator

from tests.hostile.hostile import Hostile
from tests.hostile.tables import (
    MAIN,
    OFFICE,
    OLE,
    ROWS,
    SHEET,
    Parts,
    book,
    sheet,
    stored,
    with_,
    with_sheet,
)


def odd_books() -> Iterator[Hostile]:
    """Every odd workbook."""
    for name, (edit, code) in BOOKS.items():
        yield Hostile(f"book: {name}", "bảng.xlsx", book(edit), code)
    for name, edit in GOOD_AFTER_ALL.items():
        yield Hostile(f"book: {name}", "bảng.xlsx", book(edit), "", rows=1)


def _renamed(held: Parts, name: str, content: bytes) -> None:
    """The sheet under another name, where the workbook finds it all the same."""
    del held[SHEET]
    held[name] = content
    for part in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        old, new = SHEET.removeprefix("xl/"), name.removeprefix("xl/")
        held[part] = held[part].replace(old.encode(), new.encode())


def _workbook(more: str = "", sheets: int = 1) -> bytes:
    several = "".join(
        f'<sheet name="S{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, sheets + 1)
    )
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{several}</sheets>{more}</workbook>'
    ).encode()


def _related(kind: str, target: str, mode: str = "Internal") -> Callable[[Parts], None]:
    """One more relation of the workbook, to a part of any name."""
    more = f'<Relationship Id="rId9" Type="{kind}" Target="{target}" TargetMode="{mode}"/>'

    def edit(held: Parts) -> None:
        name = "xl/_rels/workbook.xml.rels"
        held[name] = held[name].replace(b"</Rel", f"{more}</Rel".encode())
        held["xl/x.bin"] = OLE

    return edit


def _shared(texts: int) -> Callable[[Parts], bytes]:
    return stored(with_("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">'.encode() + b"".join(
        b"<si><t>%d</t></si>" % number for number in range(texts)) + b"</sst>"))  # fmt: skip


def _retyped(kind: str) -> Callable[[Parts], None]:
    """The workbook's own type in the list of types is another."""

    def edit(held: Parts) -> None:
        name = "[Content_Types].xml"
        held[name] = held[name].replace(
            b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            kind.encode(),
        )

    return edit


def _pointing_before_the_first(held: Parts) -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    more = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    held["[Content_Types].xml"] = held["[Content_Types].xml"].replace(b"</Types>", more.encode())
    held["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}"><si><t>7</t></si></sst>'.encode()
    with_sheet(ROWS.replace('<c r="B2"><v>5</v>', '<c r="B2" t="s"><v>-1</v>'))(held)


BOOKS: dict[str, tuple[Callable[[Parts], object], str]] = {
    "a link to another workbook in a part of any name": (
        _related(f"{OFFICE}/externalLink", "x.bin"), "external_content"),
    "macros in a part of any name": (
        _related("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "x.bin"),
        "active_content"),
    "the type of a workbook with macros": (
        _retyped("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "active_content"),
    "a shared text before the first": (_pointing_before_the_first, "damaged_package"),
    "an OLE object in a part of any name": (
        _related(f"{OFFICE}/oleObject", "x.bin"), "active_content"),
    "300 sheets in one part": (
        with_("xl/workbook.xml", _workbook(sheets=300)), "damaged_package"),
    "a thousand relations to one part": (
        lambda held: [_related(f"{OFFICE}/x", "worksheets/../worksheets/sheet1.xml")(held)
                      for _ in range(1000)], "damaged_package"),
    "a million shared texts": (_shared(600_000), "table_too_long"),
    "a million elements that nobody knows": (
        stored(with_sheet(ROWS + "<z/>" * 1_100_000)), "table_too_long"),
    "a million empty rows": (stored(with_sheet(ROWS + "<row/>" * 1_100_000)), "table_too_long"),
    "rows in disorder": (
        with_sheet(ROWS + '<row r="1"><c r="B1"><v>7</v></c></row>'), "damaged_package"),
    "cells in disorder": (
        with_sheet(ROWS + '<row r="3"><c r="B3"><v>7</v></c><c r="A3"><v>2</v></c></row>'),
        "damaged_package"),
    "the same cell twice": (
        with_sheet(ROWS.replace('<c r="B2">', '<c r="B2"><v>7</v></c><c r="B2">')),
        "damaged_package"),
    "a cell of another row": (
        with_sheet(ROWS + '<row r="3"><c r="B77"><v>7</v></c></row>'), "damaged_package"),
    "an entity in a part of another name": (
        lambda held: _renamed(held, "xl/worksheets/sheet1.dat", b'<!DOCTYPE x [<!ENTITY a "5">]>'
                              + sheet().partition(b"?>")[2]), "hostile_file"),
    "UTF-7 in a part of another name": (
        lambda held: _renamed(held, "xl/worksheets/sheet1.dat",
                              sheet().replace(b"UTF-8", b"UTF-7")), "hostile_file"),
    "a sheet in a part that need not be XML": (
        lambda held: _renamed(held, "xl/worksheets/sheet1.vml", sheet()), "damaged_package"),
    "Strict Open XML": (
        lambda held: held.update({
            name: blob.replace(MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main")
            for name, blob in held.items()}), "strict_workbook"),
    "a formula without a result in a part of another name": (
        lambda held: _renamed(held, "xl/other/s.xml",
                              sheet(ROWS.replace("<v>5</v>", "<f>1+1</f>"))),
        "formula_without_value"),
}  # fmt: skip
GOOD_AFTER_ALL: dict[str, Callable[[Parts], object]] = {
    "all cells merged": with_sheet(
        after='<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>'),
    "all cells merged, in a prefix of our letters": with_(
        SHEET, sheet(after='<đ:mergeCells><đ:mergeCell ref="A3:XFD1048576"/></đ:mergeCells>')
        .replace(b"<worksheet ", f'<worksheet xmlns:đ="{MAIN}" '.encode())),
    "all cells merged, in a part of another name": lambda held: _renamed(
        held, "xl/worksheets/sheet1.dat",
        sheet(after='<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>')),
    "merges over merges": with_sheet(
        after="<mergeCells>" + '<mergeCell ref="A3:GR19000"/>' * 3000 + "</mergeCells>"),
    "a link from all cells": with_sheet(
        after='<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>'),
    "a thousand links from a million cells": with_sheet(
        after="<hyperlinks>" + '<hyperlink ref="A3:GR19000" location="x"/>' * 1000
        + "</hyperlinks>"),
    "names of pages that are none": with_("xl/workbook.xml", _workbook(
        '<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">zz!!!</definedName>'
        '<definedName name="_xlnm.Print_Area" localSheetId="0">x</definedName></definedNames>')),
}  # fmt: skip
