"""A series looks the same in Word and Excel, wherever it stands, and like no other."""

import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from domain.report import Chart, ChartKind, Report, Series
from reports.excel import write_excel
from reports.picture import chart_height, draw_svg
from reports.preview_chart import chart_svg
from reports.word import write_word
from tests.reports.sample import sample_report

STATUSES = 7  # of tasks: the most that one chart shows


def chart_of(*looks: int, kind: ChartKind = ChartKind.STACKED_BAR) -> Chart:
    series = tuple(Series(f"S{look}", (Decimal(2), Decimal(3)), look) for look in looks)
    return Chart("groups", kind, "Biểu đồ", ("a", "b"), series)


def report_with(chart: Chart) -> Report:
    return replace(sample_report(), charts=(chart,), body=())


def chart_xml(path: Path) -> str:
    """The XML of the file's first chart."""
    with zipfile.ZipFile(path) as package:
        name = next(one for one in package.namelist() if re.search(r"charts/chart1?\.xml$", one))
        return package.read(name).decode()


def fills(path: Path) -> list[tuple[str, ...]]:
    """Pattern and colours of each series of the file's chart, in their order."""
    series = re.findall(r"<(?:c:)?ser>.*?</(?:c:)?ser>", chart_xml(path), re.DOTALL)
    looks = [re.search(r"<(?:c:)?spPr>(.*?)<a:ln", one, re.DOTALL) for one in series]
    return [tuple(re.findall(r'(?:prst|val)="(\w+)"', found[1])) for found in looks if found]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> list[list[tuple[str, ...]]]:
    folder = tmp_path_factory.mktemp("looks")
    report = report_with(chart_of(*reversed(range(STATUSES))))
    # A chart without a place in the body is not in the Word file: give it one.
    body = tuple(block for block in sample_report().body if block.chart == "groups")
    report = replace(report, body=body)
    write_word(report, folder / "a.docx")
    write_excel(report, folder / "a.xlsx")
    return [fills(folder / "a.docx"), fills(folder / "a.xlsx")]


def test_word_and_excel_fill_a_series_alike(drawn: list[list[tuple[str, ...]]]) -> None:
    word, excel = drawn
    assert word == excel
    assert len(set(word)) == STATUSES


def test_a_series_keeps_its_look_where_others_are_left_out(
    drawn: list[list[tuple[str, ...]]], tmp_path: Path
) -> None:
    write_excel(report_with(chart_of(2, 5)), tmp_path / "a.xlsx")
    assert fills(tmp_path / "a.xlsx") == [drawn[0][-3], drawn[0][-6]]


def test_the_preview_tells_them_apart_too() -> None:
    greys = re.findall(r'<rect [^>]*fill="(#\w+)"', chart_svg(chart_of(*range(STATUSES))))
    assert len(set(greys)) == STATUSES


def test_pictures_tell_them_apart_too() -> None:
    pytest.importorskip("matplotlib")
    alone = [draw_svg(chart_of(look)).decode() for look in range(STATUSES)]
    bars = [re.findall(r'style="(fill: [^"]+)"', one)[:3] for one in alone]
    hatches = [re.findall(r'<pattern .*?<path d="([^"]+)"', one, re.DOTALL) for one in alone]
    looks = {str(pair) for pair in zip(bars, hatches, strict=True)}
    assert len(looks) == STATUSES


def axis_of_values(path: Path) -> str:
    found = re.search(r"<(?:c:)?valAx>.*", chart_xml(path), re.DOTALL)
    assert found is not None
    return found[0]


@pytest.mark.parametrize(("most", "told"), [(1, True), (10, True), (22, False), ("1.5", False)])
def test_few_counts_are_told_one_by_one(tmp_path: Path, most: str, told: bool) -> None:
    # Office's own steps of a fifth would be printed `0 0 0 1 1 1`.
    series = (Series("Đạt", (Decimal(0), Decimal(most))),)
    chart = Chart("groups", ChartKind.STACKED_BAR, "Biểu đồ", ("a", "b"), series)
    body = tuple(block for block in sample_report().body if block.chart == "groups")
    report = replace(report_with(chart), body=body)
    write_word(report, tmp_path / "a.docx")
    write_excel(report, tmp_path / "a.xlsx")
    for path in (tmp_path / "a.docx", tmp_path / "a.xlsx"):
        assert ("majorUnit" in axis_of_values(path)) is told
        found = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(str(path))
        assert [str(error) for error in found.errors] == []


def test_a_picture_has_no_part_of_a_count_on_its_axis() -> None:
    pytest.importorskip("matplotlib")
    series = (Series("Đạt", (Decimal(3), Decimal(1))),)
    chart = Chart("groups", ChartKind.STACKED_BAR, "Biểu đồ", ("a", "b"), series)
    assert not re.findall(r"<!-- \d+,\d", draw_svg(chart).decode())


def test_every_category_has_its_name(tmp_path: Path) -> None:
    # Left alone, Office names every second one where it thinks the room is narrow.
    names = tuple(f"Mục {number}" for number in range(1, 10))
    series = (Series("Đạt", tuple(map(Decimal, range(9)))),)
    many = Chart("groups", ChartKind.STACKED_BAR, "Biểu đồ", names, series)
    few = replace(many, categories=names[:3], series=(Series("Đạt", series[0].values[:3]),))
    body = tuple(block for block in sample_report().body if block.chart == "groups")
    report = replace(report_with(many), body=body)
    write_word(report, tmp_path / "a.docx")
    write_excel(report, tmp_path / "a.xlsx")
    for path in (tmp_path / "a.docx", tmp_path / "a.xlsx"):
        assert 'tickLblSkip val="1"' in chart_xml(path)
        found = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(str(path))
        assert [str(error) for error in found.errors] == []
    assert chart_height(many) >= chart_height(few) + 20
