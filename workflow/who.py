"""Who makes a change: the name that stands beside it in the change log."""

from __future__ import annotations

import getpass


def who() -> str:
    """The name under which the machine knows the user; empty where it knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
