"""Plan packs: one yearly plan as a JSON file, read strictly and written back exactly.

The format is described in `resources/plans/README.md`; `python -m desktop plan ID --json` prints
the same shape. A pack with a mistake is refused with its place and the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from domain.deadline import Deadline, DeadlineKind, Stage
from domain.json_place import Place, Refusal, read_json
from domain.pack_rules import check_deadline, check_plan, check_target
from domain.pack_writing import FORMAT, pack_text, write_pack
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

__all__ = ["FORMAT", "pack_text", "read_pack", "write_pack"]

MOST_BYTES = 5_000_000
_SHORT = 300
_NAME = 2_000
_NOTE = 4_000
_FEW = 100
_MANY = 1_000
_REFUSAL = Refusal(
    "bad_pack",
    "Gói kế hoạch",
    "Hãy xin lại tệp gốc từ nơi gửi, hoặc sửa đúng chỗ đã nêu rồi nhập lại.",
)
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}", re.ASCII)
_CODE = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){0,3}", re.ASCII)
_FORMAT = re.compile(r"so-ket-quy-plan/([1-9][0-9]{0,5})", re.ASCII)
_NOTES = frozenset({"source", "doubt"})


def read_pack(text: str | bytes) -> Plan:
    """The plan in a pack; Problem `bad_pack` names the place of the first mistake."""
    place = read_json(_decoded(text), _REFUSAL)
    _check_format(place)
    place.keys(frozenset({"format", "id", "resolution", "groups", "sections", "appendices"}))
    appendices = place.get("appendices")
    appendices.keys(frozenset({"measures", "tasks"}))
    plan = Plan(
        id=_matching(place.get("id"), _ID, "chỉ gồm chữ thường không dấu, số và dấu gạch nối"),
        resolution=_resolution(place.get("resolution")),
        groups=tuple(_group(one) for one in place.get("groups").each(_FEW)),
        sections=tuple(_section(one) for one in place.get("sections").each(_FEW)),
        measures_form=_form(appendices.get("measures")),
        tasks_form=_form(appendices.get("tasks")),
    )
    check_plan(plan, place)
    return plan


def _decoded(text: str | bytes) -> str:
    size = len(text)
    if size > MOST_BYTES:
        raise _REFUSAL.at("", f"tệp quá lớn ({size} byte)")
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _REFUSAL.at("", "tệp không ở bảng mã UTF-8") from None


def _check_format(place: Place) -> None:
    named = place.get("format").value
    found = _FORMAT.fullmatch(named) if isinstance(named, str) else None
    if not found:
        raise place.get("format").refuse(f"phải là “{FORMAT}”")
    if named != FORMAT:
        raise Problem(
            "bad_pack",
            f"Gói kế hoạch không hợp lệ tại “format”: gói do phiên bản mới hơn tạo ra ({named}).",
            "Hãy cập nhật chương trình rồi nhập lại.",
        )


def _matching(place: Place, pattern: re.Pattern[str], reason: str) -> str:
    text = place.printed(_SHORT)
    if not pattern.fullmatch(text):
        raise place.refuse(reason)
    return text


def _code(place: Place) -> str:
    return _matching(place, _CODE, "phải là mã số như “3.4”")


def _names(place: Place) -> tuple[str, ...]:
    return tuple(one.printed(_NAME) for one in place.each(_FEW))


def _resolution(place: Place) -> Resolution:
    place.keys(
        frozenset({"number", "date", "year", "issuer", "title", "theme"}), frozenset({"doubt"})
    )
    return Resolution(
        number=place.get("number").printed(_SHORT, empty=True),
        adopted=place.get("date").day_or_none(),
        issuer=place.get("issuer").printed(_NAME),
        year=place.get("year").whole(2000, 2100),
        title=place.get("title").printed(_NAME),
        theme=place.get("theme").printed(_NAME, empty=True),
        doubt=place.get("doubt").printed_or_none(_NOTE),
    )


def _form(place: Place) -> AppendixForm:
    place.keys(frozenset({"title", "columns"}))
    return AppendixForm(place.get("title").printed(_NAME), _names(place.get("columns")))


def _group(place: Place) -> IndicatorGroup:
    place.keys(frozenset({"id", "name", "indicators"}))
    return IndicatorGroup(
        id=place.get("id").printed(_SHORT),
        name=place.get("name").printed(_NAME),
        indicators=tuple(_indicator(one) for one in place.get("indicators").each(_MANY)),
    )


def _indicator(place: Place) -> Indicator:
    place.keys(frozenset({"no", "measures"}))
    measures = tuple(_measure(one) for one in place.get("measures").each(_FEW))
    if not measures:
        raise place.get("measures").refuse("chỉ tiêu phải có ít nhất một dòng")
    return Indicator(_code(place.get("no")), measures)


def _measure(place: Place) -> Measure:
    place.keys(
        frozenset({"code", "name", "unit", "target", "lead", "adds_up", "assessed", "part_of"}),
        _NOTES | {"percent_max", "counted_in"},
    )
    part_of = place.get("part_of")
    return Measure(
        code=_code(place.get("code")),
        name=place.get("name").printed(_NAME),
        unit=place.get("unit").printed(_SHORT, empty=True),
        target=_target(place.get("target")),
        lead=place.get("lead").printed(_NAME, empty=True),
        adds_up=place.get("adds_up").choice(AddsUp),
        assessed=_assessed(place.get("assessed")),
        part_of=None if part_of.value is None else _code(part_of),
        percent_max=place.get("percent_max").figure_or_none(),
        counted_in=place.get("counted_in").printed_or_none(_SHORT) or "",
        source=place.get("source").printed_or_none(_NOTE),
        doubt=place.get("doubt").printed_or_none(_NOTE),
    )


def _assessed(place: Place) -> tuple[int, ...]:
    quarters = tuple(one.whole(1, 4) for one in place.each(4))
    if not quarters or not _rises(quarters):
        raise place.refuse("phải có ít nhất một quý, xếp tăng dần, không trùng")
    return quarters


def _rises(numbers: Iterable[int]) -> bool:
    found = list(numbers)
    return found == sorted(set(found))


def _target(place: Place) -> Target:
    place.keys(frozenset({"text", "kind", "low", "high"}), frozenset({"exceeds_from", "inclusive"}))
    target = Target(
        text=place.get("text").printed(_NAME, empty=True),
        kind=place.get("kind").choice(TargetKind),
        low=place.get("low").figure_or_none(),
        high=place.get("high").figure_or_none(),
        exceeds_from=place.get("exceeds_from").figure_or_none(),
        inclusive=place.get("inclusive").truth_or(False),
    )
    check_target(target, place)
    return target


def _section(place: Place) -> TaskSection:
    place.keys(frozenset({"no", "name", "tasks"}))
    return TaskSection(
        no=place.get("no").printed(_SHORT),
        name=place.get("name").printed(_NAME),
        tasks=tuple(_task(one) for one in place.get("tasks").each(_MANY)),
    )


def _task(place: Place, nested: bool = True) -> Task:
    place.keys(
        frozenset({"code", "mark", "name", "lead", "coordinating", "deadline", "items"}),
        _NOTES | {"lead_text", "coordinating_text"},
    )
    items = place.get("items")
    if not nested and items.value:
        raise items.refuse("ý của nhiệm vụ không được chia nhỏ thêm")
    return Task(
        code=_code(place.get("code")),
        mark=place.get("mark").printed(_SHORT, empty=not nested),
        name=place.get("name").printed(_NAME),
        lead=_names(place.get("lead")),
        coordinating=_names(place.get("coordinating")),
        deadline=_deadline(place.get("deadline")),
        items=tuple(_task(one, nested=False) for one in items.each(_MANY)),
        lead_text=place.get("lead_text").printed_or_none(_NAME) or "",
        coordinating_text=place.get("coordinating_text").printed_or_none(_NAME) or "",
        source=place.get("source").printed_or_none(_NOTE),
        doubt=place.get("doubt").printed_or_none(_NOTE),
    )


def _deadline(place: Place) -> Deadline:
    place.keys(frozenset({"text", "kind", "due"}), frozenset({"start", "stages", "action"}))
    stages = place.get("stages")
    deadline = Deadline(
        text=place.get("text").printed(_NAME, empty=True),
        kind=place.get("kind").choice(DeadlineKind),
        due=place.get("due").day_or_none(),
        start=place.get("start").day_or_none(),
        stages=() if stages.value is None else tuple(_stage(one) for one in stages.each(_FEW)),
        begins=_begins(place.get("action")),
    )
    check_deadline(deadline, place)
    return deadline


def _stage(place: Place) -> Stage:
    place.keys(frozenset({"name", "due"}))
    return Stage(place.get("name").printed(_NAME), place.get("due").day_or_none())


def _begins(place: Place) -> bool:
    if place.value not in (None, "start"):
        raise place.refuse("chỉ có thể là “start”")
    return place.value == "start"
