"""The unit that uses the program: what stands on its letterhead and how it reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from domain.quarter import DataWindow
from domain.unit import Unit


class Profile(StrEnum):
    """The document standard of a report."""

    ND30 = "nd30"  # state: Decree 30/2020/ND-CP
    HD05 = "hd05"  # Party since 2026: Guidance 05-HD/VPTW
    HD36 = "hd36"  # Party before: Guidance 36-HD/VPTW (2018)

    @property
    def is_party(self) -> bool:
        """Whether this is one of the Party's standards."""
        return self is not Profile.ND30


class ChartForm(StrEnum):
    """How charts are put into the files."""

    NATIVE = "native"
    PICTURE = "picture"
    NONE = "none"


@dataclass(frozen=True)
class Office:
    """What on the letterhead and at the foot of the report changes from office to office.

    `superior` and `issuer` are printed in capitals as given; `code` is the part of the number after
    `BC` (`UBND`, `ĐU`, `TU`); `authority` is the signature's first line without its sign
    (`ỦY BAN NHÂN DÂN` is printed `TM. ỦY BAN NHÂN DÂN` or `T/M …`), empty for a one-head body;
    `deputy_of` is the head's title where a deputy signs for a one-head body or a state committee.
    """

    unit: str
    name: str
    superior: str = ""
    issuer: str = ""
    code: str = ""
    place: str = "Quảng Ninh"
    authority: str = ""
    deputy_of: str = ""
    signer_title: str = ""
    signer: str = ""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    archive: str = ""
    profile: Profile = Profile.HD05
    heading_mark: str = "."
    window: DataWindow = DataWindow.ADMINISTRATIVE
    charts: ChartForm = ChartForm.NATIVE


def profile_for(year: int) -> Profile:
    """The Party's standard in force in the plan's year: HD05 replaced HD36 in 2026."""
    return Profile.HD05 if year >= _NEW_PARTY_STANDARD else Profile.HD36


_NEW_PARTY_STANDARD = 2026
_COMMITTEES = {"thành phố": "Thành ủy", "thị xã": "Thị ủy", "huyện": "Huyện ủy"}
_COMMITTEE_CODES = {"thành phố": "TU", "thị xã": "TU", "huyện": "HU"}
PROVINCIAL = "cơ quan cấp tỉnh"


def office_for(unit: Unit, profile: Profile) -> Office:
    """A new office's letterhead and foot as its level usually has them; everything can be changed.

    Party: document standards, section 2.2; state: Decree 30/2020/ND-CP, annex I.
    """
    if unit.level == PROVINCIAL:
        return _provincial_office(unit, profile)
    return _party_office(unit, profile) if profile.is_party else _state_office(unit)


def _party_office(unit: Unit, profile: Profile) -> Office:
    district = unit.level in _COMMITTEES
    committee = f"{_COMMITTEES[unit.level]} {unit.name}" if district else f"Đảng ủy {unit.title}"
    return Office(
        unit=unit.code,
        name=committee,
        superior="ĐẢNG BỘ TỈNH QUẢNG NINH",
        issuer=committee.upper(),
        code=_COMMITTEE_CODES.get(unit.level, "ĐU"),
        place=unit.name,
        authority="BAN THƯỜNG VỤ",
        signer_title="BÍ THƯ",
        recipients=("Ban Thường vụ Tỉnh ủy (để báo cáo)", f"Các đồng chí Ủy viên {committee}"),
        archive=f"Lưu Văn phòng {_COMMITTEES.get(unit.level, 'Đảng ủy')}",
        profile=profile,
    )


def _state_office(unit: Unit) -> Office:
    return Office(
        unit=unit.code,
        name=f"Ủy ban nhân dân {unit.title}",
        issuer=f"ỦY BAN NHÂN DÂN {unit.title.upper()}",
        code="UBND",
        place=unit.name,
        authority="ỦY BAN NHÂN DÂN",
        signer_title="CHỦ TỊCH",
        addressees=("Ủy ban nhân dân tỉnh Quảng Ninh",),
        recipients=(f"Thường trực Đảng ủy, Hội đồng nhân dân {unit.level}",),
        archive="Lưu: VT",
        profile=Profile.ND30,
    )


def _provincial_office(unit: Unit, profile: Profile) -> Office:
    """A provincial body; its code on documents is its own affair and left as a proposal."""
    committee = unit.name.startswith(("Đảng ủy", "Tỉnh ủy"))
    superior = "" if unit.name.startswith("Tỉnh ủy") else "TỈNH ỦY QUẢNG NINH"
    if unit.name.startswith("Đảng ủy"):
        superior = "ĐẢNG BỘ TỈNH QUẢNG NINH"
    issuer = unit.name.removesuffix(" Tỉnh ủy").upper()
    return Office(
        unit=unit.code,
        name=unit.name,
        superior=superior,
        issuer=issuer,
        code=unit.code.split("-", 1)[0].replace("DU", "ĐU"),
        authority="BAN THƯỜNG VỤ" if committee else "",
        signer_title="BÍ THƯ" if committee else "TRƯỞNG BAN",
        recipients=("Ban Thường vụ Tỉnh ủy (để báo cáo)",),
        archive="Lưu Văn phòng",
        profile=profile,
    )
