"""The plan's own appendices as Word and Excel files, in the resolution's five columns.

A check on the plan against the original, and useful by itself: no data file is needed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from domain.composing.plan_appendices import plan_appendices, resolution_line
from domain.office import ChartForm, Profile
from domain.plan import Plan
from domain.problem import Problem
from domain.quarter import Quarter
from domain.report import Letterhead, Report, Signature
from workflow.export import SUFFIXES, free_stem
from workflow.export_run import Exported, ExportRun, Wishes
from workflow.place import make_folder, sweep
from workflow.template_job import EXCEL, WORD
from workflow.templates import TemplateKind, plan_template, shipped

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9-]+")


class WholeYear(Quarter):
    """The period of a plan: no quarter but the year, which is what the Excel file's data say."""

    def __str__(self) -> str:
        return str(self.year)


def export_plan(plan: Plan, folder: Path, suffixes: Sequence[str] = SUFFIXES) -> Exported:
    """Writes the plan's appendices into the folder; an earlier file is never overwritten.

    Problem `plan_empty` for a plan without any row.
    """
    report = plan_report(plan)
    if not report.appendices:
        raise Problem(
            "plan_empty", f"Kế hoạch “{plan.id}” chưa có dòng nào.", "Hãy chọn kế hoạch khác."
        )
    make_folder(folder)
    sweep(folder)
    stem = free_stem(folder, f"KeHoach_{_NOT_IN_NAMES.sub('_', plan.id)}", suffixes)
    excel = shipped(TemplateKind.EXCEL, report.profile).path
    wishes = Wishes(templates={WORD: plan_template(), EXCEL: excel})
    return ExportRun(report, wishes).run([folder / f"{stem}{suffix}" for suffix in suffixes])


def plan_report(plan: Plan) -> Report:
    """The plan as a report that is appendices only."""
    title = f"Phụ lục {resolution_line(plan.resolution)} {plan.resolution.title}"
    return Report(
        profile=Profile.HD05,
        quarter=WholeYear(plan.year, 1),
        unit=plan.id,
        office=plan.resolution.issuer,
        letterhead=Letterhead("", "", "", "", "", ""),
        body=(),
        signature=Signature((), "", ""),
        recipients=(),
        appendices=plan_appendices(plan),
        chart_form=ChartForm.NONE,
        title=title,
    )
