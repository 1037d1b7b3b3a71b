"""Plan packs: read strictly, written back exactly."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from domain.pack import MOST_BYTES, pack_text, read_pack, write_pack
from domain.plan import AddsUp
from domain.problem import Problem
from tests.domain.small_plan import PACK_IDS, PACKS, real_plan

Change = Callable[[Any], object]


@pytest.mark.parametrize("plan_id", PACK_IDS)
def test_a_built_in_pack_comes_back_letter_for_letter(plan_id: str) -> None:
    text = (PACKS / f"{plan_id}.json").read_text(encoding="utf-8")
    plan = read_pack(text)
    assert plan.id == plan_id
    assert pack_text(plan) == text
    assert read_pack(pack_text(plan)) == plan
    assert json.loads(text) == write_pack(plan)


def test_the_plan_holds_every_row() -> None:
    plan = real_plan("nq-05-2026")
    assert (len(plan.groups), len(plan.measures)) == (4, 34)
    assert sum(len(group.indicators) for group in plan.groups) == 24
    assert (len(plan.sections), sum(len(one.tasks) for one in plan.sections)) == (6, 75)
    assert len(plan.tasks) == 75 + 33
    assert plan.measures["10"].adds_up is AddsUp.SUM


def test_keys_stand_in_the_order_of_the_format() -> None:
    written: Any = write_pack(real_plan("nq-05-2026"))
    assert list(written) == ["format", "id", "resolution", "groups", "sections", "appendices"]
    measure = written["groups"][0]["indicators"][0]["measures"][0]
    assert list(measure) == [
        "code",
        "name",
        "unit",
        "target",
        "lead",
        "adds_up",
        "assessed",
        "part_of",
        "percent_max",
        "source",
        "doubt",
    ]
    assert list(measure["target"])[:4] == ["text", "kind", "low", "high"]
    task = written["sections"][0]["tasks"][0]
    assert list(task["deadline"])[:3] == ["text", "kind", "due"]


def test_bytes_with_a_mark_at_the_beginning_are_read() -> None:
    text = pack_text(real_plan("nq-2022"))
    assert read_pack(text.encode("utf-8-sig")) == read_pack("\ufeff" + text)


def first_measure(pack: Any) -> Any:
    return pack["groups"][0]["indicators"][0]["measures"][0]


def first_target(pack: Any) -> Any:
    return first_measure(pack)["target"]


def first_task(pack: Any) -> Any:
    return pack["sections"][0]["tasks"][0]


def first_deadline(pack: Any) -> Any:
    return first_task(pack)["deadline"]


MEASURE = "groups[0].indicators[0].measures[0]"
TASK = "sections[0].tasks[0]"
BAD: list[tuple[Change, str]] = [
    (lambda one: one.update(format="so-ket-quy-plan/2"), "format"),
    (lambda one: one.update(format=1), "format"),
    (lambda one: one.update(id="Có dấu"), "id"),
    (lambda one: one.update(extra=1), "extra"),
    (lambda one: one.pop("sections"), "sections"),
    (lambda one: one.update(groups={}), "groups"),
    (lambda one: one["groups"].append(one["groups"][0]), "I"),
    (lambda one: one["resolution"].update(date="2025-13-09"), "resolution.date"),
    (lambda one: one["resolution"].update(date="09/12/2025"), "resolution.date"),
    (lambda one: one["resolution"].update(year="2026"), "resolution.year"),
    (lambda one: one["resolution"].update(year=True), "resolution.year"),
    (lambda one: one["resolution"].pop("theme"), "theme"),
    (lambda one: one["groups"][0].update(name=""), "groups[0].name"),
    (lambda one: one["groups"][0]["indicators"][0].update(measures=[]), "measures"),
    (lambda one: first_measure(one).update(code="1a"), f"{MEASURE}.code"),
    (lambda one: first_measure(one).update(code="2"), "groups[0]"),
    (lambda one: first_measure(one).update(name="A\u0300 đơn vị"), f"{MEASURE}.name"),
    (lambda one: first_measure(one).update(name=" thừa"), f"{MEASURE}.name"),
    (lambda one: first_measure(one).update(name="hai\ndòng"), f"{MEASURE}.name"),
    (lambda one: first_measure(one).update(name="x" * 2001), f"{MEASURE}.name"),
    (lambda one: first_measure(one).update(name=5), f"{MEASURE}.name"),
    (lambda one: first_measure(one).update(adds_up="cộng"), f"{MEASURE}.adds_up"),
    (lambda one: first_measure(one).update(assessed=[]), f"{MEASURE}.assessed"),
    (lambda one: first_measure(one).update(assessed=[4, 2]), f"{MEASURE}.assessed"),
    (lambda one: first_measure(one).update(assessed=[5]), f"{MEASURE}.assessed[0]"),
    (lambda one: first_measure(one).update(part_of="99"), "99"),
    (lambda one: first_measure(one).update(part_of="1"), "quay vòng"),
    (lambda one: first_measure(one).update(percent_max=100), f"{MEASURE}.percent_max"),
    (lambda one: first_target(one).update(kind="gần bằng"), f"{MEASURE}.target.kind"),
    (lambda one: first_target(one).update(low=90), f"{MEASURE}.target.low"),
    (lambda one: first_target(one).update(low="90,5"), f"{MEASURE}.target.low"),
    (lambda one: first_target(one).update(low="NaN"), f"{MEASURE}.target.low"),
    (lambda one: first_target(one).update(low="1e5"), f"{MEASURE}.target.low"),
    (lambda one: first_target(one).update(low=None), f"{MEASURE}.target.low"),
    (lambda one: first_target(one).update(high="95"), f"{MEASURE}.target.high"),
    (lambda one: first_target(one).update(inclusive=True), f"{MEASURE}.target.inclusive"),
    (lambda one: first_target(one).update(kind="between", high="80"), f"{MEASURE}.target"),
    (lambda one: first_target(one).update(kind="equal", high="91"), f"{MEASURE}.target"),
    (
        lambda one: first_target(one).update(kind="rank_within", low=None, high="2.5"),
        f"{MEASURE}.target.high",
    ),
    (lambda one: first_task(one).update(lead="Văn phòng"), f"{TASK}.lead"),
    (lambda one: first_task(one).update(lead=[""]), f"{TASK}.lead[0]"),
    (lambda one: first_task(one).update(code="1.2"), "1.2"),
    (lambda one: first_task(one).update(mark=""), f"{TASK}.mark"),
    (lambda one: first_deadline(one).update(due="2026-01-30"), f"{TASK}.deadline.due"),
    (lambda one: first_deadline(one).update(due=None), f"{TASK}.deadline.due"),
    (lambda one: first_deadline(one).update(due="2026-02-30"), f"{TASK}.deadline.due"),
    (lambda one: first_deadline(one).update(kind="none"), f"{TASK}.deadline.due"),
    (lambda one: first_deadline(one).update(kind="from"), f"{TASK}.deadline.due"),
    (lambda one: first_deadline(one).update(kind="stages"), f"{TASK}.deadline.stages"),
    (lambda one: first_deadline(one).update(start="2026-01-01"), f"{TASK}.deadline.start"),
    (lambda one: first_deadline(one).update(action="finish"), f"{TASK}.deadline.action"),
    (lambda one: first_task(one)["items"].append(first_task(one) | {"items": []}), "items[0]"),
]


@pytest.mark.parametrize(("change", "place"), BAD, ids=[place for _, place in BAD])
def test_a_mistake_is_refused_with_its_place(change: Change, place: str) -> None:
    pack = copy.deepcopy(write_pack(real_plan("nq-05-2026")))
    change(pack)
    with pytest.raises(Problem) as refused:
        read_pack(json.dumps(pack))
    assert refused.value.code == "bad_pack"
    assert place in refused.value.sentence
    assert refused.value.advice


def test_items_have_no_items_and_stand_in_order() -> None:
    pack: Any = write_pack(real_plan("nq-05-2026"))
    task = next(one for one in pack["sections"][1]["tasks"] if one["code"] == "2.16")
    task["items"].reverse()
    with pytest.raises(Problem, match=r"phải có mã “2\.16\.1”"):
        read_pack(json.dumps(pack))
    task["items"].reverse()
    task["items"][0]["items"] = [task["items"][1]]
    with pytest.raises(Problem, match="không được chia nhỏ thêm"):
        read_pack(json.dumps(pack))


def test_an_item_without_a_mark_keeps_none() -> None:
    plan = real_plan("nq-05-2026")
    unmarked = [one.code for one in plan.tasks.values() if not one.mark]
    assert unmarked == ["3.10.1", "3.10.2", "3.10.3", "5.2.1"]
    assert all(plan.tasks[code].doubt for code in unmarked)


def test_the_last_stage_is_the_day_it_is_due() -> None:
    pack: Any = write_pack(real_plan("nq-05-2026"))
    task = next(one for one in pack["sections"][2]["tasks"] if one["code"] == "3.4")
    task["items"][0]["deadline"]["due"] = "2027-12-31"
    with pytest.raises(Problem, match="ngày của giai đoạn cuối"):
        read_pack(json.dumps(pack))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "không phải JSON"),
        ("{", "dòng 1, cột 2"),
        ("[]", "dấu { }"),
        ("null", "dấu { }"),
        ("[" * 100_000, "không phải JSON"),
        ('{"format": ' + "9" * 5000 + "}", "không phải JSON"),
        ('{"id": "a", "id": "b"}', "hai lần"),
        ("x" * (MOST_BYTES + 1), "quá lớn"),
        ("Nghị quyết".encode("utf-16"), "UTF-8"),
    ],
    ids=["empty", "cut", "list", "null", "deep", "long number", "twins", "large", "utf-16"],
)
def test_what_is_no_pack_is_refused(text: str | bytes, reason: str) -> None:
    with pytest.raises(Problem) as refused:
        read_pack(text)
    assert refused.value.code == "bad_pack"
    assert reason in refused.value.sentence


def test_a_newer_pack_says_so() -> None:
    pack = write_pack(real_plan("nq-2022")) | {"format": "so-ket-quy-plan/2"}
    with pytest.raises(Problem, match="phiên bản mới hơn"):
        read_pack(json.dumps(pack))
