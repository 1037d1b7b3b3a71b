"""The whole report, from its material."""

from __future__ import annotations

from collections.abc import Sequence

from domain.composing.appendices import measures_appendix, tasks_appendix
from domain.composing.draft import Paragraph
from domain.composing.letterhead import capitalized, letterhead, recipients, signature, subject
from domain.composing.material import Material
from domain.composing.narrative import paragraphs
from domain.composing.summary import charts, summary
from domain.office import ChartForm
from domain.quarter import ROMAN
from domain.report import Appendix, Block, BlockKind, Chart, Report


def compose(material: Material) -> Report:
    """The unit's report of the quarter, finished down to the last printed word."""
    office = material.office
    drawn = () if office.charts is ChartForm.NONE else charts(material)
    return Report(
        profile=office.profile,
        quarter=material.quarter,
        unit=material.unit.code,
        office=office.name,
        letterhead=letterhead(material),
        body=_body(material, drawn),
        signature=signature(office),
        recipients=recipients(office),
        appendices=_appendices(material),
        summary=summary(material),
        charts=drawn,
        chart_form=office.charts,
        title=capitalized(f"Báo cáo {subject(material)}"),
        data=material.data,
    )


def _appendices(material: Material) -> tuple[Appendix, ...]:
    measures = [measures_appendix(material)] if material.assessment.measures else []
    tasks = [tasks_appendix(material)] if material.assessment.tasks else []
    return (*measures, *tasks)


def _body(material: Material, drawn: Sequence[Chart]) -> tuple[Block, ...]:
    """The narrative with its headings numbered; a heading with nothing under it is left out."""
    known = {chart.key for chart in drawn}
    printed = _without_empty(paragraphs(material), known)
    return _numbered(printed, material.office.heading_mark)


def _without_empty(all_of_them: Sequence[Paragraph], charts: set[str]) -> tuple[Paragraph, ...]:
    kept: list[Paragraph] = []
    for paragraph in reversed(all_of_them):
        if paragraph.draft.is_heading:
            filled = bool(kept) and kept[-1].draft.level > paragraph.draft.level
        else:
            filled = bool(paragraph.text.strip()) or paragraph.draft.chart in charts
        # The closing stands under no heading: what follows the last heading must not count for it.
        if filled and not (paragraph.draft.is_heading and kept[-1].draft.key == "closing"):
            kept.append(paragraph)
    return tuple(reversed(kept))


def _numbered(printed: Sequence[Paragraph], mark: str) -> tuple[Block, ...]:
    """The blocks with `I.`, `1.` and `-` before their text."""
    blocks = []
    first = second = 0
    for paragraph in printed:
        kind, text = paragraph.draft.kind, paragraph.text
        if kind is BlockKind.HEADING_1:
            first, second = first + 1, 0
            text = f"{_roman(first)}{mark} {text}"
        elif kind is BlockKind.HEADING_2:
            second += 1
            text = f"{second}. {text}"
        elif kind is BlockKind.BULLET:
            text = f"- {text}"
        blocks.append(Block(kind, text, paragraph.draft.key, paragraph.draft.chart))
    return tuple(blocks)


def _roman(number: int) -> str:
    return (*ROMAN, "V", "VI", "VII")[number - 1]
