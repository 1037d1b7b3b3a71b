"""Sentences about measures: counts, one paragraph a group, and each result in a clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from domain.composing.comparison import compared
from domain.composing.draft import Draft
from domain.composing.enumeration import Item, Part, Rest, enumerated
from domain.composing.letterhead import measures_label
from domain.composing.material import Material
from domain.composing.names import measure_name, part_name
from domain.composing.summary import indicator_count, measure_counts, short_noun
from domain.composing.target_prose import is_told_by_percent, reference_name, remarks
from domain.composing.wording import figure, two_digits
from domain.measure_rule import LOWER_IS_BETTER
from domain.number import format_number
from domain.plan import IndicatorGroup, Measure
from domain.report import BlockKind
from domain.returns import MeasureStatus
from domain.target import TargetKind

GOOD = (MeasureStatus.EXCEEDED, MeasureStatus.MET)
_PROSE = {
    MeasureStatus.EXCEEDED: "vượt mục tiêu",
    MeasureStatus.MET: "đạt mục tiêu",
    MeasureStatus.NOT_YET_MET: "chưa đạt mục tiêu năm",
    MeasureStatus.NOT_MET: "không đạt mục tiêu",
    MeasureStatus.NOT_DUE: "chưa đến kỳ đánh giá",
    MeasureStatus.NO_DATA: "chưa có số liệu",
}
# Named one by one, with the order in which they get the paragraph's room.
_NAMED = {
    MeasureStatus.EXCEEDED: ("Vượt mục tiêu", 1),
    MeasureStatus.MET: ("Đạt mục tiêu", 3),
    MeasureStatus.NOT_YET_MET: ("Chưa đạt mục tiêu năm", 2),
    MeasureStatus.NOT_MET: ("Không đạt mục tiêu", 0),
}


def counts_draft(material: Material) -> Draft:
    """The sentence that counts all measures by status."""
    counts = material.assessment.measure_counts()
    total = sum(counts.values())
    indicators = indicator_count(material)
    whole = f"Tổng số {two_digits(indicators)} chỉ tiêu"
    if indicators != total:
        whole += f" với {two_digits(total)} nội dung đánh giá"
    pointer = f"(chi tiết tại {measures_label(material)} kèm theo)"
    text = f"{whole}, {counted(counts, f'{short_noun(material)} ')} {pointer}."
    return Draft("measures.counts", BlockKind.PARAGRAPH, text, tuple(material.assessment.measures))


def counted(counts: Mapping[MeasureStatus, int], noun: str) -> str:
    """`trong đó: 05 nội dung vượt mục tiêu, …`; where one status has all, `đều đạt mục tiêu`."""
    found = [(status, count) for status, count in counts.items() if count]
    if len(found) == 1:
        status, count = found[0]
        return f"{'đều ' if count > 1 else ''}{_PROSE[status]}"
    parts = (f"{two_digits(count)} {noun}{_PROSE[status]}" for status, count in found)
    return f"trong đó: {', '.join(parts)}"


def group_drafts(material: Material) -> Iterator[Draft]:
    """One paragraph for each group of indicators that the office answers for."""
    for group in material.plan.groups:
        measures = material.measures(group)
        if measures:
            codes = tuple(measure.code for measure in measures)
            text = _group_text(material, group, measures)
            yield Draft(f"measures.group.{group.id}", BlockKind.BULLET, text, codes)


def _group_text(material: Material, group: IndicatorGroup, measures: Sequence[Measure]) -> str:
    """Counts of the group, then what was reached and what was not, each with its figure."""
    if len(measures) == 1:
        (only,) = measures
        said = clause(material, only)
        return f"{group.name}: {said}, {_PROSE[material.of(only).status]}."
    count = two_digits(len(measures))
    noun = short_noun(material)
    head = f"{group.name}: {count} {noun}, {counted(measure_counts(material, group), '')}."
    alike = len({material.of(one).status for one in measures}) == 1
    parts = [
        Part("Cụ thể" if alike else intro, _items(material, measures, status), rank)
        for status, (intro, rank) in _NAMED.items()
    ]
    return enumerated(parts, Rest(noun, measures_label(material)), head)


def _items(
    material: Material, measures: Sequence[Measure], status: MeasureStatus
) -> tuple[Item, ...]:
    """A clause for each measure of the status; a part that follows its whole is joined to it."""
    items: list[Item] = []
    whole = ""
    for measure in measures:
        if material.of(measure).status is not status:
            continue
        part = part_name(measure)
        if part and measure.part_of == whole:
            last = items.pop()
            text = f"{last.text}, trong đó {clause(material, measure, part)}"
            items.append(Item(text, last.count + 1))
        else:
            items.append(Item(clause(material, measure)))
            whole = measure.code
    return tuple(items)


def clause(material: Material, measure: Measure, name: str = "") -> str:
    """The measure with its figure and target, as one part of an enumeration."""
    called = name or measure_name(measure, material.plan)
    has_figure = material.of(measure).to_date is not None
    told = is_told_by_percent(material, measure)
    result = _by_percent(material, measure) if told else _result(material, measure, called)
    change = compared(material, measure) if has_figure and result else ""
    return f"{called}{result}{change}{remarks(material, measure)}"


def _by_percent(material: Material, measure: Measure) -> str:
    """` bằng 77,4% dự toán`: an amount whose unit is not printed is told by its percentage."""
    concluded = material.of(measure)
    if concluded.percent_of_target is None:
        return ""
    percent = format_number(concluded.percent_of_target).removesuffix(",0")
    about = " ước" if concluded.estimate else ""
    return f"{about} bằng {percent}% {reference_name(material, measure)}"


def _result(material: Material, measure: Measure, name: str) -> str:
    """` đạt 13,1%`, ` ước đạt 13,1%`, ` ở mức 2,01%`, ` xếp thứ 4`; empty without a figure."""
    concluded = material.of(measure)
    if concluded.to_date is None:
        return ""
    about = " ước" if concluded.estimate else ""
    target = material.target(measure)
    if target.kind is TargetKind.JUDGED and not measure.figure_unit:
        return ""  # a bare figure says nothing beside a target in words
    if target.kind is TargetKind.RANK_WITHIN:
        return f"{about} xếp thứ {format_number(concluded.to_date)}"
    verb = _verb(target.kind, target.text, name, estimate=concluded.estimate)
    if target.kind is TargetKind.NONE_LEFT and not concluded.to_date:
        verb = "bằng"
    return f"{about} {verb} {figure(concluded.to_date, measure.figure_unit)}"


def _verb(kind: TargetKind, target: str, name: str, *, estimate: bool) -> str:
    for way in ("tăng", "giảm"):
        if target.lower().startswith(f"{way} "):
            return way
    if kind is TargetKind.NONE_LEFT:
        return "còn"
    if kind in LOWER_IS_BETTER:
        return "ở mức"
    # A name that has a verb itself (`trường đạt chuẩn`, `số hộ nghèo giảm`) must not have a second.
    has_verb = " đạt " in f" {name} " or name.endswith((" giảm", " tăng"))
    return "là" if has_verb and not estimate else "đạt"


def with_status(material: Material, statuses: Sequence[MeasureStatus]) -> tuple[Measure, ...]:
    """The measures whose conclusion is one of these, in printed order."""
    return tuple(one for one in material.printed_measures if material.of(one).status in statuses)
