"""Every value has one text, and comes back from it as it was."""

from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest

from domain.change import (
    Change,
    Subject,
    entry_changes,
    entry_of,
    field_names,
    normal_text,
    office_changes,
    office_of,
    own_plan_changes,
    own_plan_of,
    passage_changes,
    passage_of,
    progress_changes,
    progress_of,
)
from domain.office import Office
from domain.plan import OwnPlan
from domain.quarter import Quarter
from domain.returns import Entry, MeasureStatus, Passage, Progress, TaskState, TaskStatus
from domain.target import Target, TargetKind
from tests.db.samples import OFFICE

QUARTER = Quarter(2026, 2)
ENTRY = Entry(
    "2.1", Decimal("12.50"), True, Decimal("-0.0"), "chú", "do", "sửa", MeasureStatus.MET, "vì"
)
PROGRESS = Progress(
    "1.1",
    TaskState.DONE,
    Decimal(100),
    date(2026, 6, 1),
    "xong",
    "QĐ 1",
    "do",
    "sửa",
    "chú",
    TaskStatus.DONE_LATE,
    "vì",
)
PASSAGE = Passage("mo-dau", "lời", "nháp", Quarter(2026, 1))
OWN = OwnPlan(
    targets={
        "1": Target("≥ 95", TargetKind.AT_LEAST, Decimal("95.0"), exceeds_from=Decimal(99)),
        "2.1": Target("", TargetKind.JUDGED),
    },
    left_out=frozenset({"2.2", "1.2.1"}),
    pace={("1", 1): Decimal("22.5"), ("1", 4): Decimal("95.0"), ("2.2", 2): Decimal(0)},
)


def _cells(changes: tuple[Change, ...]) -> dict[str, str]:
    return {change.field: change.new for change in changes if change.new is not None}


@pytest.mark.parametrize(
    ("subject", "kind", "key"),
    [
        (Subject.MEASURE, Entry, "code"),
        (Subject.TASK, Progress, "code"),
        (Subject.NARRATIVE, Passage, "key"),
        (Subject.OFFICE, Office, None),
    ],
)
def test_every_field_of_a_record_has_an_encoding(
    subject: Subject, kind: type, key: str | None
) -> None:
    assert {one.name for one in fields(kind)} - {key} == set(field_names(subject))


def test_an_entry_comes_back_with_the_precision_it_was_typed_with() -> None:
    back = entry_of("2.1", _cells(entry_changes(QUARTER, None, ENTRY)))
    assert back == ENTRY
    assert str(back.value) == "12.50"


def test_progress_comes_back() -> None:
    assert progress_of("1.1", _cells(progress_changes(QUARTER, None, PROGRESS))) == PROGRESS


@pytest.mark.parametrize("passage", [PASSAGE, Passage("mo-dau", "")])
def test_a_passage_comes_back_even_when_it_was_emptied(passage: Passage) -> None:
    cells = _cells(passage_changes(QUARTER, None, passage))
    assert cells
    assert passage_of("mo-dau", cells) == passage


@pytest.mark.parametrize("office", [OFFICE, Office("1", "Sở", place="", recipients=("a\nb", ""))])
def test_an_office_comes_back(office: Office) -> None:
    assert office_of(_cells(office_changes(None, office))) == office


def test_an_own_plan_comes_back() -> None:
    rows: dict[str, dict[str, str]] = {}
    for change in own_plan_changes(OwnPlan(), OWN):
        assert change.new is not None
        rows.setdefault(change.code, {})[change.field] = change.new
    assert own_plan_of(rows) == OWN


def test_zero_and_no_data_are_different_facts() -> None:
    zero, nothing = Entry("1", Decimal(0)), Entry("1")
    assert [one.new for one in entry_changes(QUARTER, nothing, zero)] == ["0"]
    assert [one.new for one in entry_changes(QUARTER, zero, nothing)] == [None]
    assert entry_changes(QUARTER, None, nothing) == ()


def test_a_task_said_not_to_be_started_is_a_fact_too() -> None:
    said = progress_changes(QUARTER, None, Progress("1.1"))
    assert [(one.field, one.new) for one in said] == [("state", "not_started")]


def test_only_what_differs_becomes_a_change() -> None:
    changes = entry_changes(QUARTER, ENTRY, Entry("2.1", Decimal("12.5")), reason="gõ nhầm")
    assert changes[0] == Change(Subject.MEASURE, QUARTER, "2.1", "value", "12.5", "gõ nhầm")
    assert [one.new for one in changes[1:]] == [None] * 7
    assert entry_changes(QUARTER, ENTRY, ENTRY) == ()


def test_records_of_two_codes_are_no_difference() -> None:
    with pytest.raises(ValueError, match="different codes"):
        entry_changes(QUARTER, Entry("1"), Entry("2.1"))


@pytest.mark.parametrize(
    ("subject", "field", "text", "normal"),
    [
        (Subject.MEASURE, "value", "1E+2", "100"),
        (Subject.MEASURE, "value", "0.050", "0.050"),
        (Subject.MEASURE, "estimate", "0", None),
        (Subject.MEASURE, "note", "", None),
        (Subject.MEASURE, "note", "Ho\u0300a", "Hòa"),
        (Subject.NARRATIVE, "text", "", ""),
        (Subject.OFFICE, "place", "", ""),
        (Subject.OWN_PLAN, "left_out", "0", None),
        (Subject.TASK, "state", "not_started", "not_started"),
        (Subject.TASK, "done_on", None, None),
    ],
)
def test_a_text_is_brought_to_its_one_form(
    subject: Subject, field: str, text: str | None, normal: str | None
) -> None:
    assert normal_text(subject, field, text) == normal


@pytest.mark.parametrize(
    ("subject", "field", "text"),
    [
        (Subject.MEASURE, "value", "12,5"),
        (Subject.MEASURE, "value", "NaN"),
        (Subject.MEASURE, "value", "Infinity"),
        (Subject.MEASURE, "estimate", "có"),
        (Subject.MEASURE, "verdict", "Đạt"),
        (Subject.MEASURE, "state", "done"),
        (Subject.TASK, "done_on", "31/12/2026"),
        (Subject.OFFICE, "profile", "nd99"),
    ],
)
def test_a_text_without_a_meaning_is_a_mistake(subject: Subject, field: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        normal_text(subject, field, text)
