"""What takes too long for every change: `python3 dev.py soak`, and the test of the tests.

soak              all harnesses at their nightly figures, with a new seed that is printed
soak --seed N     the same as that night
soak --quick      at a hundredth of the figures, to see that everything runs
soak --faults     plants each known fault and lists which were caught
"""

import argparse
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator

from tests.faults import ground
from tests.faults.planted import FAULTS, VARIABLE, Planted

# Each harness with the number of the nightly run; 0 is all there are.
NIGHTLY = (
    ("kills", 0),
    ("errors", 0),
    ("cuts", 50_000),
    ("random_kills", 1_000),
    ("exports", 40),
    ("flips", 2_000),
    ("mutants", 10_000),
    ("starts", 200),
    ("schedules", 10_000),
    ("clerk", 5_000),
)
HOURS = 8


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py soak", description=__doc__)
    parser.add_argument("--faults", action="store_true", help="test the tests")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**8))
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("only", nargs="*", help="the names of the harnesses or faults wanted")
    options = parser.parse_args(words)
    if options.faults:
        return plant_all(options.only)
    return run_all(options.seed, 100 if options.quick else 1, options.only)


def run_all(seed: int, part: int, only: list[str]) -> int:
    say(f"seed {seed}")
    failed = []
    for name, number in NIGHTLY:
        if only and name not in only:
            continue
        begun = time.monotonic()
        wanted = max(1, number // part) if number else (20 if part > 1 else 0)
        found = ground.run(name, wanted, seed, seconds=HOURS * 3600)
        bad = found.pop("bad")
        say(f"{'FAILED' if bad else 'passed'}  {name}  {found}  {time.monotonic() - begun:.0f} s")
        for one in bad[:20]:
            say(f"    {one}")
        failed += [name] if bad else []
    say(f"failed: {', '.join(failed)}" if failed else "nothing failed")
    return 1 if failed else 0


def plant_all(only: list[str]) -> int:
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
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "tests.faults.planted"]
    command += ["-p", "no:cacheprovider", *fault.caught_by]
    done = subprocess.run(
        command,
        cwd=ground.ROOT,
        env={**os.environ, VARIABLE: fault.name},
        capture_output=True,
        text=True,
        check=False,
    )
    # Anything but failed tests means that pytest itself could not do its work.
    return list(_failures(done.stdout)) if done.returncode == 1 else []


def _failures(output: str) -> Iterator[str]:
    yield from (line for line in output.splitlines() if line.startswith(("FAILED", "ERROR")))


def say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
