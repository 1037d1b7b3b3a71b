"""When backups are made, which of them stay, and what the clock has to say about it: nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.backup_folder import Backup, Reason, backups_in, folder_of, next_backup
from db.store import Store
from domain.change import Change, Subject
from domain.problem import Problem
from domain.quarter import Quarter
from workflow import backups
from workflow.backups import Backups, backups_of, last_good, restore
from workflow.thinning import DAILY, MONTHLY, MOST_FRESH, WEEKLY, obsolete

Q1 = Quarter(2026, 1)
SCHEDULES = 300


class Clock:
    """A clock that goes as it is told."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 16, 8)

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKQ_HOME", str(tmp_path / "home"))


def record(store: Store, text: str) -> None:
    code = next(iter(store.plan.measures))
    store.record([Change(Subject.MEASURE, Q1, code, "note", text)], "Nhập", "Lan")


def test_half_an_hour_of_work_makes_a_backup_where_something_changed(empty: Path) -> None:
    clock = Clock()
    with Store.open(empty) as store:
        kept = Backups(store, clock)
        before = kept.last
        assert before is None
        record(store, "a")
        clock.wait(minutes=29)
        assert kept.while_working() is None
        clock.wait(minutes=1)
        made = kept.while_working()
        assert made is not None
        assert made.reason is Reason.WORK
        assert kept.last == made
        clock.wait(minutes=31)
        assert kept.while_working() is None  # nothing new
        record(store, "b")
        assert kept.while_working() is None  # but only just now
        clock.wait(minutes=31)
        assert kept.while_working() is not None


def test_a_clock_that_was_set_back_does_not_put_it_off(empty: Path) -> None:
    clock = Clock()
    with Store.open(empty) as store:
        kept = Backups(store, clock)
        record(store, "a")
        clock.wait(days=-400)
        assert kept.while_working() is not None


def test_closing_makes_a_backup_unless_one_holds_everything(empty: Path) -> None:
    with Store.open(empty) as store:
        assert Backups(store).on_close() is not None
    with Store.open(empty) as store:
        kept = Backups(store)
        assert kept.last == last_good(empty)
        assert kept.on_close() is None
        record(store, "a")
        assert kept.on_close() is not None
        store.undo()
        assert kept.on_close() is not None


def test_a_file_that_is_only_looked_at_gets_none(empty: Path) -> None:
    with Store.open(empty, reading=True) as store:
        assert Backups(store).on_close() is None
    assert backups_of(empty) == ()


