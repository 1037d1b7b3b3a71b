"""An office's template works in a process of its own: stopped in time, never left behind."""

from __future__ import annotations

import pickle
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.console import main
from domain.office import ChartForm, Profile
from domain.problem import Problem
from domain.report import Report
from reports.readback_word import compare_word
from tests.reports.sample import sample_report
from tests.workflow import office_files as files
from tests.workflow.office_files import EXCEL, WORD
from workflow import template_job, template_process
from workflow.template_process import check_apart, render_apart

SENTINEL = "sentinel-of-an-attack"
# What a template could do if the little language of Word templates had a hole: planted in the
# other process only.
HOLE = """
import jinja2.sandbox
import reports.word_sandbox as sandbox
jinja2.sandbox.MAX_RANGE = 10 ** 18
sandbox._check = lambda *_, **__: None
made = sandbox.Sandbox.__init__
def with_range(self):
    made(self)
    self.globals["range"] = range
sandbox.Sandbox.__init__ = with_range
"""


@pytest.fixture(autouse=True)
def processes(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Every process that is started, and none of them alive at the end."""
    started: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def popen(*arguments: object, **keywords: object) -> subprocess.Popen[bytes]:
        started.append(real(*arguments, **keywords))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", popen)
    yield started
    assert all(one.poll() is not None for one in started)


@pytest.fixture
def hole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other process has a sandbox without limits."""
    (tmp_path / "planted").mkdir()
    (tmp_path / "planted" / "sitecustomize.py").write_text(HOLE, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "planted"))


def render(template: Path, report: Report | None = None) -> Path:
    made = template.with_name(f"made{template.suffix}")
    render_apart(report or sample_report(Profile.ND30), made, template, {})
    return made


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """The office's own copy of the shipped template."""
    return files.renamed(WORD, "own.docx")(tmp_path)


def test_a_good_template_gives_the_same_report(word: Path) -> None:
    report = sample_report(Profile.ND30)
    assert check_apart(word) == ()
    assert compare_word(render(word, report), report) == ()


def test_an_excel_template_is_rendered_too(tmp_path: Path) -> None:
    from reports.readback_excel import compare_excel  # noqa: PLC0415

    report = sample_report()
    template = files.renamed(EXCEL, "own.xlsx")(tmp_path)
    assert compare_excel(render(template, report), report) == ()


def test_pictures_come_drawn_from_here(word: Path, processes: list[object]) -> None:
    report = sample_report(Profile.ND30, chart_form=ChartForm.PICTURE)
    png = b"\x89PNG drawn elsewhere"
    made = word.with_name("made.docx")
    render_apart(report, made, word, dict.fromkeys(report.charts, png))
    with zipfile.ZipFile(made) as archive:
        assert archive.read("word/media/chart1.png") == png
    assert len(processes) == 1


def test_a_template_with_a_fault_comes_back_as_a_problem(tmp_path: Path) -> None:
    template = files.word("{{ line }}", "{{ lien }}")(tmp_path)
    assert "lien" in check_apart(template)[0]
    with pytest.raises(Problem, match="lien") as refused:
        render(template)
    assert refused.value.code == "bad_template"
    assert not (tmp_path / "made.docx").exists()


def test_a_problem_of_the_report_keeps_its_code(word: Path) -> None:
    report = sample_report(Profile.ND30)
    (first, *rest) = report.body
    bad = type(report)(**{**vars(report), "body": (type(first)(first.kind, "a\x07b"), *rest)})
    with pytest.raises(Problem) as refused:
        render(word, bad)
    assert refused.value.code == "bad_character"


@pytest.mark.parametrize(
    "code", [f"{{{{ cycler.__init__.__globals__.os.system('touch {SENTINEL}') }}}}",
             "{% for x in range(9) %}x{% endfor %}", "{{ ''.__class__.__mro__ }}"]
)  # fmt: skip
def test_an_attack_is_refused_in_the_real_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    template = files.tag(code)(tmp_path)
    assert "không được dùng" in check_apart(template)[0]
    with pytest.raises(Problem) as refused:
        render(template)
    assert refused.value.code == "bad_template"
    assert not (tmp_path / SENTINEL).exists()


@pytest.mark.usefixtures("hole")
def test_an_endless_template_is_stopped_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template_process, "SECONDS", 4.0)
    endless = "{% for x in range(10 ** 15) %}{% endfor %}"
    template = files.tag(endless)(tmp_path)
    start = time.monotonic()
    with pytest.raises(Problem) as stopped:
        check_apart(template)
    assert stopped.value.code == "template_too_slow"
    assert time.monotonic() - start < 10


