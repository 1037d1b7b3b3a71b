"""Exporting: what is finished stays, what fails is told, no planted difference gets out."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from db.store import Store
from domain.office import ChartForm, Profile
from domain.problem import Problem
from domain.quarter import Quarter
from domain.report import Chart, Report
from reports import readback_excel
from reports.excel_parts import ExcelParts
from reports.readback_both import compare_both
from reports.readback_word import compare_word, read_word
from tests.reports.sample import sample_report
from tests.workflow import office_files as files
from workflow import export_run
from workflow.export import Wishes, export, export_report, report_of
from workflow.template_job import writer

ROOT = Path(__file__).resolve().parents[2]
QUARTER = Quarter(2026, 3)
DOCUMENT, SHEET = "word/document.xml", "xl/worksheets/sheet1.xml"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder is the test's own."""
    monkeypatch.setenv("SKQ_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def report() -> Report:
    """A small report."""
    return sample_report(Profile.ND30)


def left_in(folder: Path) -> list[str]:
    """What lies there; a folder made for files that did not come about is taken away again."""
    if not folder.exists():
        return []
    return sorted(path.suffix for path in folder.iterdir())


def test_both_files_are_written_and_equal_to_the_report(demo: Path, tmp_path: Path) -> None:
    with Store.open(demo) as store:
        word, excel = export(store, QUARTER, tmp_path / "out")
        composed = report_of(store, QUARTER)
    assert compare_word(word, composed) == ()
    assert readback_excel.compare_excel(excel, composed) == ()


def test_it_is_told_what_is_being_done(report: Report, tmp_path: Path) -> None:
    told: list[tuple[str, int]] = []
    wishes = Wishes(tell=lambda words, percent: told.append((words, percent)))
    export_report(report, tmp_path, wishes=wishes)
    assert [percent for _, percent in told] == [0, 50, 100]
    assert ".docx" in told[0][0]
    assert ".xlsx" in told[1][0]


def test_stopping_before_the_first_file_leaves_nothing(report: Report, tmp_path: Path) -> None:
    exported = export_report(report, tmp_path / "out", wishes=Wishes(cancelled=lambda: True))
    assert [one.problem.code for one in exported.failed] == ["export_cancelled"] * 2
    assert left_in(tmp_path / "out") == []


def test_stopping_between_two_files_keeps_the_first(report: Report, tmp_path: Path) -> None:
    exported = export_report(
        report, tmp_path, wishes=Wishes(cancelled=lambda: any(tmp_path.glob("BaoCao*.docx")))
    )
    assert [path.suffix for path in exported.paths] == [".docx"]
    assert left_in(tmp_path) == [".docx"]
    with pytest.raises(Problem, match=r"Chưa xuất được: .*\.xlsx.*Đã xuất xong: .*\.docx") as told:
        exported.complete()
    assert told.value.code == "export_cancelled"


# -- half a batch --


def failing(suffix: str, failure: Exception) -> Callable[..., object]:
    def instead(kind: str) -> object:
        def fail(*_: object) -> None:
            raise failure

        return fail if kind == suffix else writer(kind)

    return instead


@pytest.mark.parametrize(("bad", "good"), [(".docx", ".xlsx"), (".xlsx", ".docx")])
def test_a_file_that_fails_keeps_the_other(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: str, good: str
) -> None:
    full = OSError(errno.ENOSPC, "no space")
    monkeypatch.setattr(export_run, "writer", failing(bad, full))
    exported = export_report(report, tmp_path)
    assert left_in(tmp_path) == [good]
    assert [(one.path.suffix, one.problem.code) for one in exported.failed] == [(bad, "disk_full")]
    with pytest.raises(Problem, match=f"Đã xuất xong: .*{good}"):
        exported.complete()


def test_where_nothing_is_finished_the_problem_is_its_own(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Problem("broken", "Hỏng.", "Sửa.")
    monkeypatch.setattr(export_run, "writer", failing(".docx", broken))
    with pytest.raises(Problem) as told:
        export_report(report, tmp_path, [".docx"]).complete()
    assert told.value is broken


# -- planted differences --


def drop_row(row: str) -> Callable[[str], str]:
    """Takes out the n-th table row that has the words in it."""

    def edit(xml: str) -> str:
        found = next(one for one in re.findall(ROW, xml) if row in one)
        return xml.replace(found, "", 1)

    return edit


def swap_rows(one: str, other: str) -> Callable[[str], str]:
    """Exchanges the contents of two rows."""

    def edit(xml: str) -> str:
        rows = re.findall(ROW, xml)
        first = next(row for row in rows if one in row)
        second = next(row for row in rows if other in row)
        return xml.replace(first, "\0").replace(second, first).replace("\0", second)

    return edit


def swap_texts(one: str, other: str) -> Callable[[str], str]:
    """Exchanges two texts, wherever they stand."""
    return lambda xml: xml.replace(one, "\0").replace(other, one).replace("\0", other)


ROW = r"<w:tr>.*?</w:tr>|<w:tr .*?</w:tr>|<row .*?</row>"
UNEMPLOYED, TRAINED = "Tỷ lệ thất nghiệp", "Tỷ lệ lao động đã qua đào tạo"
PLANTED = {
    "Word: changed text": (DOCUMENT, lambda x: x.replace(UNEMPLOYED, "Tỷ lệ có việc làm")),
    "Word: dropped row": (DOCUMENT, drop_row("45.678,9")),
    "Word: swapped rows": (DOCUMENT, swap_rows("45.678,9", "100,4")),
    "Word: changed number": (DOCUMENT, lambda x: x.replace(">45.678,9<", ">45.687,9<")),
    "Word: emptied cell": (DOCUMENT, lambda x: x.replace(">79,4<", "><", 1)),
    "Word: changed paragraph": (DOCUMENT, lambda x: x.replace("trân trọng báo cáo", "báo cáo")),
    "Word: changed signer": (DOCUMENT, lambda x: re.sub(r"(?s)Nguyễn|Trần|Lê |Phạm", "Ngô", x)),
    "Excel: changed text": (SHEET, lambda x: x.replace(UNEMPLOYED, "Tỷ lệ có việc làm")),
    "Excel: dropped row": (SHEET, drop_row("45678.9")),
    "Excel: swapped texts": (SHEET, swap_texts(UNEMPLOYED, TRAINED)),
    "Excel: changed number": (SHEET, lambda x: x.replace(">45678.9<", ">45687.9<")),
    "Excel: changed digit behind the format": (
        SHEET,
        lambda x: x.replace(">45678.9<", ">45678.91<"),
    ),
}


def tamper(path: Path, part: str, edit: Callable[[str], str]) -> None:
    """Changes one part; in the Excel file the texts are shared, so those are made the sheet's."""
    if part == SHEET:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            sheet = archive.read(SHEET).decode()
        if "xl/sharedStrings.xml" in names and edit(sheet) == sheet:
            part = "xl/sharedStrings.xml"
    changed = files.rewrite(path, path.with_name(f"tampered{path.suffix}"), part, edit)
    changed.replace(path)


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_difference_never_gets_out(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    part, edit = PLANTED[name]
    suffix = ".docx" if part == DOCUMENT else ".xlsx"

    def tampering(kind: str) -> Callable[..., None]:
        def write(made: Report, path: Path, *rest: object) -> None:
            writer(kind)(made, path, *rest)  # type: ignore[arg-type]
            if kind == suffix:
                tamper(path, part, edit)

        return write

    monkeypatch.setattr(export_run, "writer", tampering)
    exported = export_report(report, tmp_path / "out")
    ((failed),) = exported.failed
    assert (failed.path.suffix, failed.problem.code) == (suffix, "export_differs")
    assert left_in(tmp_path / "out") == [{".docx": ".xlsx", ".xlsx": ".docx"}[suffix]]


CUTS: dict[str, Callable[[bytes], bytes]] = {
    "the second half": lambda blob: blob[: len(blob) // 2],
    "the last byte": lambda blob: blob[:-1],
    "a page": lambda blob: blob[:4096] + bytes(4096) + blob[8192:],
    "everything": lambda _blob: b"",
}


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
@pytest.mark.parametrize("lost", CUTS)
def test_a_file_of_which_the_disk_has_lost_something_never_gets_out(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, lost: str
) -> None:
    def losing(kind: str) -> Callable[..., None]:
        def write(made: Report, path: Path, *rest: object) -> None:
            writer(kind)(made, path, *rest)  # type: ignore[arg-type]
            path.write_bytes(CUTS[lost](path.read_bytes()))

        return write

    monkeypatch.setattr(export_run, "writer", losing)
    with pytest.raises(Problem) as refused:
        export_report(report, tmp_path / "out", (suffix,)).complete()
    assert refused.value.code == "export_differs"
    assert left_in(tmp_path / "out") == []


@pytest.fixture
def pair(report: Report, tmp_path: Path) -> tuple[Path, Path]:
    """A good export."""
    word, excel = export_report(report, tmp_path / "pair").complete()
    return word, excel


def between(pair: tuple[Path, Path], report: Report) -> list[str]:
    with ExcelParts(pair[1]) as parts:
        return list(compare_both(read_word(pair[0]), parts, report.appendices))


def test_the_two_files_of_an_export_agree(pair: tuple[Path, Path], report: Report) -> None:
    assert between(pair, report) == []


@pytest.mark.parametrize(
    "name", [name for name in PLANTED if name.split(": ")[1] not in (
        "changed paragraph", "changed signer", "changed digit behind the format")]
)  # fmt: skip
def test_the_two_files_are_compared_with_each_other(
    pair: tuple[Path, Path], report: Report, name: str
) -> None:
    part, edit = PLANTED[name]
    tamper(pair[part == SHEET], part, edit)
    differences = between(pair, report)
    assert differences
    assert re.search(r"!\w+\d|dòng \d", differences[0]), differences[0]


def test_files_that_differ_from_each_other_are_both_withdrawn(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The comparisons with the report are blinded: the last one still sees it."""
    part, edit = PLANTED["Excel: changed number"]

    def tampering(kind: str) -> Callable[..., None]:
        def write(made: Report, path: Path, *rest: object) -> None:
            writer(kind)(made, path, *rest)  # type: ignore[arg-type]
            if kind == ".xlsx":
                tamper(path, part, edit)

        return write

    monkeypatch.setattr(export_run, "writer", tampering)
    monkeypatch.setattr(readback_excel, "differences", lambda *_: iter(()))
    exported = export_report(report, tmp_path / "out")
    assert exported.paths == ()
    assert [one.path.suffix for one in exported.failed] == [".docx", ".xlsx"]
    assert "45.687,9" in exported.failed[0].problem.sentence
    assert left_in(tmp_path / "out") == []


# -- charts --


def test_pictures_are_drawn_once_for_both_files(tmp_path: Path) -> None:
    drawn: list[str] = []

    def draw(chart: Chart) -> bytes:
        drawn.append(chart.key)
        return PNG

    report = sample_report(chart_form=ChartForm.PICTURE)
    word, excel = export_report(report, tmp_path, wishes=Wishes(picture=draw)).complete()
    assert drawn == [chart.key for chart in report.charts]
    for path, folder in ((word, "word/media/"), (excel, "xl/media/")):
        with zipfile.ZipFile(path) as archive:
            pictures = [name for name in archive.namelist() if name.startswith(folder)]
            assert len(pictures) == len(report.charts)


def test_pictures_without_matplotlib_are_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    report = sample_report(chart_form=ChartForm.PICTURE)
    exported = export_report(report, tmp_path / "out")
    assert [one.problem.code for one in exported.failed] == ["charts_missing"] * 2
    assert left_in(tmp_path / "out") == []


@pytest.mark.parametrize("form", [ChartForm.NATIVE, ChartForm.NONE])
def test_native_charts_never_load_matplotlib(tmp_path: Path, form: ChartForm) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom domain.office import ChartForm\n"
        "from tests.reports.sample import sample_report\n"
        "from workflow.export import export_report\n"
        f"export_report(sample_report(chart_form=ChartForm({form.value!r})), Path(sys.argv[1]))"
        ".complete()\nsys.exit('matplotlib' in sys.modules or 'PySide6' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, str(tmp_path)]
    assert subprocess.run(command, env=environment, check=False).returncode == 0
