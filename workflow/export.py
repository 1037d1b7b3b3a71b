"""Writing the report of a quarter as Word and Excel files."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from db.store import Store
from domain.composing import compose
from domain.office import Profile
from domain.problem import Problem
from domain.quarter import Quarter
from domain.report import Report
from domain.text import fold
from workflow.assess import material
from workflow.place import make_folder, place, sweep

WORD, EXCEL = ".docx", ".xlsx"
SUFFIXES = (WORD, EXCEL)
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

    An earlier file is never overwritten: a new version gets the next number.
    """
    return export_report(report_of(store, quarter, profile), folder, suffixes)


def export_report(
    report: Report, folder: Path, suffixes: Sequence[str] = SUFFIXES
) -> tuple[Path, ...]:
    """As `export`, of a composed report: this touches neither the data file nor the screen."""
    make_folder(folder)
    sweep(folder)
    stem = _free_stem(folder, file_stem(report), suffixes)
    paths = tuple(folder / f"{stem}{suffix}" for suffix in suffixes)
    for path in paths:
        _export_file(report, path)
    return paths


def _export_file(report: Report, path: Path) -> None:
    write, differences = _renderer(path.suffix)
    place(
        path, lambda aside: write(report, aside), lambda aside: _check(differences(aside, report))
    )


def file_stem(report: Report) -> str:
    """The files' name without suffix: `BaoCao_2026Q1_DangUyPhuongHaLong`; letters that travel."""
    words = _NOT_IN_NAMES.split(fold(report.office).title())
    return f"BaoCao_{report.quarter}_{''.join(words)[:_LONGEST_NAME] or report.unit}"


def _free_stem(folder: Path, stem: str, suffixes: Sequence[str]) -> str:
    version = 1
    while any((folder / f"{_versioned(stem, version)}{suffix}").exists() for suffix in suffixes):
        version += 1
    return _versioned(stem, version)


def _versioned(stem: str, version: int) -> str:
    return stem if version == 1 else f"{stem}_v{version}"


Writer = Callable[[Report, Path], None]
Differences = Callable[[Path, Report], tuple[str, ...]]


def _renderer(suffix: str) -> tuple[Writer, Differences]:
    """What writes the file and what reads it back; heavy, so imported only when it is needed."""
    if suffix == WORD:
        from reports.readback_word import compare_word  # noqa: PLC0415
        from reports.word import write_word  # noqa: PLC0415

        return write_word, compare_word
    from reports.excel import write_excel  # noqa: PLC0415
    from reports.readback_excel import compare_excel  # noqa: PLC0415

    return write_excel, compare_excel


def _check(differences: tuple[str, ...]) -> None:
    """A file that differs from the report it was made of must not leave the program."""
    if differences:
        raise Problem(
            "export_differs",
            f"Tệp vừa xuất không khớp với số liệu: {differences[0]}",
            "Không có tệp nào được ghi. Hãy thử với mẫu mặc định; nếu vẫn lỗi, hãy gửi nhật ký cho "
            "người hỗ trợ.",
        )
