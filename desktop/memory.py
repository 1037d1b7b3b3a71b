"""What the window remembers between two starts: the last file and folder. Nothing of the data."""

from __future__ import annotations

import json
from pathlib import Path


class Memory:
    """A small JSON file; one that is missing, damaged or not writable is as good as empty."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = _read(path)

    def path(self, name: str) -> Path | None:
        """A remembered path that still exists."""
        kept = self._kept.get(name)
        return Path(kept) if kept and Path(kept).exists() else None

    def keep(self, name: str, value: Path) -> None:
        """Remember the path."""
        self._kept[name] = str(value)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # Escaped, since a path on Linux may hold what no encoding can write.
            self._path.write_text(json.dumps(self._kept, indent=1), encoding="ascii")
        except OSError:  # a convenience: the work goes on without it
            return


def _read(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}
