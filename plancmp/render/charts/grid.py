"""A heat map: a cell for each row and column with its number, a box as long as its share, and a
shade: what the colour says, length and number say too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plancmp.render.charts import drawing
from plancmp.render.charts.bars import bands
from plancmp.render.charts.drawing import FILL, INK, NARROW, WIDTH, Frame, Label, Layout, Spec
from plancmp.render.charts.lettering import LEADING, SIZE, SMALL, lines, pieces, widest

MOST_COLUMNS = 20
"""What a landscape page holds."""
LANDSCAPE = 1000
UPRIGHT = 10
"""Most columns of a portrait page."""
NARROW_COLUMNS = 5
ROWS, ROWS_NARROW = 150, 104
WIDEST = 84
"""Of a cell."""
HEAD_LINES = 3
"""Heads of more lines are turned."""
TURNED = 150
"""Least height of turned heads that need several lines."""
NOTHING = "–"
GAP = 6
STEP = SIZE * LEADING


@dataclass(frozen=True, slots=True)
class Heat:
    """One cell; share: 0 to 1, None where there is nothing to be shared."""

    row: str
    column: str
    share: float | None
    label: str


def heat(cells: Sequence[Heat], title: str = "", *, centered: bool = False) -> str:
    """Rows and columns in the order of the cells; from eleven columns on for a landscape page.
    centered: in the middle of the page, where they need less than its width.
    """
    columns = list(dict.fromkeys(cell.column for cell in cells))
    room = WIDTH if len(columns) <= UPRIGHT else LANDSCAPE
    wide = _layout(cells, title, room, MOST_COLUMNS, ROWS)
    if centered:
        wide = replace(wide, frame=replace(wide.frame, left=_beside(wide)))
    return drawing.drawn(wide, _layout(cells, title, NARROW, NARROW_COLUMNS, ROWS_NARROW))


def _beside(layout: Layout) -> float:
    """Half of the width that nothing needs."""
    rights = [cell["x2"] for layer in layout.layers for cell in layer["data"]["values"]]
    rights += [widest(list(label.lines)) for label in layout.labels if label.align == "left"]
    return max(0.0, (layout.frame.width - max(rights, default=layout.frame.width)) / 2)


def _layout(cells: Sequence[Heat], title: str, width: float, most: int, rows: float) -> Layout:
    """Bands of columns, one below the other; as wide as the cells need."""
    labels, y = drawing.headline(title, Frame(width, 0))
    filled: list[Spec] = []
    frames: list[Spec] = []
    columns = list(dict.fromkeys(cell.column for cell in cells))
    every = bands(columns, most)
    for band in every:
        held = [cell for cell in cells if cell.column in band]
        table = _Band(held, band, Frame(width, 0, top=y), (rows, len(every[0])))
        labels += table.labels()
        filled += table.filled()
        frames += table.frames()
        y = table.bottom + 8
    outline = {"fill": INK, "stroke": INK, "strokeWidth": 0.75, "strokeOpacity": 0.35}
    return Layout(
        Frame(width, y),
        (*drawing.boxes(frames, outline), *drawing.boxes(filled, {"fill": FILL})),
        tuple(labels),
    )


class _Band:
    """Some of the columns with all the rows."""

    def __init__(
        self, cells: Sequence[Heat], columns: Sequence[str], frame: Frame, room: tuple[float, int]
    ) -> None:
        """room: for names of rows, and for how many columns."""
        rows, beside = room
        self.columns = list(columns)
        self.cells = {(cell.row, cell.column): cell for cell in cells}
        self.names = {row: lines(row, rows) for row in dict.fromkeys(c.row for c in cells)}
        self.left = max(map(widest, self.names.values())) + GAP
        self.step = min((frame.width - self.left) / beside, WIDEST)
        self.told = {key: pieces(c.label, self.step - 2, SMALL) for key, c in self.cells.items()}
        self.heads, self.turned = self._heads()
        tall = self._head_height()
        self.top = frame.top + tall + 4
        self.tall = max((len(told) for told in self.told.values()), default=1)
        self.places: dict[str, tuple[float, float]] = {}
        self.bottom = self.top
        for row, name in self.names.items():
            height = max(len(name) * STEP, self.tall * SMALL * LEADING) + 5
            self.places[row] = self.bottom, self.bottom + height
            self.bottom += height

    def _heads(self) -> tuple[list[list[str]], bool]:
        """Names over the columns, turned where they would take many lines or be broken."""
        flat = [lines(name, self.step - 4) for name in self.columns]
        if max(map(len, flat)) <= HEAD_LINES:
            return flat, False
        beside = max(1, int(self.step // STEP))
        longest = widest(self.columns)
        limit = max(TURNED, longest / beside * 1.25) if longest > TURNED else longest
        return [lines(name, limit) for name in self.columns], True

    def _head_height(self) -> float:
        if self.turned:
            return max(map(widest, self.heads)) + 4
        return max(map(len, self.heads)) * STEP

    def labels(self) -> Iterator[Label]:
        for row, name in self.names.items():
            yield Label(self.left - GAP, self._middle(row), tuple(name), "right")
        for place, head in enumerate(self.heads):
            x, y = self._start(place) + self.step / 2, self.top - 5
            if self.turned:
                yield Label(x, y, tuple(head), turned=True)
            else:
                yield Label(x, y - len(head) * STEP / 2 + 2, tuple(head), "center", bold=True)
        for row in self.names:
            for place, column in enumerate(self.columns):
                x = self._start(place) + self.step / 2
                yield Label(x, self._middle(row), self._told(row, column), "center", SMALL)

    def _told(self, row: str, column: str) -> tuple[str, ...]:
        cell = self.cells.get((row, column))
        if cell is None or (cell.share is None and not cell.label):
            return (NOTHING,)
        return tuple(self.told[row, column])

    def frames(self) -> Iterator[Spec]:
        """Of the cells that have a share."""
        for row, (top, bottom) in self.places.items():
            for place, column in enumerate(self.columns):
                if self._share(row, column) is not None:
                    start = self._start(place)
                    ends = {"x2": start + self.step - 1.5, "y2": bottom - 1.5}
                    yield {"x": start + 1.5, "y": top + 1.5, "shade": 0.0, **ends}

    def filled(self) -> Iterator[Spec]:
        """As long as the share, and the darker the larger it is."""
        for row, (top, bottom) in self.places.items():
            for place, column in enumerate(self.columns):
                share = min(max(self._share(row, column) or 0.0, 0.0), 1.0)
                if share:
                    start = self._start(place) + 1.5
                    end = round(start + (self.step - 3) * share, 1)
                    shade = round(0.22 + 0.38 * share, 3)
                    yield {
                        "x": start, "y": top + 1.5, "x2": end, "y2": bottom - 1.5, "shade": shade
                    }  # fmt: skip

    def _share(self, row: str, column: str) -> float | None:
        cell = self.cells.get((row, column))
        return cell.share if cell else None

    def _start(self, column: int) -> float:
        return round(self.left + self.step * column, 1)

    def _middle(self, row: str) -> float:
        return sum(self.places[row]) / 2
