"""Marks and texts at places in pixels -> one SVG with a wide layout and one for phones."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

from plancmp.render.charts.lettering import LEADING, SIZE, lines
from plancmp.render.extras import needed
from plancmp.render.fonts import FAMILY

WIDTH, NARROW = 620, 360
"""Of the two layouts: what a portrait page and a phone hold."""
ENLARGED = 1.135
"""How much larger a wide layout is on a screen than on paper."""
NARROW_SCREEN = 704
"""Up to so many pixels a screen gets the narrow layout."""
FILL = "#2f7d95"
INK = "currentColor"
ANCHORS = {"left": "start", "center": "middle", "right": "end"}
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"

Spec = dict[str, Any]
"""A piece of a Vega-Lite specification."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a drawing with its margins, in pixels."""

    width: float
    height: float
    left: float = 0
    right: float = 0
    top: float = 0
    bottom: float = 0


@dataclass(frozen=True, slots=True)
class Label:
    """A text of one or more lines, the middle of them at y; turned: upwards, the middle at x."""

    x: float
    y: float
    lines: tuple[str, ...]
    align: str = "left"
    size: float = SIZE
    bold: bool = False
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to draw a chart: labels over marks."""

    frame: Frame
    layers: tuple[Spec, ...]
    labels: tuple[Label, ...]


def place(field: str) -> Spec:
    """A place in pixels, as the value gives it."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def layer(values: Sequence[Spec], mark: str, look: Spec, **encoding: Spec) -> Spec:
    """A mark for each value."""
    return {
        "data": {"values": list(values)},
        "mark": {"type": mark, **look},
        "encoding": encoding,
    }


def boxes(values: Sequence[Spec], look: Spec) -> Iterable[Spec]:
    """Rectangles from x, y to x2, y2 with the opacity of each; none where there is no value."""
    if values:
        ends = {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
        shade = {"field": "shade", "type": "quantitative", "scale": None}
        yield layer(values, "rect", look, x=place("x"), y=place("y"), fillOpacity=shade, **ends)


def _texts(layout: Layout) -> str:
    """Its labels. Vega is not asked: to measure them takes it longer than all else."""
    frame = layout.frame
    written = "".join(map(_text, layout.labels))
    return f'<g transform="translate({frame.left:g},{frame.top:g})">{written}</g>'


def _text(label: Label) -> str:
    """From the baseline of its first line."""
    step = label.size * LEADING
    shift = label.size * 0.35 - (len(label.lines) - 1) * step / 2
    x, y = (label.x + shift, label.y) if label.turned else (label.x, label.y + shift)
    turn = " rotate(270)" if label.turned else ""
    lines = [escape(line, quote=False) for line in label.lines]
    rest = [f'<tspan x="0" dy="{step:g}">{line}</tspan>' for line in lines[1:]]
    told = f"<tspan>{lines[0]}</tspan>{''.join(rest)}" if rest else "".join(lines)
    return (
        f'<text text-anchor="{ANCHORS[label.align]}"'
        f' transform="translate({round(x, 1):g},{round(y, 1):g}){turn}"'
        f' font-size="{label.size:g}px" font-weight="{"bold" if label.bold else "normal"}"'
        f' fill="{INK}">{told}</text>'
    )


def headline(title: str, frame: Frame) -> tuple[list[Label], float]:
    """The title over a drawing of that width, and how much room it takes."""
    if not title:
        return [], 4.0
    told = lines(title, frame.width - 4, SIZE)
    height = len(told) * SIZE * LEADING
    middle = height / 2 - frame.top
    return [Label(-frame.left, middle, tuple(told), bold=True)], height + 8


def drawn(wide: Layout, narrow: Layout) -> str:
    """Both layouts in one SVG: the wide one, unless a screen is too narrow for it.

    Programs that know no style sheet show the wide one. On paper it is as wide as the figure; one
    for a landscape page has its size.
    """
    w, h = (f"{size:.0f}" for size in (wide.frame.width, wide.frame.height))
    name, large = f"chart-{w}", wide.frame.width > WIDTH
    usual = wide.frame.width * (1 if large else ENLARGED)
    style = (
        f"@media screen{{.{name}{{width:{usual:.0f}px!important;height:auto!important}}}}"
        f"@media screen and (max-width:{max(NARROW_SCREEN, usual + 48):.0f}px){{"
        f".{name}{{width:100%!important;max-width:480px!important;aspect-ratio:var(--narrow)}}"
        f".{name}>g{{display:none}}.{name}>svg{{display:inline}}}}"
    )
    box = f"width:{w}px;height:{h}px;max-width:none;" if large else ""
    ratio = f"--narrow:{narrow.frame.width:.0f}/{narrow.frame.height:.0f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" font-family="{FAMILY}, sans-serif"'
        f' class="{name}" width="{w}" height="{h}" viewBox="0 0 {w} {h}"'
        f' style="{box}{ratio}"><style>{style}</style><g>{_body(wide)}</g>'
        f"{_second(wide.frame, narrow)}</svg>"
    )


