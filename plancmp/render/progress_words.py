"""How far a target has come, in words: its state, the sentence that says why, what to mind."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal
from fractions import Fraction

from plancmp import units
from plancmp.model.progress import Progress, State
from plancmp.render import View, words

_SMALL, _DIGITS, _MORE = 10, 2, 4
"""Figures below this are shown with more digits."""
_LONGEST = 12
_WIDE = Context(prec=200)


def rounded(value: Fraction, digits: int = 4) -> Decimal:
    """To so many decimals, halves away from zero.

    >>> rounded(Fraction(2, 3)), rounded(Fraction(-5, 2), 0)
    (Decimal('0.6667'), Decimal('-3'))
    """
    size = 10**digits
    whole, rest = divmod(abs(value.numerator) * size, value.denominator)
    whole += rest * 2 >= value.denominator
    return Decimal(-whole if value < 0 else whole).scaleb(-digits, _WIDE)


def number(value: Fraction | None) -> int | float | None:
    """For JSON: to four decimals, half up."""
    return None if value is None else units.number(rounded(value))


def amount(value: Fraction) -> str:
    """A figure as readers want it: few decimals, but never 0 for what is not.

    >>> amount(Fraction(10000, 3)), amount(Fraction(1, 3)), amount(Fraction(1, 100000))
    ('3333.33', '0.3333', '0.00001')
    """
    digits = _MORE if abs(value) < _SMALL else _DIGITS
    while value and digits < _LONGEST and not rounded(value, digits):
        digits += 1
    return units.show(rounded(value, digits))


def share(value: Fraction | None) -> str:
    """A share as percentage; empty where there is none."""
    return "" if value is None else words.percent(Decimal(str(rounded(value, 6))), 1)


def rate(value: Fraction | None) -> str:
    """A yearly rate as percentage with two decimals; empty where there is none."""
    return "" if value is None else words.percent(Decimal(str(rounded(value, 8))), 2)


def state(found: Progress, view: View) -> str:
    """The official word: achieved early or in the target's year, faster than expected …"""
    code: str = found.state
    if found.ahead:
        code = "ahead"
    elif found.state == "achieved" and found.year == found.target.year:
        code = "completed"
    return view.word("states", code)


def of_count(code: State, view: View) -> str:
    """What targets of one state are called together: achieved is early or in the target's year."""
    return view.word("states", "all-achieved" if code == "achieved" else code)


def figure(value: Fraction | None, found: Progress) -> str:
    """A figure with the target's unit; empty where there is none."""
    return "" if value is None else f"{amount(value)}{found.target.unit}"


def change(value: Fraction | None, found: Progress, view: View, *, short: bool = False) -> str:
    """A difference with the target's unit, of percentages in points; empty where there is none."""
    if value is None:
        return ""
    if found.target.unit == "%":
        key = "amount-points-short" if short else "amount-points"
        return view.say(key, amount=amount(value))
    return figure(value, found)


def needed(found: Progress, view: View) -> str:
    """What each year that is left must bring; of a growth the rate."""
    if found.target.basis == "growth":
        return rate(found.required_rate)
    return change(found.required_yearly, found, view, short=True)


def pace(found: Progress, view: View) -> str:
    """What each year has brought so far; of a growth the rate."""
    if found.target.basis == "growth":
        return rate(found.observed_rate)
    return change(found.observed_yearly, found, view, short=True)


def actual(found: Progress) -> str:
    """The last figure with its year; empty where there is none."""
    if found.actual is None or found.year is None:
        return ""
    return f"{figure(found.actual, found)} ({found.year})"


def done(found: Progress) -> str:
    """The share of the way and that of the time."""
    return " / ".join(filter(None, (share(found.progress), share(found.elapsed))))


def why(found: Progress, view: View) -> str:
    """One sentence with the figures of which the state is made, or the reason why there is none."""
    parts = [reason(found, view)] if found.reason else []
    if found.kind and found.actual is not None:
        paces = view.say("progress-comma").join(_paces(found, view))
        parts = [_course(found, view), paces, *parts]
    return view.say("semicolon").join(filter(None, parts))


def reason(found: Progress, view: View) -> str:
    """Why nobody can judge a target, or add up its figures."""
    reported = found.figure.unit if found.figure else ""
    told = {"unit": found.target.unit, "found": reported, "years": _years(found, view)}
    return view.say(f"reason-{found.reason or 'hole'}", **told)


def _years(found: Progress, view: View) -> str:
    return view.join(map(str, found.missing))


def _course(found: Progress, view: View) -> str:
    key: str = found.kind or ""
    if key == "total" and found.way == "lower":
        key = "ceiling"
    if key == "threshold" and found.target.basis == "growth":
        key = "threshold-mean"
    return view.say(
        f"progress-{key}",
        year=found.year,
        end=found.target.year,
        actual=figure(found.actual, found),
        start=figure(found.start, found),
        start_year=found.start_year,
        goal=words.figure(found.target, view),
        progress=share(found.progress),
        elapsed=share(found.elapsed),
        met=view.say("progress-met" if found.is_good else "progress-not-met"),
    )


def _paces(found: Progress, view: View) -> Iterator[str]:
    """What is needed each year, what was added each year, where that leads."""
    if found.target.basis == "growth":
        if found.required_rate is not None and not found.is_good:
            yield view.say("need-rate", amount=rate(found.required_rate))
        return
    need, seen = found.required_yearly, found.observed_yearly
    if need:
        key = _need(found) or ("need-more" if need > 0 else "need-less")
        yield view.say(key, amount=change(abs(need), found, view))
    if seen is not None:
        key = "pace-more" if seen > 0 else "pace-less" if seen else "pace-same"
        yield view.say(key, amount=change(abs(seen), found, view))
    if found.projected is not None and found.year != found.target.year:
        told = {"end": found.target.year, "amount": figure(found.projected, found)}
        yield view.say("pace-projected", **told)


def _need(found: Progress) -> str:
    """How it is said what a ceiling leaves; empty for what is still to be reached."""
    if found.way == "lower" and found.target.basis == "cumulative":
        return "need-at-most"
    return "need-room" if found.kind == "open" and found.is_good else ""


def cautions(found: Progress, view: View) -> tuple[str, ...]:
    """What to mind about it."""
    near = found.milestone
    told = {
        "year": found.year,
        "end": found.target.year,
        "start": figure(found.start, found),
        "first_met": found.first_met,
        "years": _years(found, view),
        "milestone_year": near.year if near else "",
        "milestone_state": of_count(near.state, view) if near else "",
    }
    return tuple(view.say(f"caution-{code}", **told) for code in found.cautions)
