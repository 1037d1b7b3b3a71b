"""A target that another program has open: Windows answers with error 5 or 32."""

import os
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from domain.problem import Problem
from workflow.place import place

Hold = Callable[..., AbstractContextManager[None]]
SHARE_READ_WRITE = 1 | 2
ACCESS_DENIED, SHARING_VIOLATION = 5, 32


def write_new(path: Path) -> None:
    path.write_bytes(b"new")


def accept(_path: Path) -> None:
    """Finds nothing wrong."""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "Báo cáo quý III.docx"
    path.write_bytes(b"old")
    return path


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("share", [0, SHARE_READ_WRITE])
def test_windows_says_5_or_32_when_an_open_file_is_replaced(
    target: Path, held: Hold, share: int
) -> None:
    aside = target.with_name("aside")
    aside.write_bytes(b"new")
    with held(target, share), pytest.raises(PermissionError) as refused:
        os.replace(aside, target)
    assert getattr(refused.value, "winerror", None) in (ACCESS_DENIED, SHARING_VIOLATION)


@pytest.mark.parametrize("share", [0, SHARE_READ_WRITE])
def test_a_file_open_in_word_is_named_and_left_whole(target: Path, held: Hold, share: int) -> None:
    with held(target, share), pytest.raises(Problem, match=target.name) as refused:
        place(target, write_new, accept)
    assert refused.value.code == "file_in_use"
    assert target.read_bytes() == b"old"
    assert left_in(target.parent) == [target.name]


def test_a_short_hold_by_a_scanner_is_waited_for(target: Path, held: Hold) -> None:
    is_held = threading.Event()

    def scan() -> None:
        with held(target):
            is_held.set()
            time.sleep(0.4)

    scanner = threading.Thread(target=scan)
    scanner.start()
    is_held.wait(5)
    place(target, write_new, accept)
    scanner.join()
    assert target.read_bytes() == b"new"


def test_a_fresh_file_held_by_a_scanner_is_waited_for(tmp_path: Path, held: Hold) -> None:
    """The scanner holds the file written aside, between its check and its move."""
    scanners: list[threading.Thread] = []

    def scanned(path: Path) -> None:
        is_held = threading.Event()

        def scan() -> None:
            with held(path):
                is_held.set()
                time.sleep(0.3)

        scanners.append(threading.Thread(target=scan))
        scanners[0].start()
        is_held.wait(5)

    target = tmp_path / "mới.xlsx"
    place(target, write_new, scanned)
    scanners[0].join()
    assert target.read_bytes() == b"new"
    assert left_in(tmp_path) == [target.name]
