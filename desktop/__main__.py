"""`python -m desktop`: the window without arguments, the command line with a subcommand."""

from __future__ import annotations

import sys

from desktop.console import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
