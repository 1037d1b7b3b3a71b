"""Section III: strengths, shortcomings and their causes, from the data alone.

What section II has listed is not listed again: here stand how much and where.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from domain.assessment import Assessment
from domain.composing import measure_prose, task_prose
from domain.composing.draft import Draft
from domain.composing.enumeration import Item, Part, Rest, enumerated
from domain.composing.material import Material
from domain.composing.summary import (
    measure_counts,
    measure_noun,
    short_noun,
    task_codes,
    task_counts,
)
from domain.composing.wording import (
    lower_first,
    percent_of,
    sentences,
    share,
    two_digits,
    without_repeats,
)
from domain.plan import Measure, Task
from domain.report import BlockKind
from domain.returns import MeasureStatus, TaskStatus

MISSED = (MeasureStatus.NOT_MET,)
LATE = (TaskStatus.OVERDUE, TaskStatus.DONE_LATE)
_MOST_CODES = 6
_FEW = 10


def strengths(material: Material) -> Draft:
    """How much was reached and finished, and how much more than a quarter ago."""
    good = measure_prose.with_status(material, measure_prose.GOOD)
    done = task_prose.with_status(material, task_prose.DONE)
    said = [_good_measures(material, good), _done_tasks(material, done)]
    counts = "; ".join(words for words in said if words)
    first = f"có {counts}" if counts else ""
    text = sentences([first, _whole_groups(material), _whole_sections(material)])
    codes = (*codes_of(good), *codes_of(done))
    return Draft("strengths", BlockKind.PARAGRAPH, text, codes, asks="Ưu điểm nổi bật là gì?")


def _good_measures(material: Material, good: Sequence[Measure]) -> str:
    if not good or len(material.printed_measures) == 1:
        return ""
    whole = len(material.printed_measures)
    more = _more(material, len(good), _good_count(material.before), short_noun(material))
    counts = f"{share(len(good), whole)} {measure_noun(material)} {_reached(material, good)}"
    return f"{counts}{_percent(len(good), whole)}{more}"


def _reached(material: Material, good: Sequence[Measure]) -> str:
    """How measures that are met or exceeded stand, all together."""
    found = frozenset(material.of(one).status for one in good)
    alike = {
        frozenset({MeasureStatus.EXCEEDED}): "vượt mục tiêu",
        frozenset({MeasureStatus.MET}): "đạt mục tiêu",
    }
    return alike.get(found, "đạt và vượt mục tiêu")


def _done_tasks(material: Material, done: Sequence[Task]) -> str:
    if not done or len(material.printed_tasks) == 1:
        return ""
    whole = len(material.printed_tasks)
    more = _more(material, len(done), _done_count(material, material.before), "nhiệm vụ")
    counts = f"{share(len(done), whole)} nhiệm vụ đã hoàn thành"
    return f"{counts}{_percent(len(done), whole)}{more}"


def _percent(part: int, whole: int) -> str:
    """`, chiếm 26,5%`; of a few in many nobody boasts of the percentage."""
    return f", chiếm {percent_of(part, whole)}" if part * _FEW >= whole else ""


def _good_count(assessment: Assessment | None) -> int | None:
    if assessment is None:
        return None
    counts = assessment.measure_counts()
    return sum(counts[status] for status in measure_prose.GOOD)


def _done_count(material: Material, assessment: Assessment | None) -> int | None:
    if assessment is None:
        return None
    counts = assessment.task_counts(task_codes(material))
    return sum(counts[status] for status in task_prose.DONE)


def _more(material: Material, now: int, before: int | None, noun: str) -> str:
    """`, tăng 05 nội dung so với quý II/2026`; empty where nothing changed or nothing is known."""
    if before is None or now == before:
        return ""
    way = "tăng" if now > before else "giảm"
    last = material.quarter.preceding.in_text
    return f", {way} {two_digits(abs(now - before))} {noun} so với {last}"


def _whole_groups(material: Material) -> str:
    """The groups of which every measure was reached; of one measure nobody says `all`."""
    whole = [
        group
        for group in material.plan.groups
        if len(material.measures(group)) > 1
        and all(material.of(one).status in measure_prose.GOOD for one in material.measures(group))
    ]
    if not whole:
        return ""
    names = "; ".join(_about(group.name) for group in whole)
    reached = _reached(material, [one for group in whole for one in material.measures(group)])
    return f"toàn bộ chỉ tiêu {names.removeprefix('chỉ tiêu ')} đều {reached}"


def _about(group: str) -> str:
    """`về kinh tế`; what an office has added is named as it is: `chỉ tiêu riêng của đơn vị`."""
    name = lower_first(group)
    return name if name.startswith(("về ", "chỉ tiêu ")) else f"về {name}"


def _whole_sections(material: Material) -> str:
    whole = [
        f"Mục {section.no}"
        for section in material.plan.sections
        if len(material.tasks(section)) > 1
        and all(material.of_task(one).status in task_prose.DONE for one in material.tasks(section))
    ]
    return f"đã hoàn thành toàn bộ nhiệm vụ của {', '.join(whole)}" if whole else ""


def shortcomings(material: Material) -> Draft:
    """How many measures were missed, tasks are late and figures are lacking, and where."""
    missed = measure_prose.with_status(material, MISSED)
    late = task_prose.with_status(material, LATE)
    idle = task_prose.with_status(material, (TaskStatus.NOT_STARTED,))
    silent = _silent(material)
    lacking = measure_prose.with_status(material, (MeasureStatus.NO_DATA,))
    noun = measure_noun(material)
    open_measures = _open_measures(material)
    still = [
        _missed_in_words(material, missed),
        _open_in_words(material, open_measures),
        _late_in_words(material),
        f"{two_digits(len(idle))} nhiệm vụ chưa triển khai" if idle else "",
        f"{two_digits(len(lacking))} {noun} chưa có số liệu" if lacking else "",
    ]
    said = "; ".join(words for words in still if words)
    unsaid = f"có {two_digits(len(silent))} nhiệm vụ chưa có báo cáo tiến độ" if silent else ""
    text = sentences([f"còn {said}" if said else "", unsaid])
    codes = codes_of([*missed, *open_measures, *lacking]) + codes_of([*late, *idle])
    asks = "Hạn chế, khó khăn, vướng mắc trong kỳ là gì?"
    return Draft("shortcomings", BlockKind.PARAGRAPH, text, codes, asks=asks)


def _open_measures(material: Material) -> tuple[Measure, ...]:
    """The measures short of the year's target; after one quarter nobody expects it reached."""
    if material.quarter.number == 1:
        return ()
    return measure_prose.with_status(material, (MeasureStatus.NOT_YET_MET,))


