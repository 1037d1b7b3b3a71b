"""The scale of a chart's axis of values, the same for every way in which a chart is drawn."""

from __future__ import annotations

from decimal import Decimal

from domain.report import Chart, ChartKind

_FEW = 10  # up to here Office's own scale may have steps of a half or a fifth


def highest(chart: Chart) -> Decimal:
    """The highest place that the figures reach, 0 without figures."""
    columns = zip(*(series.values for series in chart.series), strict=True)
    known = [[value for value in column if value is not None] for column in columns]
    if chart.kind is ChartKind.STACKED_BAR:
        return max((sum(column, Decimal(0)) for column in known), default=Decimal(0))
    return max((value for column in known for value in column), default=Decimal(0))


def counts(chart: Chart) -> bool:
    """Whether the chart shows counts: then no step of its axis may be a part of one."""
    figures = (value for series in chart.series for value in series.values if value is not None)
    return all(value == value.to_integral_value() for value in figures)


def step_of_one(chart: Chart) -> bool:
    """Whether the axis must be told to go by ones, or its labels would repeat: `0 0 1 1`."""
    return counts(chart) and highest(chart) <= _FEW
