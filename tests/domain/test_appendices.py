"""The appendices, the plan's own ones, the summary and the charts."""

from decimal import Decimal

import pytest

from domain.composing.appendices import measures_appendix, tasks_appendix
from domain.composing.charts import charts
from domain.composing.compose import compose
from domain.composing.plan_appendices import plan_appendices
from domain.composing.summary import PAGE, summary
from domain.office import Profile
from domain.plan import Plan
from domain.quarter import Quarter
from domain.report import Appendix, Row, RowKind, Table
from domain.returns import MeasureStatus, TaskStatus
from tests.domain.small_plan import PACK_IDS, Q1, Q2, Q3, Q4, real_plan
from tests.domain.small_report import begun, done, entry, material, only

PLAN = real_plan("nq-05-2026")


def row_of(table: Table, code: str) -> dict[str, str | None]:
    """A row's texts by the keys of its columns; None where another cell covers the place."""
    row = next(one for one in table.rows if one.code == code)
    keys = [column.key for column in table.columns]
    return {key: cell.text if cell else None for key, cell in zip(keys, row.cells, strict=True)}


def every_appendix(plan: Plan) -> list[Appendix]:
    given = material(Quarter(plan.year, 4), plan=plan)
    report = compose(given)
    return [*report.appendices, *report.summary, *plan_appendices(plan)]


@pytest.mark.parametrize("plan_id", PACK_IDS)
def test_every_table_fits_a_landscape_page_and_its_rows_their_columns(plan_id: str) -> None:
    for appendix in every_appendix(real_plan(plan_id)):
        table = appendix.table
        assert table.width == PAGE == 297 - 30 - 15
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
        assert len(table.numbers) in (0, len(table.columns))


@pytest.mark.parametrize("plan_id", PACK_IDS)
def test_covered_places_are_those_that_a_cell_covers(plan_id: str) -> None:
    for appendix in every_appendix(real_plan(plan_id)):
        down = 0
        for row in appendix.table.rows:
            covered = sum(cell.across - 1 for cell in row.cells if cell)
            assert [cell is None for cell in row.cells].count(True) == covered + (down > 0)
            first = row.cells[0]
            down = first.down - 1 if first else down - 1


@pytest.mark.parametrize("profile", list(Profile))
def test_an_appendix_has_its_names_numbers_note_and_end(profile: Profile) -> None:
    measures, tasks = compose(material(Q3, profile=profile)).appendices
    assert measures.label == ("Phụ lục 1" if profile.is_party else "Phụ lục I")
    assert measures.sheet == f"{measures.label} - Chỉ tiêu"
    assert tasks.sheet == f"{tasks.label} - Nhiệm vụ"
    for one in (measures, tasks):
        assert one.table.numbers[:2] == ("(1)", "(2)")
        assert one.table.note.startswith("Ghi chú: ")
        assert one.title == one.title.upper()
        assert one.end == ("" if profile.is_party else "./.")


def test_a_measure_is_printed_as_the_resolution_has_it_and_then_its_results() -> None:
    row = entry("10", "655", note="Không tính hộ kinh doanh.")
    table = measures_appendix(material(Q3, row)).table
    assert row_of(table, "10") == {
        "no": "10",
        "name": "Phát triển doanh nghiệp",
        "unit": "DN",
        "target": ">2.500",
        "lead": PLAN.measures["10"].lead,
        "value": "655",
        "to_date": "655",
        "percent": "26,2",
        "status": "Chưa đạt",
        "cause": "Không tính hộ kinh doanh.",
    }


def test_a_missed_row_has_cause_remedy_note_and_the_offices_own_reason() -> None:
    missed = entry("4", "12", cause="Giá tăng", remedy="Hỗ trợ vốn", note="Số sơ bộ")
    own = entry("7", "13", verdict=MeasureStatus.MET, verdict_reason="Số điều chỉnh")
    unsaid = entry("8", "13", verdict=MeasureStatus.MET)
    withdrawn = entry("9", "52", verdict_reason="Đã rút")
    table = measures_appendix(material(Q4, missed, own, unsaid, withdrawn)).table
    assert row_of(table, "4")["cause"] == "Giá tăng\nGiải pháp: Hỗ trợ vốn\nSố sơ bộ"
    assert row_of(table, "7")["cause"] == "Đánh giá của đơn vị: Số điều chỉnh"
    assert row_of(table, "8")["cause"] == row_of(table, "9")["cause"] == ""


def test_an_estimate_is_marked_and_stays_a_number() -> None:
    row = entry("4", "11.8", estimate=True)
    table = measures_appendix(material(Q3, row)).table
    (cell,) = (
        one
        for row in table.rows
        if row.code == "4"
        for one, column in zip(row.cells, table.columns, strict=True)
        if one and column.key == "to_date"
    )
    assert (cell.text, cell.value, cell.decimals, cell.suffix) == (
        "11,8 (ước)",
        Decimal("11.8"),
        1,
        " (ước)",
    )


def test_an_indicators_number_stands_once_over_its_measures() -> None:
    table = measures_appendix(material(Q1)).table
    rows = [row for row in table.rows if row.code.startswith("15.")]
    first, second = (row.cells[0] for row in rows)
    assert first
    assert (first.text, first.down, second) == ("15", 2, None)


