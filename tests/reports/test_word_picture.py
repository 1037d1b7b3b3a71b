"""Charts as pictures: for print, and a calm refusal where matplotlib is not installed."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

import pytest

from domain.office import ChartForm
from domain.problem import Problem
from reports.picture import chart_height, draw_png, draw_svg
from reports.readback_word import compare_word
from reports.word import write_word
from tests.reports.sample import sample_report

CHARTS = sample_report().charts


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.key)
def test_a_picture_is_as_wide_as_the_text_at_300_dots_an_inch(chart: object) -> None:
    pytest.importorskip("matplotlib")
    png = draw_png(chart)  # type: ignore[arg-type]
    width, height = struct.unpack(">II", png[16:24])
    assert width == pytest.approx(165 / 25.4 * 300, abs=2)
    # The frame in Word has the same proportions, or the picture would be stretched.
    assert height == pytest.approx(chart_height(chart) / 25.4 * 300, abs=2)  # type: ignore[arg-type]


def test_an_svg_has_the_chart_s_title() -> None:
    pytest.importorskip("matplotlib")
    assert draw_svg(CHARTS[0]).lstrip().startswith(b"<?xml")


def test_a_report_with_pictures_is_whole(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    report = sample_report(chart_form=ChartForm.PICTURE)
    write_word(report, tmp_path / "a.docx")
    assert compare_word(tmp_path / "a.docx", report) == ()


def test_without_matplotlib_the_office_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(Problem) as caught:
        write_word(sample_report(chart_form=ChartForm.PICTURE), tmp_path / "a.docx")
    assert caught.value.code == "charts_missing"
    assert not (tmp_path / "a.docx").exists()


def test_the_report_is_whole_without_matplotlib(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    write_word(sample_report(), tmp_path / "a.docx")
    assert compare_word(tmp_path / "a.docx", sample_report()) == ()
