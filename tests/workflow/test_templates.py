"""An office's own templates: installed only when they pass, chosen by document standard, removed.

The hostile ones are refused, each with the code that belongs to it, and do nothing at all.
"""

from __future__ import annotations

import errno
import json
import shutil
from pathlib import Path

import pytest

from domain.office import Profile
from domain.problem import Problem
from tests.workflow import office_files as files
from tests.workflow.office_files import EXCEL, OFFICE, OLE, WORD, Make
from workflow import templates
from workflow.template_job import checker
from workflow.templates import TemplateKind

SENTINEL = "sentinel-of-an-attack"
TOUCH = f"touch {SENTINEL}"
SHEET = "xl/worksheets/_rels/sheet1.xml.rels"
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder and the working folder are the test's own."""
    monkeypatch.setenv("SKQ_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home" / "templates"


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same check without another process, which test_template_process.py tries."""
    monkeypatch.setattr(templates, "check_apart", lambda path: checker(path.suffix)(path))


def stolen(name: str) -> str:
    return f"{{{{ {name} }}}}"


SSTI = (
    f"cycler.__init__.__globals__.os.system('{TOUCH}')",
    f"joiner.__init__.__globals__.os.system('{TOUCH}')",
    f"namespace.__init__.__globals__.os.system('{TOUCH}')",
    f"lipsum.__globals__['os'].popen('{TOUCH}').read()",
    f"self._TemplateReference__context.cycler.__init__.__globals__.os.system('{TOUCH}')",
    f"self.__init__.__globals__.__builtins__.open('{SENTINEL}', 'w')",
    "''.__class__.__mro__[1].__subclasses__()",
    "report.__class__.__base__.__subclasses__()",
    f"request.application.__globals__.__builtins__.__import__('os').system('{TOUCH}')",
    f"get_flashed_messages.__globals__.os.system('{TOUCH}')",
    "report|attr('__class__')",
    "report.recipients|map(attribute='__class__')|list",
    "'%s'|format(report.__class__)",
    "'{0.__class__.__init__.__globals__}'.format(report)",
    "report['__class__']",
    "report.keys.__globals__",
    "report.recipients.append('x')",
    "config.items()",
    "range(999999999)|list",
    "'x' * 999999999",
    "9 ** 9 ** 9",
)
STATEMENTS = (
    "{% for x in range(10) %}x{% endfor %}",
    f"{{% import '{SENTINEL}' as x %}}",
    f"{{% include '{SENTINEL}' %}}",
    "{% extends report %}",
    "{% set report = 1 %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% call m() %}{% endcall %}",
    "{% filter upper %}x{% endfilter %}",
    "{% for a in report.body recursive %}{{ loop(a) }}{% endfor %}",
)
BAD = "bad_template"
HOSTILE: dict[str, tuple[Make, str]] = {
    **{f"ssti {number}": (files.tag(stolen(code)), BAD) for number, code in enumerate(SSTI)},
    **{code: (files.tag(code), BAD) for code in STATEMENTS},
    # Word: what reaches out
    "remote template": (files.relation("attachedTemplate"), BAD),
    "linked picture": (files.relation("image"), BAD),
    "hyperlink": (files.relation("hyperlink"), BAD),
    "frame": (files.relation("frame"), BAD),
    "mail merge source": (files.relation("mailMergeSource", target="file:///c:/x.mdb"), BAD),
    "linked OLE": (files.relation("oleObject", target="file:///c:/x.xls"), BAD),
    "share that asks for a password": (files.relation("image", target="\\\\evil\\x.png"), BAD),
    "remote template in the settings": (
        files.member(
            "word/_rels/settings.xml.rels",
            (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="a" Type="{OFFICE}/attachedTemplate" Target="http://x/y.dotm" '
                'TargetMode="External"/></Relationships>'
            ).encode(),
        ),
        BAD,
    ),
    # Word: what runs or brings in something else
    "altChunk": (files.relation("aFChunk", ""), BAD),
    "subdocument": (files.relation("subDocument", ""), BAD),
    "control": (files.relation("control", ""), BAD),
    "comments": (files.relation("comments", ""), BAD),
    "macros": (files.member("word/vbaProject.bin"), "active_content"),
    "ActiveX": (files.member("word/activeX/activeX1.bin"), "active_content"),
    "embedded OLE": (files.member("word/embeddings/oleObject1.bin"), "active_content"),
    "DDEAUTO": (files.field('DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"'), BAD),
    "DDE": (files.field('DDE Excel "x.xls"'), BAD),
    "INCLUDETEXT": (files.field('INCLUDETEXT "http://x/y.docx"'), BAD),
    "INCLUDEPICTURE": (files.simple_field("INCLUDEPICTURE http://x/y.png"), BAD),
    "MACROBUTTON": (files.simple_field("MACROBUTTON AutoOpen x"), BAD),
    "DOCTYPE": (files.word("<w:document ", '<!DOCTYPE x SYSTEM "http://x/"><w:document '),
                "hostile_file"),
    "billion laughs": (files.member("word/x.xml", LAUGHS), "hostile_file"),
    "DOCTYPE in UTF-16": (
        files.member("word/x.xml", "<!DOCTYPE x><x/>".encode("utf-16")), "hostile_file"
    ),
    "bomb": (files.member("word/x.xml", bytes(60 << 20)), "hostile_file"),
    "crowd": (files.crowded, "hostile_file"),
    # what is no template at all
    "docm by content type": (
        files.word(
            "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "vnd.ms-word.document.macroEnabled.main+xml",
            files.TYPES,
        ),
        BAD,
    ),
    "docm by name": (files.renamed(WORD, "own.docm"), "not_a_template"),
    "dotx": (files.renamed(WORD, "own.dotx"), "not_a_template"),
    "Excel under a Word name": (files.renamed(EXCEL, "own.docx"), BAD),
    "Word under an Excel name": (files.renamed(WORD, "own.xlsx"), BAD),
    "old Word": (files.plain("own.docx", OLE + bytes(600)), "old_office_file"),
    "RTF": (files.plain("own.docx", b"{\\rtf1 {\\object}}"), "not_a_template"),
    "HTML": (files.plain("own.docx", b"<html><script>x</script></html>"), "not_a_template"),
    "empty": (files.plain("own.docx", b""), "file_empty"),
    "100 MB": (files.plain("own.docx", b"PK\x03\x04" + bytes(100 << 20)), "file_too_large"),
    "folder": (files.a_folder, "not_a_file"),
    "missing": (files.nothing, "file_missing"),
    "cut Word": (files.cut(WORD), "damaged_package"),
    "cut Excel": (files.cut(EXCEL), "damaged_package"),
    "flipped Word": (files.flipped(WORD), "damaged_package"),
    "flipped Excel": (files.flipped(EXCEL), "damaged_package"),
    "Word part that is no XML": (files.word("<w:document ", "<w:document <"), BAD),
    "Word part with half an element": (files.word("</w:body>", ""), BAD),
    "Word content types gone wrong": (files.word("<Default", "<", files.TYPES), BAD),
    "Excel part that is no XML": (
        files.member("xl/worksheets/_rels/sheet1.xml.rels", b"<x", EXCEL), BAD
    ),
    "packed otherwise": (files.packed_otherwise, "damaged_package"),
    "encrypted": (files.encrypted, "damaged_package"),
    # Excel
    "Excel macros": (files.member("xl/vbaProject.bin", source=EXCEL), "active_content"),
    "Excel ActiveX": (files.member("xl/activeX/activeX1.bin", source=EXCEL), "active_content"),
    "Excel 4 macros": (files.member("xl/macrosheets/sheet1.xml", b"<x/>", EXCEL), BAD),
    "external workbook or DDE": (
        files.member("xl/externalLinks/externalLink1.xml", b"<x/>", EXCEL), BAD
    ),
    "connection": (files.member("xl/connections.xml", b"<x/>", EXCEL), BAD),
    "query": (files.member("xl/queryTables/queryTable1.xml", b"<x/>", EXCEL), BAD),
    "Excel object": (files.member("xl/embeddings/x.bin", source=EXCEL), BAD),
    "Excel control": (files.member("xl/ctrlProps/ctrlProp1.xml", b"<x/>", EXCEL), BAD),
    "Excel link": (
        files.member(SHEET, b'<r><a TargetMode="External" Target="http://x"/></r>', EXCEL), BAD
    ),
    "Excel laughs": (files.member("xl/x.xml", LAUGHS, EXCEL), "hostile_file"),
    "Excel bomb": (files.member("xl/x.xml", bytes(60 << 20), EXCEL), "hostile_file"),
}  # fmt: skip


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_template_is_refused_with_its_code(name: str, tmp_path: Path, home: Path) -> None:
    make, code = HOSTILE[name]
    path = make(tmp_path)
    with pytest.raises(Problem) as refused:
        templates.install(path)
    assert refused.value.code == code, refused.value
    assert path.name in refused.value.sentence
    assert not home.exists()
    assert not (tmp_path / SENTINEL).exists()


def test_the_list_of_attacks_is_long_enough() -> None:
    assert len(HOSTILE) >= 30


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("Mẫu của xã.docx", "Mẫu của xã.docx"),
        ("CON.docx", "mau CON.docx"),
        ("a{{ x }}$(b);c.docx", "a x b c.docx"),
        ("...docx", "mau.docx"),
        (f"{'x' * 200}.docx", f"{'x' * 60}.docx"),
        ("own.DOCX", "own.docx"),
    ],
)
def test_a_template_is_stored_under_a_safe_name(
    tmp_path: Path, home: Path, name: str, stored: str
) -> None:
    path = tmp_path / name
    path.write_bytes(WORD.read_bytes())
    template = templates.install(path)
    assert (template.path.parent, template.path.name) == (home, stored)
    assert template.path.read_bytes() == WORD.read_bytes()


@pytest.mark.parametrize("stem", ["../../x", "..\\..\\x", "/etc/x", "C:\\x", "x\0y", "", ". "])
def test_no_name_leads_out_of_the_folder(stem: str) -> None:
    safe = templates.safe_stem(stem)
    assert safe
    assert not set(safe) & set("/\\:.\0")


@pytest.mark.usefixtures("here")
def test_a_second_template_of_the_same_name_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "own.docx").write_bytes(WORD.read_bytes())
    names = [templates.install(tmp_path / "own.docx").path.name for _ in range(3)]
    assert names == ["own.docx", "own (2).docx", "own (3).docx"]


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize("kind", list(TemplateKind))
def test_the_shipped_template_is_always_there(kind: TemplateKind, profile: Profile) -> None:
    (only,) = templates.templates(kind, profile)
    assert only.shipped
    assert only.path.is_file()
    assert templates.chosen(kind, profile) == templates.Choice(only)
    with pytest.raises(Problem, match="không xóa được") as refused:
        templates.remove(only)
    assert refused.value.code == "template_shipped"


def test_a_template_is_copied_out_and_never_over_anything(tmp_path: Path) -> None:
    path = templates.copy_out(TemplateKind.WORD, Profile.HD36, tmp_path / "mới" / "mẫu")
    assert path == tmp_path / "mới" / "mẫu.docx"
    assert path.read_bytes() == templates.shipped(TemplateKind.WORD, Profile.HD36).path.read_bytes()
    with pytest.raises(Problem) as refused:
        templates.copy_out(TemplateKind.WORD, Profile.HD05, path)
    assert refused.value.code == "file_exists"


@pytest.fixture
def own(tmp_path: Path, here: None) -> templates.Template:
    """An installed template of the office."""
    (tmp_path / "own.docx").write_bytes(WORD.read_bytes())
    return templates.install(tmp_path / "own.docx")


def test_a_choice_counts_for_its_document_standard_only(own: templates.Template) -> None:
    templates.choose(own, Profile.ND30)
    assert templates.chosen(TemplateKind.WORD, Profile.ND30).template == own
    assert templates.chosen(TemplateKind.WORD, Profile.HD05).template.shipped
    assert templates.chosen(TemplateKind.EXCEL, Profile.ND30).template.shipped
    templates.choose(templates.shipped(TemplateKind.WORD, Profile.ND30), Profile.ND30)
    assert templates.chosen(TemplateKind.WORD, Profile.ND30).template.shipped


def test_a_template_that_has_vanished_is_told_and_replaced(own: templates.Template) -> None:
    templates.choose(own, Profile.ND30)
    own.path.unlink()
    choice = templates.chosen(TemplateKind.WORD, Profile.ND30)
    assert choice.template.shipped
    assert "“own”" in choice.note


def test_a_removed_template_is_no_longer_chosen(own: templates.Template) -> None:
    templates.choose(own, Profile.ND30)
    templates.remove(own)
    assert not own.path.exists()
    choice = templates.chosen(TemplateKind.WORD, Profile.ND30)
    assert (choice.template.shipped, choice.note) == (True, "")


@pytest.mark.parametrize(
    "kept",
    ["", "{", "[]", '{"word-nd30": 5}', json.dumps({"word-nd30": "../../secret.docx"})],
)
def test_damaged_choices_lead_nowhere(home: Path, tmp_path: Path, kept: str) -> None:
    (tmp_path / "secret.docx").write_bytes(WORD.read_bytes())
    home.mkdir(parents=True)
    (home / "chosen.json").write_text(kept, encoding="utf-8")
    assert templates.chosen(TemplateKind.WORD, Profile.ND30).template.shipped


def test_removing_cannot_leave_the_folder(tmp_path: Path) -> None:
    victim = tmp_path / "victim.docx"
    victim.write_bytes(b"x")
    templates.remove(templates.Template(TemplateKind.WORD, "victim", victim))
    assert victim.exists()


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("make", "told"),
    [
        (files.word("{{ line }}", "{{ lien }}"), "đoạn thứ"),
        (files.word("report.letterhead.issuer }}", "report.letterhead.isuer }}"), "isuer"),
    ],
)
def test_a_finding_names_the_paragraph(tmp_path: Path, make: Make, told: str) -> None:
    assert told in templates.findings(make(tmp_path))[0]


def test_a_template_is_named_by_its_file(own: templates.Template) -> None:
    assert templates.named("own.docx", Profile.ND30) == own
    with pytest.raises(Problem) as refused:
        templates.named("none.docx", Profile.ND30)
    assert refused.value.code == "unknown_template"


@pytest.mark.parametrize(
    ("code", "told"), [(errno.ENOSPC, "disk_full"), (errno.EACCES, "folder_read_only")]
)
def test_a_full_disk_for_passing_files_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, told: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(code, "No space left on device")

    path = files.renamed(WORD, "own.docx")(tmp_path)
    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(Problem) as refused:
        templates.install(path)
    assert refused.value.code == told
