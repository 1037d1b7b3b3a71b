"""The paragraph styles of the shipped Word templates, each size as the standards have it.

State: Decree 30/2020/ND-CP, annex I, table V. Party: Guidance 05-HD/VPTW and 36-HD/VPTW.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from xml.sax.saxutils import quoteattr

from domain.office import Profile
from reports.word_metrics import text_width
from reports.word_package import XML_HEAD
from reports.word_xml import W, twips

FONT = "Times New Roman"
TEXT_WIDTH = 165.0  # A4 less 30 mm at the left and 15 mm at the right
STATE_COLUMNS = (65.0, 100.0)  # the letterhead: the agency, and the national title
PARTY_COLUMNS = (78.0, 87.0)  # `Quảng Ninh, ngày … năm 2026` is 82 mm wide in 14 points
NATIONAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
_SINGLE = 240


@dataclass(frozen=True)
class Style:
    """A paragraph style: sizes in points, indents and spacing in millimetres and points."""

    key: str
    name: str
    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: str = "left"
    before: float = 0
    after: float = 0
    line: int = _SINGLE
    rule: str = "auto"
    first: float = 0
    left: float = 0
    right: float = 0
    keep: bool = False
    outline: int | None = None
    border: bool = False


def styles_of(profile: Profile) -> tuple[Style, ...]:
    """The styles of that profile's template; the two Party guidances differ in the subject line."""
    if not profile.is_party:
        return _state_styles()
    return _party_styles(15 if profile is Profile.HD36 else 14)


def _state_styles() -> tuple[Style, ...]:
    centre, right = "center", STATE_COLUMNS[1]
    body = Style("", "", 14, align="both", after=6, line=276, first=10)
    head = (
        Style("Superior", "Cơ quan chủ quản", 12, align=centre),
        Style("Issuer", "Cơ quan ban hành", 12, bold=True, align=centre),
        _rule("RuleIssuer", "Kẻ dưới cơ quan ban hành", (STATE_COLUMNS[0] - 18) / 2),
        Style("National", "Quốc hiệu", 12, bold=True, align=centre),
        Style("Motto", "Tiêu ngữ", 13, bold=True, align=centre),
        _rule("RuleMotto", "Kẻ dưới Tiêu ngữ", (right - text_width(MOTTO, 13, bold=True)) / 2),
        Style("Number", "Số, ký hiệu", 13, align=centre, before=4),
        Style("PlaceDate", "Địa danh, ngày tháng", 13, italic=True, align=centre, before=4),
        Style("Kind", "Tên loại", 14, bold=True, align=centre, before=18),
        Style("Subject", "Trích yếu", 14, bold=True, align=centre, left=8, right=8),
        _rule("RuleSubject", "Kẻ dưới trích yếu", (TEXT_WIDTH - 50) / 2, after=18),
    )
    foot = (
        Style("Authority", "Quyền hạn ký", 14, bold=True, align=centre),
        Style("SignerTitle", "Chức vụ người ký", 14, bold=True, align=centre),
        Style("SignerName", "Họ tên người ký", 14, bold=True, align=centre),
        Style("RecipientsTitle", "Nơi nhận", 12, bold=True, italic=True),
        Style("Recipient", "Dòng nơi nhận", 11),
    )
    rule = _rule("RuleAppendix", "Kẻ dưới tiêu đề phụ lục", (252 - 40) / 2, after=8)
    return (*head, *_body_styles(body), *foot, *_appendix_styles(), rule)


def _party_styles(subject_size: float) -> tuple[Style, ...]:
    centre, right = "center", PARTY_COLUMNS[1]
    body = Style("", "", 14, align="both", after=6, line=360, rule="exact", first=10)
    head = (
        Style("Superior", "Cơ quan cấp trên", 14, align=centre),
        Style("Issuer", "Cơ quan ban hành", 14, bold=True, align=centre),
        Style("Star", "Dấu sao", 14, align=centre),
        Style("PartyTitle", "Tiêu đề Đảng", 15, bold=True, align=centre),
        _rule("RuleParty", "Kẻ dưới tiêu đề Đảng", (right - text_width(PARTY, 15, bold=True)) / 2),
        Style("Number", "Số, ký hiệu", 14, align=centre),
        Style("PlaceDate", "Địa danh, ngày tháng", 14, italic=True, align=centre),
        Style("Kind", "Tên loại", 16, bold=True, align=centre, before=18),
        Style("Subject", "Trích yếu", subject_size, bold=True, align=centre, left=8, right=8),
        Style("Dashes", "Gạch dưới trích yếu", 14, align=centre, after=12),
    )
    foot = (
        Style("Authority", "Quyền hạn ký", 14, bold=True, align=centre),
        Style("SignerTitle", "Chức vụ người ký", 14, align=centre),
        Style("SignerName", "Họ tên người ký", 14, bold=True, align=centre),
        Style("RecipientsTitle", "Nơi nhận", 14, underline=True),
        Style("Recipient", "Dòng nơi nhận", 12),
    )
    return (*head, *_body_styles(body), *foot, *_appendix_styles())


