"""What a paragraph of the narrative rests on: the measures and tasks that it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.datafile import DataFile
from desktop.measure_rows import figure
from domain.change import Subject
from domain.composing.draft import Draft
from domain.returns import MeasureStatus, Status

_OF_MEASURES = ("measures.",)
_OF_TASKS = ("tasks.", "outlook.", "leadership.")
_GOOD = (MeasureStatus.EXCEEDED, MeasureStatus.MET)
_STRENGTHS = "strengths"


@dataclass(frozen=True)
class Source:
    """A measure or task with its name and figures in one line."""

    subject: Subject
    code: str
    words: str
    status: Status | None


def sources_of(file: DataFile, draft: Draft) -> tuple[Source, ...]:
    """The paragraph's sources in its order."""
    return tuple(_sources(file, draft))


def _sources(file: DataFile, draft: Draft) -> Iterator[Source]:
    seen: set[tuple[Subject, str]] = set()
    for code in draft.sources:
        subject = _subject(file, draft.key, code)
        if (subject, code) in seen:  # the other row of that code
            subject = Subject.TASK
        seen.add((subject, code))
        yield _measure(file, code) if subject is Subject.MEASURE else _task(file, code)


def _subject(file: DataFile, key: str, code: str) -> Subject:
    """Whether a measure or a task is meant: some codes name one of each."""
    if key.startswith(_OF_MEASURES) or code not in file.plan.tasks:
        return Subject.MEASURE
    concluded = file.assessment.measures.get(code)
    if key.startswith(_OF_TASKS) or concluded is None:
        return Subject.TASK
    fits = (concluded.status in _GOOD) is (key == _STRENGTHS)
    return Subject.MEASURE if fits else Subject.TASK


def _measure(file: DataFile, code: str) -> Source:
    measure = file.plan.measures[code]
    concluded = file.assessment.measures.get(code)
    target = file.own_plan.targets.get(code, measure.target)
    shown = concluded.to_date if concluded else None
    unit = f" {measure.figure_unit}" if measure.figure_unit and shown is not None else ""
    figures = f"{figure(shown)}{unit}" if shown is not None else "chưa có số liệu"
    words = f"{code}. {measure.name}: {figures} (mục tiêu {target.text})"
    return Source(Subject.MEASURE, code, words, concluded.status if concluded else None)


def _task(file: DataFile, code: str) -> Source:
    task = file.plan.tasks[code]
    concluded = file.assessment.tasks.get(code)
    deadline = f" (hạn: {task.deadline.text})" if task.deadline.text else ""
    status = concluded.status if concluded else None
    return Source(Subject.TASK, code, f"{code}. {task.name.rstrip('.')}{deadline}", status)
