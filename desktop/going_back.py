"""Going back to a backup from the window, whether the data file can still be opened or not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop import ask, dialogs
from domain.problem import Problem

if TYPE_CHECKING:
    from desktop.tasks import Tasks
    from desktop.window import Window

# What leaves a backup as the way out.
_BEYOND_OPENING = frozenset(
    {
        "damaged_file",
        "file_empty",
        "file_missing",
        "foreign_file",
        "not_a_data_file",
        "storage_failed",
    }
)


def tell_unopened(window: Window, path: Path, problem: Problem, tasks: Tasks) -> None:
    """Say why the file cannot be opened; where backups could take its place, offer them."""
    from workflow.backups import backups_of  # noqa: PLC0415 - only where something is wrong

    kept = len(backups_of(path)) if problem.code in _BEYOND_OPENING else 0
    if not kept:
        ask.tell_problem(window, problem)
        return
    advice = f"{problem.advice} Chương trình còn giữ {kept} bản sao lưu của tệp này."
    wanted = "Xem các bản sao lưu"
    if ask.confirm(window, problem.sentence, advice.strip(), yes=wanted, no="Để sau"):
        go_back(window, path, tasks)


def go_back(window: Window, path: Path, tasks: Tasks) -> None:
    """Let a backup be chosen, put it in the file's place, and open the file again."""
    chosen = dialogs.choose_backup(window, path, tasks)
    if chosen is None or not window.close_file():
        return
    from workflow.backups import restore  # noqa: PLC0415 - only here

    try:
        restored = restore(path, chosen.path)
    except Problem as problem:
        ask.tell_problem(window, problem)
        restored = None
    if not window.open_path(path):
        window.show_start()
    elif restored:
        window.tell(_told(restored.before))


def _told(before: Path | None) -> str:
    kept = f" Tình trạng trước đó ở “{before.name}”." if before else ""
    return f"Đã khôi phục từ bản sao lưu.{kept}"
