"""The whole report, from its material."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.composing.appendices import measures_appendix, tasks_appendix
from domain.composing.charts import charts
from domain.composing.draft import Paragraph
from domain.composing.letterhead import letterhead, recipients, signature, subject
from domain.composing.material import Material
from domain.composing.narrative import paragraphs
from domain.composing.summary import summary
from domain.composing.wording import lower_first
from domain.office import ChartForm
from domain.quarter import ROMAN
from domain.report import Appendix, Block, BlockKind, Report


def compose(material: Material) -> Report:
    """The unit's report of the quarter, finished down to the last printed word."""
    office = material.office
    drawn = () if office.charts is ChartForm.NONE else charts(material)
    known = frozenset(chart.key for chart in drawn)
    return Report(
        profile=office.profile,
        quarter=material.quarter,
        unit=material.unit.code,
        office=office.name,
        letterhead=letterhead(material),
        body=body(paragraphs(material), known, office.heading_mark),
        signature=signature(office),
        recipients=recipients(office),
        appendices=_appendices(material),
        summary=summary(material),
        charts=drawn,
        chart_form=office.charts,
        title=f"Báo cáo {lower_first(subject(material))}",
        data=material.data,
    )


def _appendices(material: Material) -> tuple[Appendix, ...]:
    measures = [measures_appendix(material)] if material.printed_measures else []
    tasks = [tasks_appendix(material)] if material.printed_tasks else []
    return (*measures, *tasks)


def body(
    all_of_them: Sequence[Paragraph], charts: frozenset[str] = frozenset(), mark: str = "."
) -> tuple[Block, ...]:
    """The narrative as printed: headings numbered with `mark`, those with nothing under them gone.

    A heading of the second level that would stand alone under its own is left out, too: there is
    no 1 without a 2.
    """
    printed = _without_lonely(_without_empty(all_of_them, charts))
    return tuple(_numbered(printed, mark))


def _without_empty(
    all_of_them: Sequence[Paragraph], charts: frozenset[str]
) -> tuple[Paragraph, ...]:
    kept: list[Paragraph] = []
    for paragraph in reversed(all_of_them):
        if paragraph.draft.is_heading:
            filled = bool(kept) and kept[-1].draft.level > paragraph.draft.level
            # The closing stands under no heading: it must not count for the last one.
            filled = filled and kept[-1].draft.key != "closing"
        else:
            filled = bool(paragraph.text.strip()) or paragraph.draft.chart in charts
        if filled:
            kept.append(paragraph)
    return tuple(reversed(kept))


def _without_lonely(printed: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs without those second-level headings that have no sister."""
    sections: list[list[Paragraph]] = [[]]
    for paragraph in printed:
        if paragraph.draft.level == 1:
            sections.append([])
        sections[-1].append(paragraph)
    return tuple(paragraph for section in sections for paragraph in _section(section))


def _section(section: Sequence[Paragraph]) -> Iterator[Paragraph]:
    sisters = sum(paragraph.draft.kind is BlockKind.HEADING_2 for paragraph in section)
    for paragraph in section:
        if sisters != 1 or paragraph.draft.kind is not BlockKind.HEADING_2:
            yield paragraph


def _numbered(printed: Sequence[Paragraph], mark: str) -> Iterator[Block]:
    """The blocks with `I.`, `1.` and `-` before their text; each line of a text is a block."""
    first = second = 0
    for paragraph in printed:
        draft = paragraph.draft
        if draft.kind is BlockKind.HEADING_1:
            first, second = first + 1, 0
            yield Block(draft.kind, f"{_roman(first)}{mark} {paragraph.text}", draft.key)
        elif draft.kind is BlockKind.HEADING_2:
            second += 1
            yield Block(draft.kind, f"{second}. {paragraph.text}", draft.key)
        elif draft.kind is BlockKind.CHART:
            yield Block(draft.kind, "", draft.key, draft.chart)
        else:
            yield from _lines(paragraph)


def _lines(paragraph: Paragraph) -> Iterator[Block]:
    draft = paragraph.draft
    lines = [line.strip() for line in paragraph.text.split("\n") if line.strip()]
    for place, line in enumerate(lines):
        marked = line.startswith(("- ", "+ "))
        bullet = draft.kind is BlockKind.BULLET and not place and not marked
        yield Block(draft.kind, f"- {line}" if bullet else line, draft.key)


def _roman(number: int) -> str:
    return (*ROMAN, "V", "VI", "VII")[number - 1]
