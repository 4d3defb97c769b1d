"""Average yearly growths: the geometric mean of the years so far against what is asked."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from plancmp.compare.progress.case import Case, by_ratio, is_ahead
from plancmp.compare.progress.levels import held_state
from plancmp.compare.progress.roots import yearly
from plancmp.compare.progress.totals import Sum, gather
from plancmp.model.progress import Progress

_PERCENT = "percent"


def judge(case: Case) -> Progress:
    """Whether the mean so far is what the plan asks; levels are not turned into rates."""
    assert case.begin is not None
    unit = case.domain.units[case.base.target.unit]
    found = gather(case.figures, case.begin)
    if found is None or found.value is None or unit.dimension != _PERCENT:
        return case.cannot("unit-not-convertible")
    share = unit.factor / 100
    """What one of the target's unit is, as a share."""
    factors = [1 + figure.value * share for figure in found.used if figure.value is not None]
    if min(factors) <= 0:
        return case.cannot("rate-too-low")
    if found.missing:
        return case.cannot("hole", found.missing)
    years = found.year - case.begin + 1
    product = _product(case, found, factors)
    mean = yearly(product, years)
    begun = replace(case.with_figures(found.used), actual=mean / share, observed_rate=mean)
    judged = _judged(case, mean / share, begun)
    return _with_needed(case, product, share, judged)


def _product(case: Case, found: Sum, factors: list[Fraction]) -> Fraction:
    """Of all years; an average stands for every year until its own."""
    assert case.begin is not None
    product = Fraction(1)
    for figure, factor in zip(found.used, factors, strict=True):
        product *= factor ** (figure.year - case.begin + 1 if figure.actual.cumulative else 1)
    return product


def _judged(case: Case, mean: Fraction, found: Progress) -> Progress:
    goal, ended = case.goal, found.year == case.end
    if goal.way != "higher" or goal.value <= 0:
        state = held_state(met=goal.met(mean), ended=ended)
        return replace(found, kind="threshold", state=state)
    ratio = mean / goal.value
    state = by_ratio(ratio, case.domain)
    if ended:
        state = "achieved" if goal.met(mean) else "missed"
    ahead = is_ahead(state, ratio, case.domain)
    return replace(found, kind="growth", state=state, ahead=ahead, progress=ratio, ratio=ratio)


def _with_needed(case: Case, product: Fraction, share: Fraction, found: Progress) -> Progress:
    """With the rate of the years that are left by which the mean becomes what is asked."""
    assert case.begin is not None
    assert found.year is not None
    left, whole = case.end - found.year, 1 + case.goal.value * share
    if not left or whole <= 0:
        return found
    wanted = whole ** (case.end - case.begin + 1) / product
    return replace(found, required_rate=yearly(wanted, left))
