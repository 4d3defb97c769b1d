"""May two numbers be compared, and which commitment is stronger?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from plancmp import units
from plancmp.match.indicator import lower_is_better, read
from plancmp.model import Growth, Plan, Target, Verdict

FINE = Decimal("0.0001")


def verdict(a: Plan, x: Target, b: Plan, y: Target, same_indicator: bool) -> Verdict:
    """Compare target x of plan a with target y of plan b.

    Values are compared in one unit and for one denominator. Reasons (why not) and cautions (mind, but compare) are
    message keys of `data/knowledge/messages.yaml`.
    """
    reasons = tuple(_reasons(x, y, same_indicator))
    cautions = tuple(_cautions(a, x, b, y))
    if reasons:
        return Verdict(
            comparable=False,
            a_growth=growth(x),
            b_growth=growth(y),
            reasons=reasons,
            cautions=cautions,
        )
    unit = units.common(x.unit, y.unit)
    size = min(read(x.name).per_size, read(y.name).per_size)
    one, high_one = bounds(x, unit, size)
    two, high_two = bounds(y, unit, size)
    stronger = _stronger(one, high_one, two, high_two, lower_is_better(x.name))
    if stronger is None:
        cautions += ("ranges-overlap",)
    return Verdict(True, unit, one, two, stronger, growth(x), growth(y), (), cautions)


def growth(target: Target) -> Growth | None:
    """How far the target is from its baseline; None without two values of one kind.

    A total of the period has a baseline of one year: the two are no growth. Percentages differ by percentage points.
    """
    base = target.baseline
    if base is None or base.value is None or target.value is None or target.basis == "cumulative":
        return None
    if units.dimension(target.unit) == "percent":
        return Growth(target.value - base.value, None, points=True)
    if base.value <= 0:
        return None
    ratio = target.value / base.value
    yearly = Decimal(repr(float(ratio) ** (1 / (target.year - base.year)) - 1))
    return Growth((ratio - 1).quantize(FINE), yearly.quantize(FINE), points=False)


def _reasons(x: Target, y: Target, same_indicator: bool) -> Iterator[str]:
    if not same_indicator:
        yield "other-indicator"
    if x.value is None or y.value is None:
        yield "blank-value"
    if units.dimension(x.unit) != units.dimension(y.unit):
        yield "other-dimension"
    if x.basis != y.basis:
        yield "other-basis"
    if read(x.name).per != read(y.name).per:
        yield "other-denominator"


def _cautions(a: Plan, x: Target, b: Plan, y: Target) -> Iterator[str]:
    if x.year != y.year:
        yield "other-year"
    if x.basis == y.basis == "cumulative" and a.end - a.start != b.end - b.start:
        yield "other-period-length"
    if a.jurisdiction.level != b.jurisdiction.level:
        yield "other-level"
    if x.comparator != y.comparator:
        yield "other-comparator"
    if "basis" in x.inferred or "basis" in y.inferred:
        yield "basis-inferred"


def scaled(target: Target, value: Decimal, unit: str, size: Decimal) -> Decimal:
    """A value of the target in this unit, for a denominator of this size."""
    return units.plain(units.convert(value, target.unit, unit) * size / read(target.name).per_size)


def bounds(target: Target, unit: str, size: Decimal) -> tuple[Decimal, Decimal]:
    """The value and the upper end of the range; the value twice when there is none."""
    assert target.value is not None
    top = target.value if target.value_max is None else target.value_max
    return scaled(target, target.value, unit, size), scaled(target, top, unit, size)


def _stronger(
    one: Decimal, high_one: Decimal, two: Decimal, high_two: Decimal, lower: bool
) -> Literal["a", "b", "equal"] | None:
    """By whole ranges: a range is stronger only when it lies beyond the other."""
    if (one, high_one) == (two, high_two):
        return "equal"
    if one >= high_two:
        return "b" if lower else "a"
    if two >= high_one:
        return "a" if lower else "b"
    return None
