"""Tables of values that must be refused, or read in full whatever they say of themselves."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator

from tests.hostile.hostile import Hostile

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/package/2006/content-types"
SHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>value</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>1</t></is></c><c r="B2"><v>5</v></c></row>'
)
SHEET = "xl/worksheets/sheet1.xml"
Parts = dict[str, bytes]


def tables() -> Iterator[Hostile]:
    """Every hostile table."""
    for name, (file, content, code) in FILES.items():
        yield Hostile(f"table: {name}", file, content, code)
    for name, (edit, code) in BOOKS.items():
        yield Hostile(f"table: {name}", "bảng.xlsx", book(edit), code)
    for name, edit in GOOD_AFTER_ALL.items():
        yield Hostile(f"table: {name}", "bảng.xlsx", book(edit), "", rows=1)
    whole = zipped(parts())
    for length in range(40, len(whole), len(whole) // 12):
        yield Hostile(f"table: cut at {length}", "bảng.xlsx", _bytes(whole[:length]),
                      "damaged_package")  # fmt: skip


def _bytes(content: bytes) -> Callable[[], bytes]:
    return lambda: content


def sheet(rows: str = ROWS, before: str = "", after: str = "") -> bytes:
    """A sheet's XML."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return (
        f'{head}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    ).encode()


def parts() -> Parts:
    """The parts of a small good workbook."""
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{KINDS}"><Default Extension="rels" ContentType="application/vnd.'
            'openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
            f'ContentType="{SHEETML}.sheet.main+xml"/><Override PartName="/{SHEET}" '
            f'ContentType="{SHEETML}.worksheet+xml"/></Types>'
        ).encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
            f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ).encode(),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="Bảng" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
            f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
        ).encode(),
        SHEET: sheet(),
    }


