"""Makes the shipped Word templates: run `python -m reports.template_word_design`.

The sizes and places are those of Decree 30/2020/ND-CP, annex I (state), and of Guidance
05-HD/VPTW (2026) and 36-HD/VPTW (2018) (Party). The templates are built part by part, so that
nothing foreign is in them; an office changes a copy in Word.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from domain.office import Profile
from domain.report import RowKind
from reports.template_word_styles import (
    FONT,
    MOTTO,
    NATIONAL,
    PARTY,
    PARTY_COLUMNS,
    STATE_COLUMNS,
    Style,
    styles_of,
    styles_xml,
)
from reports.template_word_theme import theme_xml
from reports.word_package import CONTENT_TYPES, OFFICE, XML_HEAD, WordPackage
from reports.word_tables import HEADER, NUMBERS
from reports.word_template import shipped_template
from reports.word_xml import W, twips

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_MARGINS = 'w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567"'


@dataclass(frozen=True)
class Design:
    """What differs between the profiles besides the styles."""

    profile: Profile
    columns: tuple[float, float]  # the letterhead's two columns
    right_head: str
    under_issuer: str
    under_subject: str
    under_attached: str
    styles: tuple[Style, ...]


def _paragraph(style: str, text: str = "", properties: str = "") -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{look}{properties}</w:pPr>{run}</w:p>"


def _tag(text: str) -> str:
    """A paragraph that is only a tag of the template: it vanishes when the report is made."""
    return _paragraph("", f"{{%p {text} %}}")


def _if(condition: str, *paragraphs: str) -> str:
    return "".join((_tag(f"if {condition}"), *paragraphs, _tag("endif")))


def _for(loop: str, *paragraphs: str) -> str:
    return "".join((_tag(f"for {loop}"), *paragraphs, _tag("endfor")))


def _cell(width: float, content: str, properties: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{properties}</w:tcPr>{content}'
        "</w:tc>"
    )


def _row(*cells: str, header: bool = False) -> str:
    repeated = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _table(
    widths: tuple[float, ...], rows: str, borders: str = "", padding: tuple[int, int] = (0, 0)
) -> str:
    total = sum(twips(width) for width in widths)
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/>{borders}'
        f'<w:tblLayout w:type="fixed"/>{_padding(*padding)}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{rows}</w:tbl>"
    )


def _padding(above: int, beside: int) -> str:
    """The margins inside a table's cells, in twips; said also where they are none, or Word adds."""
    sides = {"top": above, "left": beside, "bottom": above, "right": beside}
    margins = "".join(f'<w:{side} w:w="{wide}" w:type="dxa"/>' for side, wide in sides.items())
    return f"<w:tblCellMar>{margins}</w:tblCellMar>"


def _letterhead(design: Design) -> str:
    left, right = design.columns
    issuer = _if(
        "report.letterhead.superior", _paragraph("Superior", _value("letterhead.superior"))
    )
    issuer += _paragraph("Issuer", _value("letterhead.issuer")) + design.under_issuer
    rows = _row(_cell(left, issuer), _cell(right, design.right_head)) + _row(
        _cell(left, _paragraph("Number", _value("letterhead.number"))),
        _cell(right, _paragraph("PlaceDate", _value("letterhead.place_and_date"))),
    )
    return _table(design.columns, rows)


def _value(name: str) -> str:
    return f"{{{{ report.{name} }}}}"


def _addressees() -> str:
    """One addressee stands beside the words, several stand below them, aligned with the colon."""
    head = "report.letterhead.addressees"
    several = _paragraph("Addressee", "Kính gửi:") + _for(
        f"name in {head}",
        _tag("if loop.last"),
        _paragraph("AddresseeLast", "- {{ name }}."),
        _tag("else"),
        _paragraph("AddresseeItem", "- {{ name }};"),
        _tag("endif"),
    )
    one = _paragraph("AddresseeOne", f"Kính gửi: {{{{ {head}[0] }}}}")
    return _if(head, _tag(f"if {head}|length == 1"), one, _tag("else"), several, _tag("endif"))


def _body() -> str:
    styles = {
        "heading_1": "Heading1",
        "heading_2": "Heading2",
        "heading_3": "Heading3",
        "bullet": "Bullet",
    }
    kinds = "".join(
        _tag(f"elif block.kind == '{kind}'") + _paragraph(style, "{{ block.text }}")
        for kind, style in styles.items()
    )
    return _for(
        "block in report.body",
        _tag("if block.kind == 'chart'"),
        _if("block.text", _paragraph("Caption", "{{ block.text }}")),
        _paragraph("Chart", "{{ block.chart }}"),
        _tag("elif loop.last"),
        _paragraph("Closing", "{{ block.text }}"),
        kinds,
        _tag("else"),
        _paragraph("BodyText", "{{ block.text }}"),
        _tag("endif"),
    )


def _signature() -> str:
    left = _paragraph("RecipientsTitle", "Nơi nhận:") + _for(
        "line in report.recipients", _paragraph("Recipient", "{{ line }}")
    )
    right = (
        _for("line in report.signature.authority", _paragraph("Authority", "{{ line }}"))
        + _paragraph("SignerTitle", _value("signature.title"))
        + _paragraph("SignerSpace")
        + _paragraph("SignerName", _value("signature.name"))
    )
    widths = (80.0, 85.0)
    return _table(widths, _row(_cell(widths[0], left), _cell(widths[1], right)))


def _appendices(design: Design) -> str:
    def optional(name: str, style: str) -> str:
        return _if(f"appendix.{name}", _paragraph(style, f"{{{{ appendix.{name} }}}}"))

    return _for(
        "appendix in report.appendices",
        optional("label", "AppendixLabel"),
        _paragraph("AppendixTitle", "{{ appendix.title }}"),
        optional("attached", "Attached"),
        design.under_attached,
        optional("unit_line", "UnitLine"),
        _prototype(),
        optional("note", "TableNote"),
        optional("end", "End"),
        _paragraph("SectionEnd", properties=_section(landscape=True)),
    )


