"""A return as canonical JSON with a checksum."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.problem import Problem
from domain.quarter import Quarter
from domain.return_json import FORMAT, read_return, write_return
from domain.returns import (
    Entry,
    MeasureStatus,
    Passage,
    Progress,
    Return,
    TaskState,
    TaskStatus,
)
from tests.domain.small_plan import Q1, returned

TEXT = st.text(max_size=40)
FIGURE = st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=3)
QUARTERS = st.builds(Quarter, st.integers(2000, 2100), st.integers(1, 4))
ENTRIES = st.builds(
    Entry,
    st.just("1"),
    value=FIGURE,
    estimate=st.booleans(),
    reference=FIGURE,
    note=TEXT,
    cause=TEXT,
    remedy=TEXT,
    verdict=st.none() | st.sampled_from(MeasureStatus),
    verdict_reason=TEXT,
)
PROGRESS = st.builds(
    Progress,
    st.just("1.1"),
    state=st.sampled_from(TaskState),
    percent=FIGURE,
    done_on=st.none() | st.dates(),
    result=TEXT,
    documents=TEXT,
    cause=TEXT,
    remedy=TEXT,
    note=TEXT,
    verdict=st.none() | st.sampled_from(TaskStatus),
    verdict_reason=TEXT,
)
PASSAGES = st.builds(
    Passage, st.just("opening"), TEXT, basis=TEXT, carried_from=st.none() | QUARTERS
)
SAMPLE = returned(
    Q1,
    Entry("10", Decimal("12.50"), estimate=True, note="ước"),
    Progress("1.1", TaskState.DONE),
    Passage("opening", "Kết quả"),
)


@settings(max_examples=60, deadline=None)
@given(QUARTERS, ENTRIES, PROGRESS, PASSAGES)
def test_what_was_written_is_read_back(
    quarter: Quarter, entry: Entry, progress: Progress, passage: Passage
) -> None:
    one = returned(quarter, entry, progress, passage)
    text = write_return(one)
    assert text.isascii()
    assert read_return(text) == one
    assert write_return(read_return(text)) == text


def test_a_figure_keeps_the_precision_it_was_typed_with() -> None:
    value = read_return(write_return(SAMPLE)).entries["10"].value
    assert str(value) == "12.50"


def test_one_return_has_exactly_one_text() -> None:
    first, second = Entry("1", Decimal(1)), Entry("2", Decimal(2))
    one = write_return(returned(Q1, first, second))
    assert one == write_return(returned(Q1, second, first))
    assert json.loads(one)["format"] == FORMAT
    assert list(json.loads(one)) == sorted(json.loads(one))


def test_zero_and_nothing_are_different() -> None:
    zero, nothing = returned(Q1, Entry("1", Decimal(0))), returned(Q1, Entry("1"))
    assert read_return(write_return(zero)).entries["1"].value == 0
    assert read_return(write_return(nothing)).entries["1"].value is None
    assert write_return(zero) != write_return(nothing)


@pytest.mark.parametrize(
    ("old", "new"),
    [("12.50", "12.51"), ("true", "false"), ("07030", "07031"), ('"done"', '"not_started"')],
)
def test_a_changed_return_is_noticed(old: str, new: str) -> None:
    text = write_return(SAMPLE)
    assert old in text
    assert code_of(text.replace(old, new)) == "changed_return"


def test_a_return_that_was_only_laid_out_anew_is_the_same() -> None:
    laid_out = json.dumps(json.loads(write_return(SAMPLE)), ensure_ascii=False, indent=2)
    assert read_return(laid_out) == SAMPLE


def resealed(change: dict[str, object], *, without: str = "") -> str:
    """The sample with a change and a checksum that fits it."""
    body = json.loads(write_return(SAMPLE)) | change
    body.pop("checksum")
    body.pop(without, None)
    text = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return json.dumps(body | {"checksum": hashlib.sha256(text.encode()).hexdigest()})


def code_of(text: str) -> str:
    with pytest.raises(Problem) as refused:
        read_return(text)
    assert refused.value.advice
    return refused.value.code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"format": "so-ket-quy-plan/1"}',
        resealed({"quarter": "2026Q5"}),
        resealed({"quarter": "2026q1"}),
        resealed({"unit": 5}),
        resealed({"extra": 1}),
        resealed({}, without="entries"),
        resealed({"entries": {"1": {"value": 12.5}}}),
        resealed({"entries": {"1": {"value": "NaN"}}}),
        resealed({"entries": {"1": {"verdict": "good"}}}),
        resealed({"entries": {"1": {"unknown": ""}}}),
        resealed({"entries": {"1": {"estimate": 1}}}),
        resealed({"progress": {"1.1": {}}}),
        resealed({"progress": {"1.1": {"state": "done", "done_on": "2026-02-30"}}}),
        resealed({"narrative": {"opening": "Kết quả"}}),
    ],
)
def test_what_is_no_return_is_refused(text: str) -> None:
    assert code_of(text) == "bad_return"


def test_a_newer_return_says_so() -> None:
    assert code_of(resealed({"format": "so-ket-quy-return/2"})) == "newer_return"


def test_an_empty_return_is_one() -> None:
    one = Return("07030", "nq-05-2026", Q1)
    assert read_return(write_return(one)) == one