def _second(frame: Frame, narrow: Layout) -> str:
    """The narrow layout where it fills the box of the drawing when that has its proportions.

    The box then shows the coordinates of the wide layout in its middle, with room above and below,
    or on both sides.
    """
    w, h = narrow.frame.width, narrow.frame.height
    size = max(frame.width / w, frame.height / h)
    x, y = (frame.width - w * size) / 2, (frame.height - h * size) / 2
    return (
        f'<svg display="none" x="{x:.2f}" y="{y:.2f}" width="{w * size:.2f}"'
        f' height="{h * size:.2f}" viewBox="0 0 {w:.0f} {h:.0f}">{_body(narrow)}</svg>'
    )


def _body(layout: Layout) -> str:
    """What it draws, for inside of an SVG."""
    return (_marks(layout) if layout.layers else "") + _texts(layout)


def _marks(layout: Layout) -> str:
    frame = layout.frame
    spec = {
        "$schema": SCHEMA,
        "width": frame.width - frame.left - frame.right,
        "height": frame.height - frame.top - frame.bottom,
        "background": None,
        "autosize": {"type": "none"},
        "padding": {side: getattr(frame, side) for side in ("left", "right", "top", "bottom")},
        "config": _config(),
        "layer": list(layout.layers),
    }
    return inside(json.dumps(spec, ensure_ascii=False))


@lru_cache(maxsize=128)
def inside(spec: str) -> str:
    """What is inside the SVG of Vega-Lite; the formats of a pack share their drawings."""
    with needed("html", "vl-convert-python"):
        import vl_convert  # noqa: PLC0415 - an extra
    svg: str = vl_convert.vegalite_to_svg(spec)
    return _plain(svg.partition(">")[2].removesuffix("</svg>"))


def _config() -> Spec:
    colors = ("labelColor", "domainColor", "tickColor", "gridColor")
    axis = {
        "gridOpacity": 0.18,
        "labelFontSize": SIZE,
        "labelPadding": 4,
        "labelOverlap": False,
    }
    return {
        "font": "inherit",
        "aria": False,
        "axis": dict.fromkeys(colors, INK) | axis,
        "view": {"stroke": None},
    }


_INTERACTIVE = re.compile(
    r' (?:role|aria-[a-z]+|class|pointer-events|font-family|xmlns:xlink|version)="[^"]*"'
)
_UNSEEN = re.compile(
    r'<path d="[^"]*"(?: display="none")?/>|<text [^>]*opacity="0"[^>]*>[^<]*</text>'
)


_TAG = re.compile(r"<[^>]*>")
_LONG = re.compile(r"-?\d+\.\d{3,}(?:e-?\d+)?")


def _plain(svg: str) -> str:
    """Without what only an interactive drawing needs: roles, classes and pointer events; places to
    a hundredth of a pixel.
    """
    svg = _UNSEEN.sub("", _INTERACTIVE.sub("", svg))
    return _TAG.sub(lambda tag: _LONG.sub(_short, tag[0]), svg)


def _short(figure: re.Match[str]) -> str:
    return f"{round(float(figure[0]), 2):g}"
