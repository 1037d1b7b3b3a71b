"""The demonstration office: an invented ward with figures up to a chosen quarter."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from db.store import Store
from domain.change import Change, Subject
from domain.office import office_for, profile_for
from domain.problem import Problem
from domain.quarter import Quarter
from workflow.folders import DEMO
from workflow.plans import plan
from workflow.record import TypedCell, record_texts
from workflow.units import DEMO_UNIT
from workflow.who import who

DEMO_PLAN = "nq-05-2026"


def demo_file(path: Path, quarter: Quarter) -> None:
    """Makes the data file of the demonstration office with data up to the quarter.

    Problems `file_exists` and, for a year without demonstration figures, `quarter_outside_year`.
    """
    chosen = plan(DEMO_PLAN)
    if quarter.year != chosen.year:
        raise Problem(
            "quarter_outside_year",
            f"Số liệu minh họa chỉ có cho năm {chosen.year}, không có cho {quarter.label}.",
            f"Hãy chọn một quý từ {chosen.year}Q1 đến {chosen.year}Q4.",
        )
    office = replace(
        office_for(DEMO_UNIT, profile_for(chosen.year)),
        signer="Nguyễn Văn A",
        signer_title="BÍ THƯ",
    )
    with Store.create(path, chosen, office, DEMO_UNIT) as store:
        _record(store, quarter)


def _record(store: Store, last: Quarter) -> None:
    data = json.loads((DEMO / f"{DEMO_PLAN}.json").read_text(encoding="utf-8"))
    for quarter in last.up_to_here():
        label = f"Số liệu minh họa {quarter.in_text}"
        recorded = record_texts(store, quarter, list(_cells(data, quarter)), label)
        if recorded.refused:  # our own file: a refusal is our mistake, not the user's
            raise AssertionError(recorded.refused)
        passages = list(_passages(data, quarter))
        if passages:
            store.record(passages, f"Lời văn minh họa {quarter.in_text}", who())


def _cells(data: Mapping[str, Any], quarter: Quarter) -> Iterator[TypedCell]:
    for subject, rows in ((Subject.MEASURE, data["measures"]), (Subject.TASK, data["tasks"])):
        for code, quarters in rows.items():
            for name, text in quarters.get(str(quarter), {}).items():
                yield TypedCell(subject, code, name, text)


def _passages(data: Mapping[str, Any], quarter: Quarter) -> Iterator[Change]:
    for key, text in data["narrative"].get(str(quarter), {}).items():
        yield Change(Subject.NARRATIVE, quarter, key, "text", text)
