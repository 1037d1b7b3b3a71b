"""The finishing touches that a template cannot express: sections, broken lines, measured rules."""

from __future__ import annotations

from lxml import etree

from reports.word_metrics import SAFE, balanced_lines, text_width
from reports.word_xml import (
    MM_PER_TWIP,
    attribute,
    child,
    paragraph_text,
    section_of,
    section_width,
    set_property,
    style_id,
    text_xml,
    twips,
    w,
)

# Styles whose lines are broken by sense, not where the line happens to be full.
_BALANCED = {"Superior", "Issuer", "PlaceDate", "Subject", "SignerTitle", "SignerName"}
_BALANCED |= {"AppendixTitle", "Attached"}
# Rules under a text: the part of the text's length (Decree 30/2020, annex I: a third to a half).
_RULES = {"RuleIssuer": 0.42, "RuleSubject": 0.36}
_SECTION_END = "SectionEnd"
_DEFAULT_HALF_POINTS = "28"


class Styles:
    """The template's styles, for the sizes that an office may have changed."""

    def __init__(self, styles: etree._Element) -> None:
        self._styles = {attribute(style, "styleId"): style for style in styles.iter(w("style"))}

    def size(self, paragraph: etree._Element) -> float:
        """The size in points of the paragraph's first run."""
        return int(attribute(self._look(paragraph, "sz"), "val", _DEFAULT_HALF_POINTS)) / 2

    def bold(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph's first run is bold."""
        found = self._look(paragraph, "b")
        return found is not None and attribute(found, "val", "1") not in ("0", "false", "off")

    def indents(self, paragraph: etree._Element) -> float:
        """The paragraph's left and right indents together, in millimetres."""
        ind = paragraph.find(f"{w('pPr')}/{w('ind')}")
        if ind is None:
            ind = self._inherited(style_id(paragraph), f"{w('pPr')}/{w('ind')}")
        return sum(int(attribute(ind, side, "0")) for side in ("left", "right")) * MM_PER_TWIP

    def _look(self, paragraph: etree._Element, name: str) -> etree._Element | None:
        path = f"{w('rPr')}/{w(name)}"
        own = paragraph.find(f"{w('r')}/{path}")
        return own if own is not None else self._inherited(style_id(paragraph), path)

    def _inherited(self, style: str, path: str) -> etree._Element | None:
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            found = self._styles[style].find(path)
            if found is not None:
                return found
            style = attribute(self._styles[style].find(w("basedOn")), "val")
        return None


def finish_layout(body: etree._Element, styles: Styles) -> None:
    """Break the centred lines by sense, and draw the rules as long as their texts ask."""
    for paragraph in body.iter(w("p")):
        style = style_id(paragraph)
        if style in _BALANCED:
            _break_lines(paragraph, styles)
        elif style in _RULES:
            _fit_rule(paragraph, styles, _RULES[style])


def settle_sections(body: etree._Element) -> None:
    """Let each section end with its last paragraph, and the document with its last section.

    In the template every section ends with a paragraph of its own, so that Word users see it; in
    the finished file such a paragraph could spill over to an empty page.
    """
    _drop_section_after_last(body)
    for paragraph in body.findall(w("p")):
        section = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
        before = paragraph.getprevious()
        if section is None or before is None or style_id(paragraph) != _SECTION_END:
            continue
        if before.tag == w("p") and before.find(f"{w('pPr')}/{w('sectPr')}") is None:
            child(before, "pPr").append(section)
            body.remove(paragraph)


def _drop_section_after_last(body: etree._Element) -> None:
    """After the last loop round the body's own section is empty: the last real one replaces it."""
    *_, last, own = body
    section = last.find(f"{w('pPr')}/{w('sectPr')}")
    if own.tag != w("sectPr") or section is None or paragraph_text(last):
        return
    body.replace(own, section)
    before = last.getprevious()
    if before is not None and before.tag == w("p"):
        body.remove(last)


def _break_lines(paragraph: etree._Element, styles: Styles) -> None:
    size, bold = styles.size(paragraph), styles.bold(paragraph)
    limit = (_room(paragraph) - styles.indents(paragraph)) * SAFE
    lines: list[str] = []
    for line in paragraph_text(paragraph).split("\n"):
        lines += balanced_lines(line, limit, size, bold)
    _set_text(paragraph, "\n".join(lines))


def _set_text(paragraph: etree._Element, text: str) -> None:
    """Put the text into the paragraph's first run; a paragraph with several looks is left alone."""
    runs = paragraph.findall(w("r"))
    if not runs or text == paragraph_text(paragraph):
        return
    first, *others = runs
    for other in others:
        paragraph.remove(other)
    for part in list(first):
        if part.tag != w("rPr"):
            first.remove(part)
    first.extend(etree.fromstring(f'<w:r xmlns:w="{first.nsmap["w"]}">{text_xml(text)}</w:r>'))


def _fit_rule(paragraph: etree._Element, styles: Styles, part: float) -> None:
    text = _text_above(paragraph)
    if text is None:
        return
    size, bold = styles.size(text), styles.bold(text)
    longest = max(text_width(line, size, bold) for line in paragraph_text(text).split("\n"))
    room = _room(paragraph)
    side = str(twips((room - min(longest, room) * part) / 2))
    set_property(child(paragraph, "pPr"), "ind", left=side, right=side)


def _text_above(paragraph: etree._Element) -> etree._Element | None:
    above = paragraph.getprevious()
    while above is not None and above.tag == w("p") and not paragraph_text(above).strip():
        above = above.getprevious()
    return above if above is not None and above.tag == w("p") else None


def _room(paragraph: etree._Element) -> float:
    """The width in millimetres that is free for a paragraph: its cell's or its section's."""
    parent = paragraph.getparent()
    if parent is not None and parent.tag == w("tc"):
        width = attribute(parent.find(f"{w('tcPr')}/{w('tcW')}"), "w", "0")
        return int(width) * MM_PER_TWIP
    return section_width(section_of(paragraph))
