"""A figure with its unit, and a name short enough for a message."""

from __future__ import annotations

from decimal import Decimal

from domain.number import format_number

LONGEST_NAME = 60


def figure(value: Decimal, unit: str) -> str:
    """The number with the printed unit after it: `12,5%`, `1.840 DN`, `75,4 tuổi`."""
    if unit.startswith("%"):
        return f"{format_number(value)}{unit}"
    return f"{format_number(value)} {_in_text(unit)}".rstrip()


def _in_text(unit: str) -> str:
    """The unit with a small first letter, unless it is an abbreviation (`DN`, `USD`)."""
    return unit if unit[:2].isupper() else unit[:1].lower() + unit[1:]


def short_name(name: str) -> str:
    """The name cut at a word so that a message stays readable."""
    name = name.removeprefix("-").strip()
    if len(name) <= LONGEST_NAME:
        return name
    return f"{name[:LONGEST_NAME].rsplit(' ', 1)[0].rstrip(',;:')}…"
