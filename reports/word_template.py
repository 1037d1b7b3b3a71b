"""A Word template filled with the report: docxtpl in a sandbox, plain data only.

Loops and texts are the template's business; tables and charts are put in afterwards.
"""

from __future__ import annotations

import io
import zipfile
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from domain.office import Profile
from domain.problem import Problem
from domain.report import Report
from reports.word_context import template_context

# What python-docx and lxml raise over a file that is no Word file, or a damaged one.
_DAMAGED = (zipfile.BadZipFile, OpcError, etree.LxmlError, KeyError, ValueError, AttributeError)
TEMPLATES = Path(__file__).parent / "templates"


def shipped_template(profile: Profile) -> Path:
    """The Word template that the program brings along for that profile."""
    return TEMPLATES / f"{profile.value}.docx"


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment in which templates are rendered: a wrong name fails, code cannot run.

    What has been compiled is kept: an office exports with the same template again and again.
    """

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self._compiled = lru_cache(maxsize=32)(super().from_string)

    def from_string(self, source: Any, *_: Any, **__: Any) -> Template:
        """The compiled template of that source."""
        return self._compiled(source)


@cache
def sandbox() -> Sandbox:
    """The one sandbox of the program; nothing that a template does can change it."""
    return Sandbox()


def filled_template(report: Report, template: Path) -> io.BytesIO:
    """The template with the report's texts in it; Problem `bad_template` where it cannot be."""
    try:
        # Made anew each time: a DocxTemplate that has been rendered once is not clean.
        document = DocxTemplate(io.BytesIO(template.read_bytes()))
        document.render(template_context(report), sandbox(), autoescape=True)
        stream = io.BytesIO()
        document.save(stream)
    except FileNotFoundError as error:
        raise _problem(template, "không còn ở chỗ cũ") from error
    except UndefinedError as error:
        raise _problem(template, f"dùng một tên không có: {error.message}") from error
    except TemplateError as error:
        raise _problem(template, f"có thẻ viết sai: {error}") from error
    except _DAMAGED as error:
        raise _problem(template, "không phải tệp Word (.docx) nguyên vẹn") from error
    stream.seek(0)
    return stream


def _problem(template: Path, reason: str) -> Problem:
    return Problem(
        "bad_template",
        f"Mẫu Word “{template.name}” {reason}.",
        "Hãy sửa mẫu trong Word rồi chọn lại, hoặc dùng mẫu đi kèm chương trình.",
    )
