"""The pages of a quarter's report before it is exported: HTML for the window or any browser."""

from __future__ import annotations

from pathlib import Path

from db.store import Store
from domain.office import Profile
from domain.problem import Problem
from domain.quarter import Quarter
from workflow.export import report_of
from workflow.place import make_folder, place

_SUFFIXES = (".html", ".htm")


def preview(store: Store, quarter: Quarter, profile: Profile | None = None) -> str:
    """The report's pages as one HTML document."""
    from reports.preview_html import preview_html  # noqa: PLC0415 - only where it is needed

    return preview_html(report_of(store, quarter, profile))


def write_preview(
    store: Store, quarter: Quarter, path: Path, profile: Profile | None = None
) -> Path:
    """Writes the pages to that file, over an earlier preview; Problem `not_a_preview`."""
    if path.suffix.lower() not in _SUFFIXES:
        raise Problem(
            "not_a_preview",
            f"“{path.name}” không phải tên tệp .html.",
            "Hãy đặt tên tệp xem trước với đuôi .html.",
        )
    html = preview(store, quarter, profile)

    def write(aside: Path) -> None:
        aside.write_text(html, encoding="utf-8")

    make_folder(path.parent)
    place(path, write, lambda _aside: None)
    return path
