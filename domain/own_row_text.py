"""The text that stands in the log for a row that an office has added to its plan."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import fields
from typing import Any

from domain.plan import AddsUp, OwnMeasure, OwnTask


def write_own_row(row: OwnMeasure | OwnTask) -> str:
    """The row's parts as JSON."""
    parts = {name: unicodedata.normalize("NFC", value) for name, value in vars(row).items()}
    return json.dumps(parts, ensure_ascii=False)


def read_own_measure(text: str) -> OwnMeasure:
    """The measure; ValueError where the text is none."""
    parts = _parts(text, OwnMeasure)
    return OwnMeasure(**{**parts, "adds_up": AddsUp(parts["adds_up"])})


def read_own_task(text: str) -> OwnTask:
    """The task; ValueError where the text is none."""
    return OwnTask(**_parts(text, OwnTask))


def _parts(text: str, kind: type[OwnMeasure] | type[OwnTask]) -> dict[str, Any]:
    parts = json.loads(text)
    names = {one.name for one in fields(kind)}
    if not isinstance(parts, dict) or set(parts) != names:
        raise ValueError(f"not the parts of an own row: {text!r}")
    if not all(isinstance(value, str) for value in parts.values()):
        raise ValueError(f"parts that are no text: {text!r}")
    return parts
