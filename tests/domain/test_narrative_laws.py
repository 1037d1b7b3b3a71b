"""What holds of every narrative, whatever was entered."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.composing.charts import charts
from domain.composing.compose import body, compose
from domain.composing.material import Material
from domain.composing.narrative import drafts, paragraphs
from domain.number import format_number, round_half_up
from domain.office import Profile
from domain.plan import OwnPlan
from domain.quarter import ROMAN, Quarter
from domain.report import BlockKind
from domain.returns import Entry, Passage, Progress, TaskState
from tests.domain.small_plan import PACK_IDS, real_plan
from tests.domain.small_report import material

LONGEST = 1000  # characters: some thirteen printed lines
NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")
BAD_TYPING = re.compile(r"  | [,;:.)]|[;,:.]\.|\( |đạt đạt|hoàn thành: hoàn thành")
ASKED = ("leadership.study", "lessons", "proposals.own", "causes")
# What a clerk types: words with stray spaces and lines, an end mark or none, letters decomposed.
words = st.builds(
    "{}{}".format,
    st.lists(st.sampled_from(["Do", "vốn", "chậm", "giá ", " 12,5%", "<b>", "mặt\nbằng", "ế", ","]))
    .map(" ".join),
    st.sampled_from(["", ".", ";", " ."]),
)  # fmt: skip
figures = st.decimals(0, 200, places=1).filter(lambda one: one.is_finite())
anything = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])


class Case:
    """A material that says little of itself: hypothesis prints every case, and one is a book."""

    def __init__(self, material: Material) -> None:
        self.material = material


def materials() -> st.SearchStrategy[Case]:
    return _materials().map(Case)


@st.composite
def _materials(draw: st.DrawFn) -> Material:
    plan = real_plan(draw(st.sampled_from(PACK_IDS)))
    quarter = Quarter(plan.year, draw(st.integers(1, 4)))
    measures = draw(st.sets(st.sampled_from(list(plan.measures))))
    left_out = draw(st.sets(st.sampled_from(list(plan.tasks))) | st.just({*plan.tasks} - {"1.1"}))
    rows = draw(st.lists(st.sampled_from(list(plan.measures)), unique=True))
    tasks = draw(st.lists(st.sampled_from(list(plan.tasks)), unique=True))
    entries = [
        Entry(code, draw(figures), draw(st.booleans()), cause=draw(words), remedy=draw(words))
        for code in rows
    ]
    states = st.sampled_from(list(TaskState))
    progress = [
        Progress(code, draw(states), cause=draw(words), remedy=draw(words), documents=draw(words))
        for code in tasks
    ]
    keys = draw(st.sets(st.sampled_from(ASKED)))
    passages = [Passage(key, draw(words)) for key in keys]
    before = {}
    if quarter.number > 1 and draw(st.booleans()):
        before = {quarter.preceding: tuple(Entry(one.code, draw(figures)) for one in entries)}
    return material(
        quarter,
        *entries,
        *progress,
        *passages,
        before=before,
        plan=plan,
        own=OwnPlan({}, frozenset(measures), frozenset(left_out)),
        profile=draw(st.sampled_from(list(Profile))),
    )


@anything
@given(materials())
def test_headings_are_numbered_without_gaps_and_none_is_empty(case: Case) -> None:
    made = case.material
    blocks = compose(made).body
    first = second = 0
    for place, block in enumerate(blocks):
        follows = blocks[place + 1].kind if place + 1 < len(blocks) else None
        if block.kind is BlockKind.HEADING_1:
            first, second = first + 1, 0
            assert block.text.startswith(f"{(*ROMAN, 'V')[first - 1]}. ")
            assert follows not in (None, BlockKind.HEADING_1)
            assert blocks[place + 1].key != "closing"
        elif block.kind is BlockKind.HEADING_2:
            second += 1
            assert block.text.startswith(f"{second}. ")
            assert follows not in (None, BlockKind.HEADING_1, BlockKind.HEADING_2)
            assert blocks[place + 1].key != "closing"


@anything
@given(materials())
def test_no_heading_of_the_second_level_stands_alone(case: Case) -> None:
    made = case.material
    sections: list[int] = [0]
    for block in compose(made).body:
        if block.kind is BlockKind.HEADING_1:
            sections.append(0)
        sections[-1] += block.kind is BlockKind.HEADING_2
    assert 1 not in sections


@anything
@given(materials())
def test_every_draft_is_clean_vietnamese_typing(case: Case) -> None:
    made = case.material
    for draft in drafts(made):
        text = draft.text
        assert text == unicodedata.normalize("NFC", text) == text.strip()
        assert not re.search(
            r"  | [,;:.)]|;\.|\.\.|,\.|:\.|\( |đạt đạt|hoàn thành: hoàn thành", text
        )
        assert "\n" not in text


@anything
@given(materials())
def test_no_paragraph_is_endless(case: Case) -> None:
    made = case.material
    told = {"causes", "outlook.overdue", "measures.ahead", "leadership.documents"}
    for draft in drafts(made):
        if draft.key not in told:  # those hold what the clerk typed
            assert len(draft.text) <= LONGEST, draft.key


@anything
@given(materials())
def test_counts_in_sentences_add_up(case: Case) -> None:
    made = case.material
    for draft in drafts(made):
        if draft.key == "measures.counts":
            total = len(made.printed_measures)
            counts = re.findall(r"(\d+) nội dung (?!đánh giá)", draft.text)
            assert not counts or sum(map(int, counts)) == total
        if draft.key == "tasks.counts" and ": " in draft.text:
            listed = re.search(r"(\d+) nhiệm vụ, (?:gồm|trong đó): ([^(]*)", draft.text)
            assert listed
            assert int(listed[1]) == sum(map(int, re.findall(r"\d+", listed[2])))


def _known(made: Material) -> Iterator[Decimal | None]:
    """Every figure that a group's paragraph may hold: results, targets, and their distances."""
    last = made.earlier.get(made.quarter.preceding)
    for measure in made.printed_measures:
        now, target = made.of(measure), made.target(measure)
        then = last.measures[measure.code] if last else None
        yield from (now.value, now.to_date, now.percent_of_target, target.low, target.high)
        yield from (_distance(now.to_date, one) for one in (target.low, target.high))
        if then:
            for one, other in ((now.to_date, then.to_date), (now.value, then.value)):
                yield from (_distance(one, other), _change(one, other))


