"""Charts of PowerPoint's own, whose figures can be opened and changed."""

from __future__ import annotations

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.util import Pt

from plancmp.render.slides.deck import Bars, Series
from plancmp.render.slides.fit import EM
from plancmp.render.slides.letters import Hand
from plancmp.render.slides.paper import ACCENTS, INK
from plancmp.text import columns

TYPES = {
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
}
SMALL, SIZE = 10, 12
PALE = "BCD3DB"
"""Of baselines beside targets."""
SHADES = ("2F7D95", "8DB8C6", "C6DBE2", "E3E7E9", "B9BEC2")
"""Of coverages, the fullest first."""
BELOW = 0.15
"""The share of an axis that a figure beside a bar below zero takes."""
NAMES = 0.26
"""The share of the width of a small chart that the names beside its bars take."""


def draw(shapes: Any, bars: Bars, box: tuple[float, float, float, float], hand: Hand) -> None:
    """box: left, top, width and height in points."""
    data = CategoryChartData(number_format=bars.format)
    data.categories = bars.categories
    for series in bars.series:
        data.add_series(series.name, series.values)
    frame = shapes.add_chart(TYPES[bars.style], *map(Pt, box), data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", bars.caption)
    chart = frame.chart
    chart.font.size = Pt(SMALL if bars.style == "bars" or len(bars.categories) > 12 else SIZE)
    chart.font.color.rgb = RGBColor.from_string(INK)
    hand.dress(chart.font._rPr)
    chart.has_title = False
    _legend(chart, bars)
    _axes(chart, bars, box[2] * (1 - NAMES))
    plot = chart.plots[0]
    plot.gap_width = {"columns": 60, "bars": 35, "stacked": 25}[bars.style]
    plot.overlap = 100 if bars.style == "stacked" else 0
    plot.vary_by_categories = False
    for place, (series, told) in enumerate(zip(plot.series, bars.series, strict=True)):
        series.invert_if_negative = False
        _color(series, _shade(bars, place))
        for point, color in enumerate(told.colors):
            _color(series.points[point], color)
        if bars.labelled:
            _labels(series, told, bars, hand, white=bars.style == "stacked" and place == 0)


def _shade(bars: Bars, place: int) -> str:
    if bars.style == "stacked":
        return SHADES[place % len(SHADES)]
    if bars.style == "bars":
        return PALE if place < len(bars.series) - 1 else ACCENTS[0]
    return ACCENTS[place % len(ACCENTS)]


def _color(part: Any, color: str) -> None:
    """Of a series or of one of its points."""
    part.format.fill.solid()
    part.format.fill.fore_color.rgb = RGBColor.from_string(color)


def _legend(chart: Any, bars: Bars) -> None:
    chart.has_legend = bars.style != "bars"
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False


def _axes(chart: Any, bars: Bars, room: float) -> None:
    """Names along one side, no lines: the figures stand at the bars; room: for bars and figures."""
    names, values = chart.category_axis, chart.value_axis
    names.reverse_order = bars.style != "columns"
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.format.line.color.rgb = RGBColor.from_string("A6A6A6")
    values.has_major_gridlines = bars.style == "columns" and not bars.labelled
    values.visible = bars.style == "columns" and not bars.labelled
    if values.has_major_gridlines:
        values.major_gridlines.format.line.color.rgb = RGBColor.from_string("DDE2E4")
        values.tick_labels.number_format = bars.format
        values.tick_labels.number_format_is_linked = False
    figures = [v for series in bars.series for v in series.values if v is not None]
    if bars.style == "bars":
        values.maximum_scale = end = _end(bars, room)
        low = min(0.0, *figures, 0.0)
        values.minimum_scale = low - (end - low) * BELOW if low < 0 else 0
    elif bars.style == "columns":
        values.minimum_scale, values.maximum_scale = 0, 1.1 if bars.labelled else 1
    else:
        values.maximum_scale = max(map(_total, zip(*(s.values for s in bars.series), strict=True)))


def _end(bars: Bars, room: float) -> float:
    """Where the axis ends, so that behind each bar its figure has room."""
    ends = [0.0]
    for series in bars.series:
        for value, text in zip(series.values, series.labels, strict=True):
            taken = min(0.8, (columns(text) * EM * SMALL + 8) / room)
            ends.append(max(value or 0.0, 0.0) / (1 - taken))
    return max(ends) or 1.0


def _total(values: tuple[float | None, ...]) -> float:
    return sum(value or 0 for value in values) or 1


def _labels(series: Any, told: Series, bars: Bars, hand: Hand, *, white: bool) -> None:
    """The figures, as printed where the plan prints them otherwise than a number."""
    color = RGBColor.from_string("FFFFFF" if white else INK)
    if not told.labels:
        labels = series.data_labels
        labels.show_value, labels.number_format = True, _hidden(bars)
        labels.number_format_is_linked = False
        labels.font.size, labels.font.color.rgb = Pt(SMALL), color
        hand.dress(labels.font._rPr)
        if bars.style == "columns":
            labels.position = XL_LABEL_POSITION.OUTSIDE_END
        return
    for place, text in enumerate(told.labels):
        if told.values[place] is not None:
            label = series.points[place].data_label
            hand.write(label.text_frame, [text], SMALL, wrap=False)
            label.position = XL_LABEL_POSITION.OUTSIDE_END


def _hidden(bars: Bars) -> str:
    """Of parts that are nothing no figure is written."""
    return "0;;;" if bars.style == "stacked" else bars.format
