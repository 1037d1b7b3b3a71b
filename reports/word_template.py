"""A Word template filled with the report: docxtpl in a sandbox, plain data only.

Loops and texts are the template's business; tables and charts are put in afterwards.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml import etree

from domain.office import Profile
from domain.problem import Problem
from domain.report import Report
from reports.office_package import check_package, head_of, is_package, refuse_old_office
from reports.tag_words import tag_fault
from reports.word_context import template_context
from reports.word_sandbox import sandbox

# What python-docx and lxml raise over a file that is no Word file, or a damaged one.
_DAMAGED = (zipfile.BadZipFile, OpcError, etree.LxmlError, KeyError, ValueError, AttributeError)
TEMPLATES = Path(__file__).parent / "templates"


def shipped_template(profile: Profile) -> Path:
    """The Word template that the program brings along for that profile."""
    return TEMPLATES / f"{profile.value}.docx"


def filled_template(report: Report, template: Path) -> io.BytesIO:
    """The template with the report's texts in it; Problem `bad_template` where it cannot be."""
    refuse_unsafe(template)
    try:
        # Made anew each time: a DocxTemplate that has been rendered once is not clean.
        document = DocxTemplate(io.BytesIO(template.read_bytes()))
        document.render(template_context(report), sandbox(), autoescape=True)
        stream = io.BytesIO()
        document.save(stream)
    except TemplateError as error:
        raise _problem(template, tag_fault(error)) from error
    except _DAMAGED as error:
        raise _problem(template, "không phải tệp Word (.docx) nguyên vẹn") from error
    stream.seek(0)
    return stream


def refuse_unsafe(path: Path) -> None:
    """Problem where that is no whole Word file, or holds what must not run."""
    head = head_of(path)
    refuse_old_office(path, head)
    if not is_package(head):
        raise _problem(path, "không phải tệp Word (.docx)")
    check_package(path)


def _problem(template: Path, reason: str) -> Problem:
    return Problem(
        "bad_template",
        f"Mẫu Word “{template.name}” {reason}.",
        "Hãy sửa mẫu trong Word rồi chọn lại, hoặc dùng mẫu đi kèm chương trình.",
    )
