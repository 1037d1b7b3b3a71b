"""The report's charts as pictures, for the window."""

from __future__ import annotations

from dataclasses import dataclass

from db.store import Store
from domain.quarter import Quarter
from domain.report import Chart
from reports.picture import draw_png
from workflow.assess import material


@dataclass(frozen=True)
class Drawn:
    """A chart and its PNG."""

    chart: Chart
    png: bytes


def drawn_charts(store: Store, quarter: Quarter) -> tuple[Drawn, ...]:
    """The quarter's charts; Problem `charts_missing` where the add-on is not installed.

    They are drawn whether or not the office wants charts in its report.
    """
    from domain.composing.charts import charts  # noqa: PLC0415 - only when charts are looked at

    return tuple(Drawn(chart, draw_png(chart)) for chart in charts(material(store, quarter)))
