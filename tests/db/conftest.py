"""A data file of the small plan, closed or open."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import Store
from tests.db.samples import OFFICE, PLAN, UNIT, ticking


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the data file of a test lies; a name that a clerk would give it."""
    mark = "" if sys.platform == "win32" else "?"  # no file there may have one in its name
    return tmp_path / f"Số liệu #1 quý I{mark}.skq"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A new data file, open."""
    with Store.create(path, PLAN, OFFICE, UNIT, ticking()) as made:
        yield made


@pytest.fixture
def closed(path: Path) -> Path:
    """A new data file, closed."""
    Store.create(path, PLAN, OFFICE, UNIT, ticking()).close()
    return path
