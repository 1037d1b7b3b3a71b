"""What the rules conclude from a unit's returns, and the reason in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from domain.quarter import Quarter
from domain.returns import MeasureStatus, Status, TaskStatus

Counts = Mapping[Status, int]


@dataclass(frozen=True)
class MeasureAssessment:
    """A measure's conclusion in one quarter.

    `value` is the quarter's own figure, `to_date` the year's up to the quarter; both may be None.
    `percent_of_target` is None where a percentage has no meaning. `estimate` says that an estimate
    is in `to_date`. `reason` is a Vietnamese sentence, `why` the plain-words trail of every
    computed figure. `by_rule` is what the rules alone conclude where the clerk has overridden
    them. `on_pace` says whether the figure has reached what one may expect by now, None where
    there is no such yardstick.
    """

    code: str
    status: MeasureStatus
    reason: str
    value: Decimal | None = None
    to_date: Decimal | None = None
    percent_of_target: Decimal | None = None
    estimate: bool = False
    overridden: bool = False
    by_rule: MeasureStatus | None = None
    why: tuple[str, ...] = ()
    on_pace: bool | None = None


@dataclass(frozen=True)
class TaskAssessment:
    """A task's conclusion in one quarter, with its reason as a Vietnamese sentence.

    `explain` gives the trail: asked for one row at a time, while a plan has hundreds.
    """

    code: str
    status: TaskStatus
    reason: str
    days_late: int | None = None
    overridden: bool = False
    by_rule: TaskStatus | None = None
    explain: Callable[[], tuple[str, ...]] = field(default=tuple, compare=False, repr=False)

    @property
    def why(self) -> tuple[str, ...]:
        """The plain-words trail from deadline and progress to the status."""
        return self.explain()


@dataclass(frozen=True)
class Assessment:
    """The conclusions on a whole return, by code in the plan's order.

    Rows that the office has left out of its plan are absent.
    """

    quarter: Quarter
    measures: Mapping[str, MeasureAssessment] = field(default_factory=dict)
    tasks: Mapping[str, TaskAssessment] = field(default_factory=dict)

    def counts(self, codes: frozenset[str] | None = None) -> Counts:
        """How many measures and tasks have each status; of the tasks, of those in `codes`."""
        found: dict[Status, int] = dict(self.measure_counts().items())
        found.update(self.task_counts(codes).items())
        return found

    def measure_counts(self) -> Mapping[MeasureStatus, int]:
        """How many measures have each status; every status is a key and the counts add up."""
        found = [one.status for one in self.measures.values()]
        return {status: found.count(status) for status in MeasureStatus}

    def task_counts(self, codes: frozenset[str] | None = None) -> Mapping[TaskStatus, int]:
        """How many tasks have each status, of those in `codes` where given."""
        found = [one.status for one in self.tasks.values() if codes is None or one.code in codes]
        return {status: found.count(status) for status in TaskStatus}
