"""What no line may part: the sign of a document, a figure and its unit, a date."""

from __future__ import annotations

import re

_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_SIGNED = re.compile(r"[^\W\d_]{1,8}/[A-ZĐ]")  # what follows the hyphen in `103-BC/ĐU`
_KEPT = re.compile(
    r"(?<=\d) (?=điểm %)|(?<=điểm) (?=%)|(?<=\d) (?=tỷ đồng|triệu đồng)"
    r"|(?<=[Qq]uý|QUÝ) (?=[IV]+\b)|(?<=[Tt]háng) (?=\d)|(?<=ngày) (?=\d)"
    r"|(?<=\b\d) (?=tháng\b|THÁNG\b)|(?<=[Nn]ăm|NĂM) (?=\d{4}\b)"
    r"|(?<=\bsố) (?=\d)|(?<=tại Phụ) (?=lục [\dIV])|(?<=tại Phụ lục) (?=[\dIV])"
    r"|(?<=\b[Mm]ục) (?=\d)"
)
_HYPHEN = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
_SPACE = "\u00a0"


def unbroken(document: str) -> str:
    """The XML of running text with such places made unbreakable.

    The hyphen is Word's own: a search for `103-BC/ĐU` still finds it.
    """
    return _TEXT.sub(lambda found: unbroken_signs(_KEPT.sub(_SPACE, found[0])), document)


def unbroken_signs(row: str) -> str:
    """The XML of a table's row with the signs kept whole; its columns are too narrow for more.

    The sign is looked for in the whole XML: the markup of rows, which hold no drawings with words
    of their own, never has it, and a look into every single text would cost a third of the export.
    """
    if "-" not in row:
        return row
    first, *rest = row.split("-")
    parts = [first]
    for piece in rest:
        signed = parts[-1][-1:].isdigit() and _SIGNED.match(piece)
        parts += [_HYPHEN if signed else "-", piece]
    return "".join(parts)
