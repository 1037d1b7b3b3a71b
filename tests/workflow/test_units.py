"""The units of Quảng Ninh: how many, since when, under which code (document-standards §4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from domain.unit import Unit
from workflow.units import unit, units

SINCE = date(2025, 7, 1)
LAST = date(2025, 6, 30)


def on(day: date) -> Iterator[Unit]:
    """The units valid on the day that are places, not bodies of the province."""
    return (one for one in units() if one.code.isdigit() and one.is_valid_on(day))


@pytest.mark.parametrize(
    ("day", "levels"),
    [
        (date(2022, 3, 31), {"thành phố": 4, "thị xã": 2, "huyện": 7}),
        (date(2024, 10, 31), {"thành phố": 4, "thị xã": 2, "huyện": 7}),
        (date(2024, 11, 1), {"thành phố": 5, "thị xã": 1, "huyện": 7}),
        (LAST, {"thành phố": 5, "thị xã": 1, "huyện": 7}),
        (SINCE, {"phường": 30, "xã": 22, "đặc khu": 2}),
        (date(2026, 12, 31), {"phường": 30, "xã": 22, "đặc khu": 2}),
    ],
)
def test_each_day_has_its_units(day: date, levels: dict[str, int]) -> None:
    found = list(on(day))
    assert Counter(one.level for one in found) == levels
    assert len({one.code for one in found}) == len(found)
    assert [one.order for one in found] == list(range(1, len(found) + 1))


def test_codes_are_the_official_ones() -> None:
    communes = {one.code: one.title for one in on(SINCE)}
    assert all(len(code) == 5 for code in communes)
    assert communes["07090"] == "phường An Sinh"
    assert communes["06688"] == "phường Hạ Long"
    assert communes["06736"] == "phường Móng Cái 3"
    assert communes["07054"] == "xã Quảng La"
    assert communes["06967"] == "xã Cái Chiên"
    assert communes["06994"] == "đặc khu Vân Đồn"
    assert communes["07192"] == "đặc khu Cô Tô"
    assert all(len(one.code) == 3 for one in on(LAST))


def test_dong_trieu_became_a_city_under_the_same_code() -> None:
    assert unit("205", 2022).title == "thị xã Đông Triều"
    assert unit("205", 2024).title == "thành phố Đông Triều"
    assert unit("205", 2025).title == "thành phố Đông Triều"


def test_every_commune_names_the_district_that_it_came_from() -> None:
    districts = {one.name for one in on(LAST)}
    assert {one.before for one in on(SINCE)} == districts
