"""How figures, spans and relations are written for a reader, in every format."""

from __future__ import annotations

from dataclasses import asdict
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from plancmp import units
from plancmp.model.comparison import Alignment, Comparison, Growth, TargetPair, Verdict
from plancmp.model.coverage import Gap
from plancmp.model.decision import Reviewed
from plancmp.model.finding import Span
from plancmp.model.plan import Baseline, Measure, MeasureRef, Plan, Target, Task
from plancmp.render import View

OPEN = ("unsure", "disagreements", "stale", "broken")


def span(lines: tuple[Span, ...]) -> str:
    """118-122, 215."""
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in lines)


def title(measure: Measure) -> str:
    """A task's headline, an indicator's name."""
    return measure.title if isinstance(measure, Task) else measure.name


def dated(plan: Plan) -> str:
    """The name of a plan with its period, unless the name has it."""
    told = plan.period in plan.short_name
    return plan.short_name if told else f"{plan.short_name} {plan.period}".strip()


def titled(measure: Measure, view: View) -> str:
    """Headline or name with its figure, and the lines of the document in brackets."""
    figures = f" {figure(measure, view)}" if isinstance(measure, Target) else ""
    return f"{title(measure)}{figures} ({span(measure.lines)})"


def figure(target: Target, view: View) -> str:
    """≥350件, 5-10家, 3.88件, or the word for blank."""
    if target.value is None:
        return view.say("blank")
    value = units.show(target.value)
    if target.value_max is not None:
        value += f"-{units.show(target.value_max)}"
    return f"{view.word('comparators', target.comparator)}{value}{target.unit}"


def baseline(target: Target, view: View) -> str:
    """The base value with its year; empty when the document has no such column."""
    base = target.baseline
    if base is None:
        return ""
    year = f" ({base.year})" if base.year and base.value is not None else ""
    return f"{_base(base, target, view)}{year}"


def course(target: Target, view: View) -> str:
    """2020: 2.98件 → 2025: 3.88件, from the base value, where there is one, to the target."""
    base = target.baseline
    steps = [(base.year, _base(base, target, view))] if base else []
    steps.append((target.year, figure(target, view)))
    return " → ".join(f"{year}: {told}" if year else told for year, told in steps)


def _base(base: Baseline, target: Target, view: View) -> str:
    return view.say("blank") if base.value is None else f"{units.show(base.value)}{target.unit}"


def percent(share: float | Decimal, digits: int = 0, sign: Literal["", "+"] = "") -> str:
    """A share as percentage; halves are rounded away from zero, as people do it."""
    exact = Decimal(repr(share)) if isinstance(share, float) else Decimal(share)
    rounded = (exact * 100).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return f"{rounded:{sign}f}%"


def growth(found: Growth | None, view: View) -> str:
    """+30.2%, yearly +5.4%; or percentage points."""
    if found is None:
        return ""
    if found.points:
        return view.say("points", change=f"{units.plain(found.change):+f}")
    if found.yearly is None:
        return percent(found.change, 1, "+")
    return view.say(
        "growth", change=percent(found.change, 1, "+"), yearly=percent(found.yearly, 1, "+")
    )


def verdict(found: Comparison, result: Verdict, view: View) -> str:
    """Who is stronger, or that the two cannot be compared."""
    if not result.comparable:
        return view.say("not-comparable", why="")
    if result.stronger is None:
        return view.say("undecided", why=view.say(f"undecided-{result.undecided}"))
    if result.stronger == "equal":
        return view.say("equal")
    winner = found.a if result.stronger == "a" else found.b
    return view.say("stronger", name=winner.short_name)


def judged(found: Comparison, pair: TargetPair, view: View) -> str:
    """Who is stronger, or why the two cannot be compared."""
    if pair.verdict.comparable:
        return verdict(found, pair.verdict, view)
    why = remarks(found, pair, pair.verdict.reasons, view)
    return view.say("not-comparable", why=view.join(why))


def certainty(pair: Alignment, view: View) -> str:
    """How sure the relation of two tasks is, in a word: by the probability that they are aligned
    and that the relation is the right one.
    """
    limits = view.domain.limits["certainty"] if view.domain else {}
    if pair.origin == "reviewed" or not limits:
        return view.word("certainties", pair.origin)
    right = pair.same if pair.relation == "same" else 1 - (pair.same or 0)
    sure = pair.score * (1 if pair.same is None or right is None else right)
    grades = (code for code in ("high", "medium") if sure >= limits[code])
    return view.word("certainties", next(grades, "low"))


def only(found: Comparison, ref: MeasureRef, view: View) -> str:
    """A measure that has no partner; what people confirmed is told apart from what nobody found."""
    plan = found.a if ref.plan == found.a.id else found.b
    told = titled(plan.measure(ref.id), view)
    confirmed = any(absence.measure == ref for absence in found.absent)
    return told + view.say("in-brackets", text=view.say("gap-confirmed")) if confirmed else told


def gap_kind(gap: Gap, view: View) -> str:
    """Of which kind a gap is; nothing found is not the same as confirmed to be absent."""
    return view.say("gap-confirmed" if gap.confirmed else f"gap-{gap.kind}")


def reviewed(found: Reviewed, view: View) -> tuple[str, ...]:
    """How much people have looked at, and what is open between them; nothing where nobody did."""
    if not found.any:
        return ()
    counts = asdict(found)
    opened = (view.say(f"reviewed-{key}", n=counts[key]) for key in OPEN if counts[key])
    return view.say("reviewed-share", **counts), *opened


def remarks(
    found: Comparison, pair: TargetPair, keys: tuple[str, ...], view: View
) -> tuple[str, ...]:
    """Reasons or cautions of a pair of targets in words."""
    x, y = found.a.target(pair.alignment.a.id), found.b.target(pair.alignment.b.id)
    levels = (view.word("levels", plan.jurisdiction.level) for plan in (found.a, found.b))
    values: dict[str, tuple[str, ...]] = {
        "other-level": tuple(levels),
        "other-basis": (view.word("bases", x.basis), view.word("bases", y.basis)),
        "other-year": (str(x.year or "?"), str(y.year or "?")),
        "other-comparator": (_sign(x, view), _sign(y, view)),
    }
    sides = {key: dict(zip("ab", values.get(key, ("", "")), strict=True)) for key in keys}
    return tuple(view.say(key, **sides[key]) for key in keys)


def _sign(target: Target, view: View) -> str:
    return view.word("comparators", target.comparator) or target.comparator
