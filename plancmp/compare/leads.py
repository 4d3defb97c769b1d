"""Where a plan's targets are ahead of those of plans of its level, behind them, or neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from plancmp.model.comparison import Comparison, Stronger
from plancmp.model.plan import MeasureRef, Plan

Place = Literal["ahead", "behind", "mixed", "equal", "undecided"]


@dataclass(frozen=True, slots=True)
class Lead:
    """One target of a plan against every target of others that it may be compared with."""

    target: MeasureRef
    place: Place
    """ahead: stronger than one and weaker than none; behind: the other way round."""
    weaker: tuple[MeasureRef, ...]
    """Targets of others that promise less."""
    stronger: tuple[MeasureRef, ...]
    """Those that promise more."""
    level: tuple[MeasureRef, ...]
    """Those that promise the same, or of which nobody can say."""


def leads(plan: Plan, comparisons: Iterable[Comparison]) -> tuple[Lead, ...]:
    """Every target of a plan that may be compared with another's, in the order of the plan.

    comparisons: any; those without the plan, or with one of another level, are passed over.
    """
    found: dict[MeasureRef, list[tuple[MeasureRef, Stronger | None]]] = {}
    for own, other, stronger in _judged(plan, comparisons):
        found.setdefault(own, []).append((other, stronger))
    order = [ref for ref in map(plan.ref, plan.targets) if ref in found]
    return tuple(_lead(ref, found[ref]) for ref in order)


def _judged(
    plan: Plan, comparisons: Iterable[Comparison]
) -> Iterator[tuple[MeasureRef, MeasureRef, Stronger | None]]:
    """Own target, other target, and who is stronger with the plan as side a."""
    turned: dict[Stronger | None, Stronger] = {"a": "b", "b": "a"}
    for found in comparisons:
        if plan.id not in (found.a.id, found.b.id) or not _peers(found.a, found.b):
            continue
        for pair in (pair for pair in found.targets if pair.verdict.comparable):
            one, two, stronger = pair.alignment.a, pair.alignment.b, pair.verdict.stronger
            if found.a.id == plan.id:
                yield one, two, stronger
            else:
                yield two, one, turned.get(stronger, stronger)


def _peers(a: Plan, b: Plan) -> bool:
    """Whether they are of one level, as far as the documents say."""
    return len({a.jurisdiction.level, b.jurisdiction.level} - {""}) < 2


def _lead(ref: MeasureRef, judged: Sequence[tuple[MeasureRef, Stronger | None]]) -> Lead:
    weaker = tuple(other for other, stronger in judged if stronger == "a")
    stronger = tuple(other for other, who in judged if who == "b")
    level = tuple(other for other, who in judged if who not in ("a", "b"))
    place: Place = "mixed"
    if not weaker and not stronger:
        place = "equal" if any(who == "equal" for _, who in judged) else "undecided"
    elif not stronger:
        place = "ahead"
    elif not weaker:
        place = "behind"
    return Lead(ref, place, weaker, stronger, level)
