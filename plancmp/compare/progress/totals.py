"""Totals of a period: how much of them is there, and whether every year is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from plancmp.compare.progress.case import Case, by_ratio, is_ahead, required
from plancmp.compare.progress.figures import Figure
from plancmp.compare.progress.levels import held_state
from plancmp.model.progress import Caution, Progress, State

_PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Sum:
    """The last cumulative figure, where there is one, and the yearly ones after it."""

    used: tuple[Figure, ...]
    missing: tuple[int, ...]
    """Years of which nothing is known."""

    @property
    def value(self) -> Fraction | None:
        """All so far; None where a unit does not convert."""
        values = [figure.value for figure in self.used]
        return None if None in values else sum(filter(None, values), Fraction(0))

    @property
    def year(self) -> int:
        return self.used[-1].year


def gather(figures: Sequence[Figure], begin: int, *, additive: bool = True) -> Sum | None:
    """What makes up the total so far, by year; None where nothing does.

    additive: whether yearly figures may be added up.
    """
    whole = [figure for figure in figures if figure.actual.cumulative]
    last = whole[-1:]
    first = last[0].year + 1 if last else begin
    yearly = [f for f in figures if not f.actual.cumulative and f.year >= first]
    used = (*last, *(yearly if additive else ()))
    if not used:
        return None
    there = {figure.year for figure in used}
    return Sum(used, tuple(y for y in range(first, used[-1].year) if y not in there))


def judge(case: Case) -> Progress:
    """Whether enough, or little enough, of a total is there."""
    assert case.begin is not None
    units, goal = case.domain.units, case.goal
    additive = units.dimension(case.base.target.unit) != _PERCENT
    found = gather(case.figures, case.begin, additive=additive)
    if found is None:
        return case.cannot("percent-yearly")
    total = found.value
    if total is None:
        return case.cannot("unit-not-convertible")
    if goal.value < 0:
        return case.cannot("negative-total")
    if found.missing and not _settled(case, found, total):
        return case.cannot("hole", found.missing)
    told = tuple(_cautions(case, found)) if additive else ()
    begun = replace(
        case.with_figures(found.used, *told),
        actual=total,
        missing=found.missing,
        first_met=_first_met(case, additive=additive),
    )
    judged = _to_zero if goal.value == 0 else _ceiling if goal.way == "lower" else _floor
    return _with_pace(case, total, judged(case, total, begun))


def _settled(case: Case, found: Sum, total: Fraction) -> bool:
    """Whether the years of which nothing is known cannot change the answer."""
    if any(figure.value is not None and figure.value < 0 for figure in found.used):
        return False
    if case.goal.way == "lower":
        return total > case.goal.value
    return case.goal.way == "higher" and case.goal.met(total)


def _first_met(case: Case, *, additive: bool) -> int | None:
    """The first year by which the total met the target; a ceiling is met only at the end."""
    if case.goal.way == "lower":
        return None
    assert case.begin is not None
    for year in sorted({figure.year for figure in case.figures}):
        there = [figure for figure in case.figures if figure.year <= year]
        found = gather(there, case.begin, additive=additive)
        total = found.value if found else None
        if found is None or total is None or not case.goal.met(total):
            continue
        if not found.missing or _settled(case, found, total):
            return year
    return None


def _cautions(case: Case, found: Sum) -> list[Caution]:
    told: list[Caution] = ["incomplete"] if found.missing else []
    assert case.begin is not None
    for whole in (figure for figure in case.figures if figure.actual.cumulative):
        others = [f for f in case.figures if f.year <= whole.year and f is not whole]
        other = gather(others, case.begin)
        if other and other.year == whole.year and not other.missing and other.value != whole.value:
            return [*told, "totals-disagree"]
    return told


def _elapsed(case: Case, year: int) -> Fraction:
    assert case.begin is not None
    return Fraction(year - case.begin + 1, case.end - case.begin + 1)


def _floor(case: Case, total: Fraction, found: Progress) -> Progress:
    assert found.year is not None
    done, elapsed = total / case.goal.value, _elapsed(case, found.year)
    ratio = done / elapsed
    state: State = by_ratio(ratio, case.domain)
    if case.goal.met(total):
        state = "achieved"
    elif found.year == case.end:
        state = "missed"
    return _shared(case, found, state, done, elapsed, ratio)


def _ceiling(case: Case, total: Fraction, found: Progress) -> Progress:
    """What has been used of a total that may not be passed."""
    assert found.year is not None
    done, elapsed = total / case.goal.value, _elapsed(case, found.year)
    ratio = elapsed / done if done > 0 else None
    state: State = "on-schedule" if ratio is None else by_ratio(ratio, case.domain)
    if total > case.goal.value:
        state = "missed"
    elif found.year == case.end:
        state = "achieved" if case.goal.met(total) else "missed"
    return _shared(case, found, state, done, elapsed, ratio)


def _shared(
    case: Case,
    found: Progress,
    state: State,
    done: Fraction,
    elapsed: Fraction,
    ratio: Fraction | None,
) -> Progress:
    ahead = is_ahead(state, ratio, case.domain)
    found = replace(found, kind="total", state=state, ahead=ahead)
    return replace(found, progress=done, elapsed=elapsed, ratio=ratio)


def _to_zero(case: Case, total: Fraction, found: Progress) -> Progress:
    """Of kind threshold: nothing may come together, or nothing need."""
    if case.goal.way == "lower" and total > 0:
        state: State = "missed"
    else:
        state = held_state(met=case.goal.met(total), ended=found.year == case.end)
    return replace(found, kind="threshold", state=state)


def _with_pace(case: Case, total: Fraction, found: Progress) -> Progress:
    assert case.begin is not None
    assert found.year is not None
    observed = total / (found.year - case.begin + 1)
    left = case.end - found.year
    met = found.state == "achieved" or (found.kind == "threshold" and found.is_good)
    needed = required(case.goal.value, total, left, "achieved" if met else found.state)
    lost = found.first_met is not None and not case.goal.met(total)
    cautions: tuple[Caution, ...] = (*found.cautions, "lost-again") if lost else found.cautions
    return replace(
        found,
        observed_yearly=observed,
        projected=total + observed * left,
        required_yearly=needed,
        cautions=cautions,
    )
