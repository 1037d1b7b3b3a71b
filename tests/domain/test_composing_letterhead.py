"""Letterhead, subject, attached line, signature and recipients of every kind of office."""

from dataclasses import replace

import pytest

from domain.composing.compose import compose
from domain.composing.letterhead import attached_line as attached
from domain.composing.letterhead import author, letterhead, recipients, signature, subject
from domain.office import PROVINCIAL, Office, Profile, office_for, office_in
from domain.quarter import Quarter
from domain.unit import Unit
from tests.domain.small_plan import Q1, Q2, Q4, real_plan
from tests.domain.small_report import WARD, material

CITY = Unit("193", "Hạ Long", "thành phố", "thành phố Hạ Long")
TOWN = Unit("206", "Quảng Yên", "thị xã", "thị xã Quảng Yên")
DISTRICT = Unit("202", "Ba Chẽ", "huyện", "huyện Ba Chẽ")
BLANK_NUMBER = " " * 8
BLANK_DAY = " " * 6


def provincial(code: str, name: str) -> Unit:
    return Unit(code, name, PROVINCIAL, name)


@pytest.mark.parametrize(
    ("unit", "profile", "expected"),
    [
        (WARD, Profile.HD05,
         ("ĐẢNG BỘ TỈNH QUẢNG NINH", "ĐẢNG ỦY PHƯỜNG HẠ LONG", "ĐU", "BAN THƯỜNG VỤ", "BÍ THƯ")),
        (WARD, Profile.ND30,
         ("", "ỦY BAN NHÂN DÂN PHƯỜNG HẠ LONG", "UBND", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (CITY, Profile.HD36,
         ("ĐẢNG BỘ TỈNH QUẢNG NINH", "THÀNH ỦY HẠ LONG", "TU", "BAN THƯỜNG VỤ", "BÍ THƯ")),
        (TOWN, Profile.HD36,
         ("ĐẢNG BỘ TỈNH QUẢNG NINH", "THỊ ỦY QUẢNG YÊN", "TU", "BAN THƯỜNG VỤ", "BÍ THƯ")),
        (DISTRICT, Profile.HD36,
         ("ĐẢNG BỘ TỈNH QUẢNG NINH", "HUYỆN ỦY BA CHẼ", "HU", "BAN THƯỜNG VỤ", "BÍ THƯ")),
        (provincial("TU", "Tỉnh ủy Quảng Ninh"), Profile.HD05,
         ("", "TỈNH ỦY QUẢNG NINH", "TU", "BAN THƯỜNG VỤ", "BÍ THƯ")),
        (provincial("VPTU", "Văn phòng Tỉnh ủy"), Profile.HD05,
         ("TỈNH ỦY QUẢNG NINH", "VĂN PHÒNG", "VPTU", "", "CHÁNH VĂN PHÒNG")),
        (provincial("BTCTU", "Ban Tổ chức Tỉnh ủy"), Profile.HD05,
         ("TỈNH ỦY QUẢNG NINH", "BAN TỔ CHỨC", "BTCTU", "", "TRƯỞNG BAN")),
        (provincial("UBKTTU", "Ủy ban Kiểm tra Tỉnh ủy"), Profile.HD05,
         ("TỈNH ỦY QUẢNG NINH", "ỦY BAN KIỂM TRA", "UBKTTU", "ỦY BAN KIỂM TRA", "CHỦ NHIỆM")),
        (provincial("DU-CA", "Đảng ủy Công an tỉnh"), Profile.HD05,
         ("ĐẢNG BỘ TỈNH QUẢNG NINH", "ĐẢNG ỦY CÔNG AN TỈNH", "ĐU", "BAN THƯỜNG VỤ", "BÍ THƯ")),
        (provincial("DU-UBND", "Đảng ủy Ủy ban nhân dân tỉnh"), Profile.ND30,
         ("", "ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH", "UBND", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    ]
)  # fmt: skip
def test_a_new_office_has_the_letterhead_of_its_level(
    unit: Unit, profile: Profile, expected: tuple[str, ...]
) -> None:
    office = office_for(unit, profile)
    found = (office.superior, office.issuer, office.code, office.authority, office.signer_title)
    assert found == expected


def test_number_and_date_are_left_blank_for_the_clerk() -> None:
    party, state = (letterhead(material(Q1, profile=one)) for one in (Profile.HD05, Profile.ND30))
    assert party.number == f"Số{BLANK_NUMBER}-BC/ĐU"
    assert state.number == f"Số:{BLANK_NUMBER}/BC-UBND"
    assert state.place_and_date == f"Hạ Long, ngày{BLANK_DAY}tháng{BLANK_DAY}năm 2026"


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        (Profile.HD05, "kết quả thực hiện Nghị quyết số 05-NQ/TU của Ban Chấp hành Đảng bộ tỉnh "
         "quý I/2026; nhiệm vụ trọng tâm quý II/2026"),
        (Profile.ND30, "Kết quả thực hiện Nghị quyết số 05-NQ/TU của Ban Chấp hành Đảng bộ tỉnh "
         "quý I/2026; nhiệm vụ trọng tâm quý II/2026"),
    ],
)  # fmt: skip
def test_the_subject_begins_small_in_the_party_and_large_in_the_state(
    profile: Profile, expected: str
) -> None:
    assert subject(material(Q1, profile=profile)) == expected


def test_the_subject_of_a_resolution_without_a_number_keeps_the_years_apart() -> None:
    assert subject(material(Quarter(2022, 4), plan=real_plan("nq-2022"))) == (
        "kết quả quý IV và năm 2022 thực hiện Nghị quyết về phương hướng, nhiệm vụ năm 2022; "
        "nhiệm vụ trọng tâm năm 2023"
    )


def test_half_a_year_looks_at_the_other_half() -> None:
    assert subject(material(Q2)).endswith("quý III và 6 tháng cuối năm 2026")
    assert subject(material(Q4)).endswith("nhiệm vụ trọng tâm năm 2027")


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        (Profile.HD05, f"(Kèm theo Báo cáo số{BLANK_NUMBER}-BC/ĐU, ngày{BLANK_DAY}tháng{BLANK_DAY}"
         "năm 2026 của Ban Thường vụ Đảng ủy phường Hạ Long)"),
        (Profile.ND30, f"(Kèm theo Báo cáo số{BLANK_NUMBER}/BC-UBND ngày{BLANK_DAY}tháng{BLANK_DAY}"
         "năm 2026 của Ủy ban nhân dân phường Hạ Long)"),
    ],
)  # fmt: skip
def test_an_appendix_names_the_report_that_it_goes_with(profile: Profile, expected: str) -> None:
    assert attached(material(Q1, profile=profile)) == expected


