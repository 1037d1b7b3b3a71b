"""Exporting with an office's own template: used where it passes, replaced with a note where not."""

import dataclasses
from pathlib import Path

import pytest

from domain.office import Profile
from domain.report import Report
from reports.readback_word import read_word
from tests.reports.sample import sample_report
from tests.workflow import office_files as files
from tests.workflow.office_files import EXCEL, WORD
from workflow import templates
from workflow.export import Exported, Wishes, export_report


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
    return sorted(path.suffix for path in folder.iterdir())


def installed(tmp_path: Path, source: Path, profile: Profile) -> templates.Template:
    template = templates.install(files.renamed(source, f"own{source.suffix}")(tmp_path))
    templates.choose(template, profile)
    return template


def test_the_chosen_template_is_used(report: Report, tmp_path: Path) -> None:
    own = files.word(">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<", ">MẪU CỦA XÃ<")(tmp_path)
    templates.choose(templates.install(own), report.profile)
    exported = export_report(report, tmp_path / "out")
    assert exported.notes == ()
    assert "MẪU CỦA XÃ" in read_word(exported.complete()[0]).inside


def note_of(exported: Exported) -> str:
    (note,) = exported.notes
    return note


def test_a_template_that_no_longer_passes_is_replaced_with_a_note(
    report: Report, tmp_path: Path
) -> None:
    own = installed(tmp_path, WORD, report.profile)
    broken = files.word("{{ line }}", "{{ lien }}")(tmp_path)
    own.path.write_bytes(broken.read_bytes())
    exported = export_report(report, tmp_path / "out")
    assert len(exported.complete()) == 2
    assert "“own”" in note_of(exported)
    assert "lien" in note_of(exported)


@pytest.mark.parametrize("blob", [b"", b"PK\x03\x04", files.OLE + bytes(99)])
def test_a_template_that_was_damaged_is_replaced_with_a_note(
    report: Report, tmp_path: Path, blob: bytes
) -> None:
    own = installed(tmp_path, EXCEL, report.profile)
    own.path.write_bytes(blob)
    exported = export_report(report, tmp_path / "out")
    assert len(exported.complete()) == 2
    assert "mẫu đi kèm" in note_of(exported)


def test_a_template_that_vanished_is_replaced_with_a_note(report: Report, tmp_path: Path) -> None:
    installed(tmp_path, WORD, report.profile).path.unlink()
    exported = export_report(report, tmp_path / "out")
    assert len(exported.complete()) == 2
    assert "không còn tệp mẫu" in note_of(exported)


def test_a_template_asked_for_is_not_replaced(report: Report, tmp_path: Path) -> None:
    broken = files.word("{{ line }}", "{{ lien }}")(tmp_path)
    exported = export_report(report, tmp_path / "out", wishes=Wishes({".docx": broken}))
    assert [one.problem.code for one in exported.failed] == ["bad_template"]
    assert left_in(tmp_path / "out") == [".xlsx"]


def test_a_problem_of_the_report_is_not_blamed_on_the_template(
    report: Report, tmp_path: Path
) -> None:
    installed(tmp_path, WORD, report.profile)
    (first, *rest) = report.body
    body = (dataclasses.replace(first, text="a\x07b"), *rest)
    exported = export_report(dataclasses.replace(report, body=body), tmp_path / "out", [".docx"])
    assert [one.problem.code for one in exported.failed] == ["bad_character"]
    assert exported.notes == ()
