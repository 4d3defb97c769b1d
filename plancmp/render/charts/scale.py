"""The axis of a chart: from where to where, by which scale, and its ticks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from plancmp.render.charts.lettering import measure

LOG_FROM = 20
"""From this ratio of the largest to the smallest figure on, the scale is logarithmic."""
STEPS = (1, 2, 5)
MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Scale:
    """kind: linear, log, or symlog where a zero stands among figures of different magnitudes."""

    kind: str
    low: float
    high: float
    ticks: tuple[float, ...]

    @property
    def constant(self) -> float:
        """Of symlog: below it the scale is nearly linear."""
        return next((tick for tick in self.ticks if tick > 0), 1.0)


def log_kind(figures: Sequence[float]) -> str:
    """log for figures of different magnitudes, symlog with a zero among them; else empty.

    >>> log_kind([200, 1000000]), log_kind([0, 2, 50]), log_kind([30, 31])
    ('log', 'symlog', '')
    """
    above = [x for x in figures if x > 0]
    if min(figures) < 0 or not above or max(above) / min(above) < LOG_FROM:
        return ""
    return "log" if min(figures) > 0 else "symlog"


def scale(figures: Sequence[float], room: float) -> Scale:
    """Of an axis of so many pixels: it begins at zero, or by 1, 2, 5 just below the least."""
    kind = log_kind(figures)
    if not kind:
        low, high = min(0.0, *figures), max(0.0, *figures)
        high = low + 1 if low == high else high
        return Scale("linear", low, high, _even(low, high, room))
    low, high = _near(min(x for x in figures if x > 0), down=True), _near(max(figures))
    if kind == "symlog":
        low = 10.0 ** math.floor(math.log10(low))
        return Scale(kind, 0.0, high, (0.0, *_powers(low, high, room * 0.9)))
    return Scale(kind, low, high, _powers(low, high, room))


def shown(tick: float) -> str:
    """30,870; 0.4.

    >>> shown(30870.0), shown(0.4), shown(-2.0)
    ('30,870', '0.4', '-2')
    """
    return f"{tick:,.6f}".rstrip("0").rstrip(".")


def _near(figure: float, *, down: bool = False) -> float:
    """The next 1, 2 or 5 times a power of ten."""
    power = math.floor(math.log10(figure))
    every = [_round(step * 10.0**n) for n in (power, power + 1) for step in STEPS]
    if down:
        return max(x for x in every if x <= figure)
    return min(x for x in every if x >= figure)


def _even(low: float, high: float, room: float) -> tuple[float, ...]:
    """At equal distances, zero among them, as many as have room."""
    step = _near((high - low) / MOST_TICKS)
    ticks = _multiples(low, high, step)
    while len(ticks) > 2 and _crowded(ticks, room):
        step = _near(step * 1.01)
        ticks = _multiples(low, high, step)
    return ticks


def _multiples(low: float, high: float, step: float) -> tuple[float, ...]:
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(_round(n * step) for n in range(first, last + 1))


def _powers(low: float, high: float, room: float) -> tuple[float, ...]:
    """Powers of ten, thinned where they are many; then the ends, then 2 and 5, where they fit."""
    exponents = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    every = [x for x in (_round(10.0**n) for n in exponents) if low <= x <= high]
    length = math.log10(high / low)

    def at(tick: float) -> float:
        return math.log10(tick / low) / length * room

    def fits(tick: float, others: Sequence[float]) -> bool:
        return all(abs(at(tick) - at(x)) >= _apart(tick, x) for x in others if x != tick)

    step = 1
    while len(every[::step]) > 2 and not all(fits(x, every[::step]) for x in every[::step]):
        step += 1
    ticks = every[::step]
    finer = [_round(s * 10.0**n) for n in exponents for s in (2, 5)] if len(every) < 3 else []
    for tick in (low, high, *finer):
        if low <= tick <= high and tick not in ticks and fits(tick, ticks):
            ticks.append(tick)
    return tuple(sorted(ticks))


def _apart(one: float, two: float) -> float:
    """How far their numbers must be from each other; those at the ends stand inside."""
    return max(measure(shown(x)) for x in (one, two)) * 1.2 + 8


def _crowded(ticks: Sequence[float], room: float) -> bool:
    """Whether their numbers would touch, at equal distances."""
    return sum(measure(shown(tick)) + 12 for tick in ticks) > room


def _round(figure: float) -> float:
    return float(f"{figure:.12g}")
