"""The public function that says what became of a plan's measures in the next plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Unpack

from plancmp import library as shelves
from plancmp import pipeline
from plancmp.compare.lineage import lineage
from plancmp.held import Sources, at_hand
from plancmp.model.actual import Actual, Actuals
from plancmp.model.plan import Plan
from plancmp.model.succession import Lineage, Succession
from plancmp.session import PlanLike, Session, Where
from plancmp.track_results import FiguresResult


class SuccessionResult(FiguresResult):
    """What became of the measures of a plan. `value` is the `Succession`."""

    value: Succession
    kind = "succession"
    frames = ("tasks", "targets")

    def _brief(self) -> str:
        found = self.value
        rows = f"{len(found.targets)} targets, {len(found.tasks)} tasks"
        return (
            f"{found.old.id} to {found.new.id}, {rows}, {len(found.below)} below what was reached"
        )


class LineageResult(FiguresResult):
    """What became of measures over three plans or more. `value` is the `Lineage`."""

    value: Lineage
    kind = "lineage"
    frames = ("tasks", "targets")

    def _brief(self) -> str:
        plans = ", ".join(plan.id for plan in self.value.plans)
        return f"{plans}; {sum(line.lived for line in self.value.tasks)} tasks lived on"


def succeed(
    old: PlanLike,
    new: PlanLike,
    *later: PlanLike,
    actuals: Sources = (),
    as_of: int | None = None,
    sources: Sequence[str | Path] = (),
    **where: Unpack[Where],
) -> SuccessionResult | LineageResult:
    """What became of the measures of a plan in the next one; with later plans, over all of them.

    actuals: what the targets of the plans but the last had reached: files, folders and defaults as
    `track` takes them, none needed; a new target is held against the last figure that counts.
    as_of: figures of later years are left out. sources: documents of the plans, or folders that
    hold PLAN.txt, so that changes are shown in their own words. Raises what `load` raises;
    UnreadableInput, InvalidFile, UnknownPlan for a file of actual figures.
    """
    session = Session.open(where)
    plans = _named(tuple(session.plan(each) for each in (old, new, *later)))
    figures, odd = at_hand(plans[:-1], actuals, session.library.domains)
    known = {name: _until(as_of, found) for name, found in figures.items()}
    steps = [
        _step(session, one, two, known.get(one.id, ()), sources) for one, two in pairwise(plans)
    ]
    domain = session.library.domains.of(*plans)
    if not later:
        return SuccessionResult(steps[0], domain, odd)
    return LineageResult(lineage(steps), domain, odd)


def _until(year: int | None, actuals: Actuals) -> tuple[Actual, ...]:
    return tuple(each for each in actuals.figures if year is None or each.year <= year)


def _named(plans: tuple[Plan, ...]) -> tuple[Plan, ...]:
    """With names that tell them apart; two versions of one plan may have one id."""
    ids = [plan.id for plan in plans]
    return plans if len(set(ids)) < len(ids) else shelves.distinct(plans)


def _step(
    session: Session, old: Plan, new: Plan, actuals: Sequence[Actual], sources: Sequence[str | Path]
) -> Succession:
    found = pipeline.succession(old, new, session.comparer, actuals)
    if not sources:
        return found
    from plancmp.drafting.passages import originals  # noqa: PLC0415 - more than the core

    places = tuple(map(Path, sources))
    told = {side: originals((plan,), places)[plan.id] for side, plan in _sides(old, new)}
    return replace(found, originals=told)


def _sides(old: Plan, new: Plan) -> tuple[tuple[str, Plan], tuple[str, Plan]]:
    return ("old", old), ("new", new)
