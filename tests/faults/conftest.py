"""Notes every Problem of the run, so that the last test can say which were never seen."""

from functools import wraps
from typing import Any

import pytest

from domain.problem import Problem

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
