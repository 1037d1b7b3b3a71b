"""`python -m installer --windows [--try]`: dev.py calls it with the Python of .venv."""

from __future__ import annotations

import sys
from pathlib import Path

from installer import windows
from installer.steps import CannotGoOn, say


def main(arguments: list[str]) -> int:
    """Exit code 1 where the build could not go on; the reason is printed."""
    try:
        windows.build(Path(sys.executable))
        if "--try" in arguments:
            from installer import trial  # noqa: PLC0415 -- Linux only

            trial.run()
        windows.check_sizes()
    except CannotGoOn as problem:
        say(str(problem))
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
