"""A profile: a line for each row, a column for each plan; bars filled, then hollow; a count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plancmp.render.charts import drawing
from plancmp.render.charts.drawing import FILL, INK, NARROW, WIDTH, Frame, Label, Layout, Spec
from plancmp.render.charts.lettering import LEADING, SIZE, SMALL, lines, widest

ACROSS, ACROSS_NARROW = 5, 2
"""Most columns beside each other; more stand below."""
ROWS, ROWS_NARROW = 150, 104
"""What the names of rows may take."""
PAGE_ROWS = 40
"""What a page holds beside headings and text."""
GAP = 10
STEP = SIZE * LEADING


@dataclass(frozen=True, slots=True)
class Bar:
    """One cell of a profile: two lengths (0 to 1) and what they count."""

    row: str
    column: str
    solid: float
    hollow: float
    label: str


def profile(bars: Sequence[Bar], title: str = "", whole: Sequence[Bar] = ()) -> str:
    """Rows and columns in the order of the bars; whole: all of those of which these are a page, so
    that the pages have one scale.
    """
    wide, narrow = (
        _layout(bars, title, Frame(width, 0), _room(whole or bars, across, rows))
        for width, across, rows in ((WIDTH, ACROSS, ROWS), (NARROW, ACROSS_NARROW, ROWS_NARROW))
    )
    return drawing.drawn(wide, narrow)


@dataclass(frozen=True, slots=True)
class _Room:
    """What all bands of the drawings that belong together share."""

    across: int
    """Most columns of a band."""
    columns: int
    """As many as the largest band has."""
    rows: float
    labels: float


def _room(bars: Sequence[Bar], across: int, rows: float) -> _Room:
    parts = (dict.fromkeys(bar.column for bar in page) for page in pages(bars))
    largest = max(len(bands(list(columns), across)[0]) for columns in parts)
    return _Room(across, largest, rows, widest([bar.label for bar in bars], SMALL))


def pages(bars: Sequence[Bar]) -> Iterator[Sequence[Bar]]:
    """The bars in parts that fit a page each: some of the rows, some of the columns."""
    columns = list(dict.fromkeys(bar.column for bar in bars))
    for some in bands(list(dict.fromkeys(bar.row for bar in bars)), PAGE_ROWS):
        beside = ACROSS * max(1, PAGE_ROWS // (len(some) + 4))
        for band in bands(columns, beside):
            yield [bar for bar in bars if bar.row in some and bar.column in band]


def bands(columns: Sequence[str], most: int) -> list[Sequence[str]]:
    """The columns in lines of at most so many, of equal length where that is possible.

    >>> bands("abcdefg", 5)
    ['abcd', 'efg']
    """
    count = -(-len(columns) // most)
    size = -(-len(columns) // max(count, 1))
    return [columns[i : i + size] for i in range(0, len(columns), max(size, 1))]


def _layout(bars: Sequence[Bar], title: str, frame: Frame, room: _Room) -> Layout:
    """Bands of columns, one below the other, in one scale."""
    labels, y = drawing.headline(title, frame)
    solid: list[Spec] = []
    hollow: list[Spec] = []
    rules: list[Spec] = []
    columns = list(dict.fromkeys(bar.column for bar in bars))
    for band in bands(columns, room.across):
        held = [bar for bar in bars if bar.column in band]
        table = _Band(held, band, Frame(frame.width, 0, top=y), room)
        labels += table.labels()
        solid += table.boxes(hollow=False)
        hollow += table.boxes(hollow=True)
        rules += table.rules()
        y = table.bottom + 8
    ends = {"x2": {"field": "x2"}}
    faint = {"color": INK, "opacity": 0.15}
    return Layout(
        Frame(frame.width, y),
        (
            drawing.layer(rules, "rule", faint, x=drawing.place("x"), y=drawing.place("y"), **ends),
            *drawing.boxes(solid, {"fill": FILL}),
            *drawing.boxes(hollow, {"fill": FILL, "stroke": FILL, "strokeWidth": 1}),
        ),
        tuple(labels),
    )


class _Band:
    """Some of the columns with all the rows."""

    def __init__(
        self, bars: Sequence[Bar], columns: Sequence[str], frame: Frame, room: _Room
    ) -> None:
        self.bars, self.columns, self.width = bars, list(columns), frame.width
        self.names = {row: lines(row, room.rows) for row in dict.fromkeys(bar.row for bar in bars)}
        self.left = max(map(widest, self.names.values())) + GAP
        self.step = min((self.width - self.left) / room.columns, 240)
        self.heads = [lines(name, self.step - GAP) for name in self.columns]
        self.top = frame.top + max(map(len, self.heads)) * STEP + 6
        self.places: dict[str, float] = {}
        self.bottom = self.top
        for row, name in self.names.items():
            height = len(name) * STEP + 1
            self.places[row] = self.bottom + height / 2
            self.bottom += height
        self.length = self.step - room.labels - GAP - 6

    def labels(self) -> Iterator[Label]:
        for row, name in self.names.items():
            yield Label(self.left - GAP, self.places[row], tuple(name), "right")
        for place, head in enumerate(self.heads):
            x, y = self._start(place), self.top - 5 - len(head) * STEP / 2
            yield Label(x, y, tuple(head), bold=True)
        for bar in self.bars:
            x = self._at(bar, bar.solid + bar.hollow) + 6
            yield Label(x, self.places[bar.row], (bar.label,), size=SMALL)

    def boxes(self, *, hollow: bool) -> Iterator[Spec]:
        """Those of a length; the hollow part is drawn faint inside."""
        for bar in self.bars:
            start = bar.solid if hollow else 0.0
            end = bar.solid + (bar.hollow if hollow else 0.0)
            if end > start:
                x, y = self._at(bar, start), self.places[bar.row]
                ends = {"x2": self._at(bar, end), "y2": y + 5}
                yield {"x": x, "y": y - 5, "shade": 0.08 if hollow else 1.0, **ends}

    def rules(self) -> Iterator[Spec]:
        """Between the rows, and where the bars begin."""
        every = sorted((self.top, self.bottom, *self._between()))
        last = self.left + self.step * len(self.columns)
        for y in every:
            yield {"x": 0, "x2": min(last, self.width), "y": y}

    def _between(self) -> Iterator[float]:
        y = self.top
        for name in list(self.names.values())[:-1]:
            y += len(name) * STEP + 1
            yield y

    def _start(self, column: int) -> float:
        return self.left + self.step * column

    def _at(self, bar: Bar, share: float) -> float:
        start = self._start(self.columns.index(bar.column))
        return round(start + max(self.length, 8) * share, 1)