def _distance(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else abs(one - other)


def _change(now: Decimal | None, then: Decimal | None) -> Decimal | None:
    distance = _distance(now, then)
    return round_half_up(distance * 100 / then, 1) if distance is not None and then else None


@anything
@given(materials())
def test_every_figure_of_a_groups_paragraph_is_one_of_the_assessment(case: Case) -> None:
    made = case.material
    known = {format_number(one).removesuffix(",0") for one in _known(made) if one is not None}
    known |= {f"{count:02d}" for count in range(40)} | {str(made.quarter.year), "3", "6", "9", "1"}
    for measure in made.printed_measures:
        known.update(NUMBER.findall(f"{measure.name} {made.target(measure).text}"))
    for draft in drafts(made):
        if draft.key.startswith("measures.group."):
            printed = {one.removesuffix(",0") for one in NUMBER.findall(draft.text)}
            assert printed <= known


@anything
@given(materials())
def test_sources_are_rows_that_the_office_answers_for(case: Case) -> None:
    made = case.material
    rows = {*made.assessment.measures, *made.assessment.tasks}
    for draft in drafts(made):
        assert {*draft.sources} <= rows, draft.key


@anything
@given(materials())
def test_charts_have_no_series_of_zeros_and_more_than_one_category(case: Case) -> None:
    made = case.material
    for chart in charts(made):
        assert chart.series
        assert len(chart.categories) > 1
        assert all(any(series.values) for series in chart.series)
        assert all(len(series.values) == len(chart.categories) for series in chart.series)
        assert chart.title
        assert chart.alternative.endswith(".")


@anything
@given(materials())
def test_what_the_clerk_wrote_is_printed_as_it_is(case: Case) -> None:
    made = case.material
    printed = {block.key: block.text for block in body(paragraphs(made))}
    for key, passage in made.current.narrative.items():
        drafted = any(one.draft.key == key for one in paragraphs(made))
        if drafted and passage.text.strip():
            assert printed[key].endswith(passage.text.strip().split("\n")[-1].strip())
