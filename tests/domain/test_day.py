"""Days as officials write and print them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.day import day_in_words, format_day, read_day
from domain.problem import Problem

days = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "05/3/2026",
        "5/3/2026",
        "5-3-2026",
        "05.03.2026",
        "2026-03-05",
        "2026-03-05 00:00:00",
        "2026-03-05T00:00:00",
        "ngày 05 tháng 3 năm 2026",
        " Ngày 5/3/2026 ",
    ],
)
def test_a_day_is_read_in_every_usual_writing(text: str) -> None:
    assert read_day(text) == date(2026, 3, 5)


@pytest.mark.parametrize(
    "text", ["31/6/2026", "30/02/2026", "5/13/2026", "mai", "", "3/2026", "1/1/26", "1/1/0026"]
)
def test_what_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(Problem) as refused:
        read_day(text)
    assert refused.value.code == "bad_day"


def test_zeros_stand_where_decree_30_wants_them() -> None:
    assert day_in_words(date(2026, 1, 5)) == "ngày 05 tháng 01 năm 2026"
    assert day_in_words(date(2026, 3, 15)) == "ngày 15 tháng 3 năm 2026"
    assert format_day(date(2026, 2, 9)) == "09/02/2026"
    assert format_day(date(2026, 12, 31)) == "31/12/2026"


@given(days)
def test_reading_what_was_printed_gives_the_day_back(day: date) -> None:
    assert read_day(format_day(day)) == day
    assert read_day(day_in_words(day)) == day
