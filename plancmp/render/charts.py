"""Charts as inline SVG with real text, drawn by Vega-Lite (vl-convert: no browser, no network).

Lines and text take the colour of the surrounding text, so that one drawing serves light, dark and
print. Sizes are fixed and do not depend on the fonts of the machine that draws.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from plancmp.render.extras import needed
from plancmp.render.fonts import FAMILY

WIDTH = 640
STEP = 26
LEFT = 110
RIGHT = 190
LOG_FROM = 20
"""From this ratio of the largest to the smallest figure on, the scale is logarithmic."""
FILL = "#2f7d95"
INK = "currentColor"
BAR = 0.42
"""How much of a column of a profile its bars take; the rest is for the count."""
COLUMN = 96
"""Least width of a column of a profile."""
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"

Spec = dict[str, Any]
"""A piece of a Vega-Lite specification."""


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


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a drawing and its margins, in pixels."""

    height: int
    """Of what is inside the margins."""
    bottom: int
    top: int = 6
    left: int = LEFT
    right: int = RIGHT
    width: int = WIDTH
    """With the margins."""


def log_scale(bars: Sequence[Dumbbell]) -> str:
    """log for figures of different magnitudes, symlog with a zero among them; else empty."""
    figures = _figures(bars)
    above = [x for x in figures if x > 0]
    if min(figures) < 0 or not above or max(above) / min(above) < LOG_FROM:
        return ""
    return "log" if min(figures) > 0 else "symlog"


def dumbbells(bars: Sequence[Dumbbell], title: str) -> str:
    """For each plan from baseline (hollow circle) to target (diamond; a range is a thick line)."""
    x, y = _value_axis(bars, title), _name_axis(LEFT - 14, offset=6)
    layers = [_valid(x, y, *layer) for layer in _dumbbell_layers()]
    values = [asdict(bar) | {"end": bar.end} for bar in bars]
    return _draw(values, layers, Frame(STEP * len(bars), 38))


def profile(bars: Sequence[Bar]) -> str:
    """A line for each row, a column for each plan: a bar filled, then hollow, then the count."""
    rows = dict.fromkeys(bar.row for bar in bars)
    columns = list(dict.fromkeys(bar.column for bar in bars))
    x, y = _column_axis(columns), _name_axis(LEFT + 50)
    layers = [
        {"mark": mark, "encoding": {"y": y, "x": x | {"field": start}, **more}}
        for mark, start, more in _profile_layers()
    ]
    width = max(WIDTH, LEFT + 70 + COLUMN * len(columns))
    frame = Frame(18 * len(rows), 6, top=24, left=LEFT + 60, right=10, width=width)
    return _draw([_lengths(bar, columns.index(bar.column)) for bar in bars], layers, frame)


def _figures(bars: Sequence[Dumbbell]) -> list[float]:
    return [x for bar in bars for x in bar.figures]


def _value_axis(bars: Sequence[Dumbbell], title: str) -> Spec:
    """From zero, or by powers of ten."""
    figures, log = _figures(bars), log_scale(bars)
    low, high = _ends(figures, log)
    scale = {"type": log or "linear", "domain": [low, high], "nice": False}
    axis: Spec = {"title": title, "tickCount": 5, "format": "~f"}
    if log:
        powers = range(round(math.log10(low or 1)), round(math.log10(high)) + 1)
        axis["values"] = [0] * (log == "symlog") + [10**n for n in powers]
    return {"type": "quantitative", "scale": scale, "axis": axis}


def _ends(figures: Sequence[float], log: str) -> tuple[float, float]:
    low, high = min(0.0, *figures), max(0.0, *figures) * 1.02
    if log:
        high = 10 ** math.ceil(math.log10(max(figures)))
        low = 10 ** math.floor(math.log10(min(figures))) if log == "log" else low
    return (low, 1.0) if low == high else (low, high)


def _name_axis(limit: int, **more: Any) -> Spec:
    """Names, one a line, in the order of the values."""
    field = "name" if more else "row"
    axis = {"title": None, "labelLimit": limit, "ticks": False, "domain": False, **more}
    return {"field": field, "type": "nominal", "sort": None, "axis": axis}


