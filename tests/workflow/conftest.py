"""Real data files for the jobs and the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.console import main
from domain.quarter import Quarter
from workflow.demo import demo_file
from workflow.new import new_file

WARD = "06688"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A new data file of a ward for 2026."""
    path = tmp_path / "hạ long.skq"
    new_file(path, WARD, "nq-05-2026")
    return path


@pytest.fixture(scope="session")
def demo_original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration office with data up to the third quarter; made once, never changed."""
    path = tmp_path_factory.mktemp("demo") / "demo.skq"
    demo_file(path, Quarter(2026, 3))
    return path


@pytest.fixture
def demo(demo_original: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration office."""
    path = tmp_path / "demo.skq"
    path.write_bytes(demo_original.read_bytes())
    return path


Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs the command line: exit code, standard output, standard error."""

    def call(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main([str(one) for one in arguments])
        except SystemExit as end:
            code = int(str(end.code))
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    """Writes a table of values as a file and returns its path."""

    def write(text: str, name: str = "bảng.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write
