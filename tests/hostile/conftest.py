"""The hostile files are read under limits of memory and time that only POSIX systems keep."""

import sys

collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []
