"""The Word templates: the shipped ones, and those that an office has changed."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.office import Profile
from domain.problem import Problem
from reports.readback_word import compare_word
from reports.template_word_design import designs, template_package
from reports.word import write_word
from reports.word_template import shipped_template
from tests.reports.sample import sample_report

Change = Callable[[str], str]


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(folder: Path, change: Change, name: str = "word/document.xml") -> Path:
    """The shipped state template with one part changed, as an office would in Word."""
    blobs = parts(shipped_template(Profile.ND30))
    before = blobs[name].decode()
    blobs[name] = change(before).encode()
    assert blobs[name].decode() != before, "the test changes nothing"
    path = folder / "own.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for part, blob in blobs.items():
            archive.writestr(part, blob)
    return path


def written(folder: Path, template: Path) -> Path:
    write_word(sample_report(Profile.ND30), folder / "a.docx", template)
    return folder / "a.docx"


@pytest.mark.parametrize("design", designs(), ids=lambda design: design.profile.value)
def test_the_shipped_templates_are_what_the_design_makes(tmp_path: Path, design: object) -> None:
    template_package(design).save(tmp_path / "made.docx")  # type: ignore[arg-type]
    shipped = shipped_template(design.profile)  # type: ignore[attr-defined]
    assert parts(tmp_path / "made.docx") == parts(shipped), (
        "run: python -m reports.template_word_design"
    )


def test_a_changed_look_is_kept(tmp_path: Path) -> None:
    template = changed(tmp_path, lambda xml: xml.replace('w:sz="4"', 'w:sz="12"'))
    path = written(tmp_path, template)
    assert b'w:sz="12"' in parts(path)["word/document.xml"]
    assert compare_word(path, sample_report(Profile.ND30)) == ()


def test_a_template_saved_by_libreoffice_still_works(tmp_path: Path, soffice_profile: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip(reason="LibreOffice is not installed")
    profile = f"-env:UserInstallation={soffice_profile.as_uri()}"
    job = [program, profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path)]
    template = shipped_template(Profile.ND30)
    subprocess.run([*job, str(template)], capture_output=True, timeout=120, check=False)
    path = written(tmp_path, tmp_path / template.name)
    assert compare_word(path, sample_report(Profile.ND30)) == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda xml: xml.replace("letterhead.issuer", "letterhead.isuer"), "isuer"),
        (lambda xml: xml.replace("{%p endfor %}", "", 1), "thẻ viết sai"),
        (lambda xml: xml.replace("{{ line }}", "{{ line|in_hoa }}"), "in_hoa"),
        (lambda xml: xml.replace("[group]", "nhóm"), r"\[group\]"),
        (lambda xml: xml.replace("[header]", "đầu"), "0 bảng"),
    ],
)
def test_a_broken_template_is_named_with_its_fault(
    tmp_path: Path, change: Change, reason: str
) -> None:
    with pytest.raises(Problem, match=reason) as caught:
        written(tmp_path, changed(tmp_path, change))
    assert caught.value.code == "bad_template"
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.parametrize(
    "code",
    [
        "cycler.__init__.__globals__.os.popen('id').read()",
        "''.__class__.__mro__",
        "report.recipients.append('x')",
        "report.__class__",
    ],
)
def test_a_template_runs_no_code_and_changes_nothing(tmp_path: Path, code: str) -> None:
    template = changed(tmp_path, lambda xml: xml.replace("report.letterhead.kind", code))
    with pytest.raises(Problem) as caught:
        written(tmp_path, template)
    assert caught.value.code == "bad_template"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"PK\x03\x04 damaged", "damaged_package"),
        (b"{\\rtf1}", "bad_template"),
    ],
)
def test_a_file_that_is_no_word_file_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "own.docx").write_bytes(content)
    with pytest.raises(Problem) as caught:
        written(tmp_path, tmp_path / "own.docx")
    assert caught.value.code == code


def test_a_template_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"gone\.docx"):
        written(tmp_path, tmp_path / "gone.docx")


def test_a_template_that_leaves_something_out_is_found_after_writing(tmp_path: Path) -> None:
    template = changed(tmp_path, lambda xml: xml.replace("{{ report.signature.name }}", ""))
    found = compare_word(written(tmp_path, template), sample_report(Profile.ND30))
    assert found == ("Phần ký: thiếu “Nguyễn Văn Ánh”.",)


def test_one_addressee_stands_beside_the_words(tmp_path: Path) -> None:
    report = sample_report(Profile.ND30)
    head = dataclasses.replace(report.letterhead, addressees=("Ủy ban nhân dân tỉnh",))
    write_word(dataclasses.replace(report, letterhead=head), tmp_path / "a.docx")
    xml = parts(tmp_path / "a.docx")["word/document.xml"].decode()
    assert "Kính gửi: Ủy ban nhân dân tỉnh<" in xml
