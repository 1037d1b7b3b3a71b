"""A template that an office has supplied is checked and rendered in a process of its own.

Whatever it does there, it is stopped after 20 seconds or at 500 MB, and the program goes on. The
templates that the program brings along need none of this.
"""

from __future__ import annotations

import json
import logging
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from domain.problem import Problem
from domain.report import Chart, Report
from reports.office_package import head_of
from workflow.template_job import JOB, REPLY, TROUBLE, TemplateJob

TEMPORARY = "skq-template-"  # how the folders begin in which it works
DOOR = "--template-job"  # the hidden subcommand of the frozen program
SECONDS = 20.0
BYTES = 500 * 1024 * 1024
_ROOT = Path(__file__).resolve().parent.parent
_A_MOMENT = 0.05
_LAST_WORDS = 2_000  # so many letters of a failed process's trace go into the log
_log = logging.getLogger(__name__)

Cancelled = Callable[[], bool]


def never() -> bool:
    """Nobody has asked to stop."""
    return False


def check_apart(template: Path) -> tuple[str, ...]:
    """What is wrong with the template, as sentences that name the paragraph or cell.

    Problems `template_too_slow` and `template_failed`, and those of a file that cannot be read.
    """
    with _folder() as folder:
        return _findings(_reply(Path(folder), template, never))


def render_apart(
    report: Report,
    path: Path,
    template: Path,
    pictures: Mapping[Chart, bytes],
    stop: Cancelled = never,
) -> None:
    """Write the report to that path with the template, checked again just before.

    `pictures` are the charts already drawn, where the office prefers pictures. Problem
    `bad_template` with the first finding, else as `check_apart`, or `export_cancelled`.
    """
    with _folder() as name:
        made = Path(name) / f"made{path.suffix}"
        work = {"report": report, "target": made, "pictures": dict(pictures)}
        findings = _findings(_reply(Path(name), template, stop, **work))
        if findings:
            raise bad_template(template, findings)
        shutil.copyfile(made, path)


def bad_template(template: Path, findings: tuple[str, ...]) -> Problem:
    """The Problem of a template with these findings."""
    more = f" (và {len(findings) - 1} điểm khác)" if len(findings) > 1 else ""
    return Problem(
        "bad_template",
        f"Mẫu “{template.name}” chưa dùng được: {findings[0]}{more}",
        "Hãy sửa mẫu trong Word hoặc Excel rồi chọn lại, hoặc dùng mẫu đi kèm chương trình.",
    )


def cancelled_problem() -> Problem:
    """The export was stopped by whoever asked for it."""
    return Problem(
        "export_cancelled", "Đã dừng xuất theo yêu cầu.", "Các tệp đã xong vẫn còn trong thư mục."
    )


def _folder() -> tempfile.TemporaryDirectory[str]:
    # A killed process may hold its files for a moment longer on Windows.
    return tempfile.TemporaryDirectory(prefix=TEMPORARY, ignore_cleanup_errors=True)


def _reply(folder: Path, template: Path, stop: Cancelled, **work: Any) -> dict[str, Any]:
    """What the other process says of a copy of the template that nobody else can change."""
    head_of(template)  # its size, before it is copied
    copy = folder / template.name
    shutil.copyfile(template, copy)
    job = TemplateJob(copy, BYTES, SECONDS, **work)
    (folder / JOB).write_bytes(pickle.dumps(job))
    code = _run(folder, template, stop)
    said = _said(folder)
    if said is None:
        raise _failed(folder, template, code)
    return said


def _said(folder: Path) -> dict[str, Any] | None:
    """The reply, where there is one and it has the shape of one."""
    try:
        said = json.loads((folder / REPLY).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    lists = list(said.values()) if isinstance(said, dict) else []
    return said if len(lists) == 1 and isinstance(lists[0], list) else None


def _run(folder: Path, template: Path, stop: Cancelled) -> int:
    """The exit code of the other process, which is gone when this returns or raises."""
    end = time.monotonic() + SECONDS
    process = _started(folder, template)
    try:
        while (code := _ended(process)) is None:
            if stop():
                raise cancelled_problem()
            if time.monotonic() > end:
                raise _too_slow(template)
    finally:
        process.kill()
        process.wait()
    return code


def _started(folder: Path, template: Path) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            _command(folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_environment(folder),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise Problem(
            "template_not_started",
            f"Chưa xem xét được mẫu “{template.name}”: máy không cho chạy chương trình phụ.",
            "Hãy đóng bớt chương trình đang mở, xem phần mềm diệt vi-rút có chặn Sơ Kết Quý không "
            "rồi thử lại; hoặc dùng mẫu đi kèm chương trình.",
        ) from error


def _ended(process: subprocess.Popen[bytes]) -> int | None:
    try:
        return process.wait(_A_MOMENT)
    except subprocess.TimeoutExpired:
        return None


def _command(folder: Path) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, DOOR, str(folder)]
    return [sys.executable, "-m", "workflow.template_job", str(folder)]


def _environment(folder: Path) -> dict[str, str]:
    """The program is found from any folder; numpy takes no memory for threads that are not used."""
    paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        "PYTHONUTF8": "1",
        # What the process leaves when it is stopped goes with the folder.
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder)),
        "OPENBLAS_NUM_THREADS": "1",
    }


def _findings(said: dict[str, Any]) -> tuple[str, ...]:
    """The findings of the reply; its Problem or OSError is raised here as if it were our own."""
    if "problem" in said:
        raise Problem(*said["problem"])
    if "os_error" in said:
        raise OSError(*said["os_error"])
    return tuple(said["findings"])


def _too_slow(template: Path) -> Problem:
    return Problem(
        "template_too_slow",
        f"Mẫu “{template.name}” xử lý quá {SECONDS:.0f} giây nên đã bị dừng.",
        "Hãy bớt các vòng lặp trong mẫu, hoặc dùng mẫu đi kèm chương trình.",
    )


def _failed(folder: Path, template: Path, code: int) -> Problem:
    trouble = folder / TROUBLE
    words = trouble.read_text(encoding="utf-8") if trouble.exists() else ""
    _log.info("template job ended with %s\n%s", code, words[-_LAST_WORDS:])
    return Problem(
        "template_failed",
        f"Mẫu “{template.name}” làm chương trình phụ dừng giữa chừng (thường do quá nhiều bộ nhớ).",
        "Hãy dùng mẫu đi kèm chương trình, hoặc làm lại mẫu từ bản sao của mẫu đó.",
    )
