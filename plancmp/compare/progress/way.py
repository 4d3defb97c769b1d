"""Which figure of a target is better, which end of it counts, and when a figure meets it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from plancmp.compare.strength import CEILINGS, FLOORS, direction_of
from plancmp.domain import Domain
from plancmp.model.plan import Target
from plancmp.model.progress import Way

_STRICT = (">", "<")


@dataclass(frozen=True, slots=True)
class Goal:
    """What a target asks, in its own unit."""

    low: Fraction
    high: Fraction
    """The same as `low` unless it is a range."""
    comparator: str
    way: Way | None
    """None where nobody knows which figure is better."""
    near: Fraction | None = None
    """A figure by which the end of a range is chosen where the way is unknown."""
    assumed: bool = False
    """Whether more was taken for better because nothing says otherwise."""

    @property
    def value(self) -> Fraction:
        """The figure to reach: of a range the weaker end, else the nearer one."""
        if self.way:
            return self.low if self.way == "higher" else self.high
        if self.near is None:
            return self.low
        return self.low if abs(self.near - self.low) <= abs(self.near - self.high) else self.high

    @property
    def is_ceiling(self) -> bool:
        """Whether the comparator sets an upper limit."""
        return self.comparator in CEILINGS

    def met(self, figure: Fraction) -> bool:
        """Whether a figure meets the target."""
        if self.way is None:
            return self.low <= figure <= self.high
        if figure == self.value:
            return self.comparator not in _STRICT
        return (figure > self.value) == (self.way == "higher")


def goal(target: Target, start: Fraction | None, near: Fraction | None, domain: Domain) -> Goal:
    """What a target with a value asks.

    start: the baseline's value. near: another figure to choose an end of a range by, where there is
    no start.
    """
    assert target.value is not None
    low = Fraction(target.value)
    high = low if target.value_max is None else Fraction(target.value_max)
    way = _printed(target, domain) or _movement(start, low, high)
    assumed = way is None and target.basis in ("cumulative", "growth") and low > 0
    near = near if start is None else start
    return Goal(low, high, target.comparator, "higher" if assumed else way, near, assumed)


def _printed(target: Target, domain: Domain) -> Way | None:
    """A floor or a ceiling first, then what the coder or the name says."""
    if target.comparator in FLOORS:
        return "higher"
    if target.comparator in CEILINGS:
        return "lower"
    known = direction_of(target, domain)
    return None if known == "neither" else known


def _movement(start: Fraction | None, low: Fraction, high: Fraction) -> Way | None:
    """The way from the baseline, of whatever it is a figure."""
    if start is None or low <= start <= high:
        return None
    return "higher" if start < low else "lower"
