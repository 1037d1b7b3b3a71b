"""Names, figures and lists as running text has them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from domain.number import format_number
from domain.plan import Measure, Plan, Task
from domain.target import TargetKind

MOST_NAMED = 5
LONGEST_NAME = 120
_UNITS_IN_TEXT = {"DN": "doanh nghiệp"}


def figure(value: Decimal, unit: str) -> str:
    """The number with its unit: `12,5%`, `2.500 doanh nghiệp`."""
    if unit.startswith("%"):
        return f"{format_number(value)}{unit}"
    named = _UNITS_IN_TEXT.get(unit, lower_first(unit))
    return f"{format_number(value)} {named}".rstrip()


def lower_first(text: str) -> str:
    """The text with a small first letter, unless its first word is an abbreviation."""
    first = text.split(" ", 1)[0]
    if len(first) > 1 and first[1:].upper() == first[1:] and any(c.isalpha() for c in first[1:]):
        return text
    return text[:1].lower() + text[1:]


def measure_name(measure: Measure, plan: Plan) -> str:
    """The measure's name inside a sentence; a part is named with its whole."""
    own = measure.name.removeprefix("-").strip()
    if measure.part_of and own.lower().startswith("trong đó:"):
        whole = lower_first(plan.measures[measure.part_of].name)
        return f"{whole}, trong đó {lower_first(own[len('trong đó:') :].strip())}"
    return lower_first(own.removesuffix(" đạt"))  # the appendix's own verb; the sentence has one


def task_name(task: Task) -> str:
    """The task's name inside a sentence: its first clause where it is long, no full stop."""
    name = task.name.strip().rstrip(".;").strip()
    if len(name) > LONGEST_NAME:
        name = name.split(";", 1)[0].strip()
    return lower_first(name)


def finished(name: str) -> str:
    """The name after `hoàn thành`, which it must not repeat."""
    return name.removeprefix("hoàn thành ").removeprefix("việc ")


def target_in_text(measure: Measure, text: str, kind: TargetKind) -> str:
    """The printed target with its unit where it is a figure: `mục tiêu >12,5%`."""
    is_words = kind in (TargetKind.JUDGED, TargetKind.NONE_LEFT, TargetKind.ABOVE_REFERENCE)
    spelt_out = is_words or any(char.isalpha() for char in text)
    unit = measure.unit
    if spelt_out or not unit or unit in text:
        return f"mục tiêu: {lower_first(text)}" if spelt_out else f"mục tiêu {text}"
    joined = unit if unit.startswith("%") else f" {_UNITS_IN_TEXT.get(unit, lower_first(unit))}"
    return f"mục tiêu {text}{joined}"


def listed(names: Sequence[str], appendix: str) -> str:
    """The names in one enumeration; a long one is cut and points to the appendix."""
    if len(names) <= MOST_NAMED:
        return "; ".join(names)
    rest = len(names) - MOST_NAMED + 1
    return f"{'; '.join(names[: MOST_NAMED - 1])} và {rest} nội dung khác (chi tiết tại {appendix})"


def joined(sentences: Sequence[str]) -> str:
    """The sentences as one, each once, joined by semicolons."""
    parts = dict.fromkeys(one.strip().rstrip(".;") for one in sentences if one.strip())
    first, *rest = parts or ("",)
    return "; ".join([first, *map(lower_first, rest)]) + "." if first else ""


def enumerated(parts: Sequence[str]) -> str:
    """The parts joined by commas."""
    return ", ".join(parts)


def two_digits(count: int) -> str:
    """A count as administrative prose writes it: one digit takes a leading zero."""
    return f"{count:02d}"