@pytest.mark.usefixtures("hole")
def test_a_template_that_eats_memory_is_stopped(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    template = files.tag("{{ 'x' * (2 * 10 ** 9) }}")(tmp_path)
    with caplog.at_level("INFO"), pytest.raises(Problem) as stopped:
        check_apart(template)
    assert stopped.value.code == "template_failed"
    assert "MemoryError" in caplog.text


def test_what_the_little_language_allows_can_still_be_too_much(tmp_path: Path) -> None:
    """The probe passes: only with a real report do two loops print gigabytes."""
    pair = "{% for a in report.body %}{% for b in report.body %}" + "{{ report }}" * 40
    template = files.tag(f"{pair}{{% endfor %}}{{% endfor %}}")(tmp_path)
    report = sample_report(Profile.ND30)
    large = type(report)(**{**vars(report), "body": report.body * 12})
    with pytest.raises(Problem) as stopped:
        render(template, large)
    assert stopped.value.code in ("template_failed", "template_too_slow")


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_AS")
def test_the_limit_is_half_a_gigabyte() -> None:
    code = (
        "import resource\nfrom workflow.memory_limit import limit_process\n"
        "limit_process(500 << 20, 20)\n"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0], "
        "resource.getrlimit(resource.RLIMIT_CPU)[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.split() == [b"524288000", b"21"]
    assert (template_process.BYTES, template_process.SECONDS) == (500 << 20, 20.0)


def test_stopping_kills_the_other_process(
    word: Path, processes: list[subprocess.Popen[bytes]]
) -> None:
    with pytest.raises(Problem) as stopped:
        render_apart(sample_report(), word.with_name("a.docx"), word, {}, stop=lambda: True)
    assert stopped.value.code == "export_cancelled"
    assert len(processes) == 1


@pytest.mark.parametrize("reply", [None, "", "{", "[]", "{}", '{"findings": 1}'])
def test_a_process_that_dies_without_a_word_is_a_problem(
    word: Path, monkeypatch: pytest.MonkeyPatch, reply: str | None
) -> None:
    code = "import os; os._exit(3)"
    if reply is not None:
        code = f"import sys; open(sys.argv[1] + '/reply.json', 'w').write({reply!r})"
    monkeypatch.setattr(
        template_process, "_command", lambda folder: [sys.executable, "-c", code, str(folder)]
    )
    with pytest.raises(Problem) as failed:
        check_apart(word)
    assert failed.value.code == "template_failed"


def test_the_frozen_program_calls_itself_by_a_door_that_the_console_knows(
    word: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    program, door, folder = template_process._command(tmp_path)
    assert (program, folder) == (sys.executable, str(tmp_path))
    # In the process of the tests the limit would stay: the job is done without one.
    monkeypatch.setattr(template_job, "limit_process", lambda *_: None)
    job = template_job.TemplateJob(word, 1, 1.0)
    (tmp_path / template_job.JOB).write_bytes(pickle.dumps(job))
    assert main([door, folder]) == 0
    assert (tmp_path / template_job.REPLY).read_text(encoding="utf-8") == '{"findings": []}'


@pytest.mark.parametrize(
    ("findings", "more"),
    [(("a",), "a"), (("a", "b"), "a (và 1 điểm khác)"), (("a", "b", "c"), "a (và 2 điểm khác)")],
)
def test_a_bad_template_is_told_with_its_first_finding(
    findings: tuple[str, ...], more: str
) -> None:
    problem = template_process.bad_template(Path("mẫu.docx"), findings)
    assert problem.sentence == f"Mẫu “mẫu.docx” chưa dùng được: {more}"


def test_our_own_mistake_over_there_leaves_its_trace(tmp_path: Path) -> None:
    (tmp_path / template_job.JOB).write_bytes(b"no pickle")
    assert template_job.run(tmp_path) == 1
    assert "UnpicklingError" in (tmp_path / template_job.TROUBLE).read_text(encoding="utf-8")


def test_nothing_is_left_in_the_temporary_folder(
    word: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    check_apart(word)
    render(word)
    with pytest.raises(Problem):
        check_apart(tmp_path / "none.docx")
    assert list((tmp_path / "temp").iterdir()) == []


def test_a_machine_that_starts_no_process_is_a_problem(
    word: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template_process, "_command", lambda _folder: ["/no/such/program"])
    with pytest.raises(Problem) as refused:
        check_apart(word)
    assert refused.value.code == "template_not_started"


def test_a_process_that_is_stopped_leaves_nothing(
    word: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "import os, tempfile; tempfile.mkdtemp(); os.kill(os.getpid(), 9)"
    monkeypatch.setattr(template_process, "_command", lambda _folder: [sys.executable, "-c", code])
    passing = tmp_path / "tmp"
    passing.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    monkeypatch.setenv("TMPDIR", str(passing))
    with pytest.raises(Problem):
        check_apart(word)
    assert list(passing.iterdir()) == []
