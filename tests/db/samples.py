"""A small plan, an office and a clock to make data files with, and how a Problem must read."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from domain.deadline import Deadline, DeadlineKind
from domain.office import Office, Profile
from domain.plan import (
    AddsUp,
    AppendixForm,
    Indicator,
    IndicatorGroup,
    Measure,
    Plan,
    Resolution,
    Task,
    TaskSection,
)
from domain.problem import Problem
from domain.target import Target, TargetKind
from domain.unit import Unit

UNIT = Unit("06658", "Hạ Long", "ward", "phường Hạ Long", date(2025, 7, 1), None, 3)
OFFICE = Office(
    unit=UNIT.code,
    name="Đảng ủy phường Hạ Long",
    superior="ĐẢNG BỘ TỈNH QUẢNG NINH",
    addressees=("Ban Thường vụ Tỉnh ủy",),
    recipients=("Như trên,", "Lưu Văn phòng."),
    profile=Profile.HD05,
)


def _measure(code: str) -> Measure:
    target = Target(">90", TargetKind.MORE_THAN, low=Decimal(90))
    return Measure(code, f"Tỷ lệ số {code}", "%", target, "Ban Tổ chức Tỉnh ủy", AddsUp.LATEST)


def _task(code: str, items: tuple[Task, ...] = ()) -> Task:
    deadline = Deadline("Tháng 6/2026", DeadlineKind.MONTH, due=date(2026, 6, 30))
    lead, mark = ("Văn phòng Tỉnh ủy",), "-" if code.count(".") > 1 else code
    return Task(code, mark, f"Nhiệm vụ số {code}", lead, (), deadline, items)


PLAN = Plan(
    id="nq-thu-2026",
    resolution=Resolution("05-NQ/TU", date(2025, 12, 9), "Tỉnh ủy", 2026, "về năm 2026", "Chủ đề"),
    groups=(
        IndicatorGroup(
            "I",
            "Về kinh tế",
            (
                Indicator("1", (_measure("1"),)),
                Indicator("2", (_measure("2.1"), _measure("2.2"))),
            ),
        ),
    ),
    sections=(TaskSection("1", "Xây dựng Đảng", (_task("1.1"), _task("1.2", (_task("1.2.1"),)))),),
    measures_form=AppendixForm(
        "Phụ lục 1", ("STT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu", "Đơn vị chủ trì")
    ),
    tasks_form=AppendixForm(
        "Phụ lục 2", ("TT", "Nhiệm vụ cụ thể", "Chủ trì", "Phối hợp", "Thời hạn thực hiện")
    ),
)


def ticking() -> Callable[[], datetime]:
    """A clock that goes on by a second each time it is read."""
    seconds = 0

    def now() -> datetime:
        nonlocal seconds
        seconds += 1
        return datetime(2026, 3, 16, 8, 0, tzinfo=UTC) + timedelta(seconds=seconds)

    return now


# Words of SQLite, peewee, Python and the file system that must not reach a clerk.
_ENGLISH = re.compile(
    r"\b(?:error|sql|sqlite|database|disk|image|malformed|locked|unable|open|file|full|readonly|"
    r"errno|denied|traceback|exception|peewee|table|column|none|true|false)\b",
    re.IGNORECASE,
)


@contextmanager
def expect_problem(code: str, path: Path) -> Iterator[Problem]:
    """The block ends in this Problem, which names the file and speaks Vietnamese only."""
    seen = Problem("", "", "")
    with pytest.raises(Problem) as caught:
        yield seen
    found = caught.value
    assert found.code == code
    assert str(path) in found.sentence
    assert found.advice
    words = f"{found.sentence} {found.advice}".replace(str(path), "").replace(str(path.parent), "")
    assert not _ENGLISH.findall(words)
    seen.code, seen.sentence, seen.advice = found.code, found.sentence, found.advice
