"""Tables that are no ordinary files, and names that no text may hold."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from db.store import Store

Call = Callable[..., tuple[int, str, str]]
Table = Callable[..., Path]
ROWS = "code,value\n10,5\n"
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def fill(run: Call, path: Path, table: object) -> tuple[int, str]:
    code, _, err = run("fill", path, "--quarter", "2026Q1", "--from", table)
    return code, err


@posix_only
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_pipe_is_not_waited_at(run: Call, empty: Path, tmp_path: Path, suffix: str) -> None:
    pipe = tmp_path / f"bảng{suffix}"
    os.mkfifo(pipe)
    code, err = fill(run, empty, pipe)
    assert (code, err.endswith("[not_a_file]\n")) == (1, True)


@posix_only
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_not_read(run: Call, empty: Path, device: str) -> None:
    code, err = fill(run, empty, device)
    assert (code, err.endswith("[not_a_file]\n")) == (1, True)


@posix_only
def test_a_name_that_is_no_text_is_kept_without_what_cannot_be(
    run: Call, empty: Path, tmp_path: Path
) -> None:
    table = os.fsencode(tmp_path / "b") + b"\xff.csv"
    Path(os.fsdecode(table)).write_text(ROWS, encoding="utf-8")
    assert fill(run, empty, os.fsdecode(table)) == (0, "")
    with Store.open(empty) as store:
        assert store.can_undo == "Nhập từ tệp b.csv"


@posix_only
def test_a_terminal_obeys_no_file_name(run: Call, empty: Path, tmp_path: Path) -> None:
    table = tmp_path / "\x1b[2Jbảng.csv"
    table.write_text("code,valeu\n10,5\n", encoding="utf-8")
    code, err = fill(run, empty, table)
    assert code == 1
    assert "bảng.csv" in err
    assert "\x1b" not in err


def test_a_terminal_obeys_no_cell(run: Call, empty: Path, table: Table) -> None:
    code, err = fill(run, empty, table("code,value\n\x1b[31m10,5\n4,\x9b5\n"))
    assert code == 1
    assert "\x1b" not in err
    assert "\x9b" not in err


@pytest.mark.parametrize("text", ["1" + " " * 100_000 + "1", "9" * 100_000, "1." * 50_000])
def test_a_cell_that_is_far_too_long_is_no_number(
    run: Call, empty: Path, table: Table, text: str
) -> None:
    code, err = fill(run, empty, table(f"code,value\n10,{text}\n"))
    assert code == 1
    assert "[not_a_number]" in err
    assert len(err) < 1000


def test_a_code_in_thousands_of_rows_is_told_with_the_first_of_them(
    run: Call, empty: Path, table: Table
) -> None:
    code, err = fill(run, empty, table("code,value\n" + "10,5\n" * 15_000))
    assert code == 1
    assert "dòng 2 còn có ở dòng 3, 4, 5, 6, 7 và 14994 dòng khác" in err
    assert "dòng 3 còn có ở dòng 2, 4, 5, 6, 7 và 14994 dòng khác" in err
    assert "dòng 900 còn có ở dòng 2, 3, 4, 5, 6 và 14994 dòng khác" in err