def test_who_reports_is_who_signs() -> None:
    assert author(office_for(WARD, Profile.HD05)) == "Ban Thường vụ Đảng ủy phường Hạ Long"
    assert author(office_for(WARD, Profile.ND30)) == "Ủy ban nhân dân phường Hạ Long"
    named = Office("1", "Ban Thường vụ Đảng ủy xã Hải Sơn", authority="BAN THƯỜNG VỤ")
    assert author(named) == "Ban Thường vụ Đảng ủy xã Hải Sơn"


@pytest.mark.parametrize(
    ("office", "lines"),
    [
        (Office("1", "Đảng ủy", authority="BAN THƯỜNG VỤ", signer_title="PHÓ BÍ THƯ",
                deputy_of="BÍ THƯ"), ("T/M BAN THƯỜNG VỤ",)),
        (Office("1", "UBND", authority="ỦY BAN NHÂN DÂN", deputy_of="CHỦ TỊCH",
                profile=Profile.ND30), ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")),
        (Office("1", "Văn phòng", deputy_of="CHÁNH VĂN PHÒNG"), ("K/T CHÁNH VĂN PHÒNG",)),
        (Office("1", "Sở", deputy_of="GIÁM ĐỐC", profile=Profile.ND30), ("KT. GIÁM ĐỐC",)),
        (Office("1", "Văn phòng"), ()),
        (Office("1", "Văn phòng", authority="TL. CHỦ TỊCH", profile=Profile.ND30),
         ("TL. CHỦ TỊCH",)),
        (Office("1", "Văn phòng", authority="T/L BAN THƯỜNG VỤ"), ("T/L BAN THƯỜNG VỤ",)),
    ],
)  # fmt: skip
def test_the_signature_has_the_sign_of_its_authority(
    office: Office, lines: tuple[str, ...]
) -> None:
    assert signature(office).authority == lines


@pytest.mark.parametrize(
    ("unit", "profile", "first", "last"),
    [
        (WARD, Profile.HD05, "- Ban Thường vụ Tỉnh ủy (để báo cáo);", "- Lưu Văn phòng Đảng ủy."),
        (CITY, Profile.HD36, "- Ban Thường vụ Tỉnh ủy (để báo cáo),", "- Lưu Văn phòng Thành ủy."),
        (WARD, Profile.ND30, "- Như trên;", "- Lưu: VT."),
    ],
)
def test_recipients_begin_upwards_and_end_with_the_archive(
    unit: Unit, profile: Profile, first: str, last: str
) -> None:
    lines = recipients(office_for(unit, profile))
    assert (lines[0], lines[-1]) == (first, last)


def test_the_standing_committee_among_the_recipients_is_named_in_full() -> None:
    lines = recipients(office_for(CITY, Profile.HD05))
    assert "- Ban Thường vụ Thành ủy;" in lines  # short enough for one line of its column


def test_only_the_state_addresses_its_report() -> None:
    assert letterhead(material(Q1, profile=Profile.ND30)).addressees
    assert not letterhead(material(Q1, addressees=("Tỉnh ủy",))).addressees


def test_in_the_other_standard_the_unit_is_another_body_but_keeps_its_own_words() -> None:
    party = office_for(WARD, Profile.HD05)
    state = office_in(party, Profile.ND30, WARD)
    assert state == office_for(WARD, Profile.ND30)
    own = Office(**{**vars(party), "signer": "Nguyễn Văn A", "issuer": "ĐẢNG ỦY HẠ LONG"})
    changed = office_in(own, Profile.ND30, WARD)
    assert (changed.signer, changed.issuer) == ("Nguyễn Văn A", "ĐẢNG ỦY HẠ LONG")
    assert changed.authority == "ỦY BAN NHÂN DÂN"
    assert office_in(own, Profile.HD36, WARD).authority == "BAN THƯỜNG VỤ"


@pytest.mark.parametrize("profile", list(Profile))
def test_the_title_among_the_properties_reads_as_one_phrase(profile: Profile) -> None:
    given = material(Q2)
    title = compose(replace(given, office=replace(given.office, profile=profile))).title
    assert title.startswith("Báo cáo kết quả thực hiện Nghị quyết số 05-NQ/TU")
