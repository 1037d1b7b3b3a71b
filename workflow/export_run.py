"""The files of one report, one after the other: what is finished stays, what fails is told.

Shipped templates are rendered here; those of an office in a process of their own.
"""

from __future__ import annotations

import contextlib
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from domain.office import ChartForm
from domain.problem import Problem
from domain.report import Chart, Report
from reports.picture import draw_png
from workflow.place import place
from workflow.template_job import EXCEL, Picture, writer
from workflow.template_process import Cancelled, cancelled_problem, never, render_apart
from workflow.templates import chosen, fallback_note, is_shipped, kind_of

if TYPE_CHECKING:
    from reports.excel_parts import ExcelParts
    from reports.readback_word import WordText

Tell = Callable[[str, int], None]
# What is wrong with a template and not with the report or the disk: the shipped one will do.
_OF_THE_TEMPLATE = {
    *("bad_template", "template_too_slow", "template_failed", "export_differs"),
    *("file_missing", "file_empty", "file_unreadable", "file_too_large", "not_a_file"),
    *("old_office_file", "active_content", "hostile_file", "damaged_package", "bad_excel_file"),
}
# What reading back meets in a file of which the disk has lost something. (The errors that lxml and
# Python have for bad XML are kinds of SyntaxError.)
_CUT_SHORT = (zipfile.BadZipFile, zlib.error, EOFError, SyntaxError, KeyError)


def silent(_words: str, _percent: int) -> None:
    """Nobody wants to know how far the export is."""


@dataclass(frozen=True)
class Wishes:
    """How an export is to be made.

    `templates` are used by suffix in place of those that the office has chosen, and are not fallen
    back from. `picture` draws the charts of an office that prefers pictures. `tell` hears what is
    being done and how far it is in hundredths; `cancelled` is asked whether to stop.
    """

    templates: Mapping[str, Path] = field(default_factory=dict)
    picture: Picture | None = None
    tell: Tell = silent
    cancelled: Cancelled = never


@dataclass(frozen=True)
class Failed:
    """A file that could not be made, and why."""

    path: Path
    problem: Problem


@dataclass(frozen=True)
class Exported:
    """What an export has made, what failed, and what the clerk should know."""

    paths: tuple[Path, ...]
    failed: tuple[Failed, ...] = ()
    notes: tuple[str, ...] = ()

    def complete(self) -> tuple[Path, ...]:
        """The paths of all files; Problem where one failed, naming those that are finished."""
        if not self.failed:
            return self.paths
        first = self.failed[0].problem
        if not self.paths:
            raise first
        raise Problem(
            first.code,
            f"{first.sentence} Chưa xuất được: {_names(one.path for one in self.failed)}. "
            f"Đã xuất xong: {_names(self.paths)}.",
            first.advice,
        )


class ExportRun:
    """One export while it runs."""

    def __init__(self, report: Report, wishes: Wishes) -> None:
        self._report = report
        self._wishes = wishes
        self._picture: Picture = cache(wishes.picture or draw_png)  # drawn once for both files
        self._done: dict[Path, WordText | None] = {}
        self._failed: list[Failed] = []
        self._notes: list[str] = []

    def run(self, paths: Sequence[Path]) -> Exported:
        """Make the files at these paths."""
        for number, path in enumerate(paths):
            self._wishes.tell(f"Đang ghi và đối chiếu {path.name}", 100 * number // len(paths))
            self._export(path)
        self._wishes.tell("Đã xong", 100)
        return Exported(tuple(self._done), tuple(self._failed), tuple(self._notes))

    def _export(self, path: Path) -> None:
        try:
            self._stop_if_cancelled()
            self._with_the_right_template(path)
        except Problem as problem:
            self._done.pop(path, None)
            self._failed.append(Failed(path, problem))

    def _with_the_right_template(self, path: Path) -> None:
        """With the template asked for, else the office's chosen one, else the shipped."""
        if path.suffix in self._wishes.templates:
            self._place(path, self._wishes.templates[path.suffix])
            return
        choice = chosen(kind_of(path), self._report.profile)
        self._notes += filter(None, [choice.note])
        try:
            self._place(path, choice.template.path)
        except Problem as problem:
            if choice.template.shipped or problem.code not in _OF_THE_TEMPLATE:
                raise
            self._notes.append(fallback_note(choice.template, problem.sentence))
            self._place(path, None)

    def _place(self, path: Path, template: Path | None) -> None:
        place(
            path,
            lambda aside: self._write(aside, template),
            lambda aside: self._check(aside, path),
        )

    def _write(self, aside: Path, template: Path | None) -> None:
        if template is None or is_shipped(template):
            writer(aside.suffix)(self._report, aside, template, self._picture)
        else:
            render_apart(
                self._report,
                aside,
                template,
                pictures=self._pictures(),
                stop=self._wishes.cancelled,
            )

    def _pictures(self) -> dict[Chart, bytes]:
        if self._report.chart_form is not ChartForm.PICTURE:
            return {}
        return {chart: self._picture(chart) for chart in self._report.charts}

    def _check(self, aside: Path, path: Path) -> None:
        """A file that differs from its report, or from the other file, must not leave us."""
        self._stop_if_cancelled()
        try:
            if path.suffix == EXCEL:
                self._check_excel(aside)
                self._done[path] = None
            else:
                self._done[path] = self._checked_word(aside)
        except (Problem, *_CUT_SHORT) as error:
            if isinstance(error, Problem) and error.code != "bad_excel_file":
                raise
            raise _differing("không mở lại được.") from error  # the disk has not kept all of it

    def _checked_word(self, aside: Path) -> WordText:
        from reports.readback_word import compare_word, read_word  # noqa: PLC0415 - heavy

        text = read_word(aside)
        _refuse(compare_word(aside, self._report, text))
        return text

    def _check_excel(self, aside: Path) -> None:
        from reports.excel_parts import ExcelParts  # noqa: PLC0415 - heavy
        from reports.readback_excel import differences  # noqa: PLC0415

        with ExcelParts(aside) as parts:
            _refuse(tuple(differences(parts, aside, self._report)))
            for path, text in list(self._done.items()):
                if text:
                    self._check_pair(path, text, parts)

    def _check_pair(self, word: Path, text: WordText, parts: ExcelParts) -> None:
        """Nobody knows which of two files that differ is wrong: neither is left."""
        from reports.readback_both import compare_both  # noqa: PLC0415

        try:
            _refuse(tuple(compare_both(text, parts, self._report.appendices)), "Word và Excel: ")
        except Problem as problem:
            with contextlib.suppress(OSError):
                word.unlink()
            del self._done[word]
            self._failed.append(Failed(word, problem))
            raise

    def _stop_if_cancelled(self) -> None:
        if self._wishes.cancelled():
            raise cancelled_problem()


def _refuse(differences: tuple[str, ...], where: str = "") -> None:
    if differences:
        raise _differing(f"{where}{differences[0]}")


def _differing(how: str) -> Problem:
    return Problem(
        "export_differs",
        f"Tệp vừa xuất không khớp với số liệu: {how}",
        "Tệp đó không được ghi. Hãy thử với mẫu đi kèm chương trình; nếu vẫn lỗi, hãy gửi nhật "
        "ký cho người hỗ trợ.",
    )


def _names(paths: Iterable[Path]) -> str:
    return ", ".join(path.name for path in paths)
