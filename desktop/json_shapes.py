"""The command line's JSON shapes and printed rows: keys may be added, these stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from domain.deadline import deadline_meaning, read_deadline
from domain.finding import Finding
from domain.json_place import iso_day, plain_figure
from domain.number import format_number, plain, read_number
from domain.plan import Measure, Plan, Task
from domain.problem import Problem
from domain.quarter import Quarter
from domain.returns import MeasureStatus, TaskStatus
from domain.target import read_target, target_meaning
from domain.unit import Unit

if TYPE_CHECKING:
    from domain.composing import Material
    from workflow.backups import Looked, Restored
    from workflow.record import Recorded

Shape = dict[str, Any]


# -- plans and units --


def plan_title(plan: Plan) -> str:
    """The resolution as a list names it."""
    resolution = plan.resolution
    number = f"Nghị quyết số {resolution.number} " if resolution.number else "Nghị quyết "
    return f"{number}của {resolution.issuer} {resolution.title}"


def plan_line(plan: Plan) -> Shape:
    """A plan in the list of plans."""
    return {
        "id": plan.id,
        "year": plan.year,
        "number": plan.resolution.number,
        "title": plan.resolution.title,
        "measures": len(plan.measures),
        "tasks": sum(len(section.tasks) for section in plan.sections),
        "items": sum(len(task.items) for section in plan.sections for task in section.tasks),
    }


def plan_rows(plan: Plan) -> Iterator[tuple[str, ...]]:
    """A plan's rows for people: code, target or deadline, name; doubts are marked."""
    for group in plan.groups:
        yield (group.id, "", group.name)
        for measure in group.measures:
            yield (measure.code, f"{measure.target.text} {measure.unit}", _doubted(measure))
    for section in plan.sections:
        yield (section.no, "", section.name)
        for task in section.each():
            yield (task.code, task.deadline.text, _doubted(task))


def _doubted(row: Measure | Task) -> str:
    return f"{row.name} [cần đối chiếu bản gốc: {row.doubt}]" if row.doubt else row.name


def unit(one: Unit) -> Shape:
    """A unit."""
    return {
        "code": one.code,
        "name": one.name,
        "level": one.level,
        "title": one.title,
        "valid_from": iso_day(one.valid_from),
        "valid_to": iso_day(one.valid_to),
    }


def validity(one: Unit) -> str:
    """The unit's days of validity in words."""
    begun = f"từ {one.valid_from:%d/%m/%Y}" if one.valid_from else ""
    ended = f"đến {one.valid_to:%d/%m/%Y}" if one.valid_to else ""
    return f"{begun} {ended}".strip()


# -- a quarter --


def shown(seen: Material) -> Shape:
    """A quarter's entries, progress and assessments."""
    return {
        "quarter": str(seen.quarter),
        "unit": seen.unit.code,
        "plan": seen.plan.id,
        "measures": [_measure(seen, code) for code in seen.assessment.measures],
        "tasks": [_task(seen, code) for code in seen.assessment.tasks],
        "counts": _counts(seen),
    }


def _measure(seen: Material, code: str) -> Shape:
    measure = seen.plan.measures[code]
    concluded = seen.assessment.measures[code]
    entry = seen.entry(measure)
    return {
        "code": code,
        "name": measure.name,
        "unit": measure.unit,
        "target": seen.target(measure).text,
        "value": plain_figure(concluded.value),
        "to_date": plain_figure(concluded.to_date),
        "percent_of_target": plain_figure(concluded.percent_of_target),
        "status": concluded.status.value,
        "status_text": concluded.status.word,
        "reason": concluded.reason,
        "estimate": entry.estimate,
        "reference": plain_figure(entry.reference),
        "note": entry.note,
        "cause": entry.cause,
        "overridden": concluded.overridden,
        "why": list(concluded.why),
        "doubt": measure.doubt,
    }


def _task(seen: Material, code: str) -> Shape:
    task = seen.plan.tasks[code]
    concluded = seen.assessment.tasks[code]
    progress = seen.progress(task)
    return {
        "code": code,
        "name": task.name,
        "deadline": task.deadline.text,
        "state": progress.state.value,
        "status": concluded.status.value,
        "status_text": concluded.status.word,
        "reason": concluded.reason,
        "result": progress.result,
        "done_on": iso_day(progress.done_on),
        "percent": plain_figure(progress.percent),
        "cause": progress.cause,
        "note": progress.note,
        "days_late": concluded.days_late,
        "overridden": concluded.overridden,
        "why": list(concluded.why),
        "doubt": task.doubt,
    }


