"""Stocks, yearly figures and shares: on the way from a baseline, to be held, or without one."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from plancmp.compare.progress.case import Case, by_ratio, is_ahead, required
from plancmp.compare.progress.figures import Figure
from plancmp.compare.progress.roots import yearly
from plancmp.model.progress import Kind, Progress, State


def judge(case: Case) -> Progress:
    """Whether the last figure is where it should be."""
    last = case.figures[-1]
    start = case.known.start
    if last.value is None or (start is not None and start.value is None):
        return case.cannot("unit-not-convertible")
    found = _first_met(case, last)
    if start is None:
        return _open(case, last, last.value, found)
    assert start.value is not None
    goal = case.goal.value
    if start.value == goal or case.goal.met(start.value):
        found = _held(case, last.value, found)
    else:
        found = _under_way(case, last.value, start.value, found)
    return _with_pace(case, last.value, start.value, found)


def _first_met(case: Case, last: Figure) -> Progress:
    met = [f.year for f in case.figures if f.value is not None and case.goal.met(f.value)]
    lost = bool(met) and met[-1] != last.year
    used = [last]
    found = case.with_figures(used, "lost-again") if lost else case.with_figures(used)
    return replace(found, first_met=met[0] if met else None)


def _under_way(case: Case, figure: Fraction, start: Fraction, found: Progress) -> Progress:
    """Of kind path: the share of the way against the share of the time."""
    assert found.year is not None
    assert found.start_year is not None
    done = (figure - start) / (case.goal.value - start)
    elapsed = Fraction(found.year - found.start_year, case.end - found.start_year)
    ratio = done / elapsed
    state: State = by_ratio(ratio, case.domain)
    if case.goal.met(figure):
        state = "achieved"
    elif found.year == case.end:
        state = "missed"
    ahead = is_ahead(state, ratio, case.domain)
    found = replace(found, kind="path", state=state, ahead=ahead)
    return replace(found, progress=done, elapsed=elapsed, ratio=ratio)


def _held(case: Case, figure: Fraction, found: Progress) -> Progress:
    """Of kind threshold: met from the beginning, and to be held."""
    met, ended = case.goal.met(figure), found.year == case.end
    return replace(found, kind="threshold", state=held_state(met=met, ended=ended))


def held_state(*, met: bool, ended: bool) -> State:
    """Of a threshold, before and in the target's year."""
    if ended:
        return "achieved" if met else "missed"
    return "on-schedule" if met else "behind"


def _open(case: Case, last: Figure, figure: Fraction, found: Progress) -> Progress:
    """Of kind open: no baseline by which a way could be measured."""
    kind: Kind = "open"
    met, ended = case.goal.met(figure), last.year == case.end
    if case.goal.way is None and not met:
        state: State = "cannot-judge"
        found = replace(found, reason="direction-unknown")
    elif met:
        state = "on-schedule" if case.goal.is_ceiling and not ended else "achieved"
    elif ended:
        state = "missed"
    else:
        state = "cannot-judge"
        found = replace(found, reason="no-baseline")
    judged = replace(found, kind=kind, state=state)
    return _with_required(case, figure, judged, met=state == "achieved")


def _with_required(case: Case, figure: Fraction, found: Progress, *, met: bool) -> Progress:
    """With what is still needed each year; met: nothing is."""
    assert found.year is not None
    left, goal = case.end - found.year, case.goal.value
    needed = required(goal, figure, left, "achieved" if met and left else found.state)
    if needed is None:
        return found
    rate = None
    if met:
        rate = Fraction(0)
    elif goal > 0 and figure > 0:
        rate = yearly(goal / figure, left)
    return replace(found, required_yearly=needed, required_rate=rate)


def _with_pace(case: Case, figure: Fraction, start: Fraction, found: Progress) -> Progress:
    """With what each year has added so far, and where that leads."""
    assert found.year is not None
    assert found.start_year is not None
    years = found.year - found.start_year
    observed = (figure - start) / years
    rate = yearly(figure / start, years) if figure > 0 and start > 0 else None
    projected = figure + observed * (case.end - found.year)
    paced = _with_required(case, figure, found, met=case.goal.met(figure))
    return replace(paced, observed_yearly=observed, observed_rate=rate, projected=projected)
