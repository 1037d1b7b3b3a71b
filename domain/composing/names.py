"""Names of measures, tasks and sections inside a sentence.

What is printed in the appendices is verbatim; in a sentence a long name is shortened, and only
where a phrase ends, so that what is left is still good Vietnamese.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from domain.composing.wording import capitalized, in_full, lower_first, tidy
from domain.plan import Measure, Plan, Task, TaskSection

LONGEST_NAME = 140
LONGEST_SECTION = 100
_SHORTEST = 25  # what is left of a name must still say what it is about
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_QUOTED_END = re.compile(r"\s*[“\"][^“”\"]*[”\"]$")
_CLAUSE = re.compile(r"(?<=[^\s.]{2})\. (?=\w)|[;:] ")
# Before these words a purpose, an addition or a time begins that the name can do without.
_ADDITION = re.compile(
    r",? (?:gắn với|góp phần|nhằm|nhất là|hướng tới|phục vụ|để|bảo đảm"
    r"|(?<=, )(?:tầm nhìn|định hướng) đến|(?<=, )(?:nâng cao|lấy|thúc đẩy)) "
)
_DANGLING = re.compile(r"[ ,]+(?:giữa|gồm|là|về|của|tại|và|với|cho|từ|như|cụ thể)$")


def measure_name(measure: Measure, plan: Plan) -> str:
    """The measure's name; a part (`Trong đó: …`) is named with its whole."""
    part = part_name(measure)
    if part:
        whole = plan.measures[measure.part_of or ""]
        return f"{_plain_name(whole)}, trong đó {part}"
    return _plain_name(measure)


def part_name(measure: Measure) -> str:
    """What a part adds to its whole: `có bằng cấp, chứng chỉ`; empty for any other measure."""
    name = tidy(measure.name)
    words = "trong đó:"
    if not measure.part_of or not name.lower().startswith(words):
        return ""
    return lower_first(name[len(words) :].strip())


def _plain_name(measure: Measure) -> str:
    # The appendix's own verb at the end of a name goes: the sentence has one.
    name = tidy(measure.name).removesuffix(" đạt")
    return lower_first(shortened(in_full(name), LONGEST_NAME))


def task_name(task: Task) -> str:
    """The task's name, its semicolons made commas: a list of names has its own."""
    name = shortened(in_full(tidy(task.name)), LONGEST_NAME).replace(";", ",")
    return lower_first(name.removeprefix("Tiến độ ").replace(". ", ", "))


def finished(name: str) -> str:
    """The name after `hoàn thành`, which it must not repeat."""
    return name.removeprefix("tập trung ").removeprefix("hoàn thành ").removeprefix("việc ")


def section_name(section: TaskSection) -> str:
    """The section's name, shortened."""
    return capitalized(shortened(tidy(section.name), LONGEST_SECTION))


def shortened(name: str, longest: int) -> str:
    """The name without what it can do without, until it is short enough or nothing more can go."""
    for shorten in _WAYS:
        if len(name) <= longest:
            break
        name = _whole_phrase(shorten(name))
    return name


def _whole_phrase(name: str) -> str:
    return _DANGLING.sub("", name.rstrip(" ,;:."))


def _first_clause(name: str) -> str:
    return _cut(name, _CLAUSE)


def _without_brackets(name: str) -> str:
    return _BRACKETS.sub("", name)


def _without_quoted_end(name: str) -> str:
    return _QUOTED_END.sub("", name)


def _without_addition(name: str) -> str:
    return _cut(name, _ADDITION)


def _cut(name: str, pattern: re.Pattern[str]) -> str:
    found = pattern.search(name, _SHORTEST)
    return name[: found.start()] if found else name


_WAYS: tuple[Callable[[str], str], ...] = (
    _without_quoted_end,
    _without_brackets,
    _first_clause,
    _without_addition,
)
