"""Consoles of code page 1252 and 1258: what is printed for a machine is UTF-8 all the same."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def printed(code_page: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": code_page}
    command = [sys.executable, "-m", "desktop", *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False, timeout=120)


@pytest.mark.parametrize("code_page", ["cp1252", "cp1258", "cp437"])
def test_vietnamese_output_is_utf8_whatever_the_console(code_page: str) -> None:
    done = printed(code_page, "plan", "nq-05-2026", "--json")
    assert done.returncode == 0, done.stderr.decode("utf-8")
    assert json.loads(done.stdout.decode("utf-8"))["id"] == "nq-05-2026"
    assert "chỉ tiêu".encode() in printed(code_page, "plans", "--help").stdout + done.stdout.lower()


@pytest.mark.parametrize("code_page", ["cp1252", "cp1258"])
def test_a_problem_is_told_in_vietnamese(code_page: str) -> None:
    done = printed(code_page, "show", "không có.skq", "--quarter", "2026Q1")
    assert done.returncode == 1
    assert "không có.skq" in done.stderr.decode("utf-8")


def test_vietnamese_arguments_arrive(tmp_path: Path) -> None:
    target = tmp_path / "Số liệu phường Hạ Long.skq"
    done = printed("cp1258", "demo", str(target))
    assert done.returncode == 0, done.stderr.decode("utf-8")
    assert target.exists()
