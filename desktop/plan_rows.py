"""The year's plan as rows: what is printed beside what it means, with doubts and own changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from domain.change import Subject
from domain.deadline import deadline_meaning
from domain.plan import Measure, OwnPlan, Plan, Task
from domain.report import RowKind
from domain.target import target_meaning

_NO_TEXT = "(không ghi)"
DOUBT = "Cần đối chiếu"
OWN_TARGET = "Mục tiêu riêng"
OWN_PACE = "Có kế hoạch theo quý"
LEFT_OUT = "Không thuộc đơn vị"
OWN_ROW = "Dòng riêng của đơn vị"


@dataclass(frozen=True)
class PlanRow:
    """A row of the plan: `printed` is the target or deadline verbatim, `rule` what it means.

    `is_own` says that the office has added it.
    """

    kind: RowKind
    subject: Subject
    code: str
    name: str
    printed: str = ""
    rule: str = ""
    doubt: str = ""
    source: str = ""
    own: tuple[str, ...] = ()
    is_own: bool = False

    @property
    def is_group(self) -> bool:
        """Whether this is a heading over the rows that follow."""
        return self.kind is RowKind.GROUP

    @property
    def marks(self) -> str:
        """In a word or two what is special about the row."""
        return "; ".join((*((DOUBT,) if self.doubt else ()), *self.own))


def measure_rows(plan: Plan, own: OwnPlan) -> tuple[PlanRow, ...]:
    """The plan's measures under their groups, those that the office leaves out included."""
    return tuple(_measure_rows(plan, own))


def _measure_rows(plan: Plan, own: OwnPlan) -> Iterator[PlanRow]:
    for group in plan.groups:
        yield PlanRow(
            RowKind.GROUP, Subject.MEASURE, f"group.{group.id}", f"{group.id}. {group.name}"
        )
        for measure in group.measures:
            yield _measure_row(measure, own)


def _measure_row(measure: Measure, own: OwnPlan) -> PlanRow:
    target = own.targets.get(measure.code, measure.target)
    unit = measure.unit and f" ({measure.unit})"
    return PlanRow(
        kind=RowKind.MEASURE,
        subject=Subject.MEASURE,
        code=measure.code,
        name=measure.name,
        printed=f"{measure.target.text or _NO_TEXT}{unit}",
        rule=target_meaning(target, measure.figure_unit),
        doubt=measure.doubt or "",
        source=measure.source or "",
        own=tuple(_own_words(measure.code, own)),
        is_own=measure.code in own.measures,
    )


def _own_task_words(code: str, own: OwnPlan) -> Iterator[str]:
    if code in own.tasks:
        yield OWN_ROW
    if code in own.left_out_tasks:
        yield LEFT_OUT


def _own_words(code: str, own: OwnPlan) -> Iterator[str]:
    if code in own.measures:
        yield OWN_ROW
    if code in own.left_out:
        yield LEFT_OUT
    if code in own.targets and code not in own.measures:
        yield f"{OWN_TARGET}: {own.targets[code].text}"
    if any(place[0] == code for place in own.pace):
        yield OWN_PACE


def task_rows(plan: Plan, own: OwnPlan) -> tuple[PlanRow, ...]:
    """The plan's tasks and sub-items under their sections, those left out included."""
    rows: list[PlanRow] = []
    for section in plan.sections:
        heading = PlanRow(
            RowKind.GROUP, Subject.TASK, f"section.{section.no}", f"{section.no}. {section.name}"
        )
        rows.append(heading)
        for task in section.tasks:
            rows += [_task_row(task, None, own), *(_task_row(one, task, own) for one in task.items)]
    return tuple(rows)


def _task_row(task: Task, above: Task | None, own: OwnPlan) -> PlanRow:
    return PlanRow(
        kind=RowKind.TASK,
        subject=Subject.TASK,
        code=task.code,
        name=task.name,
        printed=task.deadline.text or _NO_TEXT,
        rule=_deadline_rule(task, above),
        doubt=task.doubt or "",
        source=task.source or "",
        own=tuple(_own_task_words(task.code, own)),
        is_own=task.code in own.tasks,
    )


def _deadline_rule(task: Task, above: Task | None) -> str:
    """What the deadline means; a sub-item without one has its task's."""
    if above and not task.deadline.text:
        return f"Theo nhiệm vụ {above.code}: {deadline_meaning(above.deadline)}"
    return deadline_meaning(task.deadline)