def zipped(held: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The parts as a zip."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, blob in held.items():
            package.writestr(name, blob)
    return stream.getvalue()


def book(edit: Callable[[Parts], object]) -> Callable[[], bytes]:
    """The file that the edit makes of a small good workbook."""

    def make() -> bytes:
        held = parts()
        made = edit(held)
        return made if isinstance(made, bytes) and made[:2] == b"PK" else zipped(held)

    return make


def with_(name: str, blob: bytes | str) -> Callable[[Parts], None]:
    """An edit that puts a part in."""
    return lambda held: held.update({name: blob.encode() if isinstance(blob, str) else blob})


def _instead(parts: Parts) -> Callable[[Parts], None]:
    """The package with these parts and no others."""

    def edit(held: Parts) -> None:
        held.clear()
        held.update(parts)

    return edit


def with_sheet(rows: str = ROWS, before: str = "", after: str = "") -> Callable[[Parts], None]:
    """An edit that puts in another sheet."""
    return with_(SHEET, sheet(rows, before, after))


def _big_sheet(rows: int, columns: int) -> Callable[[Parts], None]:
    def edit(held: Parts) -> None:
        cells = "<c><v>1</v></c>" * columns
        held[SHEET] = sheet(ROWS + f"<row>{cells}</row>" * rows)

    return edit


def stored(edit: Callable[[Parts], object]) -> Callable[[Parts], bytes]:
    """The edit, with nothing packed."""
    """Not packed at all, so that no ratio gives it away."""

    def make(held: Parts) -> bytes:
        edit(held)
        return zipped(held, zipfile.ZIP_STORED)

    return make


def _entity(declared: str, used: str) -> Callable[[Parts], None]:
    def edit(held: Parts) -> None:
        text = sheet(ROWS.replace("<t>code</t>", f"<t>code{used}</t>")).decode()
        held[SHEET] = text.replace("?>", f"?>{declared}", 1).encode()

    return edit


def _encoded(encoding: str) -> Callable[[Parts], None]:
    def edit(held: Parts) -> None:
        text = sheet().decode().replace("UTF-8", encoding)
        doctype = '?><!DOCTYPE worksheet [<!ENTITY a "b">]>'
        held[SHEET] = text.replace("?>", doctype, 1).encode(encoding)

    return edit


def _patched(find: bytes, new: bytes) -> Callable[[Parts], bytes]:
    def edit(held: Parts) -> bytes:
        whole = zipped(held)
        assert find in whole
        return whole.replace(find, new)

    return edit


def _encrypted(held: Parts) -> bytes:
    whole = bytearray(zipped(held))
    at = 0
    while (at := whole.find(b"PK\x03\x04", at)) >= 0:
        whole[at + 6] |= 1
        at += 4
    at = 0
    while (at := whole.find(b"PK\x01\x02", at)) >= 0:
        whole[at + 8] |= 1
        at += 4
    return bytes(whole)


def _wrong_sum(held: Parts) -> bytes:
    whole = zipped(held, zipfile.ZIP_STORED)
    return whole.replace(b"<v>5</v>", b"<v>6</v>")


def _lying_size(held: Parts) -> bytes:
    """The headers promise ten bytes where there are a hundred million."""
    held["xl/big.xml"] = bytes(100_000_000)
    whole = zipped(held)
    return whole.replace((100_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))


def _quoted(held: Parts) -> bytes:
    """A zip whose members overlap: each quotes the next."""
    body = zlib.compress(bytes(20_000_000))[2:-4]
    held["xl/bomb.xml"] = body
    return zipped({f"{name}{number}": body for number in range(300) for name in ("xl/a",)} | held)


def _wide_csv(columns: int) -> bytes:
    return b"code,value" + b",x" * columns + b"\n1,5\n"


FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.csv", lambda: b"", "file_empty"),
    "one byte": ("a.csv", lambda: b"x", "table_without_columns"),
    "21 million bytes": ("a.csv", lambda: b"code,value\n" + b"1,5\n" * 5_300_000, "file_too_large"),
    "30,000 rows": ("a.csv", lambda: b"code,value\n" + b"1,5\n" * 30_000, "table_too_long"),
    "30,000 blank rows": ("a.csv", lambda: b"code,value\n" + b"\n" * 30_000, "table_too_long"),
    "a million columns": ("a.csv", lambda: _wide_csv(1_000_000), "table_too_long"),
    "nine million columns": ("a.csv", lambda: b"," * 9_000_000, "table_too_long"),
    "300 columns": ("a.csv", lambda: _wide_csv(300), "table_too_long"),
    "a wide row": ("a.csv", lambda: b"code,value\n1,5" + b",x" * 300 + b"\n", "table_too_long"),
    "200 columns of 19,000 rows": (
        "a.csv", lambda: b"code,value," + b",".join(b"c%d" % n for n in range(198)) + b"\n"
        + (b"4,5" + b",123" * 198 + b"\n") * 19_000, "table_too_long"),
    "a cell of ten million letters": (
        "a.csv", lambda: b"code,value\n1," + b"x" * 10_000_000, "table_damaged"),
    "a quote that never ends": ("a.csv", lambda: b'code,value\n1,"5\n' * 9, "table_damaged"),
    "a quote in the middle": ("a.csv", lambda: b'code,value\n1,"5"6\n', "table_damaged"),

    "zero bytes": ("a.csv", lambda: b"code,value\n1,\0\n", "not_a_table"),
    "UTF-16 without a mark": ("a.csv", lambda: "code,value".encode("utf-16-le"), "table_empty"),
    "half a UTF-16 letter": ("a.csv", lambda: b"\xff\xfec\0o", "not_a_table"),
    "half a pair in UTF-16": ("a.csv", lambda: b"\xff\xfe\x00\xd8\x00\x00", "not_a_table"),
    "the old Vietnamese code page": (
        "a.csv", lambda: b"code,value,note\n1,5,\xd0\xf5", "wrong_encoding"),
    "a web page": ("a.csv", lambda: b" <html><table></table>", "not_a_table"),
    "a web page named .xlsx": ("a.xlsx", lambda: b"<html><table></table>", "not_a_table"),
    "a web page named .xls": ("a.xls", lambda: b"\xef\xbb\xbf<html>", "not_a_table"),
    "a PDF": ("a.xlsx", lambda: b"%PDF-1.7\n1 0 obj", "not_a_table"),
    "a picture": ("a.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "not_a_table"),
    "a program": ("a.csv", lambda: b"MZ\x90\0" + bytes(99), "not_a_table"),
    "a shortcut of Windows": ("a.lnk", lambda: b"L\0\0\0" + bytes(99), "not_a_table"),
    "an old .xls": ("a.xls", lambda: OLE + bytes(3000), "old_office_file"),
    "a password on it": ("a.xlsx", lambda: OLE + bytes(3000), "old_office_file"),
    "a header only": ("a.csv", lambda: b"code,value\n", "table_empty"),
    "no header": ("a.csv", lambda: b"1,5\n2,6\n", "table_without_columns"),
    "the same column twice": ("a.csv", lambda: b"code,value,value\n1,5,6\n",
                              "table_without_columns"),
    "two kinds of table": ("a.csv", lambda: b"code,value,state\n1,5,done\n", "table_of_two_kinds"),
    "an owner file of Excel": ("~$a.xlsx", lambda: b"\x03Lan" + bytes(161), "not_a_table"),
    "RTF": ("a.xlsx", lambda: b"{\\rtf1 code,value}", "renamed_file"),
    "an e-mail": ("a.csv", lambda: b"From: a@b\nSubject: x\n\ncode\n", "table_without_columns"),
}  # fmt: skip

_LAUGHS = "<!DOCTYPE x [" + '<!ENTITY a0 "ha">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
) + "]>"  # fmt: skip
BOOKS: dict[str, tuple[Callable[[Parts], object], str]] = {
    "a billion laughs": (_entity(_LAUGHS, "&a9;"), "hostile_file"),
    "quadratic blow-up": (
        _entity(f'<!DOCTYPE x [<!ENTITY a "{"x" * 100_000}">]>', "&a;" * 1000), "hostile_file"),
    "an entity from a file": (
        _entity('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"), "hostile_file"),
    "an entity from the network": (
        _entity('<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:9/x">]>', "&a;"),
        "hostile_file"),
    "a parameter entity": (
        _entity('<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]>', ""),
        "hostile_file"),
    "a DOCTYPE in UTF-16": (_encoded("UTF-16"), "hostile_file"),
    "a DOCTYPE in big-endian UTF-16": (_encoded("UTF-16BE"), "hostile_file"),
    "a DOCTYPE in UTF-32": (_encoded("UTF-32"), "hostile_file"),
    "a DOCTYPE in UTF-7": (
        with_(SHEET, b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-'),
        "hostile_file"),
    "a DOCTYPE in EBCDIC": (
        with_(SHEET, '<?xml version="1.0" encoding="cp037"?><!DOCTYPE x><x/>'.encode("cp037")),
        "hostile_file"),
    "a DOCTYPE in the list of types": (
        lambda held: held.update({"[Content_Types].xml": b"<!DOCTYPE x>"
                                  + held["[Content_Types].xml"]}), "hostile_file"),
    "a part of 100 million noughts": (with_("xl/big.xml", bytes(100_000_000)), "hostile_file"),
    "parts of 60 million in all": (
        lambda held: held.update({f"xl/{n}.bin": bytes(900_000) for n in range(70)}),
        "hostile_file"),
    "a hundred million noughts that call themselves ten": (_lying_size, "damaged_package"),
    "300 parts packed in themselves": (_quoted, "hostile_file"),
    "a thousand parts": (
        lambda held: held.update({f"x/{n}": b"" for n in range(1000)}), "hostile_file"),
    "the farthest cell": (
        with_sheet(ROWS + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "table_too_long"),
    "a far row": (with_sheet(ROWS + '<row r="1048576"><c><v>1</v></c></row>'), "table_too_long"),
    "a far column": (
        with_sheet(ROWS + '<row r="3"><c r="XFD3"><v>1</v></c></row>'), "table_too_long"),
    "a cell past the edge": (
        with_sheet(ROWS + '<row r="3"><c r="ZZZZ99999999"><v>1</v></c></row>'), "damaged_package"),
    "a million cells packed small": (_big_sheet(5000, 200), "hostile_file"),
    "a million cells": (stored(_big_sheet(5000, 200)), "table_too_long"),
    "three million empty cells": (
        stored(with_sheet(ROWS + f"<row>{'<c/>' * 190}</row>" * 15_000)), "table_too_long"),
    "macros": (with_("xl/vbaProject.bin", OLE), "active_content"),
    "macros elsewhere": (with_("x/VBAPROJECT.BIN", OLE), "active_content"),
    "an ActiveX control": (with_("xl/activeX/activeX1.bin", b"x"), "active_content"),
    "an OLE object": (with_("xl/embeddings/oleObject1.bin", OLE), "active_content"),
    "old macro sheets": (with_("xl/macrosheets/sheet1.xml", b"<x/>"), "active_content"),
    "a link to another workbook": (
        with_("xl/externalLinks/externalLink1.xml", b"<x/>"), "external_content"),
    "a connection to a database": (with_("xl/connections.xml", b"<x/>"), "external_content"),
    "a query of the web": (with_("xl/queryTables/queryTable1.xml", b"<x/>"), "external_content"),
    "a formula without a result": (
        with_sheet(ROWS.replace("<v>5</v>", "<f>1+1</f>")), "formula_without_value"),
    "a formula that starts a program": (
        with_sheet(ROWS.replace("<v>5</v>", "<f>cmd|'/c calc'!A1</f>")), "formula_without_value"),
    "a wrong checksum": (_wrong_sum, "damaged_package"),
    "encrypted members": (_encrypted, "damaged_package"),
    "an unknown compression": (
        lambda held: zipped(held, zipfile.ZIP_BZIP2), "damaged_package"),
    "members packed with LZMA": (lambda held: zipped(held, zipfile.ZIP_LZMA), "damaged_package"),
    "no workbook": (lambda held: held.pop("xl/workbook.xml"), "damaged_package"),
    "no list of types": (lambda held: held.pop("[Content_Types].xml"), "damaged_package"),
    "no sheet": (lambda held: held.pop(SHEET), "table_empty"),
    "an empty sheet": (with_(SHEET, b""), "damaged_package"),
    "a sheet cut in the middle": (with_(SHEET, sheet()[:400]), "damaged_package"),
    "a sheet of noughts": (with_(SHEET, bytes(500)), "hostile_file"),
    "a sheet that is a list": (with_(SHEET, b"<a><b/></a>"), "table_empty"),
    "no rows": (with_sheet(""), "table_empty"),
    "names that climb": (with_("../../x.xml", b"<x/>"), "hostile_file"),
    "names with a drive": (with_("C:\\x.xml", b"<x/>"), "hostile_file"),
    "names from the root": (with_("/etc/x.xml", b"<x/>"), "hostile_file"),
    "names with a stream": (with_("xl/a.xml:ads", b"<x/>"), "hostile_file"),
    "the same name twice": (
        lambda held: _twice(held, SHEET), "hostile_file"),
    "names that differ in case only": (
        lambda held: held.update({SHEET.upper(): sheet("")}), "hostile_file"),
    "the sheet in a loop of relations": (
        with_("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{RELATIONS}"><Relationship '
              f'Id="rId1" Type="{OFFICE}/worksheet" Target="workbook.xml"/></Relationships>'),
        "table_empty"),
    "deeply nested XML": (
        stored(with_(SHEET, b"<a>" * 200_000 + b"</a>" * 200_000)), "table_empty"),
    "nesting packed small": (
        with_(SHEET, b"<a>" * 200_000 + b"</a>" * 200_000), "hostile_file"),
    "a million attributes": (
        with_(SHEET, b"<a " + b" ".join(b'a%d=""' % n for n in range(100_000)) + b"/>"),
        "table_empty"),
    "a Word file": (
        _instead({"word/document.xml": b"<x/>"}),
        "not_a_table"),
    "an OpenDocument file": (
        _instead({"mimetype": b"application/x", "content.xml": b"<x/>"}), "not_a_table"),
    "a plain zip": (_instead({"a.txt": b"x"}), "not_a_table"),
    "a number of 5,000 digits": (
        with_sheet(ROWS.replace("<v>5</v>", f"<v>{'9' * 5000}</v>")), "damaged_package"),
    "a style that is not there": (
        with_sheet(ROWS.replace('<c r="B2">', '<c r="B2" s="9999">')), "damaged_package"),
    "a shared text that is not there": (
        with_sheet(ROWS.replace('<c r="B2">', '<c r="B2" t="s">')), "damaged_package"),
    "a day of the year 200,000": (
        with_sheet(ROWS.replace('<c r="B2"><v>5', '<c r="B2" t="d"><v>200000-13-99')),
        "damaged_package"),
}  # fmt: skip


def _twice(held: Parts, name: str) -> bytes:
    import warnings  # noqa: PLC0415 - zipfile warns of what is done here on purpose

    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w") as package:
        warnings.simplefilter("ignore")
        for part, blob in held.items():
            package.writestr(part, blob)
        package.writestr(name, sheet(""))
    return stream.getvalue()


GOOD_AFTER_ALL: dict[str, Callable[[Parts], object]] = {
    "a dimension that is too small": with_sheet(before='<dimension ref="A1:B1"/>'),
    "a dimension without end": with_sheet(before='<dimension ref="A1:XFD1048576"/>'),
    "a dimension that is none": with_sheet(before='<dimension ref="A1"/>'),
    "an error value": with_sheet(
        ROWS.replace("<v>5</v>", '<v>5</v></c><c r="C2" t="e"><v>#REF!</v>')
                             .replace("</row><row", '<c r="C1" t="inlineStr"><is><t>note</t></is>'
                                      "</c></row><row")),
    "text that looks like a formula": with_sheet(
        ROWS.replace('<c r="B2"><v>5</v>', '<c r="B2" t="inlineStr"><is><t>=1+1</t></is>')),
    "formulas with results": with_sheet(ROWS.replace("<v>5</v>", "<f>2+3</f><v>5</v>")),
    "hidden rows and columns": with_sheet(
        ROWS.replace('<row r="2">', '<row r="2" hidden="1">'),
        before='<cols><col min="1" max="16384" hidden="1"/></cols>'),
}  # fmt: skip
