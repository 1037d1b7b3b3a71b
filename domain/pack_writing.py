"""A plan as the JSON of its pack, keys in the order of `resources/plans/README.md`."""

from __future__ import annotations

import json

from domain.deadline import Deadline
from domain.json_place import iso_day, plain_figure
from domain.plan import AppendixForm, IndicatorGroup, Measure, Plan, Resolution, Task
from domain.target import Target

FORMAT = "so-ket-quy-plan/1"


def pack_text(plan: Plan) -> str:
    """The pack as the text of its file: two spaces of indentation, one newline at the end."""
    return json.dumps(write_pack(plan), ensure_ascii=False, indent=2) + "\n"


def write_pack(plan: Plan) -> dict[str, object]:
    """The plan in the pack's JSON shape, which `plan --json` prints as well."""
    return {
        "format": FORMAT,
        "id": plan.id,
        "resolution": _resolution(plan.resolution),
        "groups": [_group(group) for group in plan.groups],
        "sections": [
            {"no": one.no, "name": one.name, "tasks": [_task(task) for task in one.tasks]}
            for one in plan.sections
        ],
        "appendices": {"measures": _form(plan.measures_form), "tasks": _form(plan.tasks_form)},
    }


def _resolution(resolution: Resolution) -> dict[str, object]:
    written: dict[str, object] = {
        "number": resolution.number,
        "date": iso_day(resolution.adopted),
        "year": resolution.year,
        "issuer": resolution.issuer,
        "title": resolution.title,
        "theme": resolution.theme,
    }
    if resolution.doubt is not None:
        written["doubt"] = resolution.doubt
    return written


def _form(form: AppendixForm) -> dict[str, object]:
    return {"title": form.title, "columns": list(form.columns)}


def _group(group: IndicatorGroup) -> dict[str, object]:
    return {
        "id": group.id,
        "name": group.name,
        "indicators": [
            {"no": one.no, "measures": [_measure(measure) for measure in one.measures]}
            for one in group.indicators
        ],
    }


def _measure(measure: Measure) -> dict[str, object]:
    written: dict[str, object] = {
        "code": measure.code,
        "name": measure.name,
        "unit": measure.unit,
        "target": _target(measure.target),
        "lead": measure.lead,
        "adds_up": measure.adds_up.value,
        "assessed": list(measure.assessed),
        "part_of": measure.part_of,
    }
    if measure.percent_max is not None:
        written["percent_max"] = plain_figure(measure.percent_max)
    if measure.counted_in:
        written["counted_in"] = measure.counted_in
    return {**written, "source": measure.source, "doubt": measure.doubt}


def _target(target: Target) -> dict[str, object]:
    written: dict[str, object] = {
        "text": target.text,
        "kind": target.kind.value,
        "low": plain_figure(target.low),
        "high": plain_figure(target.high),
    }
    if target.exceeds_from is not None:
        written["exceeds_from"] = plain_figure(target.exceeds_from)
    if target.inclusive:
        written["inclusive"] = True
    return written


def _task(task: Task) -> dict[str, object]:
    written: dict[str, object] = {
        "code": task.code,
        "mark": task.mark,
        "name": task.name,
        "lead": list(task.lead),
        "coordinating": list(task.coordinating),
        "deadline": _deadline(task.deadline),
        "items": [_task(item) for item in task.items],
    }
    if task.lead_text:
        written["lead_text"] = task.lead_text
    if task.coordinating_text:
        written["coordinating_text"] = task.coordinating_text
    return {**written, "source": task.source, "doubt": task.doubt}


def _deadline(deadline: Deadline) -> dict[str, object]:
    written: dict[str, object] = {
        "text": deadline.text,
        "kind": deadline.kind.value,
        "due": iso_day(deadline.due),
    }
    if deadline.start is not None:
        written["start"] = iso_day(deadline.start)
    if deadline.stages:
        written["stages"] = [{"name": one.name, "due": iso_day(one.due)} for one in deadline.stages]
    if deadline.begins:
        written["action"] = "start"
    return written
