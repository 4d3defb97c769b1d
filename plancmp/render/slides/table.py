"""Tables on slides: as large as they fit; what does not fit is counted in a line below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Pt

from plancmp.render.slides import fit
from plancmp.render.slides.deck import Grid, Row
from plancmp.render.slides.letters import Hand
from plancmp.render.slides.paper import ACCENTS, GREY, INK

LARGEST, SMALLEST = 16, 10
MARGIN = 4.0
"""Left and right of the text of a cell; above and below it is half of that."""
AIR = 12.0
"""What a row has more, where there is room."""
LONGEST = 3
"""Lines of a cell, where not all rows fit otherwise."""
NOTHING = "–"
"""In a cell without text, which would else have the height of the template's letters."""
BAND = "F1F5F7"
Box = tuple[float, float, float, float]


def draw(shapes: Any, grid: Grid, box: Box, hand: Hand) -> None:
    """box: the room there is, in points."""
    left, top, width, high = box
    widths = [width * share / sum(grid.widths) for share in grid.widths]
    size, rows = _fitted(grid, widths, high)
    heights = [fit.row(row, size, widths, MARGIN) for row in (grid.heads, *rows)]
    air = min(AIR, max(0.0, (high - sum(heights)) / len(heights)))
    heights = [tall + air for tall in heights]
    frame = shapes.add_table(len(rows) + 1, len(widths), *map(Pt, (left, top, width, sum(heights))))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", grid.caption)
    made = frame.table
    made.horz_banding = False
    for column, room in zip(made.columns, widths, strict=True):
        column.width = Pt(room)
    for place, (row, tall) in enumerate(zip((grid.heads, *rows), heights, strict=True)):
        made.rows[place].height = Pt(tall)
        for column, text in enumerate(row):
            _cell(made.cell(place, column), text, size, hand, column in grid.numbers, place)
    left_out = len(grid.rows) - len(rows)
    if left_out and grid.more:
        below = shapes.add_textbox(*map(Pt, (left, top + sum(heights) + 10, width, 18)))
        hand.write(below.text_frame, [grid.more.format(n=left_out)], 14, color=GREY)


def _cell(cell: Any, text: str, size: int, hand: Hand, number: bool, place: int) -> None:
    color = "FFFFFF" if place == 0 else INK
    hand.write(cell.text_frame, [text or NOTHING], size, color=color, bold=place == 0, right=number)
    cell.margin_left = cell.margin_right = Pt(MARGIN)
    cell.margin_top = cell.margin_bottom = Pt(MARGIN / 2)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.fill.solid()
    shade = ACCENTS[0] if place == 0 else BAND if place % 2 == 0 else "FFFFFF"
    cell.fill.fore_color.rgb = RGBColor.from_string(shade)


def _fitted(grid: Grid, widths: Sequence[float], high: float) -> tuple[int, tuple[Row, ...]]:
    """The largest size at which all rows fit; else the smallest, with long cells cut, and as many
    rows as fit.
    """
    rooms = [width - 2 * MARGIN for width in widths]
    for size in range(LARGEST, SMALLEST - 1, -1):
        whole = all(
            fit.word(text, size) <= room
            for row in (grid.heads, *grid.rows)
            for text, room in zip(row, rooms, strict=True)
        )
        if (whole or size == SMALLEST) and _tall(grid, grid.rows, size, widths) <= high:
            return size, grid.rows
    rows: tuple[Row, ...] = ()
    for most in range(LONGEST, 0, -1):
        rows = tuple(
            tuple(fit.cut(t, SMALLEST, room, most) for t, room in zip(row, rooms, strict=True))
            for row in grid.rows
        )
        if _tall(grid, rows, SMALLEST, widths) <= high:
            return SMALLEST, rows
    while len(rows) > 1 and _tall(grid, rows, SMALLEST, widths) > high - 24:
        rows = rows[:-1]
    return SMALLEST, rows


def _tall(grid: Grid, rows: Sequence[Row], size: int, widths: Sequence[float]) -> float:
    return sum(fit.row(row, size, widths, MARGIN) for row in (grid.heads, *rows))
