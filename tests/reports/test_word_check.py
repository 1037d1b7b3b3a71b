"""A Word template is looked at when an office chooses it: each fault once, with its place."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.office import Profile
from domain.problem import Problem
from reports.word import write_word
from reports.word_check import check_word_template
from reports.word_template import shipped_template
from tests.reports.sample import sample_report

DOCUMENT = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def changed(folder: Path, old: str, new: str, part: str = DOCUMENT) -> Path:
    """The shipped state template in which one thing was changed."""
    path = folder / "own.docx"
    with zipfile.ZipFile(shipped_template(Profile.ND30)) as good, zipfile.ZipFile(path, "w") as bad:
        for name in good.namelist():
            blob = good.read(name)
            if name == part:
                text = blob.decode()
                assert old in text, "the test changes nothing"
                blob = text.replace(old, new, 1).encode()
            bad.writestr(name, blob)
    return path


def field(code: str) -> str:
    return (
        f'<w:p><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r></w:p><w:sectPr>'
    )


def relation(kind: str, mode: str = "") -> str:
    external = ' TargetMode="External"' if mode else ""
    return f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="x"{external}/></Relationships>'


@pytest.mark.parametrize("profile", list(Profile))
def test_the_shipped_templates_are_without_fault(profile: Profile) -> None:
    assert check_word_template(shipped_template(profile)) == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "report.letterhead.issuer }}",
            "report.letterhead.isuer }}",
            "“{{ report.letterhead.isuer }}”",
        ),
        ("{{ line }}", "{{ lien }}", "đoạn thứ"),
        ("{{ block.text }}", "{{ block.txet }}", "“{{ block.txet }}”"),
        ("{{ appendix.title }}", "", "Phụ lục I"),
        ("{{ report.signature.name }}", "", "Phần ký: thiếu “Nguyễn Văn Thử”"),
        ("{{ report.letterhead.number }}", "", "thiếu “Số 12-BC/THỬ”"),
        ("{{ appendix.note }}", "", "thiếu dòng “Ghi chú I”"),
        ("[item]", "", "[item]"),
        ("{%p endfor %}", "", "không khớp với “{%p for name in report.letterhead.addressees %}”"),
        ("{{ report.letterhead.subject }}", "{{ report.letterhead.subject }", "subject }”."),
        ("{%p for line in report.recipients %}", "", "thừa hoặc đứng sai chỗ, sau “{{ line }}”"),
        ("{%p endif %}", "{%p endif", "dở dang ở đoạn thứ 3 của mẫu: “{%p endif”"),
        ("{{ report.signature.title }}", "{%p if report.office %}", "“{%p if report.office %}”"),
    ],
)
def test_a_wrong_or_missing_tag_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    found = check_word_template(changed(tmp_path, old, new))
    assert any(told in one for one in found), found


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (relation("hyperlink", "External"), "liên kết ra ngoài"),
        (relation("attachedTemplate", "External"), "liên kết ra ngoài"),
        (relation("image", "External"), "liên kết ra ngoài"),
        (relation("aFChunk"), "altChunk"),
        (relation("oleObject"), "OLE"),
        (relation("control"), "nút điều khiển"),
        (relation("comments"), "nhận xét"),
    ],
)
def test_what_reaches_out_of_the_file_is_refused(tmp_path: Path, new: str, told: str) -> None:
    found = check_word_template(changed(tmp_path, "</Relationships>", new, RELATIONS))
    assert any(told in one for one in found), found


@pytest.mark.parametrize(
    "code",
    ['DDEAUTO c:\\\\cmd.exe "/k calc"', "INCLUDETEXT http://x/y.docx", "macrobutton Run me",
     "INCLUDE http://x/y.docx", "HTMLCONTROL Forms.x", "PRINT 27"],
)  # fmt: skip
def test_a_field_that_fetches_or_runs_is_refused(tmp_path: Path, code: str) -> None:
    found = check_word_template(changed(tmp_path, "<w:sectPr>", field(code)))
    assert any("Mẫu có trường" in one for one in found), found


def test_a_field_of_the_other_namespace_is_a_field_too(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    code = f'<w:p><s:fldSimple xmlns:s="{strict}" s:instr="DDEAUTO x"/></w:p><w:sectPr>'
    found = check_word_template(changed(tmp_path, "<w:sectPr>", code))
    assert any("Mẫu có trường DDEAUTO" in one for one in found), found


def test_a_field_is_found_in_a_part_of_any_name(tmp_path: Path) -> None:
    path = changed(tmp_path, "</Relationships>", "</Relationships>", RELATIONS)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("x/header.bin", '<h xmlns:w="x"><w:fldSimple w:instr="DDE x"/></h>')
    assert any("Mẫu có trường DDE" in one for one in check_word_template(path))


@pytest.mark.parametrize(
    "link",
    ['Target="x" TargetMode="external"', 'Target="http://x/y.png"', 'Target="\\\\x\\y.png"',
     'Target="file:///x"', 'Target="//x/y.png"'],
)  # fmt: skip
def test_a_link_is_told_by_where_it_leads(tmp_path: Path, link: str) -> None:
    new = f'<Relationship Id="rIdX" Type="{OFFICE}/image" {link}/></Relationships>'
    found = check_word_template(changed(tmp_path, "</Relationships>", new, RELATIONS))
    assert any("liên kết ra ngoài" in one for one in found), found


@pytest.mark.parametrize(
    "code",
    [
        "{{ range(9) }}",
        "{{ 'x' * 999999999 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ report.recipients.pop() }}",
        "{{ ''.__class__ }}",
        "{{ report|attr('x') }}",
        "{{ 'x'.center(999999999) }}",
        "{{ '%999999999d' % 1 }}",
        "{% set x = 1 %}",
        "{% macro m() %}{% endmacro %}",
        "{% for a in report.body %}{% for b in report.body %}{% for c in report.body %}"
        "{% endfor %}{% endfor %}{% endfor %}",
    ],
)
def test_a_template_can_neither_compute_nor_loop_at_will(tmp_path: Path, code: str) -> None:
    template = changed(tmp_path, "{{ report.letterhead.kind }}", code)
    found = check_word_template(template)
    assert any("không được dùng" in one for one in found), found
    with pytest.raises(Problem) as caught:
        write_word(sample_report(Profile.ND30), tmp_path / "a.docx", template)
    assert caught.value.code == "bad_template"


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda path: path.write_bytes(b""), "rỗng"),
        (lambda path: path.write_bytes(b"{\\rtf1}"), "không phải tệp Word"),
        (lambda path: path.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + b"x" * 99), "kiểu cũ"),
        (lambda path: path.write_bytes(b"PK\x03\x04" + b"x" * 99), "hỏng"),
        (lambda path: path.mkdir(), "thư mục"),
        (lambda path: None, "Không tìm thấy"),
        (lambda path: path.write_bytes(b"PK\x03\x04" + bytes(21 << 20)), "quá lớn"),
    ],
)
def test_a_file_that_is_no_template_is_named(
    tmp_path: Path, make: Callable[[Path], object], told: str
) -> None:
    make(tmp_path / "own.docx")
    found = check_word_template(tmp_path / "own.docx")
    assert len(found) == 1
    assert told in found[0]


def test_an_entity_declaration_is_refused(tmp_path: Path) -> None:
    declared = '<!DOCTYPE x [<!ENTITY e "x">]><w:document '
    found = check_word_template(changed(tmp_path, "<w:document ", declared))
    assert any("DOCTYPE" in one for one in found), found


def test_a_macro_project_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(shipped_template(Profile.ND30).read_bytes())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    assert "macro" in check_word_template(path)[0]
