"""What a Word template may speak of: the report as plain dictionaries, lists and texts."""

from __future__ import annotations

from typing import Any

from domain.office import ChartForm
from domain.report import Appendix, Block, BlockKind, Letterhead, Report
from reports.word_characters import GUARD, MARK


def template_context(report: Report) -> dict[str, Any]:
    """The one name that templates use, `report`, as plain data.

    The rows of the tables are not in it: they are copied from the template's prototype rows.
    """
    signature = report.signature
    plain = {
        "profile": report.profile.value,
        "office": report.office,
        "quarter": report.quarter.label,
        "letterhead": _letterhead(report.letterhead),
        "body": [_block(block) for block in _printed_blocks(report)],
        "signature": {
            "authority": list(signature.authority),
            "title": signature.title,
            "name": signature.name,
        },
        "recipients": list(report.recipients),
        "appendices": [_appendix(appendix) for appendix in report.appendices],
    }
    return {"report": _guarded(plain)}


def chart_mark(key: str) -> str:
    """The text that stands where the chart of that key will be put."""
    return f"{MARK}{key}{MARK}"


def _printed_blocks(report: Report) -> list[Block]:
    if report.chart_form is ChartForm.NONE:
        return [block for block in report.body if block.kind is not BlockKind.CHART]
    return list(report.body)


def _letterhead(head: Letterhead) -> dict[str, Any]:
    return {
        "superior": head.superior,
        "issuer": head.issuer,
        "number": head.number,
        "place_and_date": head.place_and_date,
        "kind": head.kind,
        "subject": head.subject,
        "addressees": list(head.addressees),
    }


def _block(block: Block) -> dict[str, str]:
    chart = chart_mark(block.chart) if block.kind is BlockKind.CHART else ""
    return {"kind": block.kind.value, "text": block.text, "chart": chart}


def _appendix(appendix: Appendix) -> dict[str, str]:
    return {
        "label": appendix.label,
        "title": appendix.title,
        "attached": appendix.attached,
        "unit_line": appendix.table.unit_line,
        "note": appendix.table.note,
        "end": appendix.end,
    }


def _guarded(plain: Any) -> Any:
    """The same data with its texts kept from docxtpl, which rewrites `{_{`, `}_}`, `{_%`, `%_}`."""
    if isinstance(plain, dict):
        return {key: _guarded(value) for key, value in plain.items()}
    if isinstance(plain, list):
        return [_guarded(value) for value in plain]
    return plain.replace("{_", f"{{{GUARD}_").replace("_}", f"_{GUARD}}}")
