"""How far targets have come: for each a bar from baseline to target with what is done, a mark where
it should be by now, and its state by shape, word and colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plancmp.render.charts import drawing
from plancmp.render.charts.drawing import FILL, INK, NARROW, WIDTH, Frame, Label, Layout, Spec
from plancmp.render.charts.lettering import LEADING, SIZE, SMALL, lines, measure, pieces, widest

MOST = 16
"""Targets of one drawing, which a page holds beside headings."""
NAMES, FIGURES = 196, 180
"""What names and figures may take of the wide layout; longer ones have more lines."""
EDGE, MARK = 8, 24
"""Between the bars and what is beside them; what the shape of the state takes."""
STEP = SIZE * LEADING
LEAST, LARGEST = -0.2, 1.25
"""The shares between which bars are drawn; the figures beside them say the rest."""
WARN, BAD = "#b07a10", "#b8442f"
LOOKS = {
    "achieved": ("circle", FILL),
    "on-schedule": ("triangle-up", FILL),
    "slightly-behind": ("diamond", WARN),
    "behind": ("square", BAD),
    "moving-away": ("M1,-.2H-.3V-.8L-1,0L-.3,.8V.2H1Z", BAD),
    "missed": ("M-1,-.7L-.7,-1L0,-.3L.7,-1L1,-.7L.3,0L1,.7L.7,1L0,.3L-.7,1L-1,.7L-.3,0Z", BAD),
}
"""The shapes are those of `signs.STATE_SIGNS`."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """One target that can be judged."""

    name: str
    state: str
    """Its code, by which it is drawn."""
    word: str
    figures: str
    done: float | None
    """The share of the way, or of a total; None where there is no way."""
    due: float | None
    """The share of the time; None where the time says nothing."""


def bullets(rows: Sequence[Bullet], ends: tuple[str, str], axis: str, title: str = "") -> str:
    """The targets in their order; ends: what stands over the beginning and the end of the bars;
    axis: what is written under them.
    """
    return drawing.drawn(_wide(rows, ends, axis, title), _narrow(rows, ends, axis, title))


@dataclass(frozen=True, slots=True)
class _Table:
    """Where everything of a layout stands, from the left upper corner of the drawing."""

    places: list[float]
    labels: list[Label]
    left: float
    length: float
    """Of the part of the way that is drawn."""
    marks: float
    """Where the shapes stand."""
    top: float
    bottom: float


def _wide(rows: Sequence[Bullet], ends: tuple[str, str], axis: str, title: str) -> Layout:
    """Names on the left; shape, word and figures on the right."""
    names = [lines(row.name, NAMES) for row in rows]
    told = [[row.word, *pieces(row.figures, FIGURES, SMALL)] for row in rows]
    left = max(map(widest, names)) + EDGE
    right = max(map(widest, told)) + MARK + EDGE
    labels, y = drawing.headline(title, Frame(WIDTH, 0))
    top, places = y + STEP, []
    y = top
    for name, figures in zip(names, told, strict=True):
        height = max(len(name), len(figures)) * STEP + 6
        places.append(y + height / 2)
        labels.append(Label(left - EDGE, places[-1], tuple(name), "right"))
        labels += _said(figures, WIDTH - right + MARK, places[-1])
        y += height
    end = WIDTH - right
    table = _Table(places, labels, left, end - left - EDGE, end + EDGE, top, y)
    return _layout(rows, table, WIDTH, ends, axis)


def _said(figures: Sequence[str], x: float, middle: float) -> Iterator[Label]:
    """The word above, in bold, and the figures below it."""
    y = middle - (len(figures) - 1) * STEP / 2
    yield Label(x, y, (figures[0],), bold=True)
    rest = figures[1:]
    if rest:
        yield Label(x, y + (len(rest) + 1) * STEP / 2, tuple(rest), size=SMALL)


def _narrow(rows: Sequence[Bullet], ends: tuple[str, str], axis: str, title: str) -> Layout:
    """Name, word and figures over the bar."""
    labels, y = drawing.headline(title, Frame(NARROW, 0))
    top, places = y + STEP, []
    y = top
    for row in rows:
        texts = [*lines(row.name, NARROW - 8), *pieces(_all(row), NARROW - 8, SMALL)]
        for n, text in enumerate(texts):
            is_name = n < len(lines(row.name, NARROW - 8))
            size = SIZE if is_name else SMALL
            labels.append(Label(0, y + STEP / 2, (text,), size=size, bold=is_name))
            y += STEP
        places.append(y + 10)
        y += 26
    table = _Table(places, labels, 4, NARROW - MARK - EDGE - 4, NARROW - MARK / 2, top, y)
    return _layout(rows, table, NARROW, ends, axis)


def _all(row: Bullet) -> str:
    return f"{row.word} {row.figures}"


def _layout(
    rows: Sequence[Bullet], table: _Table, width: float, ends: tuple[str, str], axis: str
) -> Layout:
    """With what the ends of the bars are over them, and what the marks are under them."""
    way = _Way(rows, table.left, table.length)
    below = lines(axis, width - 8, SMALL) if axis else []
    height = len(below) * SMALL * LEADING
    begin, end = way.at(0), way.at(1)
    labels = [*table.labels]
    if measure(ends[0], SMALL) + measure(ends[1], SMALL) / 2 + 6 < end - begin:
        labels.append(Label(begin, table.top - STEP / 2, (ends[0],), size=SMALL))
    labels.append(Label(end, table.top - STEP / 2, (ends[1],), "center", SMALL))
    labels += [Label(0, table.bottom + 4 + height / 2, tuple(below), size=SMALL)] if below else []
    frame = Frame(width, table.bottom + 8 + height)
    return Layout(frame, tuple(_marks(rows, table, way)), tuple(labels))


class _Way:
    """From shares to places."""

    def __init__(self, rows: Sequence[Bullet], left: float, length: float) -> None:
        told = [share for row in rows for share in (row.done, row.due) if share is not None]
        every = (0.0, *told)
        self.low = max(LEAST, min(every))
        self.high = min(LARGEST, max(1.02, *every))
        self.left, self.step = left, length / (self.high - self.low)

    def at(self, share: float) -> float:
        """A place; of what lies beyond the drawing its end."""
        held = min(self.high, max(self.low, share))
        return round(self.left + (held - self.low) * self.step, 1)


def _marks(rows: Sequence[Bullet], table: _Table, way: _Way) -> Iterator[Spec]:
    """Ways, what is done by colour, where it should be, targets; then the shapes."""
    placed = list(zip(rows, table.places, strict=True))
    drawn = [(row, y) for row, y in placed if row.done is not None]
    start, end = way.at(0), way.at(1)
    tracks = [_box(start, end, y, 8, 0.1) for _, y in drawn]
    yield from drawing.boxes(tracks, {"fill": INK})
    for color in (FILL, WARN, BAD):
        bars = [
            _box(min(start, at), max(start, at), y, 4, 1.0)
            for row, y in drawn
            for at in (way.at(row.done or 0),)
            if LOOKS[row.state][1] == color
        ]
        yield from drawing.boxes(bars, {"fill": color})
    yield from drawing.boxes([_box(end - 1, end + 1, y, 9, 1.0) for _, y in drawn], {"fill": INK})
    due = [{"x": way.at(row.due), "y": y - 9} for row, y in drawn if row.due is not None]
    place = {"x": drawing.place("x"), "y": drawing.place("y")}
    pointer = {"shape": "triangle-down", "filled": False, "stroke": INK, "size": 45, "opacity": 1}
    if due:
        yield drawing.layer(due, "point", pointer, **place)
    for state, (shape, color) in LOOKS.items():
        signs = [{"x": table.marks, "y": y} for row, y in placed if row.state == state]
        look = {"shape": shape, "filled": True, "fill": color, "size": 90, "opacity": 1}
        if signs:
            yield drawing.layer(signs, "point", look, **place)


def _box(x: float, x2: float, y: float, half: float, shade: float) -> Spec:
    return {"x": x, "x2": x2, "y": y - half, "y2": y + half, "shade": shade}
