"""Which of two figures is the stronger promise, and when nobody may be called stronger.

The direction is taken from the first of these that says something: what the coder wrote, the name
by its head, two ceilings or two floors, both sides moving the same way from their baselines. Where
it is unknown, or the name is of something of which neither more nor less is better, nobody wins.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from plancmp.direction import Direction
from plancmp.direction import direction as of_name
from plancmp.domain import Domain
from plancmp.model.comparison import Stronger
from plancmp.model.plan import Plan, Target

CEILINGS = ("<=", "<")
FLOORS = (">=", ">")
Ends = tuple[Fraction, Fraction]
"""Lower and upper end of a figure, exactly, in one unit for one denominator."""


def direction(x: Target, y: Target, domain: Domain) -> Direction | None:
    """Which figure of an indicator is the stronger promise; None when nobody knows."""
    says = (
        (_coded(x), _coded(y)),
        (of_name(x.name, domain), of_name(y.name, domain)),
        (bound(x), bound(y)),
        (_comparable_movement(x), _comparable_movement(y)),
    )
    for one, two in says[:2]:
        if one or two:
            return _agreed(one, two)
    return next((one for one, two in says[2:] if one and one == two), None)


def direction_of(target: Target, domain: Domain) -> Direction | None:
    """The same for one target by itself, whose baseline is what it is judged by."""
    return _coded(target) or of_name(target.name, domain) or bound(target)


def _agreed(one: Direction | None, two: Direction | None) -> Direction | None:
    """What one side says, or both; None where they differ."""
    return None if one and two and one != two else one or two


def _coded(target: Target) -> Direction | None:
    return "higher" if target.direction == "higher" else "lower" if target.direction else None


def bound(target: Target) -> Direction | None:
    """A ceiling wants less, a floor more."""
    if target.comparator in CEILINGS:
        return "lower"
    return "higher" if target.comparator in FLOORS else None


def movement(target: Target) -> Direction | None:
    """The way from the baseline, of whatever it is a figure."""
    base = target.baseline.value if target.baseline else None
    if base is None or target.value is None or base == target.value:
        return None
    return "higher" if target.value > base else "lower"


def _comparable_movement(target: Target) -> Direction | None:
    """The same where two plans are compared: the baseline of a total may be that of one year."""
    return None if target.basis == "cumulative" else movement(target)


def withheld(a: Plan, x: Target, b: Plan, y: Target, domain: Domain) -> Iterator[str]:
    """Why nobody may be called stronger, whatever the figures: message keys."""
    if {bound(x), bound(y)} == {"lower", "higher"}:
        yield "opposite-bounds"
    if x.year != y.year:
        yield "other-year"
    free = x.basis in domain.limits["scale_free"]
    if not free and a.jurisdiction.level != b.jurisdiction.level:
        yield "other-level"
    if "basis" in (*x.check, *y.check):
        yield "basis-unchecked"


def stronger(one: Ends, two: Ends, way: Direction | None) -> tuple[Stronger | None, str]:
    """The winner by whole ranges: a range is stronger only when it lies beyond the other.

    Without a winner also why: a message key.
    """
    if one == two:
        return "equal", ""
    if one[0] < two[1] and two[0] < one[1]:
        return None, "ranges-overlap"
    if way is None or way == "neither":
        return None, f"direction-{way or 'unknown'}"
    more: Stronger = "a" if one[0] >= two[1] else "b"
    less: Stronger = "b" if more == "a" else "a"
    return (more if way == "higher" else less), ""
