"""The rows that an office adds to its plan: made, changed, and taken away while nobody reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from db.store import Store
from domain.change import Subject, own_plan_changes
from domain.own_rows import next_measure, next_task
from domain.plan import OwnMeasure, OwnPlan, OwnTask
from domain.problem import Problem
from domain.text import clean
from workflow.own_plan import read_own_target
from workflow.who import who

_Kept = TypeVar("_Kept")


def put_measure(store: Store, row: OwnMeasure, target: str, code: str = "") -> int:
    """Records the office's own measure, a new one without a code; the batch's number.

    Problem `own_row_without_name`, or `empty_target`.
    """
    own, known = store.own_plan, code or next_measure(store.plan)
    measure = OwnMeasure(_named(row.name), _tidy(row.unit), _tidy(row.lead), row.adds_up)
    targets = {**own.targets, known: read_own_target(target)}
    changed = replace(own, measures={**own.measures, known: measure}, targets=targets)
    return _record(store, own, changed, f"{_verb(code)} chỉ tiêu riêng {known}")


def put_task(store: Store, row: OwnTask, code: str = "") -> int:
    """Records the office's own task, a new one without a code; the batch's number.

    Problem `own_row_without_name`.
    """
    own, known = store.own_plan, code or next_task(store.plan, store.own_plan)
    bodies = _tidy(row.lead), _tidy(row.coordinating)
    task = OwnTask(_named(row.name), *bodies, _tidy(row.deadline))
    changed = replace(own, tasks={**own.tasks, known: task})
    return _record(store, own, changed, f"{_verb(code)} nhiệm vụ riêng {known}")


def take_away(store: Store, subject: Subject, code: str) -> int:
    """Takes an own row out of the plan with its target; Problem `own_row_in_use`."""
    check_unused(store, subject, code)
    own = store.own_plan
    if subject is Subject.MEASURE:
        changed = replace(
            own,
            measures=_without(own.measures, code),
            targets=_without(own.targets, code),
            pace={place: one for place, one in own.pace.items() if place[0] != code},
            left_out=own.left_out - {code},
        )
        return _record(store, own, changed, f"Xóa chỉ tiêu riêng {code}")
    tasks, left_out = _without(own.tasks, code), own.left_out_tasks - {code}
    changed = replace(own, tasks=tasks, left_out_tasks=left_out)
    return _record(store, own, changed, f"Xóa nhiệm vụ riêng {code}")


def check_unused(store: Store, subject: Subject, code: str) -> None:
    """Refuses to let go of a row of which something has been reported."""
    for quarter, one in store.returns().items():
        if code in (one.entries if subject is Subject.MEASURE else one.progress):
            raise Problem(
                "own_row_in_use",
                f"Dòng {code} đã có số liệu {quarter.in_text} nên chưa xóa được.",
                "Hãy xóa số liệu của dòng này ở các quý trước, hoặc đánh dấu “Không thuộc đơn vị” "
                "để bỏ dòng khỏi báo cáo mà vẫn giữ số liệu.",
            )


def _named(name: str) -> str:
    words = _tidy(name)
    if not words:
        raise Problem(
            "own_row_without_name",
            "Chưa ghi nội dung của dòng này.",
            "Hãy ghi tên chỉ tiêu hoặc nội dung nhiệm vụ như sẽ in trong phụ lục.",
        )
    return words


def _tidy(words: str) -> str:
    return clean(words)[0].strip()


def _without(kept: Mapping[str, _Kept], code: str) -> dict[str, _Kept]:
    return {one: value for one, value in kept.items() if one != code}


def _verb(code: str) -> str:
    return "Sửa" if code else "Thêm"


def _record(store: Store, old: OwnPlan, new: OwnPlan, label: str) -> int:
    return store.record(own_plan_changes(old, new), label, who())
