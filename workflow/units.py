"""The units that the program knows, with their codes and days of validity."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from domain.problem import Problem
from domain.unit import Unit
from workflow.folders import UNITS

# An office that does not exist, for the demonstration; never listed among the real ones.
DEMO_UNIT = Unit("00000", "Minh Họa", "phường", "phường Minh Họa", date(2025, 7, 1))


@cache
def units() -> tuple[Unit, ...]:
    """Every known unit in the official order of its level."""
    return tuple(
        _unit(record)
        for path in sorted(UNITS.glob("*.json"))
        for record in json.loads(path.read_text(encoding="utf-8"))["units"]
    )


def unit(code: str, year: int) -> Unit:
    """The unit of that code that exists in the year, at its end where it changed within it.

    Problem `unknown_unit`, or `unit_not_valid` where the unit exists in other years only.
    """
    if code == DEMO_UNIT.code:
        return DEMO_UNIT
    coded = [one for one in units() if one.code.casefold() == code.strip().casefold()]
    if not coded:
        raise Problem(
            "unknown_unit",
            f"Không có đơn vị mang mã “{code}”.",
            "Xem danh sách mã bằng lệnh units, hoặc chọn theo tên trong cửa sổ.",
        )
    valid = [one for one in coded if _exists_in(one, year)]
    if not valid:
        raise Problem(
            "unit_not_valid",
            f"Đơn vị {coded[0].title} (mã {code}) không tồn tại trong năm {year}.",
            "Hãy chọn đơn vị có hiệu lực trong năm của kế hoạch.",
        )
    return valid[-1]


def _exists_in(one: Unit, year: int) -> bool:
    begun = one.valid_from is None or one.valid_from.year <= year
    return begun and (one.valid_to is None or one.valid_to.year >= year)


def _unit(record: Mapping[str, Any]) -> Unit:
    return Unit(
        code=record["code"],
        name=record["name"],
        level=record["level"],
        title=record["title"],
        valid_from=_day(record["valid_from"]),
        valid_to=_day(record["valid_to"]),
        order=record["order"],
        before=record["before"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
