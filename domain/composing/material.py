"""Everything that a report is composed from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.assessment import Assessment, MeasureAssessment, TaskAssessment
from domain.office import Office
from domain.plan import IndicatorGroup, Measure, OwnPlan, Plan, Task, TaskSection
from domain.quarter import Quarter
from domain.returns import Entry, Passage, Progress, Return
from domain.target import Target
from domain.unit import Unit


@dataclass(frozen=True)
class Material:
    """A plan, the unit's returns of the year, the office, and what the rules conclude.

    `data` is the quarter's return as canonical JSON, to be carried inside the files.
    """

    plan: Plan = field(repr=False)
    unit: Unit
    office: Office
    quarter: Quarter
    assessment: Assessment = field(repr=False)
    returns: Mapping[Quarter, Return] = field(default_factory=dict)
    own: OwnPlan = field(default_factory=OwnPlan)
    earlier: Mapping[Quarter, Assessment] = field(default_factory=dict, repr=False)
    data: str = field(default="", repr=False)

    @property
    def current(self) -> Return:
        """The quarter's return, empty where nothing has been entered yet."""
        blank = Return(self.unit.code, self.plan.id, self.quarter)
        return self.returns.get(self.quarter, blank)

    @property
    def before(self) -> Assessment | None:
        """The last quarter's assessment, None where the unit reported nothing in that quarter."""
        last = self.returns.get(self.quarter.preceding)
        if last is None or not (last.entries or last.progress):
            return None
        return self.earlier.get(self.quarter.preceding)

    def entry(self, measure: Measure) -> Entry:
        """The measure's entry in the quarter, empty where there is none."""
        return self.current.entries.get(measure.code, Entry(measure.code))

    def progress(self, task: Task) -> Progress:
        """The task's newest progress up to the quarter: a state stays until it changes."""
        for quarter in reversed(self.quarter.up_to_here()):
            found = self.returns.get(quarter)
            if found and task.code in found.progress:
                return found.progress[task.code]
        return Progress(task.code)

    def passage(self, key: str) -> Passage | None:
        """The clerk's own text for a paragraph, where there is one."""
        return self.current.narrative.get(key)

    def target(self, measure: Measure) -> Target:
        """The office's own target, or the plan's."""
        return self.own.targets.get(measure.code, measure.target)

    @property
    def printed_measures(self) -> tuple[Measure, ...]:
        """Every measure that the office answers for, in printed order."""
        return tuple(one for group in self.plan.groups for one in self.measures(group))

    @property
    def printed_tasks(self) -> tuple[Task, ...]:
        """Every task, without sub-items, that the office answers for, in printed order."""
        return tuple(one for section in self.plan.sections for one in self.tasks(section))

    def measures(self, group: IndicatorGroup) -> tuple[Measure, ...]:
        """The group's measures that the office answers for."""
        return tuple(one for one in group.measures if one.code in self.assessment.measures)

    def tasks(self, section: TaskSection) -> tuple[Task, ...]:
        """The section's tasks that the office answers for, without sub-items.

        Where an office answers for a sub-item only, that stands in its task's place.
        """
        known = self.assessment.tasks
        return tuple(
            one
            for task in section.tasks
            for one in ((task,) if task.code in known else task.items)
            if one.code in known
        )

    def items(self, task: Task) -> tuple[Task, ...]:
        """The task's sub-items that the office answers for."""
        return tuple(one for one in task.items if one.code in self.assessment.tasks)

    def of(self, measure: Measure) -> MeasureAssessment:
        """The measure's assessment."""
        return self.assessment.measures[measure.code]

    def of_task(self, task: Task) -> TaskAssessment:
        """The task's assessment."""
        return self.assessment.tasks[task.code]
