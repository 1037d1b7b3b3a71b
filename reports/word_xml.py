"""Short names for the WordprocessingML that the Word modules read and write."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPECIAL = re.compile(r"[&<>\n\t]")
TWIPS_PER_MM = 1440 / 25.4
MM_PER_TWIP = 25.4 / 1440


def w(name: str) -> str:
    """The full name of an element or attribute of the main namespace."""
    return f"{{{W}}}{name}"


def twips(millimetres: float) -> int:
    """Twentieths of a point, the unit in which Word writes lengths."""
    return round(millimetres * TWIPS_PER_MM)


def attribute(element: etree._Element | None, name: str, default: str = "") -> str:
    """A `w:` attribute, or the default where the element or the attribute is missing."""
    return default if element is None else element.get(w(name), default)


def text_xml(text: str) -> str:
    """The content of a run that prints this text literally, tabs and line breaks included."""
    if not text:
        return ""
    if not _SPECIAL.search(text):  # most texts, and there are tens of thousands of them
        return f'<w:t xml:space="preserve">{text}</w:t>'
    return "<w:br/>".join(_tabbed_xml(line) for line in text.split("\n"))


def _tabbed_xml(line: str) -> str:
    pieces = (
        f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else ""
        for piece in line.split("\t")
    )
    return "<w:tab/>".join(pieces)


def paragraph_text(paragraph: etree._Element) -> str:
    """The text of a paragraph with its line breaks and tabs."""
    signs = {w("br"): "\n", w("tab"): "\t"}
    # Only what stands in a run: a tab stop among the properties has the same name as a tab.
    return "".join(
        signs.get(str(part.tag), part.text or "")
        for run in paragraph.iter(w("r"))
        for part in run.iterchildren(w("t"), w("br"), w("tab"))
    )


def style_id(paragraph: etree._Element) -> str:
    """The id of the paragraph's style; empty for the default style."""
    return attribute(paragraph.find(f"{w('pPr')}/{w('pStyle')}"), "val")


def section_of(element: etree._Element) -> etree._Element:
    """The properties of the section in which a child of the body stands."""
    for following in (element, *element.itersiblings()):
        own = following if following.tag == w("sectPr") else following.find(f".//{w('sectPr')}")
        if own is not None:
            return own
    raise ValueError("the body ends without section properties")


def section_width(section: etree._Element) -> float:
    """The width of a section's text in millimetres."""
    margins = section.find(w("pgMar"))
    page = int(attribute(section.find(w("pgSz")), "w", "11906"))
    sides = int(attribute(margins, "left", "0")) + int(attribute(margins, "right", "0"))
    return (page - sides) * MM_PER_TWIP


def child(parent: etree._Element, name: str) -> etree._Element:
    """A properties element such as `tblPr`, made in its place where it is missing."""
    found = parent.find(w(name))
    if found is None:
        found = make(name)
        parent.insert(1 if name == "tblGrid" else 0, found)
    return found


# The order of a property's neighbours is fixed by the schema; these are the ones before ours.
_BEFORE_SPACING = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
    "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd snapToGrid"
)
_BEFORE = {
    "keepNext": "pStyle",
    "ind": f"{_BEFORE_SPACING} spacing",
    "jc": f"{_BEFORE_SPACING} spacing ind contextualSpacing mirrorIndents suppressOverlap",
    "cantSplit": "cnfStyle divId gridBefore gridAfter wBefore wAfter",
    "tblHeader": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight",
    "tblW": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize",
    "tblLayout": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd"
    ),
}


def set_property(properties: etree._Element, name: str, **values: str) -> None:
    """Put a property in its place, instead of any of that name."""
    for old in properties.findall(w(name)):
        properties.remove(old)
    before = {w(other) for other in _BEFORE[name].split()}
    at = sum(1 for part in properties if part.tag in before)
    properties.insert(at, make(name, **values))


def make(name: str, **values: str) -> etree._Element:
    """An element of the main namespace with attributes of it."""
    attributes = {w(key): value for key, value in values.items()}
    return etree.Element(w(name), attributes, nsmap={"w": W})
