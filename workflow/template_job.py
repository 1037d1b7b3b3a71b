"""What the other process does with an office's template: check it, and render the report in it.

`python -m workflow.template_job FOLDER` from source, `SoKetQuy.exe --template-job FOLDER` frozen.
The folder holds the job, pickled by our own program, and takes the reply: plain JSON, since what a
process says that a foreign template has been let loose in is not to be unpickled. Files and not
streams, because a Windows program without a console has none.
"""

from __future__ import annotations

import json
import pickle
import sys
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from domain.problem import Problem
from domain.report import Chart, Report
from workflow.memory_limit import limit_process

JOB, REPLY, TROUBLE = "job.pickle", "reply.json", "trouble.txt"
WORD, EXCEL = ".docx", ".xlsx"

Picture = Callable[[Chart], bytes]
Writer = Callable[[Report, Path, Path | None, Picture | None], None]


@dataclass(frozen=True)
class TemplateJob:
    """A template to be checked and, where a report is given, the file to be made with it.

    `pictures` are the report's charts already drawn, where the office prefers pictures: drawing
    them is our own work and does not count towards the template's time and memory.
    """

    template: Path
    memory: int
    seconds: float
    report: Report | None = None
    target: Path | None = None
    pictures: Mapping[Chart, bytes] = field(default_factory=dict)


def run(folder: Path) -> int:
    """Does the job in that folder and leaves the reply there; exit code 0 where there is one."""
    try:
        job: TemplateJob = pickle.loads((folder / JOB).read_bytes())
        limit_process(job.memory, job.seconds)
        reply = json.dumps(_reply(job), ensure_ascii=False)
        (folder / REPLY).write_text(reply, encoding="utf-8")
    except Exception:  # a frozen Windows program would open a dialog over it and wait
        (folder / TROUBLE).write_text(traceback.format_exc(), encoding="utf-8")
        return 1
    return 0


def _reply(job: TemplateJob) -> dict[str, Any]:
    try:
        return {"findings": _done(job)}
    except Problem as problem:
        return {"problem": [problem.code, problem.sentence, problem.advice]}
    except OSError as error:
        return {"os_error": [error.errno, error.strerror]}


def _done(job: TemplateJob) -> list[str]:
    """What is wrong with the template; where nothing is, the report is written too."""
    findings = list(checker(job.template.suffix)(job.template))
    if not findings and job.report and job.target:
        write = writer(job.template.suffix)
        write(job.report, job.target, job.template, job.pictures.__getitem__)
    return findings


def checker(suffix: str) -> Callable[[Path], tuple[str, ...]]:
    """What checks a template of that kind; heavy, so imported only when it is needed."""
    if suffix.lower() == EXCEL:
        from reports.excel_check import check_excel_template  # noqa: PLC0415

        return check_excel_template
    from reports.word_check import check_word_template  # noqa: PLC0415

    return check_word_template


def writer(suffix: str) -> Writer:
    """What writes a report as a file of that kind; heavy too."""
    if suffix.lower() == EXCEL:
        from reports.excel import write_excel  # noqa: PLC0415

        return write_excel
    from reports.word import write_word  # noqa: PLC0415

    return write_word


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1])))
