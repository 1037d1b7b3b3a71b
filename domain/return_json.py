"""A return as canonical JSON with a checksum: what exported files carry inside themselves.

Consolidation, reading back and corrections rest on this. The text is plain ASCII (everything else
is escaped), so that no container can change it by its own encoding or normalisation; keys are
sorted, numbers are strings, and a value that is the default is left out, so that one return has
exactly one text. The checksum finds damage and careless edits; it is no signature.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from domain.json_place import Place, Refusal, iso_day, plain_figure, read_json
from domain.problem import Problem
from domain.quarter import Quarter
from domain.returns import (
    Entry,
    MeasureStatus,
    Passage,
    Progress,
    Return,
    TaskState,
    TaskStatus,
)

FORMAT = "so-ket-quy-return/1"
MOST_CHARACTERS = 20_000_000
_FORMAT = re.compile(r"so-ket-quy-return/([1-9][0-9]{0,5})", re.ASCII)
_ENTRY = frozenset(
    {"value", "estimate", "reference", "note", "cause", "remedy", "verdict", "verdict_reason"}
)
_PROGRESS = frozenset(
    {
        "state",
        "percent",
        "done_on",
        "result",
        "documents",
        "cause",
        "remedy",
        "note",
        "verdict",
        "verdict_reason",
    }
)
_BODY = frozenset({"unit", "plan", "quarter", "entries", "progress", "narrative"})
_REFUSAL = Refusal(
    "bad_return",
    "Dữ liệu báo cáo trong tệp",
    "Hãy xin lại tệp do chương trình xuất ra, chưa qua sửa hoặc chuyển đổi.",
)

Row = TypeVar("Row")


def write_return(return_: Return) -> str:
    """The return as canonical JSON with the checksum over its body."""
    body = _body(return_)
    return _canonical({**body, "checksum": _checksum(body)})


def read_return(text: str) -> Return:
    """The return in the text.

    Problem `bad_return` for what is none, `newer_return` for one of a newer version of the
    program, `changed_return` where the checksum says that the text was changed.
    """
    if len(text) > MOST_CHARACTERS:
        raise _REFUSAL.at("", "quá lớn")
    place = read_json(text, _REFUSAL)
    _check_format(place)
    _check_sum(place)
    place.keys(_BODY | {"format", "checksum"})
    return Return(
        unit=place.get("unit").text(),
        plan=place.get("plan").text(),
        quarter=_quarter(place.get("quarter")),
        entries=_rows(place.get("entries"), _entry),
        progress=_rows(place.get("progress"), _progress),
        narrative=_rows(place.get("narrative"), _passage),
    )


def _canonical(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def _checksum(body: Mapping[str, object]) -> str:
    return hashlib.sha256(_canonical(body).encode("ascii")).hexdigest()


def _body(return_: Return) -> dict[str, object]:
    return {
        "format": FORMAT,
        "unit": return_.unit,
        "plan": return_.plan,
        "quarter": str(return_.quarter),
        "entries": {code: _written_entry(one) for code, one in return_.entries.items()},
        "progress": {code: _written_progress(one) for code, one in return_.progress.items()},
        "narrative": {key: _written_passage(one) for key, one in return_.narrative.items()},
    }


def _written_entry(entry: Entry) -> dict[str, object]:
    return _without_defaults(
        value=plain_figure(entry.value),
        estimate=entry.estimate,
        reference=plain_figure(entry.reference),
        note=entry.note,
        cause=entry.cause,
        remedy=entry.remedy,
        verdict=entry.verdict and entry.verdict.value,
        verdict_reason=entry.verdict_reason,
    )


def _written_progress(progress: Progress) -> dict[str, object]:
    rest = _without_defaults(
        percent=plain_figure(progress.percent),
        done_on=iso_day(progress.done_on),
        result=progress.result,
        documents=progress.documents,
        cause=progress.cause,
        remedy=progress.remedy,
        note=progress.note,
        verdict=progress.verdict and progress.verdict.value,
        verdict_reason=progress.verdict_reason,
    )
    return {"state": progress.state.value, **rest}


def _written_passage(passage: Passage) -> dict[str, object]:
    carried = passage.carried_from
    rest = _without_defaults(basis=passage.basis, carried_from=carried and str(carried))
    return {"text": passage.text, **rest}


def _without_defaults(**fields: object) -> dict[str, object]:
    return {key: value for key, value in fields.items() if value not in (None, "", False)}


def _check_format(place: Place) -> None:
    named = place.get("format").value
    found = _FORMAT.fullmatch(named) if isinstance(named, str) else None
    if not found:
        raise place.get("format").refuse("không phải dữ liệu của chương trình Sơ Kết Quý")
    if named != FORMAT:
        raise Problem(
            "newer_return",
            f"Dữ liệu báo cáo trong tệp do phiên bản mới hơn tạo ra ({named}).",
            "Hãy cập nhật chương trình rồi mở lại tệp này.",
        )


def _check_sum(place: Place) -> None:
    body = {key: value for key, value in place.mapping().items() if key != "checksum"}
    if place.get("checksum").value != _checksum(body):
        raise Problem(
            "changed_return",
            "Dữ liệu báo cáo trong tệp đã bị sửa hoặc hỏng (mã kiểm tra không khớp).",
            "Hãy đề nghị đơn vị gửi lại tệp do chương trình xuất ra.",
        )


def _quarter(place: Place) -> Quarter:
    text = place.text()
    try:
        quarter = Quarter.read(text)
    except Problem:
        raise place.refuse("phải là quý dạng 2026Q1") from None
    if str(quarter) != text:
        raise place.refuse("phải là quý dạng 2026Q1")
    return quarter


def _rows(place: Place, read: Callable[[str, Place], Row]) -> dict[str, Row]:
    return {key: read(key, place.get(key)) for key in place.mapping()}


def _entry(code: str, place: Place) -> Entry:
    place.keys(frozenset(), _ENTRY)
    return Entry(
        code=code,
        value=place.get("value").figure_or_none(),
        estimate=place.get("estimate").truth_or(False),
        reference=place.get("reference").figure_or_none(),
        note=place.get("note").text_or_empty(),
        cause=place.get("cause").text_or_empty(),
        remedy=place.get("remedy").text_or_empty(),
        verdict=place.get("verdict").choice_or_none(MeasureStatus),
        verdict_reason=place.get("verdict_reason").text_or_empty(),
    )


def _progress(code: str, place: Place) -> Progress:
    place.keys(frozenset({"state"}), _PROGRESS)
    return Progress(
        code=code,
        state=place.get("state").choice(TaskState),
        percent=place.get("percent").figure_or_none(),
        done_on=place.get("done_on").day_or_none(),
        result=place.get("result").text_or_empty(),
        documents=place.get("documents").text_or_empty(),
        cause=place.get("cause").text_or_empty(),
        remedy=place.get("remedy").text_or_empty(),
        note=place.get("note").text_or_empty(),
        verdict=place.get("verdict").choice_or_none(TaskStatus),
        verdict_reason=place.get("verdict_reason").text_or_empty(),
    )


def _passage(key: str, place: Place) -> Passage:
    place.keys(frozenset({"text"}), frozenset({"basis", "carried_from"}))
    carried = place.get("carried_from")
    return Passage(
        key=key,
        text=place.get("text").text(),
        basis=place.get("basis").text_or_empty(),
        carried_from=None if carried.value is None else _quarter(carried),
    )