def test_a_task_has_its_result_documents_and_state() -> None:
    row = begun("5.1", percent=Decimal(60), result="Đang thẩm định", documents="Tờ trình số 5",
                cause="Hồ sơ thiếu", remedy="Bổ sung hồ sơ")  # fmt: skip
    found = row_of(tasks_appendix(material(Q1, row)).table, "5.1")
    assert found["result"] == "Đang thẩm định\nTờ trình số 5"
    assert found["percent"] == "60"
    assert found["status"] == "Quá hạn"
    assert found["cause"] == "Hồ sơ thiếu\nGiải pháp: Bổ sung hồ sơ"


def test_rows_that_the_office_left_out_and_groups_without_rows_are_not_printed() -> None:
    given = material(Q1, own=only(PLAN, "16", "3.4.15"))
    assert [row.code for row in measures_appendix(given).table.rows] == ["III", "16"]
    rows = tasks_appendix(given).table.rows
    assert [(row.code, row.kind) for row in rows] == [
        ("3", RowKind.GROUP),
        ("3.4.15", RowKind.TASK),
    ]


def numbers_in(row: Row) -> list[int]:
    return [int(cell.value) for cell in row.cells if cell and cell.value is not None]


def test_the_summary_adds_up_both_ways() -> None:
    given = material(Q2, entry("16", "2"), entry("4", "11"), done("1.1"), begun("5.1"))
    for appendix in summary(given):
        *rows, total = (numbers_in(row) for row in appendix.table.rows)
        assert total == [sum(column) for column in zip(*rows, strict=True)]
        assert all(row[0] == sum(row[1:]) for row in (*rows, total))
        assert appendix.table.unit_line.startswith("Đơn vị tính: ")


def test_the_tables_of_the_summary_name_the_report_once() -> None:
    measures, tasks = summary(material(Q2))
    assert measures.attached.startswith("(Kèm theo Báo cáo số ")
    assert tasks.attached == ""


@pytest.mark.parametrize("code", ["16", "1.1"])
def test_a_plan_without_tasks_or_measures_has_no_summary_of_them(code: str) -> None:
    (table,) = summary(material(Q2, own=only(PLAN, code)))
    assert table.attached.startswith("(Kèm theo Báo cáo số ")


def test_the_trend_is_of_the_quarters_that_were_reported() -> None:
    rows = (entry("16", "2"),)
    given = material(Q3, *rows, before={Q1: rows, Q2: ()}, own=only(PLAN, "16", "4"))
    trend = charts(given)[-1]
    assert trend.categories == ("Quý I", "Quý III")
    assert [(one.name, one.values) for one in trend.series] == [
        ("Chỉ tiêu đạt và vượt", (Decimal(1), Decimal(1)))
    ]
    assert trend.title == "Chỉ tiêu đạt và vượt qua các quý năm 2026"
    assert trend.alternative == "Chỉ tiêu đạt và vượt: quý I: 01, quý III: 01."


@pytest.mark.parametrize("plan_id", PACK_IDS)
def test_the_plans_own_appendices_are_verbatim_and_whole(plan_id: str) -> None:
    plan = real_plan(plan_id)
    measures, tasks = plan_appendices(plan)
    assert (measures.title, tasks.title) == (plan.measures_form.title, plan.tasks_form.title)
    headings = tuple(column.heading for column in measures.table.columns)
    assert headings == plan.measures_form.columns
    for code, one in plan.measures.items():
        found = row_of(measures.table, code)
        assert found | {"no": ""} == {
            "no": "", "name": one.name, "unit": one.unit, "target": one.target.text,
            "lead": one.lead,
        }  # fmt: skip
    for code, task in plan.tasks.items():
        found = row_of(tasks.table, code)
        assert (found["no"], found["name"]) == (task.mark, task.name)
        assert found["deadline"] == task.deadline.text
        assert found["lead"] == task.printed_lead


def test_the_plans_appendices_name_the_resolution_and_what_is_in_doubt() -> None:
    measures, tasks = plan_appendices(PLAN)
    assert measures.label == "Phụ lục 1"
    assert measures.attached == (
        "(Kèm theo Nghị quyết số 05-NQ/TU, ngày 09/12/2025 của Ban Chấp hành Đảng bộ tỉnh Quảng "
        "Ninh)"
    )
    for rows, appendix in ((PLAN.measures, measures), (PLAN.tasks, tasks)):
        doubtful = ", ".join(code for code, one in rows.items() if one.doubt)
        assert appendix.table.note == f"Ghi chú: Cần đối chiếu bản gốc ở các mục {doubtful}."
    (state, _) = plan_appendices(PLAN, Profile.ND30)
    assert state.label == "Phụ lục I"
    assert "ngày 09 tháng 12 năm 2025" in state.attached
    (old, _) = plan_appendices(real_plan("nq-2022"))
    assert old.attached.startswith("(Kèm theo Nghị quyết năm 2022 của Ban Chấp hành")


def test_a_status_looks_alike_in_every_quarter() -> None:
    looks: dict[str, set[int | None]] = {}
    for given in (material(Q1, begun("1.1")), material(Q4, entry("4", "13"), done("1.1"))):
        for chart in charts(given)[:2]:
            for series in chart.series:
                looks.setdefault(series.name, set()).add(series.look)
    assert all(len(found) == 1 for found in looks.values())
    for statuses in (MeasureStatus, TaskStatus):
        own = [looks[status.word] for status in statuses if status.word in looks]
        assert len(set().union(*own)) == len(own) > 2  # and no two statuses look the same


def test_words_that_are_often_confused_are_defined_under_the_table() -> None:
    given = material(Q3)
    assert "“Quá hạn” là hết thời hạn mà chưa hoàn thành" in tasks_appendix(given).table.note
    assert "không tính tỷ lệ so với mục tiêu là khoảng" in measures_appendix(given).table.note