def _dumbbell_layers() -> tuple[tuple[Spec, str, Spec], ...]:
    """Marks with the field at which they stand and what else they encode."""
    line = {"type": "rule", "color": INK, "strokeWidth": 1.5, "opacity": 0.5}
    span = {"type": "rule", "color": FILL, "strokeWidth": 5}
    circle = {"type": "point", "filled": False, "stroke": INK, "size": 55, "opacity": 1}
    diamond = {"type": "point", "filled": True, "fill": FILL, "size": 90, "shape": "diamond"}
    label = {"type": "text", "align": "left", "dx": 9, "color": INK}
    return (
        (line, "baseline", {"x2": {"field": "value"}}),
        (span, "value", {"x2": {"field": "high"}}),
        (circle, "baseline", {}),
        (diamond | {"opacity": 1}, "value", {}),
        (label, "end", {"text": {"field": "label", "type": "nominal"}}),
    )


def _valid(x: Spec, y: Spec, mark: Spec, field: str, more: Spec) -> Spec:
    """A layer of those values that have the field."""
    encoding = {"y": y, "x": x | {"field": field}, **more}
    filters = [{"filter": f"isValid(datum.{field})"}]
    return {"transform": filters, "mark": mark, "encoding": encoding}


def _column_axis(columns: Sequence[str]) -> Spec:
    """A name over each column."""
    named = (
        f"round(datum.value) == {i} ? {json.dumps(name, ensure_ascii=False)}"
        for i, name in enumerate(columns)
    )
    axis = {
        "title": None,
        "orient": "top",
        "values": [i + 0.02 for i in range(len(columns))],
        "grid": True,
        "ticks": False,
        "domain": False,
        "labelExpr": " : ".join((*named, "''")),
        "labelAlign": "left",
        "labelFontWeight": "bold",
    }
    scale = {"domain": [0, len(columns)], "nice": False}
    return {"type": "quantitative", "scale": scale, "axis": axis}


def _profile_layers() -> tuple[tuple[Spec, str, Spec], ...]:
    solid = {"type": "bar", "fill": FILL, "height": 10}
    hollow = {"type": "bar", "filled": False, "stroke": FILL, "height": 10}
    label = {"type": "text", "align": "left", "dx": 5, "color": INK, "fontSize": 10}
    return (
        (solid, "from", {"x2": {"field": "mid"}}),
        (hollow, "mid", {"x2": {"field": "to"}}),
        (label, "to", {"text": {"field": "label", "type": "nominal"}}),
    )


def _lengths(bar: Bar, place: int) -> Spec:
    """Where its two parts begin and end; place: of its column."""
    mid, to = place + BAR * bar.solid, place + BAR * (bar.solid + bar.hollow)
    return {"row": bar.row, "from": place, "mid": mid, "to": to, "label": bar.label}


def _draw(values: list[Spec], layers: list[Spec], frame: Frame) -> str:
    margins = ("left", "right", "top", "bottom")
    spec = {
        "$schema": SCHEMA,
        "width": frame.width - frame.left - frame.right,
        "height": frame.height,
        "background": None,
        "autosize": {"type": "none"},
        "padding": {side: getattr(frame, side) for side in margins},
        "config": _config(),
        "data": {"values": values},
        "layer": layers,
    }
    with needed("html", "vl-convert-python"):
        import vl_convert  # noqa: PLC0415 - an extra
    svg = _plain(vl_convert.vegalite_to_svg(spec))
    return svg.replace("<svg ", f'<svg font-family="{FAMILY}, sans-serif" ', 1)


def _config() -> Spec:
    colors = ("labelColor", "domainColor", "tickColor", "gridColor", "titleColor")
    axis = {
        "gridOpacity": 0.18,
        "labelFontSize": 11,
        "labelPadding": 6,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "labelOverlap": False,
    }
    return {
        "font": "inherit",
        "aria": False,
        "axis": dict.fromkeys(colors, INK) | axis,
        "text": {"fontSize": 11},
        "view": {"stroke": None},
    }


_INTERACTIVE = re.compile(
    r' (?:role|aria-[a-z]+|class|pointer-events|font-family|xmlns:xlink|version)="[^"]*"'
)
_UNSEEN = re.compile(
    r'<path d="[^"]*"(?: display="none")?/>|<text [^>]*opacity="0"[^>]*>[^<]*</text>'
)


def _plain(svg: str) -> str:
    """Without what only an interactive drawing needs: roles, classes and pointer events."""
    return _UNSEEN.sub("", _INTERACTIVE.sub("", svg))
