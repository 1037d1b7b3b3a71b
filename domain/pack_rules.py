"""What must hold inside a plan pack beyond the form of each value."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from domain.deadline import Deadline, DeadlineKind
from domain.json_place import Place
from domain.plan import IndicatorGroup, Plan, Task, TaskSection
from domain.target import Target, TargetKind

_NEEDS_LOW = frozenset({TargetKind.AT_LEAST, TargetKind.MORE_THAN})
_NEEDS_HIGH = frozenset({TargetKind.AT_MOST, TargetKind.LESS_THAN, TargetKind.RANK_WITHIN})
_NEEDS_BOTH = frozenset({TargetKind.BETWEEN, TargetKind.EQUAL})


def has_figures(target: Target) -> bool:
    """Whether the target has every figure that its rule needs."""
    low = target.low is not None or target.kind not in _NEEDS_LOW | _NEEDS_BOTH
    return low and (target.high is not None or target.kind not in _NEEDS_HIGH | _NEEDS_BOTH)


def check_target(target: Target, place: Place) -> None:
    """Refuses a rule without its figures, or with figures that its kind does not have."""
    needs_low = target.kind in _NEEDS_LOW | _NEEDS_BOTH
    needs_high = target.kind in _NEEDS_HIGH | _NEEDS_BOTH
    for key, figure, needed in (("low", target.low, needs_low), ("high", target.high, needs_high)):
        if needed and figure is None:
            raise place.get(key).refuse(f"quy tắc “{target.kind}” phải có số này")
        if not needed and figure is not None:
            raise place.get(key).refuse(f"quy tắc “{target.kind}” không dùng số này")
    _check_figures(target, place)


def _check_figures(target: Target, place: Place) -> None:
    low, high = target.low, target.high
    if low is not None and high is not None:
        if target.kind is TargetKind.BETWEEN and low >= high:
            raise place.refuse("số dưới phải nhỏ hơn số trên")
        if target.kind is TargetKind.EQUAL and low != high:
            raise place.refuse("quy tắc “equal” phải có hai số bằng nhau")
    if target.inclusive and target.kind is not TargetKind.ABOVE_REFERENCE:
        raise place.get("inclusive").refuse(f"quy tắc “{target.kind}” không dùng mục này")
    if target.kind is TargetKind.RANK_WITHIN and not _is_rank(high):
        raise place.get("high").refuse("thứ hạng phải là số nguyên từ 1")


def _is_rank(figure: Decimal | None) -> bool:
    return figure is not None and figure >= 1 and figure == figure.to_integral_value()


def check_deadline(deadline: Deadline, place: Place) -> None:
    """Refuses a deadline whose dates do not go with its kind."""
    _check_presence(deadline, place)
    if deadline.begins and deadline.due is None:
        raise place.get("action").refuse("hạn khởi công phải có ngày")
    if deadline.kind is DeadlineKind.STAGES and deadline.due != deadline.stages[-1].due:
        raise place.get("due").refuse("phải là ngày của giai đoạn cuối")
    ends = _ENDS.get(deadline.kind)
    if ends and deadline.due and not ends(deadline.due):
        raise place.get("due").refuse(f"không phải ngày cuối của kỳ hạn loại “{deadline.kind}”")


def _check_presence(deadline: Deadline, place: Place) -> None:
    kind = deadline.kind
    has_due = kind not in (DeadlineKind.FROM, DeadlineKind.NONE, DeadlineKind.STAGES)
    presence = (
        ("due", deadline.due is not None, has_due, kind is DeadlineKind.STAGES),
        ("start", deadline.start is not None, kind is DeadlineKind.FROM, False),
        ("stages", bool(deadline.stages), kind is DeadlineKind.STAGES, False),
    )
    for key, present, needed, either in presence:
        if needed and not present:
            raise place.get(key).refuse(f"thời hạn loại “{kind}” phải có mục này")
        if present and not needed and not either:
            raise place.get(key).refuse(f"thời hạn loại “{kind}” không dùng mục này")


def _ends_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _ends_quarter(day: date) -> bool:
    return day.month % 3 == 0 and _ends_month(day)


def _ends_year(day: date) -> bool:
    return (day.month, day.day) == (12, 31)


_ENDS: Mapping[DeadlineKind, Callable[[date], bool]] = {
    DeadlineKind.MONTH: _ends_month,
    DeadlineKind.QUARTER: _ends_quarter,
    DeadlineKind.YEAR: _ends_year,
}


def check_plan(plan: Plan, place: Place) -> None:
    """Refuses an empty plan, codes that stand twice or in the wrong place, and lost wholes."""
    for index, group in enumerate(plan.groups):
        _check_group(group, place.named(f"groups[{index}]"))
    for index, section in enumerate(plan.sections):
        _check_section(section, place.named(f"sections[{index}]"))
    groups, sections = place.named("groups"), place.named("sections")
    _check_unique((group.id for group in plan.groups), groups, "nhóm")
    _check_unique((section.no for section in plan.sections), sections, "mục")
    measures = [measure.code for group in plan.groups for measure in group.measures]
    tasks = [task.code for section in plan.sections for task in section.each()]
    _check_unique(measures, groups, "chỉ tiêu")
    _check_unique(tasks, sections, "nhiệm vụ")
    if not measures and not tasks:
        raise place.refuse("kế hoạch không có chỉ tiêu và nhiệm vụ nào")
    _check_wholes(plan, groups)


def _check_unique(codes: Iterable[str], place: Place, thing: str) -> None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            raise place.refuse(f"mã {thing} “{code}” có hai lần")
        seen.add(code)


def _check_group(group: IndicatorGroup, place: Place) -> None:
    _check_unique((one.no for one in group.indicators), place, "chỉ tiêu")
    for indicator in group.indicators:
        for measure in indicator.measures:
            single = len(indicator.measures) == 1 and measure.code == indicator.no
            if not single and not measure.code.startswith(f"{indicator.no}."):
                raise place.refuse(f"mã “{measure.code}” không thuộc chỉ tiêu “{indicator.no}”")


def _check_section(section: TaskSection, place: Place) -> None:
    for index, task in enumerate(section.tasks):
        _check_items(task, place.named(f"tasks[{index}]"))


def _check_items(task: Task, place: Place) -> None:
    for number, item in enumerate(task.items, start=1):
        if item.code != f"{task.code}.{number}":
            raise place.named(f"items[{number - 1}].code").refuse(
                f"ý thứ {number} phải có mã “{task.code}.{number}”"
            )


def _check_wholes(plan: Plan, place: Place) -> None:
    for measure in plan.measures.values():
        seen = {measure.code}
        whole = measure.part_of
        while whole is not None:
            if whole not in plan.measures:
                raise place.refuse(f"“part_of” của “{measure.code}” chỉ tới mã không có “{whole}”")
            if whole in seen:
                raise place.refuse(f"“part_of” của “{measure.code}” quay vòng về chính nó")
            seen.add(whole)
            whole = plan.measures[whole].part_of
