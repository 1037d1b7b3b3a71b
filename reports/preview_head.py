"""The heads and the foot of the previewed report, in the sizes of the shipped Word template.

Centred lines are broken as the Word file breaks them, and the rules are as long.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from domain.report import Appendix, Letterhead, Report
from reports.preview_pages import LINE, Piece, text_height
from reports.template_word_styles import (
    MOTTO,
    NATIONAL,
    PARTY,
    PARTY_COLUMNS,
    STATE_COLUMNS,
    TEXT_WIDTH,
    Style,
    styles_of,
)
from reports.word_metrics import MM_PER_POINT, SAFE, balanced_lines, text_width

_FOOT_COLUMNS = (80.0, 85.0)
_SIGNATURE_ROOM = 27.0  # millimetres between the signer's title and name
_APPENDIX_RULE = 40.0
_PIXELS_PER_POINT = 96 / 72
_GAP = 2.1  # 6 points after a paragraph


class _Head:
    """Lines of a head or foot in their styles; `tall` is how much room they have taken."""

    def __init__(self, report: Report, width: float) -> None:
        self._styles = {style.key: style for style in styles_of(report.profile)}
        self._width, self.tall = width, 0.0
        self.html = ""

    def line(self, key: str, text: str) -> _Head:
        """Add a text in that style, its lines broken by sense; nothing where there is no text."""
        style = self._styles[key]
        limit = (self._width - style.left - style.right) * SAFE
        lines = balanced_lines(text, limit, style.size, style.bold)
        if text:
            self.html += _paragraph(style, "\n".join(lines))
            self.tall += len(lines) * style.size * LINE * MM_PER_POINT
            self.tall += (style.before + style.after) * MM_PER_POINT
        return self

    def rule(self, length: float) -> _Head:
        """Add a rule of that length in millimetres."""
        self.html += f'<hr width="{length / self._width:.0%}" size="1" noshade>'
        self.tall += 3
        return self

    def rule_under(self, key: str, text: str, part: float) -> _Head:
        """Add a rule that is that part of the text above it."""
        style = self._styles[key]
        lines = balanced_lines(text, self._width * SAFE, style.size, style.bold)
        return self.rule(max(text_width(line, style.size, style.bold) for line in lines) * part)


def _paragraph(style: Style, text: str) -> str:
    marks = ("bold", style.bold), ("italic", style.italic), ("underline", style.underline)
    looks = " ".join([style.align, *(name for name, is_set in marks if is_set)])
    before, after = (round(gap * _PIXELS_PER_POINT) for gap in (style.before, style.after))
    room = f"margin-top: {before}px; margin-bottom: {after}px"  # the window knows no points here
    return (
        f'<p class="{looks}" style="font-size: {style.size:g}pt; {room}">'
        f"{escape(text, quote=False)}</p>"
    )


def head_pieces(report: Report) -> Iterator[Piece]:
    """The letterhead, kind and subject, and to whom the report is addressed."""
    head, party = report.letterhead, report.profile.is_party
    columns = PARTY_COLUMNS if party else STATE_COLUMNS
    left, right = (_Head(report, width) for width in columns)
    left.line("Superior", head.superior).line("Issuer", head.issuer)
    if party:
        left.line("Star", "*")
        right.line("PartyTitle", PARTY).rule_under("PartyTitle", PARTY, 1)
    else:
        left.rule_under("Issuer", head.issuer, 0.42)
        right.line("National", NATIONAL).line("Motto", MOTTO).rule_under("Motto", MOTTO, 1)
    number = _Head(report, columns[0]).line("Number", head.number)
    date = _Head(report, columns[1]).line("PlaceDate", head.place_and_date)
    tall = max(left.tall, right.tall) + max(number.tall, date.tall)
    yield Piece(tall, _two_columns(columns, (left, right), (number, date)))
    yield _subject_piece(report, head)
    yield from _addressee_pieces(head.addressees)


def _subject_piece(report: Report, head: Letterhead) -> Piece:
    made = _Head(report, TEXT_WIDTH).line("Kind", head.kind).line("Subject", head.subject)
    if report.profile.is_party:
        made.line("Dashes", "-----")
    else:
        made.rule_under("Subject", head.subject, 0.36)
    return Piece(made.tall, made.html)


def _addressee_pieces(names: Sequence[str]) -> Iterator[Piece]:
    line = 14 * LINE * MM_PER_POINT + _GAP
    if len(names) == 1:
        yield Piece(line, f'<p class="center">Kính gửi: {escape(names[0], quote=False)}</p>')
    elif names:
        ends = [*";" * (len(names) - 1), "."]
        lines = [f"- {name}{end}" for name, end in zip(names, ends, strict=True)]
        html = "".join(
            f'<p class="text">{escape(one, quote=False)}</p>' for one in ("Kính gửi:", *lines)
        )
        yield Piece(line * (1 + len(lines)), html)


def foot(report: Report) -> Piece:
    """Recipients at the left, the signature block at the right."""
    left, right = (_Head(report, width) for width in _FOOT_COLUMNS)
    left.line("RecipientsTitle", "Nơi nhận:")
    for line in report.recipients:
        left.line("Recipient", line)
    for line in report.signature.authority:
        right.line("Authority", line)
    right.line("SignerTitle", report.signature.title)
    right.html += '<p class="center">\n\n\n</p>'
    right.tall += _SIGNATURE_ROOM
    right.line("SignerName", report.signature.name)
    tall = max(left.tall, right.tall)
    return Piece(tall, _two_columns(_FOOT_COLUMNS, (left, right)))


def _two_columns(columns: tuple[float, float], *rows: tuple[_Head, _Head]) -> str:
    """A table without rules whose rows have the heads beside each other."""
    shares = [f"{width / sum(columns):.0%}" for width in columns]
    inner = "".join(
        "<tr>"
        + "".join(
            f'<td width="{share}" valign="top">{cell.html}</td>'
            for share, cell in zip(shares, row, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return f'<table width="100%" cellspacing="0" cellpadding="2" class="plain">{inner}</table>'


def appendix_head(report: Report, appendix: Appendix, width: float) -> tuple[str, float]:
    """What stands above an appendix's table, and how tall it is."""
    made = _Head(report, width).line("AppendixLabel", appendix.label)
    made.line("AppendixTitle", appendix.title).line("Attached", appendix.attached)
    if report.profile.is_party:
        made.line("Dashes", "-----")
    else:
        made.rule(_APPENDIX_RULE)
    unit = appendix.table.unit_line
    html = f'<p class="unit">{escape(unit, quote=False)}</p>' if unit else "<p></p>"
    return made.html + html, made.tall + text_height(unit, width, 12) + _GAP
