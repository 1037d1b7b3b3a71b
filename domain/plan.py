"""The yearly plan: a resolution with its indicator groups and task sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from domain.deadline import Deadline
from domain.target import Target


class AddsUp(StrEnum):
    """How the quarters of a measure make its year-to-date figure."""

    SUM = "sum"
    TO_DATE = "to_date"
    LATEST = "latest"
    AVERAGE = "average"


@dataclass(frozen=True)
class Resolution:
    """The document behind the plan; `number` and `adopted` are empty where the scan lacks them."""

    number: str
    adopted: date | None
    issuer: str
    year: int
    title: str
    theme: str
    doubt: str | None = None


@dataclass(frozen=True)
class Measure:
    """One row of Phụ lục 1.

    `assessed` lists the quarters in which the measure is assessed, the last one finally.
    `part_of` is the code of the measure whose part this one is. `percent_max` bounds a share.
    `counted_in` is the unit of its figures where the resolution prints none.
    `source` says why the data means what it says, `doubt` what must be compared with the original.
    """

    code: str
    name: str
    unit: str
    target: Target
    lead: str
    adds_up: AddsUp
    assessed: tuple[int, ...] = (1, 2, 3, 4)
    part_of: str | None = None
    percent_max: Decimal | None = None
    counted_in: str = ""
    source: str | None = None
    doubt: str | None = None

    @property
    def figure_unit(self) -> str:
        """The unit of the measure's figures: the printed one, or what they are counted in."""
        return self.unit or self.counted_in

    @property
    def is_rate(self) -> bool:
        """Whether the figures are percentages."""
        return self.figure_unit.startswith("%")


@dataclass(frozen=True)
class Indicator:
    """One numbered indicator with its measures."""

    no: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class IndicatorGroup:
    """A group of indicators: `I` … `IV` with a name."""

    id: str
    name: str
    indicators: tuple[Indicator, ...]

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The group's measures in printed order."""
        return tuple(measure for indicator in self.indicators for measure in indicator.measures)


@dataclass(frozen=True)
class Task:
    """One task of Phụ lục 2, or one of its sub-items (`3.4.k`, whatever `mark` is printed).

    `lead_text` and `coordinating_text` are the printed words where these are not simply the
    bodies' names one a line (`… và các cơ quan, đơn vị có liên quan`).
    """

    code: str
    mark: str
    name: str
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    deadline: Deadline
    items: tuple[Task, ...] = ()
    lead_text: str = ""
    coordinating_text: str = ""
    source: str | None = None
    doubt: str | None = None

    @property
    def printed_lead(self) -> str:
        """The lead bodies as the resolution prints them."""
        return self.lead_text or _one_a_line(self.lead)

    @property
    def printed_coordinating(self) -> str:
        """The coordinating bodies as the resolution prints them."""
        return self.coordinating_text or _one_a_line(self.coordinating)


def leads_of(task: Task, above: Task | None = None) -> tuple[str, ...]:
    """The bodies that lead the task: its own, the upper task's, or those of its items."""
    own = task.lead or (above.lead if above else ())
    return own or tuple(dict.fromkeys(body for item in task.items for body in item.lead))


def _one_a_line(bodies: tuple[str, ...]) -> str:
    """The bodies as the appendix lists them: several stand one a line, each after a dash."""
    return "\n".join(f"- {one}" for one in bodies) if len(bodies) > 1 else "".join(bodies)


@dataclass(frozen=True)
class TaskSection:
    """A section of Phụ lục 2 with its tasks."""

    no: str
    name: str
    tasks: tuple[Task, ...]

    def each(self) -> Iterator[Task]:
        """The section's tasks, each followed by its sub-items, in printed order."""
        for task in self.tasks:
            yield task
            yield from task.items


@dataclass(frozen=True)
class AppendixForm:
    """Title and column headings of one of the resolution's appendices, as printed."""

    title: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """A resolution with its indicator groups and task sections; id such as `nq-05-2026`."""

    id: str
    resolution: Resolution
    groups: tuple[IndicatorGroup, ...]
    sections: tuple[TaskSection, ...]
    measures_form: AppendixForm
    tasks_form: AppendixForm

    @property
    def year(self) -> int:
        """The plan's year."""
        return self.resolution.year

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """Every measure by its code, in printed order."""
        return {measure.code: measure for group in self.groups for measure in group.measures}

    @cached_property
    def numbered_tasks(self) -> frozenset[str]:
        """The codes of the tasks themselves, their sub-items not among them."""
        return frozenset(task.code for section in self.sections for task in section.tasks)

    @cached_property
    def tasks(self) -> Mapping[str, Task]:
        """Every task and sub-item by its code, in printed order."""
        return {task.code: task for section in self.sections for task in section.each()}


@dataclass(frozen=True)
class OwnMeasure:
    """A row that an office adds to Phụ lục 1; its target is among the office's own targets."""

    name: str
    unit: str
    lead: str
    adds_up: AddsUp


@dataclass(frozen=True)
class OwnTask:
    """A row that an office adds to Phụ lục 2, with its bodies and deadline as printed."""

    name: str
    lead: str
    coordinating: str
    deadline: str


@dataclass(frozen=True)
class OwnPlan:
    """What an office changes in a plan: targets, rows left out, quarterly figures, own rows.

    `targets` is keyed by a measure's code, `left_out` holds codes of measures and `left_out_tasks`
    of tasks (the two share codes), `pace` the office's own planned year-to-date figure by a
    measure's code and the quarter's number. `measures` and `tasks` are the rows that it has added,
    by their codes; `domain.own_rows` puts them into the plan.
    """

    targets: Mapping[str, Target] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    left_out_tasks: frozenset[str] = frozenset()
    pace: Mapping[tuple[str, int], Decimal] = field(default_factory=dict)
    measures: Mapping[str, OwnMeasure] = field(default_factory=dict)
    tasks: Mapping[str, OwnTask] = field(default_factory=dict)
