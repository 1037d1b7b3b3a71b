"""What the checks look at: a quarter's return with its plan, its past and its assessment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from domain.adding_up import QuarterFigure
from domain.assessment import Assessment, MeasureAssessment, TaskAssessment
from domain.deadline import Deadline
from domain.figure import short_name
from domain.finding import Finding, Severity
from domain.plan import Measure, OwnPlan, Plan, Task
from domain.quarter import DataWindow, Quarter
from domain.returns import Entry, Progress, Return
from domain.standing import Standing, standing_of
from domain.target import Target
from domain.task_course import Course, course_of
from domain.task_term import deadline_of, has_deadline


@dataclass(frozen=True)
class Case:
    """A quarter's return under check; `today` is None where the day does not matter."""

    plan: Plan
    returns: Mapping[Quarter, Return]
    quarter: Quarter
    assessment: Assessment
    own: OwnPlan
    window: DataWindow
    today: date | None

    @cached_property
    def current(self) -> Return:
        """The quarter's return; an empty one where nothing was entered yet."""
        return self.returns.get(self.quarter) or Return("", self.plan.id, self.quarter)

    @cached_property
    def last(self) -> Return | None:
        """The return of the quarter before."""
        return self.returns.get(self.quarter.preceding)

    @cached_property
    def closes(self) -> date:
        """The day on which the quarter's figures close."""
        return self.quarter.closes(self.window)


@dataclass(frozen=True)
class MeasureCase:
    """One measure of the return under check."""

    case: Case
    measure: Measure
    assessed: MeasureAssessment

    @property
    def code(self) -> str:
        """The measure's code."""
        return self.measure.code

    @cached_property
    def standing(self) -> Standing:
        """The figures that the assessment rests on."""
        return standing_of(self.measure, self.case.returns, self.case.quarter, self.case.own)

    @cached_property
    def entry(self) -> Entry:
        """The quarter's entry; an empty one where nothing was entered."""
        return self.standing.entry or Entry(self.code)

    @property
    def target(self) -> Target:
        """The target that counts: the office's own before the plan's."""
        return self.standing.target

    @property
    def is_scheduled(self) -> bool:
        """Whether the measure is assessed in this quarter."""
        return self.standing.is_scheduled

    @cached_property
    def earlier(self) -> tuple[QuarterFigure, ...]:
        """The figures of the year's earlier quarters."""
        return tuple(part for part in self.standing.given if part.quarter != self.case.quarter)

    def finding(self, rule: str, severity: Severity, field: str, said: str) -> Finding:
        """What a check says of this measure."""
        name = short_name(self.measure.name)
        sentence = f"Chỉ tiêu {self.code} ({name}): {said}."
        return Finding(rule, severity, "measure", self.code, field, sentence)


@dataclass(frozen=True)
class TaskCase:
    """One task or item of the return under check; `parent` is an item's task."""

    case: Case
    task: Task
    assessed: TaskAssessment
    parent: Task | None = None

    @property
    def code(self) -> str:
        """The task's code."""
        return self.task.code

    @cached_property
    def course(self) -> Course:
        """How the task has gone up to the quarter."""
        return course_of(self.code, self.case.returns, self.case.quarter)

    @cached_property
    def progress(self) -> Progress:
        """The newest progress; an empty one where nothing was said."""
        return self.course.progress or Progress(self.code)

    @property
    def follows_items(self) -> bool:
        """Whether the task is nothing but its items, nothing being said of itself."""
        by_items = bool(self.task.items) and not has_deadline(self.task)
        return by_items and self.course.progress is None

    @property
    def deadline(self) -> Deadline:
        """The deadline that counts, an item's or its task's."""
        return deadline_of(self.task, self.parent)

    def finding(self, rule: str, severity: Severity, field: str, said: str) -> Finding:
        """What a check says of this task."""
        name = short_name(self.task.name)
        sentence = f"Nhiệm vụ {self.code} ({name}): {said}."
        return Finding(rule, severity, "task", self.code, field, sentence)
