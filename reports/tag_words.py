"""What is wrong with a template's tag, in the clerk's language: Jinja says it in English only."""

from __future__ import annotations

import re

from jinja2 import TemplateError, UndefinedError

_NAME = re.compile(r"'([^']*)'(?! object)")
# What the start of Jinja's message means; `{}` is what it quotes there, first match first.
_MEANINGS = (
    (r"Encountered unknown tag '(end\w+|else|elif)'", "thẻ “{}” đứng sai chỗ hoặc thừa"),
    (r"Encountered unknown tag '(.+?)'", "không có thẻ “{}”"),
    (r".*block that needs to be closed is '(\w+)'", "thiếu thẻ đóng của “{}”"),
    (r"unexpected char [\"'](.)", "ký tự “{}” không dùng được trong thẻ"),
    (r"Unexpected end of template|unexpected end of template", "có thẻ chưa đóng"),
    (r"(?:.*got|unexpected) '(?:end of|begin of) .*'|Missing end of", "thẻ viết dở dang"),
    (r".*got '(.+?)'", "chữ “{}” đứng sai chỗ trong thẻ"),
    (r"unexpected '(.+?)'", "ký hiệu “{}” đứng sai chỗ trong thẻ"),
    (r"access to attribute '(.+?)'", "không được dùng “{}”"),
    (r"(không được dùng .*)", "{}"),
)
_LINES_BEFORE = 3


def tag_fault(error: TemplateError) -> str:
    """What stops the template, as the end of a sentence that begins with its name."""
    message = error.message or ""
    if isinstance(error, UndefinedError):
        names = _NAME.findall(message)
        return f"dùng tên “{names[-1]}” mà báo cáo không có" if names else "dùng một tên không có"
    return f"có thẻ viết sai{_near(error)}: {_meaning(message)}"


def _meaning(message: str) -> str:
    for pattern, words in _MEANINGS:
        found = re.match(pattern, message, re.DOTALL)
        if found:
            return words.format(*found.groups())
    return "thẻ không đúng cách viết"


def _near(error: TemplateError) -> str:
    """The words around a wrong tag: docxtpl remembers the lines from three before it on."""
    lines = [line.strip() for line in getattr(error, "docx_context", ())]
    at = min(_LINES_BEFORE, getattr(error, "lineno", 1) - 1)
    words = " ".join(line for line in lines[at : at + 3] if line)
    return f" gần “{words[:120]}”" if words else ""
