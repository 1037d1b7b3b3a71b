"""What takes too long for every change: `python3 dev.py soak`, and the test of the tests.

soak              the nightly figures of every test of the catalogue, with the stored seed
soak --tenth      at a tenth of the figures, to try it in minutes
soak --seed N     with another seed; `--seed new` draws one and prints it
soak --faults     plants each known fault and lists which were caught
soak NAMES        only these: T3, cuts, or the name of a planted fault
"""

import argparse
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator

from tests.faults import ground
from tests.faults.catalogue import SEED, TRIALS, Trial
from tests.faults.planted import FAULTS, VARIABLE, Planted

HOURS = 10
FEW = 20  # of what is tried one by one, where not all of it is wanted


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="dev.py soak", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--faults", action="store_true", help="test the tests")
    parser.add_argument("--seed", type=_seed, default=SEED)
    parser.add_argument("--tenth", action="store_true")
    parser.add_argument("only", nargs="*", metavar="NAMES")
    options = parser.parse_args(words)
    if options.faults:
        return plant_all(options.only)
    return run_all(options.seed, 10 if options.tenth else 1, options.only)


def _seed(text: str) -> int:
    return random.SystemRandom().randrange(10**8) if text == "new" else int(text)


def run_all(seed: int, part: int, only: list[str]) -> int:
    """Run every nightly figure; exit code 1 where something was found."""
    say(f"seed {seed}")
    failed = []
    for trial in TRIALS:
        if only and not {trial.number, trial.harness} & set(only):
            continue
        begun = time.monotonic()
        what, bad = _nightly(trial, seed, part)
        seconds = time.monotonic() - begun
        say(f"{'FAILED' if bad else 'passed'}  {trial.name}: {what} ({seconds:.0f} s)")
        for one in bad[:20]:
            say(f"    {one}")
        failed += [trial.number] if bad else []
    say(f"failed: {', '.join(failed)}" if failed else "nothing failed")
    return 1 if failed else 0


def _nightly(trial: Trial, seed: int, part: int) -> tuple[str, list[str]]:
    """What a demand's harness and tests came to, and what is bad."""
    what, bad = [], []
    if trial.nightly is not None:
        wanted = max(1, trial.nightly // part) if trial.nightly else FEW * (part > 1)
        found = ground.run(trial.harness, wanted, seed, seconds=HOURS * 3600)
        bad += found.pop("bad")
        what.append(str(found))
    if trial.tests:
        examples = max(100, trial.examples // part) if trial.examples else 0
        bad += _tested(trial.tests, seed, examples)
        what.append(f"{' '.join(trial.tests)}{f' at {examples} examples' if examples else ''}")
    return "; ".join(what), bad


def _tested(tests: tuple[str, ...], seed: int, examples: int) -> list[str]:
    words = [f"--hypothesis-seed={seed}", "--hypothesis-profile=soak"] if examples else []
    done = _pytest([*words, *tests], {"SKQ_EXAMPLES": str(examples)} if examples else {})
    return [] if done.returncode == 0 else [*_failures(done.stdout), done.stdout[-500:]]


def plant_all(only: list[str]) -> int:
    """Plant the faults one by one; exit code 1 where one was not noticed."""
    missed = 0
    wanted = [one for one in FAULTS.values() if not only or one.name in only]
    for fault in wanted:
        found = caught(fault)
        missed += not found
        say(f"{'caught' if found else 'MISSED'}  {fault.name}  (by {' '.join(fault.caught_by)})")
        for one in found[:1]:
            say(f"            {one.splitlines()[0][:150]}")
    say(f"{len(wanted) - missed} of {len(wanted)} planted faults were caught")
    return 1 if missed else 0


def caught(fault: Planted) -> list[str]:
    """What the harness or the tests complain of with the fault planted."""
    if not fault.is_for_pytest:
        harness, *numbers = fault.caught_by
        bad: list[str] = ground.run(harness, *numbers, fault.name)["bad"]
        return bad
    words = ["-x", "-p", "tests.faults.planted", *fault.caught_by]
    done = _pytest(words, {VARIABLE: fault.name})
    # Anything but failed tests means that pytest itself could not do its work.
    return list(_failures(done.stdout)) if done.returncode == 1 else []


def _pytest(words: list[str], variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words],
        cwd=ground.ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def _failures(output: str) -> Iterator[str]:
    yield from (line for line in output.splitlines() if line.startswith(("FAILED", "ERROR")))


def say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
