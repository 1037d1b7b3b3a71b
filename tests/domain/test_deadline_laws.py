"""Laws of the deadline reader: it never fails, and what was written from a day gives it back."""

import unicodedata
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.day import day_in_words, format_day
from domain.deadline import DeadlineKind, deadline_meaning, read_deadline
from domain.quarter import Quarter

DAYS = st.dates(date(1950, 1, 2), date(2150, 12, 30))
QUARTERS = st.builds(Quarter, st.integers(1950, 2150), st.integers(1, 4))
YEARS = st.integers(1950, 2150)
WORDS = st.sampled_from(
    [
        *("trước", "đến hết", "từ", "sau", "quý", "II", "III", "V", "tháng 3", "13", "/2026"),
        *("năm 2026", "-", "2030", ";", ",", "khởi công", "hoàn thành", "ngày", "15/6/2026"),
        *("31/6", "cuối", "đầu", "hằng", "thường xuyên", "giai đoạn", "6 tháng", "và", "năm"),
        *("theo kế hoạch", "(", ")", "2026-06-15", "trở đi", "trong"),
    ]
)
ANY_TEXT = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=20).map(" ".join))


@given(ANY_TEXT, YEARS)
def test_any_text_is_read_and_shown_back(text: str, year: int) -> None:
    deadline = read_deadline(text, year)
    assert deadline.text == text
    assert deadline_meaning(deadline).endswith(".")


@given(ANY_TEXT, YEARS)
def test_the_days_are_those_that_the_kind_has(text: str, year: int) -> None:
    deadline = read_deadline(text, year)
    undated = (DeadlineKind.NONE, DeadlineKind.FROM)
    assert (deadline.start is not None) == (deadline.kind is DeadlineKind.FROM)
    assert bool(deadline.stages) == (deadline.kind is DeadlineKind.STAGES)
    if deadline.kind is DeadlineKind.STAGES:
        assert deadline.due == deadline.stages[-1].due
        assert all(one.name for one in deadline.stages)
    else:
        assert (deadline.due is None) == (deadline.kind in undated)
    assert not deadline.begins or deadline.due


@given(ANY_TEXT, YEARS)
def test_both_unicode_forms_mean_the_same(text: str, year: int) -> None:
    composed = read_deadline(unicodedata.normalize("NFC", text), year)
    apart = read_deadline(unicodedata.normalize("NFD", text), year)
    assert (composed.kind, composed.due, composed.start) == (apart.kind, apart.due, apart.start)
    assert composed.stages == apart.stages


@given(DAYS, st.sampled_from(("{}", "Ngày {}", "chậm nhất ngày {}", "đến hết ngày {}")))
def test_a_written_day_gives_the_day_back(day: date, words: str) -> None:
    for written in (format_day(day), day.isoformat(), f"{day.day}-{day.month}-{day.year}"):
        deadline = read_deadline(words.format(written), 2026)
        assert (deadline.kind, deadline.due) == (DeadlineKind.DAY, day)
    assert read_deadline(day_in_words(day), 2026).due == day


@given(DAYS)
def test_before_a_day_is_the_day_before(day: date) -> None:
    deadline = read_deadline(f"Trước ngày {format_day(day)}", 2026)
    assert deadline.due == day - timedelta(days=1)


@given(QUARTERS, st.sampled_from(("{}", "Trong {}", "Hoàn thành {}", "Đến hết {}")))
def test_a_written_quarter_gives_its_last_day_back(quarter: Quarter, words: str) -> None:
    deadline = read_deadline(words.format(quarter.in_text), 2026)
    assert (deadline.kind, deadline.due) == (DeadlineKind.QUARTER, quarter.last_day)


@given(QUARTERS)
def test_before_a_quarter_is_the_last_day_of_the_one_before(quarter: Quarter) -> None:
    deadline = read_deadline(f"Trước {quarter.in_text}", 2026)
    assert (deadline.kind, deadline.due) == (DeadlineKind.QUARTER, quarter.preceding.last_day)


@given(QUARTERS)
def test_from_a_quarter_is_its_first_day(quarter: Quarter) -> None:
    deadline = read_deadline(f"Từ {quarter.in_text}", 2026)
    assert (deadline.kind, deadline.start) == (DeadlineKind.FROM, quarter.first_day)


@given(st.integers(1, 12), YEARS)
def test_a_written_month_gives_its_last_day_back(month: int, year: int) -> None:
    last = read_deadline(f"Tháng {month}/{year}", 2026).due
    assert last is not None
    assert (last.year, last.month, (last + timedelta(days=1)).day) == (year, month, 1)
    assert read_deadline(f"tháng {month}", year).due == last
