"""Kills, power cuts and failing system calls, at the figures for every change; soak has the rest.

A machine on which processes may not be watched runs none of these, and says so.
"""

import pytest

from tests.faults import ground, tracer
from tests.faults.ground import SEED
from tests.faults.planted import FAULTS
from tests.faults.soak import caught

pytestmark = pytest.mark.skipif(
    not tracer.is_possible(), reason="NOT RUN: processes may not be watched here"
)


def test_a_kill_at_any_system_call_loses_nothing() -> None:
    found = ground.run("kills", 0, SEED)
    assert found["bad"] == []
    assert set(found["points"]) == {
        "save", "create", "fill", "migrate", "backup", "restore", "pack", "export"
    }  # fmt: skip


def test_two_thousand_power_cuts_lose_nothing() -> None:
    found = ground.run("cuts", 2000, SEED)
    assert found["bad"] == []
    assert found["cuts"] == 2000
    assert found["workloads"] >= 20
    assert found["again"] >= 20


def test_a_system_call_that_fails_is_told_and_a_second_try_succeeds() -> None:
    found = ground.run("errors", 14, SEED)
    assert found["bad"] == []
    assert {"disk_full", "disk_error", "done"} <= set(found["told"])


@pytest.mark.parametrize(
    "name",
    [
        "a save is promised before it is committed",
        "there is no journal (OFF)",
        "nothing is synced (synchronous OFF)",
        "a save that failed is promised",
        "a restore lays nothing aside",
        "a migration commits each statement",
    ],
)
def test_the_harnesses_catch_what_is_planted(name: str) -> None:
    assert caught(FAULTS[name])


def test_there_are_enough_planted_faults() -> None:
    assert len(FAULTS) >= 15
