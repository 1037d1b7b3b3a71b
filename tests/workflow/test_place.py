"""Files are written aside, checked and moved: the target is the old file or the whole new one."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.problem import Problem
from workflow.place import make_folder, place, sweep


def write_new(path: Path) -> None:
    path.write_text("new", encoding="utf-8")


def accept(_path: Path) -> None:
    """Finds nothing wrong."""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "báo cáo.docx"
    path.write_text("old", encoding="utf-8")
    return path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Pauses take no time; they are counted."""
    pauses: list[float] = []
    monkeypatch.setattr("workflow.place.time.sleep", pauses.append)
    return pauses


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_checked_file_takes_the_old_ones_place(target: Path) -> None:
    place(target, write_new, accept)
    assert target.read_text(encoding="utf-8") == "new"
    assert left_in(target.parent) == [target.name]


def test_a_file_that_fails_its_check_never_arrives(target: Path) -> None:
    def refuse(_path: Path) -> None:
        raise Problem("export_differs", "khác")

    with pytest.raises(Problem):
        place(target, write_new, refuse)
    assert target.read_text(encoding="utf-8") == "old"
    assert left_in(target.parent) == [target.name]


def failing_replace(times: int, number: int, real: Callable[..., None]) -> Callable[..., None]:
    calls = iter(range(times))

    def replace(source: Path, place_: Path) -> None:
        if next(calls, None) is not None:
            raise (
                OSError(number, "refused")
                if number != errno.EACCES
                else PermissionError(number, "held")
            )
        real(source, place_)

    return replace


def test_a_short_hold_by_a_scanner_is_waited_for(
    target: Path, quick: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workflow.place.os.replace", failing_replace(3, errno.EACCES, os.replace))
    place(target, write_new, accept)
    assert target.read_text(encoding="utf-8") == "new"
    assert len(quick) == 3


def test_a_file_open_in_word_is_named_and_left_whole(
    target: Path, quick: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workflow.place.os.replace", failing_replace(99, errno.EACCES, os.replace))
    with pytest.raises(Problem, match=target.name) as refused:
        place(target, write_new, accept)
    assert refused.value.code == "file_in_use"
    assert 2 < sum(quick) < 3
    assert target.read_text(encoding="utf-8") == "old"
    assert left_in(target.parent) == [target.name]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EFBIG, "disk_full"),
        (errno.EROFS, "folder_read_only"),
        (errno.EACCES, "folder_read_only"),
        (errno.ENOENT, "folder_missing"),
        (errno.ENAMETOOLONG, "path_too_long"),
        (errno.EIO, "disk_error"),
    ],
)
def test_each_failure_of_the_disk_has_its_own_sentence(
    target: Path, number: int, code: str
) -> None:
    def fail(path: Path) -> None:
        path.write_text("half", encoding="utf-8")
        raise OSError(number, "x")

    with pytest.raises(Problem) as refused:
        place(target, fail, accept)
    assert refused.value.code == code
    assert refused.value.advice
    assert left_in(target.parent) == [target.name]
    assert target.read_text(encoding="utf-8") == "old"


def test_a_disk_that_fails_when_the_file_is_read_back_is_told(target: Path) -> None:
    def fail(_path: Path) -> None:
        raise OSError(errno.EIO, "x")

    with pytest.raises(Problem) as refused:
        place(target, write_new, fail)
    assert refused.value.code == "disk_error"
    assert left_in(target.parent) == [target.name]
    assert target.read_text(encoding="utf-8") == "old"


def test_a_path_that_windows_cannot_hold_is_refused_first(tmp_path: Path) -> None:
    with pytest.raises(Problem) as refused:
        place(tmp_path / ("x" * 250), write_new, accept)
    assert refused.value.code == "path_too_long"


def test_the_sweep_takes_only_old_files_of_our_own(tmp_path: Path) -> None:
    for name in (".skq-1-2.docx", ".skq-3-4.docx", "của tôi.docx"):
        (tmp_path / name).touch()
    for name in (".skq-1-2.docx", "của tôi.docx"):
        os.utime(tmp_path / name, (0, 0))
    sweep(tmp_path)
    assert left_in(tmp_path) == sorted([".skq-3-4.docx", "của tôi.docx"])


def test_a_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
