"""Every hostile file ends in its own Problem, within ten seconds and half a gigabyte."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from domain.problem import Problem
from tests.hostile.hostile import BYTES
from tests.hostile.reading import everything

ROOT = Path(__file__).parents[2]
NAMES = [one.name for one, _ in everything()]
FEWEST = 120

Answers = dict[str, dict[str, Any]]


@pytest.fixture(scope="session")
def answers() -> Answers:
    """What the program did with each file, in a process of its own."""
    command = [sys.executable, "-m", "tests.hostile.reading"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=900
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    found_names = {one["name"]: one for one in found}
    assert done.returncode == 0, f"it ended after {list(found_names)[-1:]}: {done.stderr[-500:]}"
    return found_names


def test_there_are_enough_of_them_and_each_is_another() -> None:
    assert len(NAMES) == len(set(NAMES)) >= FEWEST


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_ends_in_its_own_problem(name: str, answers: Answers) -> None:
    found = answers[name]
    problem = Problem(found["code"], found["sentence"], found["advice"])  # noted for its words
    assert problem.code == found["expected"]
    assert not found["hung"], f"{found['seconds']} s"
    assert found["bytes"] < BYTES
    wanted, rows = found["rows"]
    assert found["code"] or rows == wanted


def test_all_of_them_together_stay_within_the_memory(answers: Answers) -> None:
    assert sum(one["bytes"] for one in answers.values()) < BYTES
