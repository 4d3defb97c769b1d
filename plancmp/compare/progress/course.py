"""All targets of a plan, each judged by the figures that count for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from plancmp.compare.progress import growths, levels, totals
from plancmp.compare.progress.case import Case
from plancmp.compare.progress.figures import LEVELS, Known, known
from plancmp.compare.progress.way import Goal, goal
from plancmp.domain import Domain
from plancmp.match.indicator import parse
from plancmp.model.actual import Actual, Actuals
from plancmp.model.plan import Plan, Target
from plancmp.model.progress import CAUTIONS, Caution, Course, Milestone, Progress, Reason

_JUDGES: dict[str, Callable[[Case], Progress]] = {
    **dict.fromkeys(LEVELS, levels.judge),
    "cumulative": totals.judge,
    "growth": growths.judge,
}


def course(plan: Plan, actuals: Actuals, domain: Domain, as_of: int | None = None) -> Course:
    """The state of every target.

    as_of: figures of later years are left out; None for the last year that has any.
    """
    years = [actual.year for actual in actuals.figures]
    year = as_of if as_of is not None else max(years, default=None)
    counted = [actual for actual in actuals.figures if year is None or actual.year <= year]
    found = tuple(_with_milestone(plan, target, counted, year, domain) for target in plan.targets)
    return Course(plan, year, found, actuals)


def progress(
    plan: Plan, target: Target, actuals: Sequence[Actual], as_of: int | None, domain: Domain
) -> Progress:
    """The state of one target by its own figures, of which later ones are left out already."""
    there = known(plan, target, actuals, domain)
    base = Progress(target, "no-data")
    if target.basis in LEVELS:
        start = there.start.value if there.start else None
        base = replace(base, start=start, start_year=there.start_year)
    found = _judged(plan, target, there, base, domain) if there.counted else base
    if found.state == "no-data":
        found = replace(found, reason="no-figure")
    told = {*found.cautions, *_cautions(target, found, there, as_of)}
    return replace(found, cautions=tuple(code for code in CAUTIONS if code in told))


def _judged(plan: Plan, target: Target, there: Known, base: Progress, domain: Domain) -> Progress:
    last = there.counted[-1]
    base = replace(base, year=last.year, figure=last.actual)
    if target.basis in LEVELS:
        base = replace(base, actual=last.value)
    if target.value is None:
        return replace(base, state="cannot-judge", reason="blank-target")
    start = there.start.value if there.start else None
    asked = goal(target, start, base.actual, domain)
    base = replace(base, way=asked.way, goal=asked.value)
    reason = next(_obstacles(plan, target, there, asked), None)
    if reason or target.year is None:
        return replace(base, state="cannot-judge", reason=reason)
    if asked.assumed:
        base = replace(base, cautions=("direction-assumed",))
    case = Case(there, asked, plan.start, target.year, domain, base)
    return _JUDGES[target.basis](case)


def _obstacles(plan: Plan, target: Target, there: Known, asked: Goal) -> Iterator[Reason]:
    """Why a target with figures cannot be judged, whatever they are; the first one is told."""
    if target.year is None:
        yield "no-target-year"
    if there.start is not None and there.start_year is None:
        yield "baseline-without-year"
    if target.basis not in LEVELS and plan.start is None:
        yield "no-period"
    if "basis" in target.check:
        yield "basis-under-check"
    same = there.start is not None and there.start.value == asked.low == asked.high
    if asked.way is None and same:
        yield "direction-unknown"


def _cautions(
    target: Target, found: Progress, there: Known, as_of: int | None
) -> Iterator[Caution]:
    end = target.year
    if as_of is not None and found.year is not None and found.year < min(as_of, end or as_of):
        yield "stale"
    if as_of is not None and end is not None and end < as_of and found.year != end:
        yield "due"
    if there.revised:
        yield "baseline-revised"
    if "basis" in target.inferred:
        yield "basis-inferred"


def _with_milestone(
    plan: Plan, target: Target, actuals: Sequence[Actual], as_of: int | None, domain: Domain
) -> Progress:
    """The state of a target, and beside it that of a nearer one of the same indicator."""
    own = [actual for actual in actuals if actual.target == target.id]
    found = progress(plan, target, own, as_of, domain)
    near = nearer(plan, target, found.year or as_of, domain)
    if near is None or near.year is None:
        return found
    theirs = [actual for actual in actuals if actual.target == near.id] or own
    beside = progress(plan, near, theirs, as_of, domain)
    told = tuple(code for code in CAUTIONS if code in (*found.cautions, "milestone"))
    return replace(found, cautions=told, milestone=Milestone(near.id, near.year, beside.state))


def nearer(plan: Plan, target: Target, year: int | None, domain: Domain) -> Target | None:
    """The target of the same indicator that comes next; the last before it where all are past."""
    if target.year is None:
        return None
    earlier = [
        other
        for other in plan.targets
        if other.year is not None and other.year < target.year and _alike(other, target, domain)
    ]
    ordered = sorted(earlier, key=lambda other: (other.year or 0, other.id))
    coming = [other for other in ordered if year is None or (other.year or 0) >= year]
    return coming[0] if coming else ordered[-1] if ordered else None


def _alike(one: Target, two: Target, domain: Domain) -> bool:
    """Whether two targets of a plan are figures of one indicator."""
    same = parse(one.name, domain) == parse(two.name, domain)
    return same and one.basis == two.basis and domain.units.alike(one.unit, two.unit)