def test_a_folder_that_may_not_be_written_sends_the_backups_home(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    with Store.open(empty) as store:
        monkeypatch.setattr(Path, "write_bytes", refuse)
        made = Backups(store).make(Reason.BY_HAND)
    assert (empty.parent / "home") in made.path.parents
    assert backups_of(empty) == (made,)


def test_a_file_in_the_place_of_the_folder_sends_the_backups_home(empty: Path) -> None:
    folder_of(empty).touch()
    with Store.open(empty) as store:
        made = Backups(store).make(Reason.BY_HAND)
    assert (empty.parent / "home") in made.path.parents


def test_the_last_good_one_is_the_newest_that_is_whole(empty: Path) -> None:
    with Store.open(empty) as store:
        kept = Backups(store)
        first = kept.make(Reason.BY_HAND)
        second = kept.make(Reason.BY_HAND)
    second.path.write_bytes(second.path.read_bytes()[:-5000])
    assert last_good(empty) == first


def test_a_failed_backup_thins_nothing(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "obsolete", tuple)
    with Store.open(empty) as store:
        made = _lay(empty, store, 3)
        monkeypatch.setattr(Store, "copy_to", _refuse)
        with pytest.raises(Problem):
            Backups(store).make(Reason.BY_HAND)
    assert all(path.exists() for path in made)


def _lay(path: Path, store: Store, count: int) -> list[Path]:
    made = []
    for _ in range(count):
        one = next_backup(folder_of(path), datetime(2026, 1, 1), Reason.BY_HAND)
        store.copy_to(one.path)
        made.append(one.path)
    return made


def _refuse(*_: object) -> None:
    raise Problem("disk_full", "Ổ đĩa đã đầy.", "")


def test_what_is_thinned_away_is_gone_and_everything_else_stays(empty: Path) -> None:
    clock = Clock()
    other = folder_of(empty) / "của tôi.skq"
    with Store.open(empty) as store:
        kept = Backups(store, clock)
        for _ in range(5):
            for _ in range(3):
                kept.make(Reason.BY_HAND)
            clock.wait(days=1)
            other.touch()
    # Three each of the last two days, one each of the three before.
    assert len(backups_in(folder_of(empty))) == 9
    assert other.exists()


def test_restoring_and_taking_it_back(empty: Path) -> None:
    with Store.open(empty) as store:
        record(store, "một")
        first = Backups(store).make(Reason.BY_HAND)
        record(store, "hai")
        ends = store.newest()
    done = restore(empty, first.path)
    assert done.before is not None
    with Store.open(empty) as store:
        assert [entry.note for entry in store.return_for(Q1).entries.values()] == ["một"]
    restore(empty, done.before)
    with Store.open(empty) as store:
        assert store.newest() == ends


def test_filling_from_a_table_makes_a_backup_first(
    run: Callable[..., tuple[int, str, str]], table: Callable[..., Path], empty: Path
) -> None:
    code = "1"
    assert (
        run("fill", empty, "--quarter", "2026Q1", "--from", table(f"code,value\n{code},5\n"))[0]
        == 0
    )
    (made,) = backups_of(empty)
    assert made.reason is Reason.FILL
    with Store.open(made.path, reading=True) as before:
        assert before.return_for(Q1).entries == {}


def test_nothing_is_filled_where_no_backup_can_be_made(
    run: Callable[..., tuple[int, str, str]],
    table: Callable[..., Path],
    empty: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = empty.read_bytes()
    monkeypatch.setattr(Store, "copy_to", _refuse)
    code, _, said = run("fill", empty, "--quarter", "2026Q1", "--from", table("code,value\n1,5\n"))
    assert code == 1
    assert "[disk_full]" in said
    assert empty.read_bytes() == before


# -- thinning --

TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1))
WORKING = st.lists(st.integers(0, 40 * 24 * 60), max_size=120).map(
    lambda gaps: [
        datetime(2026, 1, 1) + timedelta(minutes=sum(gaps[:end])) for end in range(len(gaps))
    ]
)
SCHEDULE = st.one_of(st.lists(TIMES, max_size=60), WORKING)


def made_at(times: list[datetime]) -> list[Backup]:
    return [
        Backup(number, at, Reason.CLOSE, Path(f"{number}")) for number, at in enumerate(times, 1)
    ]


@settings(max_examples=SCHEDULES, deadline=None)
@given(SCHEDULE)
def test_whatever_the_clock_did_the_newest_stay(times: list[datetime]) -> None:
    found = made_at(times)
    gone = set(obsolete(reversed(found)))
    left = [one for one in found if one not in gone]
    assert left[-1:] == found[-1:]
    newest_days = list(dict.fromkeys(one.at.date() for one in reversed(found)))[:2]
    fresh = [one for one in found if one.at.date() in newest_days]
    assert set(fresh[-MOST_FRESH:]) <= set(left)
    assert len(left) <= MOST_FRESH + DAILY + WEEKLY + MONTHLY
    assert obsolete(left) == ()  # thinned once is thinned


@settings(max_examples=SCHEDULES, deadline=None)
@given(SCHEDULE)
def test_thinning_each_time_never_empties_a_month_that_has_room(times: list[datetime]) -> None:
    left: list[Backup] = []
    for one in made_at(times):
        left.append(one)
        gone = set(obsolete(left))
        assert one not in gone
        left = [each for each in left if each not in gone]
    assert bool(left) == bool(times)


def test_a_year_of_office_days_keeps_days_then_weeks_then_months() -> None:
    days = [datetime(2026, 1, 1, 17) + timedelta(days=number) for number in range(365)]
    left: list[Backup] = []
    for one in made_at(days):
        left = [each for each in [*left, one] if each not in obsolete([*left, one])]
    ages = [(days[-1] - one.at).days for one in reversed(left)]
    assert ages[:14] == list(range(14))
    assert len(ages) <= 2 + DAILY + WEEKLY + MONTHLY
    assert ages[-1] > 270


def test_many_of_one_day_do_not_grow_without_end() -> None:
    found = made_at([datetime(2026, 1, 1)] * 500)
    assert len(found) - len(obsolete(found)) == MOST_FRESH
