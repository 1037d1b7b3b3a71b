"""Word and Excel files made wrong on purpose: templates that attack, exports that were changed."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from domain.office import Profile
from reports.word_template import shipped_template

WORD = shipped_template(Profile.ND30)
EXCEL = WORD.with_name("appendices.xlsx")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT, TYPES = "word/document.xml", "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"
OLE = bytes.fromhex("D0CF11E0A1B11AE1")

Edit = Callable[[str], str]
Make = Callable[[Path], Path]


def rewrite(source: Path, target: Path, part: str, edit: Edit) -> Path:
    """The file with one part edited."""
    with zipfile.ZipFile(source) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    text = parts[part].decode()
    changed = edit(text)
    assert changed != text, f"nothing was changed in {part}"
    parts[part] = changed.encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name, blob in parts.items():
            new.writestr(name, blob)
    return target


def tag(code: str) -> Make:
    """A Word template with that code in a paragraph of its letterhead."""
    return lambda folder: rewrite(
        WORD,
        folder / "own.docx",
        DOCUMENT,
        lambda text: text.replace("{{ report.letterhead.kind }}", code, 1),
    )


def word(old: str, new: str, part: str = DOCUMENT) -> Make:
    """A Word template in which one thing was replaced."""
    return lambda folder: rewrite(
        WORD, folder / "own.docx", part, lambda text: text.replace(old, new, 1)
    )


def relation(kind: str, mode: str = ' TargetMode="External"', target: str = "http://x/y") -> Make:
    """A Word template with one more relation."""
    one = f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    return word("</Relationships>", f"{one}</Relationships>", RELATIONS)


def field(code: str) -> Make:
    """A Word template with that field."""
    run = f'<w:p><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r></w:p>'
    return word("<w:sectPr>", f"{run}<w:sectPr>")


def simple_field(code: str) -> Make:
    """A Word template with that field in its short form."""
    return word("<w:sectPr>", f'<w:p><w:fldSimple w:instr="{code}"/></w:p><w:sectPr>')


def member(name: str, blob: bytes = b"x", source: Path = WORD) -> Make:
    """A template with one more part."""

    def make(folder: Path) -> Path:
        path = folder / f"own{source.suffix}"
        path.write_bytes(source.read_bytes())
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, blob)
        return path

    return make


def plain(name: str, blob: bytes) -> Make:
    """A file of those bytes."""

    def make(folder: Path) -> Path:
        (folder / name).write_bytes(blob)
        return folder / name

    return make


def renamed(source: Path, name: str) -> Make:
    """A good template under another name."""
    return plain(name, source.read_bytes())


def cut(source: Path) -> Make:
    """A template of which the second half never arrived."""
    return plain(f"own{source.suffix}", source.read_bytes()[: source.stat().st_size // 2])


def flipped(source: Path) -> Make:
    """A template in which one byte of a compressed part was changed."""
    blob = bytearray(source.read_bytes())
    blob[len(blob) // 3] ^= 0xFF
    return plain(f"own{source.suffix}", bytes(blob))


def crowded(folder: Path) -> Path:
    """A template of more parts than any Office file has."""
    path = folder / "own.docx"
    path.write_bytes(WORD.read_bytes())
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(600):
            archive.writestr(f"x/{number}", b"")
    return path


def encrypted(folder: Path) -> Path:
    """A template whose parts say that they are encrypted."""
    path = folder / "own.docx"
    blob = bytearray(WORD.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = blob.find(mark)
        while place >= 0:
            blob[place + at] |= 1
            place = blob.find(mark, place + 4)
    path.write_bytes(bytes(blob))
    return path


def packed_otherwise(folder: Path) -> Path:
    """A template with a part packed as no Office program packs it."""
    path = folder / "own.docx"
    path.write_bytes(WORD.read_bytes())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("word/x.xml", b"<x/>")
    return path


def a_folder(folder: Path) -> Path:
    """A folder under a template's name."""
    (folder / "own.docx").mkdir()
    return folder / "own.docx"


def nothing(folder: Path) -> Path:
    """A name without a file."""
    return folder / "own.docx"
