"""Writing the report of a quarter as Word and Excel files."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Sequence
from pathlib import Path

from db.store import Store
from domain.composing import compose
from domain.office import Profile, office_in
from domain.quarter import Quarter
from domain.report import Report
from domain.text import fold
from workflow.assess import material
from workflow.export_run import Exported, ExportRun, Wishes
from workflow.place import make_folder, sweep
from workflow.template_job import EXCEL, WORD

SUFFIXES = (WORD, EXCEL)
__all__ = [
    "EXCEL",
    "SUFFIXES",
    "WORD",
    "Exported",
    "Wishes",
    "export",
    "export_report",
    "file_stem",
    "free_stem",
    "planned_names",
    "report_of",
]
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9]+")
_LONGEST_NAME = 60


def report_of(store: Store, quarter: Quarter, profile: Profile | None = None) -> Report:
    """The quarter's report as plain data."""
    return compose(material(store, quarter, profile))


def export(
    store: Store,
    quarter: Quarter,
    folder: Path,
    suffixes: Sequence[str] = SUFFIXES,
    profile: Profile | None = None,
) -> tuple[Path, ...]:
    """Writes the report's files into the folder and returns their paths.

    An earlier file is never overwritten: a new version gets the next number. The templates are
    those that the office has chosen.
    """
    return export_report(report_of(store, quarter, profile), folder, suffixes).complete()


def export_report(
    report: Report,
    folder: Path,
    suffixes: Sequence[str] = SUFFIXES,
    wishes: Wishes | None = None,
) -> Exported:
    """As `export`, of a composed report: this touches neither the data file nor the screen.

    A file that fails keeps none of the others back; `Exported.complete` raises its Problem.
    """
    is_new = not os.path.exists(folder)  # false also where nobody may look
    make_folder(folder)
    sweep(folder)
    stem = free_stem(folder, file_stem(report), suffixes)
    paths = tuple(folder / f"{stem}{suffix}" for suffix in suffixes)
    exported = ExportRun(report, wishes or Wishes()).run(paths)
    if is_new and not exported.paths:
        with contextlib.suppress(OSError):
            folder.rmdir()
    return exported


def file_stem(report: Report) -> str:
    """The files' name without suffix: `BaoCao_2026Q1_DangUyPhuongHaLong`; letters that travel."""
    return _stem(report.quarter, report.office, report.unit)


def planned_names(
    store: Store, quarter: Quarter, folder: Path, suffixes: Sequence[str], profile: Profile
) -> tuple[str, ...]:
    """The names that an export would give its files now, without composing the report."""
    office = office_in(store.office, profile, store.unit)
    stem = free_stem(folder, _stem(quarter, office.name, store.unit.code), suffixes)
    return tuple(f"{stem}{suffix}" for suffix in suffixes)


def free_stem(folder: Path, stem: str, suffixes: Sequence[str]) -> str:
    """The stem, with the next version's number where a file of that name is there already."""
    version = 1
    while any((folder / f"{_versioned(stem, version)}{suffix}").exists() for suffix in suffixes):
        version += 1
    return _versioned(stem, version)


def _stem(quarter: Quarter, office: str, unit: str) -> str:
    words = _NOT_IN_NAMES.split(fold(office).title())
    return f"BaoCao_{quarter}_{''.join(words)[:_LONGEST_NAME] or unit}"


def _versioned(stem: str, version: int) -> str:
    return stem if version == 1 else f"{stem}_v{version}"
