"""A diagnosis as JSON carries it."""

from __future__ import annotations

from pathlib import Path

from db.lock import Owner
from desktop.json_shapes import Shape
from workflow.doctor import Backups, Diagnosis, Program


def diagnosis_shape(one: Diagnosis) -> Shape:
    """Everything about one data file, under stable keys."""
    return {
        "file": str(one.path),
        "well": one.is_well,
        "program": _program(one.program),
        "folder": one.folder.value,
        "size": one.size,
        "free": one.free,
        "schema": one.schema,
        "settings": one.settings,
        "lock": _owner(one.owner),
        "backups": _backups(one.backups),
        "batches": one.batches,
        "remarks": [
            {"code": remark.code, "sentence": remark.sentence, "error": remark.is_error}
            for remark in one.remarks
        ],
    }


def _program(program: Program) -> Shape:
    return {
        "version": program.version,
        "python": program.python,
        "sqlite": program.sqlite,
        "qt": program.qt or None,
        "system": program.system,
        "whole": program.files.is_whole if program.files.checked else None,
        "log": _path(program.log),
    }


def _owner(owner: Owner | None) -> Shape | None:
    if owner is None:
        return None
    return {"who": owner.who, "computer": owner.computer, "since": owner.since}


def _backups(kept: Backups) -> Shape:
    newest = kept.newest
    return {
        "count": kept.count,
        "newest": newest and str(newest.path),
        "at": newest and newest.at.isoformat(),
        "good": kept.newest_is_good if newest else None,
    }


def _path(path: Path | None) -> str | None:
    return None if path is None else str(path)