def _counts(seen: Material) -> Shape:
    """Counts by status; `tasks` counts all listed rows, `tasks_without_items` the numbered ones."""
    return {
        "measures": _by_value(seen.assessment.measure_counts()),
        "tasks": _by_value(seen.assessment.task_counts()),
        "tasks_without_items": _by_value(seen.assessment.task_counts(seen.plan.numbered_tasks)),
    }


def _by_value(counts: Mapping[MeasureStatus, int] | Mapping[TaskStatus, int]) -> dict[str, int]:
    return {status.value: count for status, count in counts.items()}


def shown_rows(seen: Material) -> Iterator[tuple[str, ...]]:
    """A quarter's rows for people."""
    for code, measured in seen.assessment.measures.items():
        value = "" if measured.to_date is None else format_number(measured.to_date)
        yield (code, value, measured.status.word, measured.reason)
    for code, concluded in seen.assessment.tasks.items():
        yield (code, "", concluded.status.word, concluded.reason)


def counts_line(seen: Material) -> str:
    """The counts for people."""
    measures = seen.assessment.measure_counts()
    tasks = seen.assessment.task_counts()
    return "\n".join(
        f"{noun}: " + ", ".join(f"{count} {word.lower()}" for word, count in counted if count)
        for noun, counted in (
            ("Chỉ tiêu", [(one.word, count) for one, count in measures.items()]),
            ("Nhiệm vụ và nội dung con", [(one.word, count) for one, count in tasks.items()]),
        )
    )


def finding(one: Finding) -> Shape:
    """A finding."""
    return {
        "rule": one.rule,
        "severity": one.severity.value,
        "subject": one.subject,
        "code": one.code,
        "field": one.field,
        "sentence": one.sentence,
    }


def recorded(result: Recorded) -> Shape:
    """What `fill` took and what it refused."""
    return {
        "batch": result.batch,
        "taken": result.taken,
        "notes": list(result.notes),
        "refused": [
            {
                "row": one.cell.row,
                "code": one.cell.code,
                "field": one.cell.field,
                "text": one.cell.text,
                "problem": one.problem.code,
                "sentence": one.problem.sentence,
                "advice": one.problem.advice,
            }
            for one in result.refused
        ],
    }


# -- how a text is read --


def _explained_number(text: str, _quarter: Quarter | None) -> Shape:
    value = read_number(text)
    return {"text": text, "value": plain(value), "meaning": format_number(value)}


def _explained_target(text: str, _quarter: Quarter | None) -> Shape:
    target = read_target(text)
    return {
        "text": text,
        "kind": target.kind.value,
        "low": plain_figure(target.low),
        "high": plain_figure(target.high),
        "meaning": target_meaning(target),
    }


def _explained_deadline(text: str, quarter: Quarter | None) -> Shape:
    year = quarter.year if quarter else date.today().year
    deadline = read_deadline(text, year)
    return {
        "text": text,
        "kind": deadline.kind.value,
        "due": iso_day(deadline.due),
        "start": iso_day(deadline.start),
        "stages": [{"name": one.name, "due": iso_day(one.due)} for one in deadline.stages],
        "begins": deadline.begins,
        "meaning": deadline_meaning(deadline),
    }


EXPLAINED: Mapping[str, Callable[[str, Quarter | None], Shape]] = {
    "number": _explained_number,
    "target": _explained_target,
    "deadline": _explained_deadline,
}


def unread(kind: str, text: str, problem: Problem) -> Shape:
    """A text that could not be read."""
    return {
        "text": text,
        "kind": kind,
        "value": None,
        "problem": problem.code,
        "sentence": problem.sentence,
        "advice": problem.advice,
    }


# -- backups --


def backup_shape(one: Looked) -> Shape:
    """A backup in the list of them."""
    return {
        "path": str(one.backup.path),
        "at": one.backup.at.isoformat(),
        "reason": one.backup.reason.name.lower(),
        "size": one.size,
        "is_good": one.is_good,
    }


def restored_shape(one: Restored) -> Shape:
    """What a data file was put back to, and where its state before that lies."""
    return {"restored": str(one.backup), "before": str(one.before) if one.before else None}
