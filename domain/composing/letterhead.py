"""The head and the foot of the report: letterhead, signature, recipients."""

from __future__ import annotations

from domain.composing.material import Material
from domain.office import Office
from domain.report import Letterhead, Signature

# The văn thư writes number, day and month after signing: Decree 30/2020/ND-CP, article 15.
_NUMBER_BLANK = " " * 8
_DAY_BLANK = " " * 6


def letterhead(material: Material) -> Letterhead:
    """The head of page one, in the words of the office's document standard."""
    office = material.office
    return Letterhead(
        superior=office.superior,
        issuer=office.issuer or office.name.upper(),
        number=number_line(office),
        place_and_date=f"{office.place}, {_blank_date(material)}",
        kind="BÁO CÁO",
        subject=subject(material),
        addressees=() if office.profile.is_party else office.addressees,
    )


def number_line(office: Office) -> str:
    """`Số:        /BC-UBND` in the state's standard, `Số        -BC/TU` in the Party's."""
    if office.profile.is_party:
        return f"Số{_NUMBER_BLANK}{_symbol(office)}"
    return f"Số:{_NUMBER_BLANK}{_symbol(office)}"


def _symbol(office: Office) -> str:
    """The symbol after the number, without a trailing sign where the office has no code."""
    if office.profile.is_party:
        return "-BC" + (f"/{office.code}" if office.code else "")
    return "/BC" + (f"-{office.code}" if office.code else "")


def _blank_date(material: Material) -> str:
    """Day and month are left blank; the year is known."""
    return f"ngày{_DAY_BLANK}tháng{_DAY_BLANK}năm {material.quarter.year}"


def attached_line(material: Material) -> str:
    """The bracketed line under an appendix's title, which names the report."""
    office = material.office
    comma = "," if office.profile.is_party else ""
    number = f"{_NUMBER_BLANK}{_symbol(office)}"
    return f"(Kèm theo Báo cáo số{number}{comma} {_blank_date(material)} của {office.name})"


def subject(material: Material) -> str:
    """The subject line; the Party's begins small, the state's with a capital."""
    quarter = material.quarter
    words = (
        f"kết quả thực hiện {resolution_name(material)} {quarter.cumulative_in_text}; "
        f"nhiệm vụ trọng tâm {next_period(material)}"
    )
    return words if material.office.profile.is_party else capitalized(words)


def next_period(material: Material) -> str:
    """The period that the report looks forward to: the next quarter, or the next year."""
    if material.quarter.is_last:
        return f"năm {material.quarter.year + 1}"
    return material.quarter.following.in_text


def resolution_name(material: Material) -> str:
    """How later mentions name the resolution: kind and number (Decree 30, annex I, II.6.b)."""
    resolution = material.plan.resolution
    if resolution.number:
        return f"Nghị quyết số {resolution.number}"
    return f"Nghị quyết năm {resolution.year}"


def appendix_label(office: Office, position: int) -> str:
    """`Phụ lục I` by Decree 30, `Phụ lục 1` in the Party's documents; `position` counts from 1."""
    roman = ("I", "II", "III", "IV", "V")[position - 1]
    return f"Phụ lục {position if office.profile.is_party else roman}"


def signature(office: Office) -> Signature:
    """The signature block with its sign of authority.

    A committee's deputy signs `KT.` its head in the state's standard; in the Party's a deputy
    signs for the committee itself, and `K/T` is for one-head bodies only.
    """
    on_behalf, for_head = ("T/M", "K/T") if office.profile.is_party else ("TM.", "KT.")
    lines = [f"{on_behalf} {office.authority}"] if office.authority else []
    committee_deputy = office.profile.is_party and bool(office.authority)
    if office.deputy_of and not committee_deputy:
        lines.append(f"{for_head} {office.deputy_of}")
    return Signature(tuple(lines), office.signer_title, office.signer)


def recipients(office: Office) -> tuple[str, ...]:
    """The lines under `Nơi nhận`, each with its separator, the archive last."""
    lines = [*office.recipients]
    if office.addressees and not office.profile.is_party:
        lines.insert(0, "Như trên")
    marks = "," if office.profile == "hd36" else ";"
    return (*(f"- {line}{marks}" for line in lines), f"- {_archive(office)}.")


def _archive(office: Office) -> str:
    if office.archive:
        return office.archive
    return f"Lưu Văn phòng {office.name}" if office.profile.is_party else "Lưu: VT"


def capitalized(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]
