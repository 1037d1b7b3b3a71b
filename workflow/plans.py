"""The plans that the program knows: built in, and installed by the user."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from domain.pack import MOST_BYTES, read_pack
from domain.plan import Plan
from domain.problem import Problem
from workflow.folders import PLANS, user_folder


def plans() -> tuple[Plan, ...]:
    """Every known plan, the newest year first; an installed one replaces a built-in of its id.

    An installed file that is no plan keeps none of the others back: `unread` says what is wrong.
    """
    built_in = (_read(path, path.stat().st_mtime_ns) for path in _files(PLANS))
    installed = (one for one in _installed() if isinstance(one, Plan))
    found = {one.id: one for one in (*built_in, *installed)}
    return tuple(sorted(found.values(), key=lambda one: (-one.year, one.id)))


def unread() -> tuple[Problem, ...]:
    """What is wrong with the installed files that are no plans, each with its name."""
    return tuple(one for one in _installed() if isinstance(one, Problem))


def plan(plan_id: str) -> Plan:
    """The plan of that id; Problem `unknown_plan`."""
    known = {one.id: one for one in plans()}
    if plan_id not in known:
        listed = f"Các kế hoạch hiện có: {', '.join(known)}."
        raise Problem(
            "unknown_plan",
            f"Không có kế hoạch năm “{plan_id}”.",
            " ".join([listed, *(one.sentence for one in unread())]),
        )
    return known[plan_id]


def _installed() -> Iterator[Plan | Problem]:
    for path in _files(user_folder() / "plans"):
        try:
            yield _read(path, path.stat().st_mtime_ns)
        except Problem as problem:
            yield _unusable(path, problem.sentence)
        except OSError:
            yield _unusable(path, "Tệp không đọc được.")


def _unusable(path: Path, reason: str) -> Problem:
    return Problem(
        "plan_unread",
        f"Bỏ qua kế hoạch đã cài ở “{path}”. {reason}",
        "Hãy xóa tệp đó, hoặc nhập lại kế hoạch từ tệp gốc.",
    )


def pack_bytes(path: Path) -> bytes:
    """The file's bytes; not even begun where it is far larger than any pack.

    OSError where there is no file: a pipe would be waited at for ever.
    """
    if not path.is_file():
        raise FileNotFoundError(errno.ENOENT, "no file", str(path))
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _files(folder: Path) -> list[Path]:
    # A name with a dot in front is a file that is still being written, or was when we were killed.
    return [path for path in sorted(folder.glob("*.json")) if not path.name.startswith(".")]


@cache
def _read(path: Path, changed: int) -> Plan:
    """The plan in the file; `changed` makes a changed file be read anew."""
    return read_pack(pack_bytes(path))
