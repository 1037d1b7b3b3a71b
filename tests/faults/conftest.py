"""Notes every Problem of the run, so that the last test can say which were never seen.

What the harnesses found is printed at the end of the run, by name.
"""

from functools import wraps
from typing import Any

import pytest

from domain.problem import Problem

REPORTED: list[str] = []  # what the harnesses found, and the planted faults that were caught
SEEN: dict[str, list[tuple[str, str]]] = {}
_LAST = "test_messages.py"
_make = Problem.__init__


@wraps(_make)
def _noted(self: Problem, code: str, sentence: str, advice: str = "") -> None:
    _make(self, code, sentence, advice)
    SEEN.setdefault(code, []).append((sentence, advice))


Problem.__init__ = _noted  # type: ignore[method-assign]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of what was seen come last, whatever their file is called."""
    items.sort(key=lambda item: item.path.name == _LAST)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """List the harnesses' figures and the planted faults."""
    if REPORTED:
        terminalreporter.section("faults")
        for line in REPORTED:
            terminalreporter.line(line)


@pytest.fixture
def seen() -> dict[str, list[tuple[str, str]]]:
    """Every Problem made so far in this run: its sentences and advice by code."""
    return SEEN


@pytest.fixture
def is_whole_run(request: pytest.FixtureRequest) -> bool:
    """Whether all tests of the project ran before; a part of them need not see everything."""
    config: Any = request.config
    chosen = config.option.keyword or config.option.markexpr or config.args != ["tests"]
    return not chosen