def _rule(key: str, name: str, side: float, after: float = 0) -> Style:
    """A rule drawn as the border of an empty line, drawn in at both sides to its length."""
    return Style(
        key, name, 4, before=4, after=after, line=80, rule="exact", left=side, right=side,
        border=True,
    )  # fmt: skip


def _body_styles(body: Style) -> tuple[Style, ...]:
    def like(key: str, name: str, **changes: object) -> Style:
        return replace(body, key=key, name=name, **changes)  # type: ignore[arg-type]

    # A heading of two lines that is justified stretches its first one.
    heading = partial(like, align="left", keep=True)
    colon = 32 + text_width("Kính gửi", 14)
    plain = {"align": "left", "first": 0}
    return (
        like("Addressee", "Kính gửi", **plain, left=32),
        like("AddresseeItem", "Dòng kính gửi", **plain, left=colon),
        like("AddresseeLast", "Dòng kính gửi cuối", **plain, left=colon, after=12),
        like("AddresseeOne", "Kính gửi một nơi", align="center", first=0, after=12),
        heading("Heading1", "heading 1", bold=True, before=6, outline=0),
        heading("Heading2", "heading 2", bold=True, outline=1),
        heading("Heading3", "heading 3", outline=2),
        like("BodyText", "Body Text"),
        like("Bullet", "Gạch đầu dòng"),
        like("Closing", "Đoạn kết", keep=True, after=12),
        Style("Caption", "caption", 13, italic=True, align="center", before=6, keep=True),
        Style("Chart", "Biểu đồ", 13, align="center", after=8),
        Style("SignerSpace", "Chỗ ký", 14, align="center", line=twips(27), rule="atLeast"),
        Style("SectionEnd", "Hết phần", 1, line=20, rule="exact"),
        Style("Header", "header", 14, align="center"),
    )


def _appendix_styles() -> tuple[Style, ...]:
    centre = "center"
    cell = Style("", "", 11, before=1, after=1)
    return (
        Style("AppendixLabel", "Phụ lục", 14, bold=True, align=centre, keep=True, outline=0),
        Style(
            "AppendixTitle", "Tên phụ lục", 14, bold=True, align=centre, left=10, right=10,
            keep=True,
        ),
        Style("Attached", "Kèm theo", 14, italic=True, align=centre, keep=True),
        Style("UnitLine", "Đơn vị tính", 12, italic=True, align="right", after=2, keep=True),
        replace(cell, key="TableHeader", name="Đầu bảng", bold=True, align=centre),
        replace(cell, key="TableNumbers", name="Số cột", italic=True, align=centre),
        replace(cell, key="TableGroup", name="Dòng nhóm", bold=True, keep=True),
        replace(cell, key="TableText", name="Dòng bảng"),
        replace(cell, key="TableItem", name="Dòng ý nhỏ"),
        replace(cell, key="TableTotal", name="Dòng tổng", bold=True),
        Style("TableNote", "Ghi chú bảng", 12, italic=True, before=4, align="both", keep=True),
        Style("End", "Dấu kết thúc", 14, align=centre, before=2),
    )  # fmt: skip


def _style_xml(style: Style) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.key}">'
        f'<w:name w:val={quoteattr(style.name)}/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_paragraph_look(style)}</w:pPr><w:rPr>{_run_look(style)}</w:rPr></w:style>"
    ).replace(' w:customStyle="1"', "" if _is_built_in(style) else ' w:customStyle="1"')


def _is_built_in(style: Style) -> bool:
    return style.name in {"heading 1", "heading 2", "heading 3", "Body Text", "caption", "header"}


def _paragraph_look(style: Style) -> str:
    keep = "<w:keepNext/><w:keepLines/>" if style.keep else ""
    border = ""
    if style.border:
        border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
    spacing = (
        f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}" '
        f'w:line="{style.line}" w:lineRule="{style.rule}"/>'
    )
    indents = (
        f'<w:ind w:left="{twips(style.left)}" w:right="{twips(style.right)}" '
        f'w:firstLine="{twips(style.first)}"/>'
    )
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    return f'{keep}{border}{spacing}{indents}<w:jc w:val="{style.align}"/>{outline}'


def _run_look(style: Style) -> str:
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    italic = "<w:i/><w:iCs/>" if style.italic else ""
    underline = '<w:u w:val="single"/>' if style.underline else ""
    half = round(style.size * 2)
    return (
        f'{_fonts()}{bold}{italic}<w:color w:val="000000"/><w:sz w:val="{half}"/>'
        f'<w:szCs w:val="{half}"/>{underline}{_LANGUAGE}'
    )


def _fonts() -> str:
    slots = " ".join(f'w:{slot}="{FONT}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f"<w:rFonts {slots}/>"


_LANGUAGE = '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="vi-VN"/>'


def styles_xml(styles: tuple[Style, ...]) -> str:
    """The styles part: Times New Roman in all four slots, Vietnamese, black."""
    base = f'{_fonts()}<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/>{_LANGUAGE}'
    return (
        f'{XML_HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{base}</w:rPr>'
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" '
        'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:rPr>{base}</w:rPr></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"</w:style>{''.join(map(_style_xml, styles))}</w:styles>"
    )