def _open_in_words(material: Material, short: Sequence[Measure]) -> str:
    if not short:
        return ""
    whole = len(material.printed_measures)
    said = f"{share(len(short), whole)} {measure_noun(material)} chưa đạt mục tiêu năm"
    known = [material.of(one) for one in short]
    on_pace = sum(one.on_pace is True and not one.overridden for one in known)
    if not on_pace:
        return said
    return f"{said}, trong đó {two_digits(on_pace)} {short_noun(material)} bảo đảm tiến độ"


def _silent(material: Material) -> tuple[Task, ...]:
    """The tasks called late or idle only because nothing was ever said of them."""
    known = (material.returns.get(quarter) for quarter in material.quarter.up_to_here())
    said = {code for one in known if one for code in one.progress}
    due = task_prose.with_status(material, (TaskStatus.OVERDUE, TaskStatus.NOT_STARTED))
    return tuple(task for task in due if not said.intersection({task.code, *codes_of(task.items)}))


def _missed_in_words(material: Material, missed: Sequence[Measure]) -> str:
    if not missed:
        return ""
    whole = len(material.printed_measures)
    counts = {
        lower_first(group.name): measure_counts(material, group)[MeasureStatus.NOT_MET]
        for group in material.plan.groups
    }
    said = f"{share(len(missed), whole)} {measure_noun(material)} không đạt mục tiêu"
    return f"{said}{_where(counts)}"


def _late_in_words(material: Material) -> str:
    counts = material.assessment.task_counts(task_codes(material))
    words = {TaskStatus.OVERDUE: "quá hạn", TaskStatus.DONE_LATE: "hoàn thành chậm so với thời hạn"}
    said = [f"{two_digits(counts[one])} nhiệm vụ {words[one]}" for one in LATE if counts[one]]
    if not said:
        return ""
    by_section = {
        f"Mục {section.no}": sum(task_counts(material, section)[one] for one in LATE)
        for section in material.plan.sections
    }
    return f"{', '.join(said)}{_where(by_section)}"


def _where(counts: Mapping[str, int]) -> str:
    """` (về kinh tế 01, về xã hội 02)`; where all is in one place, only the place."""
    found = [(name, count) for name, count in counts.items() if count]
    if len(found) == 1:
        return f" ({found[0][0]})" if len(counts) > 1 else ""
    return f" ({', '.join(f'{name}: {two_digits(count)}' for name, count in found)})"


def causes(material: Material) -> Iterator[Draft]:
    """The causes that were given; asked for only where something is missed or late."""
    given = [*_given_causes(material)]
    said = without_repeats([cause.strip().removeprefix("Do ") for _, cause in given])
    part = Part("Chủ yếu do", tuple(Item(cause) for cause in said))
    text = enumerated([part], Rest("nguyên nhân", "các phụ lục"), most=len(said))
    codes = tuple(code for code, _ in given)
    yield Draft("causes", BlockKind.PARAGRAPH, text, codes, asks=_asked(material))


def _given_causes(material: Material) -> Iterator[tuple[str, str]]:
    """The causes with their rows' codes, of whatever is not as it should be."""
    short = measure_prose.with_status(material, (*MISSED, MeasureStatus.NOT_YET_MET))
    behind = task_prose.with_status(material, (*LATE, TaskStatus.NOT_STARTED))
    given = [
        *((one.code, material.entry(one).cause) for one in short),
        *((one.code, material.progress(one).cause) for one in behind),
    ]
    return ((code, cause) for code, cause in given if cause.strip())


def _asked(material: Material) -> str:
    missed = measure_prose.with_status(material, MISSED)
    late = task_prose.with_status(material, LATE)
    if not missed and not late:
        return ""
    measures = [one.code for one in missed if not material.entry(one).cause.strip()]
    tasks = [one.code for one in late if not material.progress(one).cause.strip()]
    question = "Nguyên nhân khách quan, chủ quan của những việc chưa đạt, chậm là gì?"
    lacking = codes_in_words(measures, "chỉ tiêu") + codes_in_words(tasks, "nhiệm vụ")
    return f"{question} Chưa ghi nguyên nhân:{ended(lacking)}" if lacking else question


def codes_in_words(codes: Sequence[str], noun: str) -> str:
    """` chỉ tiêu 9, 17.4;`; empty without codes."""
    if not codes:
        return ""
    more = "…" if len(codes) > _MOST_CODES else ""
    return f" {noun} {', '.join(codes[:_MOST_CODES])}{more};"


def ended(listed: str) -> str:
    """Such a list at the end of its sentence: what stops at an ellipsis needs no full stop."""
    words = listed.removesuffix(";")
    return words if words.endswith("…") else f"{words}."


def codes_of(rows: Sequence[Measure] | Sequence[Task]) -> tuple[str, ...]:
    """The codes of the rows, as sources of a paragraph."""
    return tuple(row.code for row in rows)
