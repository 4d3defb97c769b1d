"""Charts as inline SVG with real text, drawn by Vega-Lite (through vl-convert, without a browser or a network).

Lines and text take the colour of the surrounding text, so that one drawing serves light, dark and print. Sizes are fixed and
do not depend on the fonts of the machine that draws.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import vl_convert

from plancmp.render.fonts import FAMILY

WIDTH = 640
STEP = 26
LEFT = 110
RIGHT = 190
LOG_FROM = 20
"""From this ratio of the largest to the smallest figure on, the scale is logarithmic."""
FILL = "#2f7d95"
BAR = 0.42
"""How much of a column of a profile its bars take; the rest is for the count."""
COLUMN = 96
"""Least width of a column of a profile."""


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """One plan in a chart of an indicator."""

    name: str
    baseline: float | None
    value: float
    high: float
    label: str
    """The figure as printed, with its comparator."""

    @property
    def figures(self) -> tuple[float, ...]:
        """All that the drawing has to show."""
        return tuple(x for x in (self.baseline, self.value, self.high) if x is not None)

    @property
    def end(self) -> float:
        """Where the drawing ends and the label begins."""
        return max(self.figures)


@dataclass(frozen=True, slots=True)
class Bar:
    """One cell of a profile: two lengths (0 to 1) and what they count."""

    row: str
    column: str
    solid: float
    hollow: float
    label: str


def log_scale(bars: Sequence[Dumbbell]) -> str:
    """log when the figures are of different magnitudes, symlog when there is a zero among them; else empty."""
    figures = [x for bar in bars for x in bar.figures]
    above = [x for x in figures if x > 0]
    if min(figures) < 0 or not above or max(above) / min(above) < LOG_FROM:
        return ""
    return "log" if min(figures) > 0 else "symlog"


def dumbbells(bars: Sequence[Dumbbell], title: str) -> str:
    """From baseline (hollow circle) to target (filled diamond) for each plan; a range is a thick line."""
    log = log_scale(bars)
    figures = [x for bar in bars for x in bar.figures]
    low, high = min(0.0, *figures), max(0.0, *figures) * 1.02
    if low == high:
        high = 1.0
    if log == "symlog":
        high = 10 ** math.ceil(math.log10(max(figures)))
    elif log:
        low, high = (
            10 ** math.floor(math.log10(min(figures))),
            10 ** math.ceil(math.log10(max(figures))),
        )
    scale = {"type": log or "linear", "domain": [low, high], "nice": False}
    ticks = (
        [0] * (log == "symlog")
        + [10**n for n in range(round(math.log10(low or 1)), round(math.log10(high)) + 1)]
        if log
        else None
    )
    axis = {"title": title, "tickCount": 5, "format": "~f", **({"values": ticks} if ticks else {})}
    x = {"type": "quantitative", "scale": scale, "axis": axis}
    y = {
        "field": "name",
        "type": "nominal",
        "sort": None,
        "axis": {
            "title": None,
            "labelLimit": LEFT - 14,
            "ticks": False,
            "domain": False,
            "offset": 6,
        },
    }

    def mark(kind: dict[str, Any], field: str, **more: Any) -> dict[str, Any]:
        only = {"transform": [{"filter": f"isValid(datum.{field})"}]}
        return only | {"mark": kind, "encoding": {"y": y, "x": x | {"field": field}, **more}}

    layers = [
        mark(
            {"type": "rule", "color": "currentColor", "strokeWidth": 1.5, "opacity": 0.5},
            "baseline",
            x2={"field": "value"},
        ),
        mark({"type": "rule", "color": FILL, "strokeWidth": 5}, "value", x2={"field": "high"}),
        mark(
            {"type": "point", "filled": False, "stroke": "currentColor", "size": 55, "opacity": 1},
            "baseline",
        ),
        mark(
            {
                "type": "point",
                "filled": True,
                "fill": FILL,
                "size": 90,
                "shape": "diamond",
                "opacity": 1,
            },
            "value",
        ),
        mark(
            {"type": "text", "align": "left", "dx": 9, "color": "currentColor"},
            "end",
            text={"field": "label", "type": "nominal"},
        ),
    ]
    values = [
        {
            "name": b.name,
            "baseline": b.baseline,
            "value": b.value,
            "high": b.high,
            "end": b.end,
            "label": b.label,
        }
        for b in bars
    ]
    return _draw(values, layers, STEP * len(bars), 38)


def profile(bars: Sequence[Bar]) -> str:
    """A grid of bars: a line for each row, a column for each plan; filled, then hollow, then the count."""
    rows, columns = (
        list(dict.fromkeys(b.row for b in bars)),
        list(dict.fromkeys(b.column for b in bars)),
    )
    place = {column: i for i, column in enumerate(columns)}
    values = [
        {
            "row": b.row,
            "from": place[b.column],
            "mid": place[b.column] + BAR * b.solid,
            "to": place[b.column] + BAR * (b.solid + b.hollow),
            "label": b.label,
        }
        for b in bars
    ]
    axis = {
        "title": None,
        "orient": "top",
        "values": [i + 0.02 for i in range(len(columns))],
        "grid": True,
        "ticks": False,
        "domain": False,
    }
    names = (
        " : ".join(f"round(datum.value) == {i} ? {name!r}" for i, name in enumerate(columns))
        + " : ''"
    )
    x = {
        "type": "quantitative",
        "scale": {"domain": [0, len(columns)], "nice": False},
        "axis": axis | {"labelExpr": names, "labelAlign": "left", "labelFontWeight": "bold"},
    }
    y = {
        "field": "row",
        "type": "nominal",
        "sort": None,
        "axis": {"title": None, "labelLimit": LEFT + 50, "ticks": False, "domain": False},
    }

    def mark(kind: dict[str, Any], field: str, to: str | None, **more: Any) -> dict[str, Any]:
        ends = {"x": x | {"field": field}, **({"x2": {"field": to}} if to else {})}
        return {"mark": kind, "encoding": {"y": y, **ends, **more}}

    layers = [
        mark({"type": "bar", "fill": FILL, "height": 10}, "from", "mid"),
        mark({"type": "bar", "filled": False, "stroke": FILL, "height": 10}, "mid", "to"),
        mark(
            {"type": "text", "align": "left", "dx": 5, "color": "currentColor", "fontSize": 10},
            "to",
            None,
            text={"field": "label", "type": "nominal"},
        ),
    ]
    width = max(WIDTH, LEFT + 70 + COLUMN * len(columns))
    return _draw(values, layers, 18 * len(rows), 6, top=24, left=LEFT + 60, right=10, width=width)


def _draw(
    values: list[dict[str, Any]],
    layers: list[dict[str, Any]],
    height: int,
    bottom: int,
    *,
    top: int = 6,
    left: int = LEFT,
    right: int = RIGHT,
    width: int = WIDTH,
) -> str:
    ink = dict.fromkeys(
        ("labelColor", "domainColor", "tickColor", "gridColor", "titleColor"), "currentColor"
    )
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width - left - right,
        "height": height,
        "background": None,
        "autosize": {"type": "none"},
        "padding": {"left": left, "right": right, "top": top, "bottom": bottom},
        "config": {
            "font": "inherit",
            "aria": False,
            "axis": ink
            | {
                "gridOpacity": 0.18,
                "labelFontSize": 11,
                "labelPadding": 6,
                "titleFontSize": 11,
                "titleFontWeight": "normal",
                "labelOverlap": False,
            },
            "text": {"fontSize": 11},
            "view": {"stroke": None},
        },
        "data": {"values": values},
        "layer": layers,
    }
    return _plain(vl_convert.vegalite_to_svg(spec)).replace(
        "<svg ", f'<svg font-family="{FAMILY}, sans-serif" ', 1
    )


def _plain(svg: str) -> str:
    """Without what only an interactive drawing needs: roles, classes and pointer events."""
    svg = re.sub(
        r' (?:role|aria-[a-z]+|class|pointer-events|font-family|xmlns:xlink|version)="[^"]*"',
        "",
        svg,
    )
    return re.sub(
        r'<path d="[^"]*"(?: display="none")?/>|<text [^>]*opacity="0"[^>]*>[^<]*</text>', "", svg
    )
