"""An indicator: for each plan from baseline (hollow circle) to target (diamond; a range is a thick
line), and the figures as printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plancmp.render.charts import drawing
from plancmp.render.charts.drawing import FILL, INK, NARROW, WIDTH, Frame, Label, Layout, Spec
from plancmp.render.charts.lettering import LEADING, SIZE, lines, measure, pieces, widest
from plancmp.render.charts.scale import Scale, log_kind, scale

NAMES, FIGURES = 190, 240
"""What names and figures may take of the wide layout; longer ones have more lines."""
EDGE = 10
"""From the ends of the axis to what is beside it."""
STEP = SIZE * LEADING
AXIS = 23


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


def log_scale(bars: Sequence[Dumbbell]) -> str:
    """log for figures of different magnitudes, symlog with a zero among them; else empty."""
    return log_kind(_figures(bars))


def dumbbells(bars: Sequence[Dumbbell], axis: str, title: str = "") -> str:
    """The plans in their order, each in a row of its own; axis: what is written under it."""
    return drawing.drawn(_wide(bars, axis, title), _narrow(bars, axis, title))


def _figures(bars: Sequence[Dumbbell]) -> list[float]:
    return [x for bar in bars for x in bar.figures]


def _wide(bars: Sequence[Dumbbell], axis: str, title: str) -> Layout:
    """Names on the left, figures on the right."""
    names = [lines(bar.name, NAMES) for bar in bars]
    told = [pieces(bar.label, FIGURES) for bar in bars]
    left = max(map(widest, names)) + EDGE + 2
    right = max(map(widest, told)) + EDGE + 6
    places, labels, y = [], [], 0.0
    for name, figure in zip(names, told, strict=True):
        height = max(len(name), len(figure)) * STEP + 9
        places.append(y + height / 2)
        labels.append(Label(-EDGE, places[-1], tuple(name), "right"))
        end = WIDTH - left - right + EDGE + 4
        labels.append(Label(end, places[-1], tuple(figure)))
        y += height
    return _layout(bars, places, labels, Frame(WIDTH, y, left, right), (axis, title))


def _narrow(bars: Sequence[Dumbbell], axis: str, title: str) -> Layout:
    """Name and figures over the marks."""
    room = NARROW - 2 * EDGE
    places, labels, y = [], [], 0.0
    for bar in bars:
        if measure(bar.name) + measure(bar.label) + 16 <= room:
            heads = [Label(0, y + STEP / 2, (bar.name,), bold=True)]
            heads.append(Label(room, y + STEP / 2, (bar.label,), "right"))
            y += STEP
        else:
            heads = []
            for found, bold in ((lines(bar.name, room), True), (pieces(bar.label, room), False)):
                heads.append(Label(0, y + len(found) * STEP / 2, tuple(found), bold=bold))
                y += len(found) * STEP
        labels += heads
        places.append(y + 10)
        y += 24
    return _layout(bars, places, labels, Frame(NARROW, y, EDGE, EDGE), (axis, title))


def _layout(
    bars: Sequence[Dumbbell],
    places: Sequence[float],
    labels: Sequence[Label],
    frame: Frame,
    words: tuple[str, str],
) -> Layout:
    """With the title over the rows and the axis with its words under them."""
    axis, title = words
    below = lines(axis, frame.width - frame.left) if axis else []
    bottom = AXIS + len(below) * STEP + 2
    _, top = drawing.headline(title, frame)
    whole = Frame(
        frame.width, frame.height + top + bottom, frame.left, frame.right, top=top, bottom=bottom
    )
    head, _ = drawing.headline(title, whole)
    foot = frame.height + AXIS + len(below) * STEP / 2
    every = (*head, *labels, *([Label(0, foot, tuple(below))] if below else []))
    width = frame.width - frame.left - frame.right
    found = scale(_figures(bars), width)
    return Layout(whole, tuple(_marks(bars, places, found, width)), every)


def _marks(
    bars: Sequence[Dumbbell], places: Sequence[float], found: Scale, width: float
) -> Iterator[Spec]:
    """The first has the axis, even where it has nothing else to show."""
    x, y = _axis(found), drawing.place("y")
    every = [
        {"y": place, "from": bar.baseline, "value": bar.value, "high": bar.high}
        for bar, place in zip(bars, places, strict=True)
    ]
    based = [value for value in every if value["from"] is not None]
    ranged = [value for value in every if value["high"] != value["value"]]
    guide = {"color": INK, "opacity": 0.18, "strokeDash": [2, 3]}
    row: dict[str, Spec] = {"x": {"value": 0}, "x2": {"value": width}, "y": y}
    yield drawing.layer(every, "rule", guide, **row)
    if found.low < 0 < found.high:
        zero: dict[str, Spec] = {"x": x | {"datum": 0}}
        zero["x"].pop("field", None)
        yield drawing.layer([{}], "rule", {"color": INK, "opacity": 0.6}, **zero)
    line = {"color": INK, "strokeWidth": 1.5, "opacity": 0.6}
    span = {"color": FILL, "strokeWidth": 6}
    circle = {"filled": False, "stroke": INK, "size": 55, "opacity": 1}
    diamond = {"filled": True, "fill": FILL, "size": 100, "shape": "diamond", "opacity": 1}
    at = {name: x | {"field": name} for name in ("from", "value")}
    to = {name: {"field": name} for name in ("value", "high")}
    marks = (
        (based, "rule", line, {"x": at["from"], "x2": to["value"]}),
        (ranged, "rule", span, {"x": at["value"], "x2": to["high"]}),
        (based, "point", circle, {"x": at["from"]}),
        (every, "point", diamond, {"x": at["value"]}),
    )
    for values, mark, look, more in marks:
        if values:
            yield drawing.layer(values, mark, look, y=y, **more)


def _axis(found: Scale) -> Spec:
    kind: Spec = {"type": found.kind, "domain": [found.low, found.high], "nice": False}
    if found.kind == "symlog":
        kind["constant"] = found.constant
    axis = {"title": None, "values": list(found.ticks), "format": ",.6~f", "labelFlush": 30}
    return {"type": "quantitative", "scale": kind, "axis": axis}
