"""The tests T1 to T20 of the catalogue, and the faults planted to see that they catch something.

Each harness runs in a process of its own, as many at once as there are processors; what each found
stands at the end of pytest's output, by name. `python3 dev.py soak` runs the nightly figures.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.faults import ground, soak, tracer
from tests.faults.catalogue import SEED, TRIALS, Trial
from tests.faults.conftest import REPORTED
from tests.faults.planted import FAULTS

ROOT = Path(__file__).parents[2]
NEED_WATCHING = {"kills", "cuts", "errors", "exports"}
RUN_HERE = [one for one in TRIALS if one.on_change is not None]
# What must have happened, or the harness has tried nothing.
LEAST: Mapping[str, Callable[[Any], bool]] = {
    "kills": lambda found: len(found["points"]) == 10 and sum(found["points"].values()) > 400,
    "cuts": lambda found: found["workloads"] >= 20 and found["again"] >= 20,
    "errors": lambda found: {"disk_full", "disk_error", "read_only", "done"} <= set(found["told"]),
    "exports": lambda found: found["kinds"] >= 5 and found["killed"] >= 25,
    "mutants": lambda found: 0 < found["ends"]["read"] < found["mutants"] / 2,
    "template_mutants": lambda found: {"bad_pack", "read"} <= set(found["ends"]),
    "guided": lambda found: all(count > 1 for count in found["kept"].values()),
    "flips": lambda found: found["found"] > found["flips"] / 10 and not found["silent"],
}


def _is_possible(harness: str) -> bool:
    if os.name == "nt":
        return False  # they fork
    return harness not in NEED_WATCHING or tracer.is_possible()


@pytest.fixture(scope="session")
def running(request: pytest.FixtureRequest) -> Iterator[dict[str, Future[Any]]]:
    """The harnesses and planted faults that were chosen, all begun at once."""
    chosen = [getattr(item, "callspec", None) for item in request.session.items]
    params = [one.params for one in chosen if one]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        begun: dict[str, Future[Any]] = {}
        for trial in (one["trial"] for one in params if "trial" in one):
            if _is_possible(trial.harness):
                words = (trial.harness, trial.on_change, SEED)
                begun[trial.name] = pool.submit(ground.run, *words)
        for name in (one["planted"] for one in params if "planted" in one):
            if _is_possible(FAULTS[name].caught_by[0]):
                begun[name] = pool.submit(soak.caught, FAULTS[name])
        yield begun
        pool.shutdown(cancel_futures=True)


@pytest.mark.parametrize("trial", RUN_HERE, ids=[one.name for one in RUN_HERE])
def test_nothing_is_lost_and_nothing_gets_in(trial: Trial, running: dict[str, Any]) -> None:
    if trial.name not in running:
        pytest.skip(reason=f"NOT RUN: processes may not be watched here ({trial.number})")
    found = running[trial.name].result()
    bad = found.pop("bad")
    REPORTED.append(f"{trial.name}: {found}")
    assert bad == []
    assert LEAST.get(trial.harness, bool)(found)


@pytest.mark.parametrize("planted", list(FAULTS))
def test_a_planted_fault_is_caught(planted: str, running: dict[str, Any]) -> None:
    if planted not in running:
        pytest.skip(reason="NOT RUN: processes may not be watched here")
    complaints = running[planted].result()
    assert complaints, f"nobody noticed: {planted}"
    REPORTED.append(f"planted and caught: {planted} (by {' '.join(FAULTS[planted].caught_by)})")


def test_there_are_enough_planted_faults() -> None:
    assert len(FAULTS) >= 15


def test_the_catalogue_is_covered_and_what_it_names_is_there() -> None:
    numbers = [one.number for one in TRIALS]
    assert numbers == [f"T{number}" for number in (*range(1, 19), 20)]
    for trial in TRIALS:
        assert trial.harness or trial.tests
        assert [one for one in trial.tests if not (ROOT / one).is_file()] == []
        assert trial.on_change is not None or trial.tests, f"{trial.name} runs on no change"
