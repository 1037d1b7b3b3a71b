"""A chart shows what stands in the cells that it names: else Office redraws it otherwise."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import Workbook, load_workbook

from reports.excel import write_excel
from reports.word import write_word
from tests.reports.sample import sample_report

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
Caches = dict[str, list[str]]  # what is shown without the workbook, by the cells that it names


def caches(xml: bytes) -> Iterator[tuple[str, list[str]]]:
    """The cells that the chart names, each with what the chart shows of them."""
    for holder in ElementTree.fromstring(xml).iter():
        named = holder.findtext(f"{CHART}f")
        if named:
            count = holder.find(f".//{CHART}ptCount")
            shown = [""] * int("0" if count is None else count.get("val", "0"))
            for point in holder.iter(f"{CHART}pt"):
                shown[int(point.get("idx", "0"))] = point.findtext(f"{CHART}v", "")
            yield named, shown


def stored(book: Workbook, named: str) -> list[str]:
    sheet, _, cells = named.replace("'", "").replace("$", "").rpartition("!")
    found = book[sheet][cells]
    rows = found if isinstance(found, tuple) else ((found,),)
    values = [cell.value for row in rows for cell in row]
    return ["" if value is None else str(value) for value in values]


def same(one: str, other: str) -> bool:
    """As text, or as the number that both write."""
    number = re.compile(r"-?\d+(\.\d+)?")
    if number.fullmatch(one) and number.fullmatch(other):
        return float(one) == float(other)
    return one == other


@pytest.fixture(scope="module", params=[".docx", ".xlsx"])
def charts(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[Workbook, Caches]]:
    path: Path = tmp_path_factory.mktemp("charts") / f"a{request.param}"
    write = write_word if path.suffix == ".docx" else write_excel
    write(sample_report(), path)
    with zipfile.ZipFile(path) as package:
        names = [one for one in package.namelist() if re.search(r"charts/chart\d+\.xml$", one)]
        xml = {name: package.read(name) for name in names}
        if path.suffix == ".xlsx":
            book = load_workbook(path)
            return [(book, dict(caches(one))) for one in xml.values()]
        number = {name: re.sub(r"\D", "", name) for name in names}
        books = {one: package.read(f"word/embeddings/chart{number[one]}.xlsx") for one in names}
    return [(load_workbook(io.BytesIO(books[one])), dict(caches(xml[one]))) for one in names]


def test_each_chart_shows_what_its_cells_hold(charts: list[tuple[Workbook, Caches]]) -> None:
    assert len(charts) == len(sample_report().charts)
    for book, shown in charts:
        assert shown
        for named, texts in shown.items():
            held = stored(book, named)
            assert len(held) == len(texts), named
            assert all(map(same, held, texts)), named
