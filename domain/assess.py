"""The assessment of a whole return: every measure and task of an office's plan."""

from __future__ import annotations

from collections.abc import Mapping

from domain.assessment import Assessment
from domain.measure_assessment import assess_measure
from domain.plan import OwnPlan, Plan
from domain.quarter import DataWindow, Quarter
from domain.returns import Return
from domain.task_assessment import assess_task

_WHOLE_PLAN = OwnPlan()


def assess(
    plan: Plan,
    returns: Mapping[Quarter, Return],
    quarter: Quarter,
    own: OwnPlan = _WHOLE_PLAN,
    window: DataWindow = DataWindow.ADMINISTRATIVE,
) -> Assessment:
    """What the rules conclude of the quarter from the year's returns up to it, in printed order."""
    measures = (
        assess_measure(measure, returns, quarter, own)
        for measure in plan.measures.values()
        if measure.code not in own.left_out
    )
    tasks = (
        assessed
        for section in plan.sections
        for task in section.tasks
        for assessed in assess_task(task, returns, quarter, window, own.left_out_tasks)
    )
    return Assessment(
        quarter=quarter,
        measures={one.code: one for one in measures},
        tasks={one.code: one for one in tasks},
    )
