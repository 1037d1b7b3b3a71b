"""The unit that uses the program: what stands on its letterhead and how it reports."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
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
_PROVINCE = "Quảng Ninh"
_UPWARDS: tuple[str, ...] = ("Ban Thường vụ Tỉnh ủy (để báo cáo)", "Văn phòng Tỉnh ủy")


def office_for(unit: Unit, profile: Profile) -> Office:
    """A new office's letterhead and foot as its level usually has them; everything can be changed.

    Party: document standards, section 2.2; state: Decree 30/2020/ND-CP, annex I.
    """
    if unit.level == PROVINCIAL:
        return _provincial_office(unit, profile)
    if profile.is_party:
        kind = _COMMITTEES.get(unit.level, "Đảng ủy")
        name = unit.name if unit.level in _COMMITTEES else unit.title
        committee = _committee(unit, profile, f"{kind} {name}")
        code = _COMMITTEE_CODES.get(unit.level, "ĐU")
        return replace(committee, code=code, place=unit.name)
    return _state_office(unit)


def office_in(office: Office, profile: Profile, unit: Unit) -> Office:
    """The office in another document standard.

    Between the Party's and the state's a unit changes its body, so whatever still stands as
    `office_for` proposed it becomes the other body's; what the office has written itself stays.
    """
    old, new = office_for(unit, office.profile), office_for(unit, profile)
    if old.profile.is_party == profile.is_party:
        return replace(office, profile=profile)
    untouched = {
        one.name: getattr(new, one.name)
        for one in fields(Office)
        if getattr(office, one.name) == getattr(old, one.name)
    }
    return replace(office, **{**untouched, "profile": profile})


def _committee(unit: Unit, profile: Profile, name: str) -> Office:
    """A Party committee under the provincial one, for which its standing committee signs."""
    kind = " ".join(name.split()[:2])
    return Office(
        unit=unit.code,
        name=name,
        superior=f"ĐẢNG BỘ TỈNH {_PROVINCE.upper()}",
        issuer=name.upper(),
        code="ĐU",
        authority="BAN THƯỜNG VỤ",
        signer_title="BÍ THƯ",
        recipients=(*_UPWARDS, f"Ban Thường vụ {kind}"),
        archive=f"Lưu Văn phòng {kind}",
        profile=profile,
    )


def _state_office(unit: Unit) -> Office:
    level = unit.level
    return Office(
        unit=unit.code,
        name=f"Ủy ban nhân dân {unit.title}",
        issuer=f"ỦY BAN NHÂN DÂN {unit.title.upper()}",
        code="UBND",
        place=unit.name,
        authority="ỦY BAN NHÂN DÂN",
        signer_title="CHỦ TỊCH",
        addressees=(f"Ủy ban nhân dân tỉnh {_PROVINCE}",),
        recipients=(
            f"Thường trực {_COMMITTEES.get(level, 'Đảng ủy')}",
            f"Thường trực Hội đồng nhân dân {level}",
            f"Chủ tịch, các Phó Chủ tịch UBND {level}",
        ),
        archive="Lưu: VT",
        profile=Profile.ND30,
    )


def _provincial_office(unit: Unit, profile: Profile) -> Office:
    """A provincial body; its code on documents is its own affair and left as a proposal."""
    if unit.name.startswith("Tỉnh ủy"):
        office = _provincial_committee(unit, profile)
    elif unit.name.startswith("Đảng ủy"):
        office = _committee(unit, profile, unit.name)
    else:
        office = _organ_of_province(unit, profile)
    return office if profile.is_party else _as_state_body(office)


def _provincial_committee(unit: Unit, profile: Profile) -> Office:
    """It reports to the Centre, under no superior on its letterhead."""
    return replace(
        _committee(unit, profile, unit.name),
        superior="",
        code="TU",
        recipients=(
            "Văn phòng Trung ương Đảng (để báo cáo)",
            "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ tỉnh",
        ),
    )


def _organ_of_province(unit: Unit, profile: Profile) -> Office:
    """An office, a board or the inspection committee of the provincial committee.

    The heads of the office and the boards sign alone; the inspection committee is a collective.
    """
    issuer = unit.name.removesuffix(" Tỉnh ủy").upper()
    head, archive, recipients = "TRƯỞNG BAN", "Lưu Văn phòng Ban", _UPWARDS
    if issuer.startswith("VĂN PHÒNG"):
        head, archive, recipients = "CHÁNH VĂN PHÒNG", "Lưu Văn phòng Tỉnh ủy", _UPWARDS[:1]
    elif issuer.startswith("ỦY BAN"):
        head, archive = "CHỦ NHIỆM", f"Lưu {unit.name}"
    return Office(
        unit=unit.code,
        name=unit.name,
        superior=f"TỈNH ỦY {_PROVINCE.upper()}",
        issuer=issuer,
        code=unit.code,
        authority=issuer if issuer.startswith("ỦY BAN") else "",
        signer_title=head,
        recipients=recipients,
        archive=archive,
        profile=profile,
    )


def _as_state_body(office: Office) -> Office:
    """A provincial Party body in the state's standard, which only the People's Committee has."""
    upwards = "Ban Thường vụ Tỉnh ủy"
    if not office.superior:
        return office  # the provincial committee itself, which reports to the Centre
    if office.name != "Đảng ủy Ủy ban nhân dân tỉnh":
        return replace(office, addressees=(upwards,), recipients=_UPWARDS[1:], archive="Lưu: VT")
    return replace(
        office,
        name=f"Ủy ban nhân dân tỉnh {_PROVINCE}",
        superior="",
        issuer=f"ỦY BAN NHÂN DÂN TỈNH {_PROVINCE.upper()}",
        code="UBND",
        authority="ỦY BAN NHÂN DÂN",
        signer_title="CHỦ TỊCH",
        addressees=(upwards,),
        recipients=(office.name, "Văn phòng Tỉnh ủy"),
        archive="Lưu: VT",
    )
