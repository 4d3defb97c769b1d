"""A part of a comparison: some themes, one kind of measure, what both do or only one does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from plancmp.domain import Domain
from plancmp.errors import UsageError
from plancmp.model.comparison import Alignment, Comparison, Side
from plancmp.model.decision import Crosswalk
from plancmp.model.plan import MeasureRef, Plan

Only = Literal["", "a", "b", "shared", "partial"]
ONLY: tuple[Only, ...] = ("a", "b", "shared", "partial")
Kind = Literal["", "task", "target"]
KINDS: tuple[Kind, ...] = ("task", "target")
_RELATIONS = {"shared": "same", "partial": "partial"}


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a comparison is asked for; what is empty leaves everything."""

    themes: tuple[str, ...] = ()
    """Codes, or names as a reader knows them."""
    only: Only = ""
    kind: Kind = ""

    def __post_init__(self) -> None:
        for name, value, known in (("only", self.only, ONLY), ("kind", self.kind, KINDS)):
            if value and value not in known:
                raise UsageError("no-such-choice", name=name, value=value, known=", ".join(known))


def choose(found: Comparison, choice: Choice, domain: Domain) -> Comparison:
    """The comparison of the measures that are asked for, each with its partners.

    Raises UsageError for a theme that the field does not have.
    """
    if choice == Choice():
        return found
    themes = {_theme(name, domain) for name in choice.themes}
    tasks = tuple(p for p in found.tasks if _pair(found, p, "task", choice, themes))
    targets = tuple(t for t in found.targets if _pair(found, t.alignment, "target", choice, themes))
    kept = {ref for p in (*tasks, *(t.alignment for t in targets)) for ref in (p.a, p.b)}
    kept |= {ref for side in ("a", "b") for ref in _alone(found, side, choice, themes)}
    return replace(
        found,
        a=_reduced(found.a, kept),
        b=_reduced(found.b, kept),
        tasks=tasks,
        targets=targets,
        decided=found.decided and _part(found.decided, kept),
        cautions=(*found.cautions, "part"),
    )


def _part(decided: Crosswalk, kept: set[MeasureRef]) -> Crosswalk:
    absent = tuple(each for each in decided.absent if each.measure in kept)
    pairs = tuple(each for each in decided.pairs if {each.a, each.b} <= kept)
    held = tuple(s for s in decided.standings if {ref for ref in s.subject if ref.id} <= kept)
    return replace(decided, absent=absent, pairs=pairs, standings=held)


def _theme(name: str, domain: Domain) -> str:
    """The code of a theme that a reader names."""
    if code := domain.theme(name):
        return code
    raise UsageError("no-such-theme", name=name, known=", ".join(domain.themes))


def _pair(found: Comparison, pair: Alignment, kind: Kind, choice: Choice, themes: set[str]) -> bool:
    """Of a theme is a pair of which one side is."""
    if choice.kind not in ("", kind):
        return False
    if choice.only and _RELATIONS.get(choice.only) != pair.relation:
        return False
    sides = (found.a.measure(pair.a.id), found.b.measure(pair.b.id))
    return not themes or any(measure.theme in themes for measure in sides)


def _alone(found: Comparison, side: Side, choice: Choice, themes: set[str]) -> Iterator[MeasureRef]:
    plan = found.a if side == "a" else found.b
    if choice.only not in ("", side):
        return
    tasks = found.only(side, "tasks") if choice.kind != "target" else ()
    targets = found.only(side, "targets") if choice.kind != "task" else ()
    for ref in (*tasks, *targets):
        if not themes or plan.measure(ref.id).theme in themes:
            yield ref


def _reduced(plan: Plan, kept: set[MeasureRef]) -> Plan:
    tasks = tuple(task for task in plan.tasks if plan.ref(task) in kept)
    targets = tuple(target for target in plan.targets if plan.ref(target) in kept)
    return replace(plan, tasks=tasks, targets=targets, digest="")