_GRID = (
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)
_KINDS = (
    (HEADER, "TableHeader", "Dòng tiêu đề cột"),
    (NUMBERS, "TableNumbers", "Dòng số cột"),
    (RowKind.GROUP.value, "TableGroup", "Dòng nhóm, mục"),
    (RowKind.MEASURE.value, "TableText", "Dòng chỉ tiêu"),
    (RowKind.TASK.value, "TableText", "Dòng nhiệm vụ"),
    (RowKind.ITEM.value, "TableItem", "Dòng ý nhỏ của nhiệm vụ"),
    (RowKind.TOTAL.value, "TableTotal", "Dòng tổng cộng"),
)


def _prototype() -> str:
    """The table with one row for each kind of row; the words in it only name the rows."""
    widths, middle = (30.0, 222.0), '<w:vAlign w:val="center"/>'
    rows = "".join(
        _row(
            _cell(widths[0], _paragraph(style, f"[{kind}]"), middle),
            _cell(widths[1], _paragraph(style, words), middle),
            header=kind in (HEADER, NUMBERS),
        )
        for kind, style, words in _KINDS
    )
    return _table(widths, rows, _GRID, padding=(20, 57))


def _section(landscape: bool) -> str:
    """A section of its own; an appendix counts its pages from 1 and does not print the first."""
    size = 'w:w="11906" w:h="16838"'
    if landscape:
        size = 'w:w="16838" w:h="11906" w:orient="landscape"'
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
        '<w:headerReference w:type="first" r:id="rIdFirst"/>'
        f'<w:type w:val="nextPage"/><w:pgSz {size}/><w:pgMar {_MARGINS} w:gutter="0"/>'
        '<w:pgNumType w:fmt="decimal" w:start="1"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )


def _document_xml(design: Design) -> str:
    return (
        f'{XML_HEAD}<w:document xmlns:w="{W}" xmlns:r="{OFFICE}"><w:body>{_letterhead(design)}'
        f"{_paragraph('Kind', _value('letterhead.kind'))}"
        f"{_paragraph('Subject', _value('letterhead.subject'))}{design.under_subject}"
        f"{_addressees()}{_body()}{_signature()}"
        f"{_paragraph('SectionEnd', properties=_section(landscape=False))}"
        f"{_appendices(design)}{_section(landscape=True)}</w:body></w:document>"
    )


def _state() -> Design:
    right = _paragraph("National", NATIONAL) + _paragraph("Motto", MOTTO) + _paragraph("RuleMotto")
    return Design(
        Profile.ND30,
        STATE_COLUMNS,
        right,
        _paragraph("RuleIssuer"),
        _paragraph("RuleSubject"),
        _paragraph("RuleAppendix"),
        styles_of(Profile.ND30),
    )


def _party(profile: Profile) -> Design:
    return Design(
        profile,
        PARTY_COLUMNS,
        _paragraph("PartyTitle", PARTY) + _paragraph("RuleParty"),
        _paragraph("Star", "*"),
        _paragraph("Dashes", "-----"),
        _paragraph("Dashes", "-----"),
        styles_of(profile),
    )


def designs() -> tuple[Design, ...]:
    """The designs of the three shipped templates."""
    return (_state(), _party(Profile.HD05), _party(Profile.HD36))


def template_package(design: Design) -> WordPackage:
    """The template of that design, part by part."""
    package = WordPackage({CONTENT_TYPES: _CONTENT_TYPES.encode()})
    for name, (xml, content_type) in _parts(design).items():
        package.add(f"word/{name}.xml", xml.encode(), f"{_TYPE}.{content_type}+xml")
    package.add("word/theme/theme1.xml", theme_xml().encode(), _THEME_TYPE)
    package.relate("", f"{OFFICE}/officeDocument", "word/document.xml")
    package.parts["word/_rels/document.xml.rels"] = _DOCUMENT_RELATIONS.encode()
    return package


def _parts(design: Design) -> dict[str, tuple[str, str]]:
    number = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return {
        "document": (_document_xml(design), "document.main"),
        "styles": (styles_xml(design.styles), "styles"),
        "settings": (_SETTINGS, "settings"),
        "fontTable": (_FONT_TABLE, "fontTable"),
        "header1": (_header(number), "header"),
        "header2": (_header(""), "header"),
    }


def _header(content: str) -> str:
    return (
        f'{XML_HEAD}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{content}'
        "</w:p></w:hdr>"
    )


_CONTENT_TYPES = (
    f'{XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_DOCUMENT_RELATIONS = (
    f'{XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    + "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}.xml"/>'
        for key, kind, target in (
            ("rIdStyles", "styles", "styles"),
            ("rIdSettings", "settings", "settings"),
            ("rIdFonts", "fontTable", "fontTable"),
            ("rIdTheme", "theme", "theme/theme1"),
            ("rIdHeader", "header", "header1"),
            ("rIdFirst", "header", "header2"),
        )
    )
    + "</Relationships>"
)
_SETTINGS = (
    f'{XML_HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
    "</w:settings>"
)
_FONT_TABLE = (
    f'{XML_HEAD}<w:fonts xmlns:w="{W}"><w:font w:name="{FONT}">'
    '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/>'
    '<w:pitch w:val="variable"/></w:font></w:fonts>'
)


def write_templates(place: Callable[[Profile], Path] = shipped_template) -> None:
    """Write the templates of all profiles to their places."""
    for design in designs():
        template_package(design).save(place(design.profile))


if __name__ == "__main__":
    write_templates()
