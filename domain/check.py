"""The checks of a quarter's return, the gravest finding first.

Each check is a small function in `domain/checks/` that looks at one measure, task or text; a new
one is added to a list below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from domain.assessment import Assessment
from domain.checks import entries, figures, tasks, texts
from domain.checks.case import Case, MeasureCase, TaskCase
from domain.finding import Finding, Severity
from domain.plan import OwnPlan, Plan
from domain.quarter import DataWindow, Quarter
from domain.returns import Return

_MEASURE_CHECKS: tuple[Callable[[MeasureCase], Iterator[Finding]], ...] = (
    entries.missing_value,
    entries.missing_verdict,
    entries.missing_reference,
    entries.earlier_quarter_missing,
    entries.missing_cause,
    entries.missing_remedy,
    entries.verdict_without_reason,
    entries.estimate_not_replaced,
    figures.percent_out_of_range,
    figures.part_above_whole,
    figures.bad_rank,
    figures.negative_value,
    figures.scale_jump,
    figures.below_last_quarter,
    texts.of_measure,
)
_TASK_CHECKS: tuple[Callable[[TaskCase], Iterator[Finding]], ...] = (
    tasks.missing_progress,
    tasks.missing_cause,
    tasks.missing_remedy,
    tasks.verdict_without_reason,
    tasks.verdict_not_renewed,
    tasks.done_before_start,
    tasks.done_in_future,
    tasks.done_without_date,
    tasks.date_without_done,
    tasks.percent_state_mismatch,
    tasks.state_went_back,
    tasks.item_against_task,
    texts.of_task,
)
_GRAVITY = {severity: place for place, severity in enumerate(Severity)}
_WHOLE_PLAN = OwnPlan()


def check(  # noqa: PLR0913 - the one door to every check, with what they look at
    plan: Plan,
    returns: Mapping[Quarter, Return],
    quarter: Quarter,
    assessment: Assessment,
    *,
    own: OwnPlan = _WHOLE_PLAN,
    window: DataWindow = DataWindow.ADMINISTRATIVE,
    today: date | None = None,
) -> tuple[Finding, ...]:
    """Everything that is missing, contradictory or unlikely in the quarter's return.

    Ordered by severity, within it as the rows are printed: measures, tasks, then the narrative.
    Without `today` a day after the closing of the figures counts as one that has not come.
    """
    case = Case(plan, returns, quarter, assessment, own, window, today)
    found = [*_of_measures(case), *_of_tasks(case), *_of_narrative(case)]
    return tuple(sorted(found, key=lambda one: _GRAVITY[one.severity]))


def _of_measures(case: Case) -> Iterator[Finding]:
    for code, assessed in case.assessment.measures.items():
        one = MeasureCase(case, case.plan.measures[code], assessed)
        for look in _MEASURE_CHECKS:
            yield from look(one)


def _of_tasks(case: Case) -> Iterator[Finding]:
    for one in _task_cases(case):
        for look in _TASK_CHECKS:
            yield from look(one)


def _task_cases(case: Case) -> Iterator[TaskCase]:
    for section in case.plan.sections:
        for task in section.tasks:
            for row, parent in ((task, None), *((item, task) for item in task.items)):
                assessed = case.assessment.tasks.get(row.code)
                if assessed is not None:
                    yield TaskCase(case, row, assessed, parent)


def _of_narrative(case: Case) -> Iterator[Finding]:
    for key, passage in case.current.narrative.items():
        last = case.last.narrative.get(key) if case.last else None
        yield from texts.of_passage(passage, last, case.quarter)
