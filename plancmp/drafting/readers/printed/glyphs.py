"""The glyphs of a page with their places, turned upright, none of them twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

SAME = 0.3
"""A glyph that stands nearer to its like than this share of its size is drawn twice."""
UNKNOWN = "\ufffd"
"""A glyph for which the file names no character."""
ASKEW, STRAIGHT = -1, 0.1
_NAMELESS = "(cid:"
_GRID = 2


@dataclass(frozen=True, slots=True)
class Glyph:
    """Points from the left and upper edge of the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """What is drawn on a page, in the direction in which it is read."""

    number: int
    glyphs: tuple[Glyph, ...]
    width: float
    height: float
    source: Any = None
    """The page of the library where it can look for rules; None where the page was turned."""
    rules: tuple[float, ...] = ()
    """Heights of the horizontal rules."""
    turned: tuple[tuple[Glyph, ...], ...] = ()
    """What is set in other directions."""
    askew: str = ""
    """What is set aslant: a mark over the page."""


def of_plumber(page: Any, number: int) -> Page:
    """A page as pdfplumber gives it."""
    chars = page.chars
    turned = Counter(_turn(char) for char in chars if char["text"].strip())
    most = turned.most_common(1)[0][0] if turned else 0
    width, height = float(page.width), float(page.height)
    by_turn: dict[int, list[Glyph]] = {most: []}
    for char in chars:
        turn = _turn(char)
        by_turn.setdefault(turn, []).append(_glyph(char, turn, width, height))
    upright = most in (0, 2)
    return Page(
        number,
        tuple(single(by_turn[most])),
        width if upright else height,
        height if upright else width,
        None if most else page,
        tuple(sorted({round(edge["top"], 1) for edge in _edges(page)})) if not most else (),
        tuple(tuple(single(g)) for turn, g in by_turn.items() if turn not in (most, ASKEW)),
        "".join(glyph.text for glyph in by_turn.get(ASKEW, ()) if glyph.text != UNKNOWN),
    )


def of_pdfium(text: Any, number: int, size: tuple[float, float]) -> Page:
    """A page as pypdfium2 gives it; text: its text page."""
    width, height = size
    glyphs = []
    for i in range(text.count_chars()):
        sign = text.get_text_range(i, 1)
        if not sign.strip():
            continue
        left, low, right, high = text.get_charbox(i, loose=True)
        glyphs.append(Glyph(sign, left, right, height - high, height - low, high - low))
    return Page(number, tuple(single(glyphs)), width, height)


def single(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Without the blank ones, and without those that are drawn again where they stand."""
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        if not glyph.text.strip():
            continue
        step = max(SAME * glyph.size, 0.1) * _GRID
        at = round(glyph.x0 / step), round(glyph.top / step)
        near = [
            other
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for other in seen.get((glyph.text, at[0] + dx, at[1] + dy), ())
        ]
        if not any(_same(glyph, other) for other in near):
            seen.setdefault((glyph.text, *at), []).append(glyph)
            yield glyph


def _same(one: Glyph, other: Glyph) -> bool:
    within = SAME * one.size
    return abs(one.x0 - other.x0) < within and abs(one.top - other.top) < within


def _edges(page: Any) -> Iterator[Any]:
    """The horizontal rules of some length."""
    for edge in page.edges:
        if edge["orientation"] == "h" and edge["x1"] - edge["x0"] > page.width / 4:
            yield edge


def _turn(char: Any) -> int:
    """Quarters of a turn against the clock by which a glyph is set."""
    if char["upright"]:
        return 0 if char["matrix"][0] >= 0 else 2
    across, rising = char["matrix"][0], char["matrix"][1]
    if abs(across) > STRAIGHT * abs(rising):
        return ASKEW
    return 1 if rising > 0 else 3


def _glyph(char: Any, turn: int, width: float, height: float) -> Glyph:
    """A glyph as it stands on the page when that is turned to be read."""
    text = UNKNOWN if char["text"].startswith(_NAMELESS) else char["text"]
    x0, x1, top, bottom = (float(char[key]) for key in ("x0", "x1", "top", "bottom"))
    if turn == 1:
        x0, x1, top, bottom = height - bottom, height - top, x0, x1
    elif turn == 2:
        x0, x1, top, bottom = width - x1, width - x0, height - bottom, height - top
    elif turn == 3:
        x0, x1, top, bottom = top, bottom, width - x1, width - x0
    return Glyph(text, x0, x1, top, bottom, bottom - top)
