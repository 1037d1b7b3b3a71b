"""Where the program's own files lie, and where it keeps the user's.

Computed from this module's own place, which is right from source, installed and frozen; the entry
script's is not (in a frozen program it is the bundle's root).
"""

from __future__ import annotations

import os
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
PLANS = RESOURCES / "plans"
UNITS = RESOURCES / "units"
DEMO = RESOURCES / "demo"


def user_folder() -> Path:
    """The folder of the user's own settings, plans and templates; it need not exist yet."""
    chosen = os.environ.get("SKQ_HOME")
    if chosen:
        return Path(chosen)
    local = os.environ.get("LOCALAPPDATA")
    if local:
        return Path(local) / "SoKetQuy"
    shared = os.environ.get("XDG_DATA_HOME")
    return (Path(shared) if shared else Path.home() / ".local" / "share") / "so-ket-quy"
