"""The plan's own appendices as files: every printed word of the plan, in its five columns."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.plan import Plan
from domain.problem import Problem
from reports.readback_word import Grid, read_word
from reports.template_plan_design import PLAN_TEMPLATE, plan_package
from workflow.plan_export import export_plan, plan_report
from workflow.plans import plan

Call = Callable[..., tuple[int, str, str]]
PLANS = ("nq-05-2026", "nq-2022")


def tables(path: Path) -> list[Grid]:
    return [part for part in read_word(path).parts if isinstance(part, list)]


def printed_rows(chosen: Plan) -> Iterator[tuple[str, ...]]:
    for group in chosen.groups:
        yield (group.id, group.name)
        for one in group.measures:
            yield (one.name, one.unit, one.target.text, one.lead)
    for section in chosen.sections:
        yield (section.no, section.name)
        for task in section.each():
            names = (task.printed_lead, task.printed_coordinating)
            yield (task.mark, task.name, *names, task.deadline.text)


@pytest.mark.parametrize("name", PLANS)
def test_every_row_of_the_plan_is_printed_in_five_columns(name: str, tmp_path: Path) -> None:
    chosen = plan(name)
    word, excel = export_plan(chosen, tmp_path).complete()
    grids = tables(word)
    assert [len(row) for grid in grids for row in grid] == [5] * sum(map(len, grids))
    forms = (chosen.measures_form, chosen.tasks_form)
    assert [tuple(grid[0]) for grid in grids] == [form.columns for form in forms]
    found = [tuple(text for text in row if text) for grid in grids for row in grid[1:]]
    wanted = [tuple(text for text in row if text) for row in printed_rows(chosen)]
    assert len(found) == len(wanted)
    for row, expected in zip(found, wanted, strict=True):
        assert row in (expected, (row[0], *expected))  # an indicator's number stands in front
    assert excel.stat().st_size > 10_000


def test_the_report_around_the_appendices_is_left_out(tmp_path: Path) -> None:
    word, _ = export_plan(plan("nq-05-2026"), tmp_path).complete()
    paragraphs = [text for text in read_word(word).paragraphs if text.strip()]
    assert paragraphs[:3] == [
        "Phụ lục 1",
        "KẾ HOẠCH THỰC HIỆN MỘT SỐ CHỈ TIÊU CHỦ YẾU NĂM 2026",
        "(Kèm theo Nghị quyết số 05-NQ/TU, ngày 09/12/2025 của Ban Chấp hành Đảng bộ tỉnh "
        "Quảng Ninh)",
    ]


def test_what_the_scan_lacks_is_not_invented() -> None:
    first, *_ = plan_report(plan("nq-2022")).appendices
    assert first.attached == (
        "(Kèm theo Nghị quyết năm 2022 của Ban Chấp hành Đảng bộ tỉnh Quảng Ninh)"
    )


def test_an_empty_plan_is_a_problem(tmp_path: Path) -> None:
    empty = replace(plan("nq-2022"), groups=(), sections=())
    with pytest.raises(Problem) as refused:
        export_plan(empty, tmp_path / "out")
    assert refused.value.code == "plan_empty"
    assert not (tmp_path / "out").exists()


def test_the_shipped_template_is_what_its_design_makes(tmp_path: Path) -> None:
    plan_package().save(tmp_path / "plan.docx")
    assert (tmp_path / "plan.docx").read_bytes() == PLAN_TEMPLATE.read_bytes()


def test_the_command_line_writes_both_and_never_overwrites(run: Call, tmp_path: Path) -> None:
    first, again = (run("plan", "nq-2022", "--out", tmp_path) for _ in range(2))
    assert first[0] == again[0] == 0
    names = [Path(line).name for line in (first[1] + again[1]).splitlines()]
    assert names == [
        "KeHoach_nq-2022.docx",
        "KeHoach_nq-2022.xlsx",
        "KeHoach_nq-2022_v2.docx",
        "KeHoach_nq-2022_v2.xlsx",
    ]


@pytest.mark.parametrize("name", PLANS)
def test_the_pages_are_as_many_as_expected(
    name: str, tmp_path: Path, soffice: Callable[[Path], Path]
) -> None:
    from pypdf import PdfReader  # noqa: PLC0415

    word, _ = export_plan(plan(name), tmp_path / "out").complete()
    pages = PdfReader(soffice(word)).pages
    texts = [page.extract_text() for page in pages]
    assert all(page.mediabox.width > page.mediabox.height for page in pages)
    assert sum("Phụ lục" in text for text in texts) >= 2
    assert all(text.strip() for text in texts)
