"""The head and the foot of the report: letterhead, signature, recipients."""

from __future__ import annotations

import re

from domain.composing.coming import period_ahead
from domain.composing.material import Material
from domain.composing.wording import capitalized, lower_first, tidy
from domain.day import day_in_words, format_day
from domain.office import Office, Profile
from domain.plan import Resolution
from domain.quarter import ROMAN
from domain.report import Letterhead, Signature

# The văn thư writes number, day and month after signing: Decree 30/2020/ND-CP, article 15.
_NUMBER_BLANK = " " * 8
_DAY_BLANK = " " * 6
_STANDING = "Ban Thường vụ"
_SIGN = re.compile(r"(?:T/M|T/L|K/T|TUQ\.?|TM\.|TL\.|KT\.|Q\.)\s", re.IGNORECASE)


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
    return f"(Kèm theo Báo cáo số{number}{comma} {_blank_date(material)} của {author(office)})"


def author(office: Office) -> str:
    """Who reports: the standing committee where it is that which signs, else the office itself."""
    signs = office.profile.is_party and office.authority.casefold() == _STANDING.casefold()
    named = office.name.casefold().startswith(_STANDING.casefold())
    return f"{_STANDING} {office.name}" if signs and not named else office.name


def subject(material: Material) -> str:
    """The subject line; the Party's begins small, the state's with a capital."""
    # The subject line is short: `Ban Chấp hành Đảng bộ tỉnh` needs no province's name.
    issuer = re.sub(r"( tỉnh) .*", r"\1", material.plan.resolution.issuer)
    ahead = period_ahead(material.quarter)
    words = f"{results_in_text(material, issuer)}; nhiệm vụ trọng tâm {ahead}"
    return words if material.office.profile.is_party else capitalized(words)


def results_in_text(material: Material, issuer: str = "") -> str:
    """`kết quả thực hiện Nghị quyết số 05-NQ/TU quý I/2026`: what the report is of.

    A resolution that is named by its subject, which names a year, is kept apart from the period.
    """
    period, name = material.quarter.cumulative_in_text, resolution_name(material)
    if not material.plan.resolution.number:
        return f"kết quả {period} thực hiện {name}"
    return f"kết quả thực hiện {name}{f' của {issuer}' if issuer else ''} {period}"


def resolution_name(material: Material) -> str:
    """How later mentions name the resolution: kind and number (Decree 30, annex I, II.6.b).

    One whose number is not known is named by what it is about.
    """
    resolution = material.plan.resolution
    if resolution.number:
        return f"Nghị quyết số {resolution.number}"
    return f"Nghị quyết {resolution_subject(resolution)}".strip()


def resolution_subject(resolution: Resolution) -> str:
    """What the resolution is about, as a sentence has it: `về phương hướng, nhiệm vụ năm 2026`."""
    words = lower_first(tidy(resolution.title))
    return words if not words or words.startswith("về ") else f"về {words}"


def cited(resolution: Resolution, profile: Profile) -> str:
    """The resolution at its first mention, in full, its day as the standard writes it."""
    number = f" số {resolution.number}" if resolution.number else ""
    parts = [
        f"Nghị quyết{number}{dated(resolution, profile)}",
        f"của {resolution.issuer}" if resolution.issuer else "",
        resolution_subject(resolution),
    ]
    return " ".join(part for part in parts if part)


def dated(resolution: Resolution, profile: Profile) -> str:
    """The resolution's day after its number, with the comma of the Party's documents."""
    day = resolution.adopted
    if day is None:
        return ""
    return f", ngày {format_day(day)}" if profile.is_party else f" {day_in_words(day)}"


def measures_label(material: Material) -> str:
    """The name of the appendix of measures; a single appendix has no number."""
    return appendix_label(material.office.profile, 1 if material.printed_tasks else None)


def tasks_label(material: Material) -> str:
    """The name of the appendix of tasks; a single appendix has no number."""
    return appendix_label(material.office.profile, 2 if material.printed_measures else None)


def appendix_label(profile: Profile, position: int | None) -> str:
    """`Phụ lục I` by Decree 30, `Phụ lục 1` in the Party's documents; `position` counts from 1."""
    if position is None:
        return "Phụ lục"
    return f"Phụ lục {position if profile.is_party else ROMAN[position - 1]}"


def signature(office: Office) -> Signature:
    """The signature block with its sign of authority, unless the office has written its own.

    A committee's deputy signs `KT.` its head in the state's standard; in the Party's a deputy
    signs for the committee itself, and `K/T` is for one-head bodies only.
    """
    on_behalf, for_head = ("T/M", "K/T") if office.profile.is_party else ("TM.", "KT.")
    signed = _SIGN.match(office.authority)
    lines = [office.authority if signed else f"{on_behalf} {office.authority}"]
    lines = lines if office.authority else []
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
