"""May two numbers be compared, and which commitment is stronger?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from plancmp.compare.strength import Ends, direction, stronger, withheld
from plancmp.domain import Domain
from plancmp.match.indicator import parse
from plancmp.model.comparison import Growth, Verdict
from plancmp.model.plan import Plan, Target
from plancmp.units import decimal

FINE = Decimal("0.0001")


def verdict(
    a: Plan, x: Target, b: Plan, y: Target, domain: Domain, *, same_indicator: bool
) -> Verdict:
    """Compare target x of plan a with target y of plan b.

    Values are compared in one unit and for one denominator. Reasons (why not) and cautions (mind,
    but compare) are message keys of `data/knowledge/messages.yaml`.
    """
    reasons = tuple(_reasons(x, y, domain, same_indicator=same_indicator))
    cautions = tuple(_cautions(a, x, b, y))
    growths = growth(x, domain), growth(y, domain)
    if reasons:
        return Verdict(False, "", None, None, None, *growths, reasons, cautions)
    unit = domain.units.common(x.unit, y.unit)
    size = min(parse(x.name, domain).per_size, parse(y.name, domain).per_size)
    one, two = (ends(target, unit, size, domain) for target in (x, y))
    way = direction(x, y, domain)
    winner, why_not = stronger(one, two, way)
    held = next(withheld(a, x, b, y, domain), "")
    if held:
        winner, why_not = None, held
    values = decimal(one[0]), decimal(two[0])
    known = None if way == "neither" else way
    return Verdict(True, unit, *values, winner, *growths, (), cautions, known, why_not)


def growth(target: Target, domain: Domain) -> Growth | None:
    """How far the target is from its baseline; None without two values of one kind.

    A total of the period has a baseline of one year: the two are no growth. Percentages differ by
    percentage points.
    """
    base = target.baseline
    if base is None or base.value is None or target.value is None or target.basis == "cumulative":
        return None
    if domain.units.dimension(target.unit) == "percent":
        return Growth(target.value - base.value, None, points=True)
    if base.value <= 0:
        return None
    ratio = target.value / base.value
    change = (ratio - 1).quantize(FINE)
    if target.year is None or base.year is None or ratio < 0:
        return Growth(change, None, points=False)
    yearly = Decimal(repr(float(ratio) ** (1 / (target.year - base.year)) - 1))
    return Growth(change, yearly.quantize(FINE), points=False)


def _reasons(x: Target, y: Target, domain: Domain, *, same_indicator: bool) -> Iterator[str]:
    if not same_indicator:
        yield "other-indicator"
    if x.value is None or y.value is None:
        yield "blank-value"
    if not domain.units.alike(x.unit, y.unit):
        yield "other-dimension"
    if x.basis != y.basis:
        yield "other-basis"
    if parse(x.name, domain).per != parse(y.name, domain).per:
        yield "other-denominator"


def _cautions(a: Plan, x: Target, b: Plan, y: Target) -> Iterator[str]:
    if x.year != y.year:
        yield "other-year"
    if x.basis == y.basis == "cumulative" and _length(a) != _length(b):
        yield "other-period-length"
    if a.jurisdiction.level != b.jurisdiction.level:
        yield "other-level"
    if x.comparator != y.comparator:
        yield "other-comparator"
    if "basis" in x.inferred or "basis" in y.inferred:
        yield "basis-inferred"


def _length(plan: Plan) -> int | None:
    return None if plan.start is None or plan.end is None else plan.end - plan.start


def scaled(
    target: Target, value: Decimal | Fraction, unit: str, size: Decimal, domain: Domain
) -> Fraction:
    """A value of the target in this unit, for a denominator of this size, exactly."""
    units = domain.units
    converted = units.base(value, target.unit) / units[unit].factor
    return converted * Fraction(size) / Fraction(parse(target.name, domain).per_size)


def ends(target: Target, unit: str, size: Decimal, domain: Domain) -> Ends:
    """The value and the upper end of the range; the value twice when there is none."""
    assert target.value is not None
    top = target.value if target.value_max is None else target.value_max
    low, high = (scaled(target, end, unit, size, domain) for end in (target.value, top))
    return low, high
