"""An office's own rows stand behind the resolution's, under numbers that nobody uses."""

from dataclasses import replace
from pathlib import Path

import pytest

from domain.own_rows import is_free, next_measure, next_task, with_own_rows
from domain.pack import read_pack
from domain.plan import AddsUp, OwnMeasure, OwnPlan, OwnTask, Plan
from domain.target import TargetKind, read_target

ROW = OwnMeasure("Tỷ lệ riêng", "%", "Văn phòng", AddsUp.LATEST)
TASK = OwnTask("Việc riêng", "Văn phòng", "Ban Tổ chức\nCông an", "Quý II/2026")
PACKS = Path(__file__).parents[2] / "resources" / "plans"
PLANS = sorted(path.stem for path in PACKS.glob("*.json"))


def plan(name: str) -> Plan:
    return read_pack((PACKS / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", PLANS)
def test_the_next_codes_are_free_and_fit_the_plan(name: str) -> None:
    whole, own, count = plan(name), OwnPlan(), 11  # more than sort rightly as text
    for _ in range(count):
        merged = with_own_rows(whole, own)
        measure, task = next_measure(merged), next_task(merged, own)
        assert is_free(whole, "own_measure", measure)
        assert is_free(whole, "own_task", task)
        own = replace(own, measures={**own.measures, measure: ROW}, tasks={**own.tasks, task: TASK})
    merged = with_own_rows(whole, own)
    assert list(merged.measures)[-count:] == list(own.measures)
    assert list(merged.tasks)[-count:] == list(own.tasks)
    assert len(merged.measures) == len(whole.measures) + count
    assert len({group.id for group in merged.groups}) == len(merged.groups)
    assert len({section.no for section in merged.sections}) == len(merged.sections)


@pytest.mark.parametrize("name", PLANS)
def test_a_code_of_the_resolution_is_never_free(name: str) -> None:
    whole = plan(name)
    assert not any(is_free(whole, "own_measure", code) for code in whole.measures)
    assert not any(is_free(whole, "own_task", code) for code in whole.tasks)


def first() -> Plan:
    return plan(PLANS[0])


def test_without_own_rows_the_plan_is_the_same_object() -> None:
    whole = first()
    assert with_own_rows(whole, OwnPlan()) is whole


def test_own_rows_of_one_kind_leave_the_other_appendix_alone() -> None:
    whole = first()
    assert with_own_rows(whole, OwnPlan(tasks={"9.1": TASK})).groups == whole.groups
    assert with_own_rows(whole, OwnPlan(measures={"99": ROW})).sections == whole.sections


def test_a_plan_of_many_groups_or_none_takes_own_rows_too() -> None:
    whole = first()
    many = replace(whole, groups=(whole.groups * 12)[:12])
    assert with_own_rows(many, OwnPlan(measures={"99": ROW})).groups[-1].id == "13"
    assert next_measure(replace(whole, groups=())) == "1"


def test_an_own_row_means_what_it_says() -> None:
    own = OwnPlan(targets={"99": read_target(">90")}, measures={"99": ROW}, tasks={"9.1": TASK})
    merged = with_own_rows(first(), own)
    assert merged.measures["99"].target.kind is TargetKind.MORE_THAN
    assert merged.tasks["9.1"].coordinating == ("Ban Tổ chức", "Công an")
    assert merged.tasks["9.1"].deadline.due is not None


def test_a_row_without_a_target_is_left_to_the_clerk() -> None:
    merged = with_own_rows(first(), OwnPlan(measures={"99": ROW}))
    assert merged.measures["99"].target.kind is TargetKind.JUDGED
