"""The public functions of progress: how far the targets of plans have come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Unpack

from plancmp import held
from plancmp.compare.progress.figures import asked
from plancmp.domain import Domain
from plancmp.held import Sources
from plancmp.model.actual import Actuals, Form
from plancmp.model.finding import Finding
from plancmp.model.plan import Plan
from plancmp.model.progress import Course
from plancmp.session import PlanLike, Session, Where
from plancmp.track_results import TrackResult, TracksResult


def track(
    plan: PlanLike,
    actuals: Sources = (),
    *,
    as_of: int | None = None,
    **where: Unpack[Where],
) -> TrackResult:
    """How far each target of a plan has come, and whether that is on schedule.

    actuals: a file of figures (yaml, csv, xlsx), a folder with PLAN.yaml, or an `Actuals`; by
    default `actuals/PLAN.yaml` beside the plan's folder or the packaged one. as_of: figures of
    later years are left out. Raises what `load` raises; InvalidFile, with every finding, for
    figures that are not well formed; UnreadableInput where none are at hand.
    """
    session = Session.open(where)
    found = session.plan(plan)
    domain = session.library.domains.of(found)
    (made,), odd = _courses(session, (found,), actuals, as_of)
    return TrackResult(made, domain, odd)


def track_all(
    plans: Iterable[PlanLike],
    /,
    actuals: Sources = (),
    *,
    as_of: int | None = None,
    **where: Unpack[Where],
) -> TracksResult:
    """The same for two plans or more, side by side; each of the files says of which plan it is."""
    session = Session.open(where)
    chosen = session.several(plans)
    made, odd = _courses(session, chosen, actuals, as_of)
    return TracksResult(made, session.library.domains.of(*chosen), odd)


def form(
    plan: PlanLike,
    actuals: Sources = (),
    *,
    as_of: int | None = None,
    **where: Unpack[Where],
) -> tuple[Form, Domain]:
    """The figures that are at hand, and a row for each year without one; the field of the plan.

    as_of: nothing is asked of later years. Figures that are named must be well formed; where none
    are named and none lie at hand, all is asked.
    """
    session = Session.open(where)
    found = session.plan(plan)
    domain = session.library.domains.of(found)
    figures, _ = held.at_hand((found,), actuals, session.library.domains)
    if actuals and not figures:
        raise held.missing(found)
    there = figures.get(found.id, Actuals(found.id, ()))
    known = {(actual.target, actual.year) for actual in there.figures}
    wanted = ((target.id, year) for target in found.targets for year in asked(found, target, as_of))
    return Form(found, there, tuple(key for key in wanted if key not in known)), domain


def draft_actuals(
    report: str | Path, plan: PlanLike, **where: Unpack[Where]
) -> tuple[Form, Domain]:
    """The figures that a report states of targets of a plan, for somebody to check; each has its
    lines, and under `check` what the program was not sure of.

    Raises what `draft` raises of documents; UnreadableInput for a report that names no year.
    """
    from plancmp import reported  # noqa: PLC0415 - more than the core
    from plancmp.drafting import document  # noqa: PLC0415

    session = Session.open(where)
    found = session.plan(plan)
    domain = session.library.domains.of(found)
    read_ = document.load(Path(report))
    return Form(found, reported.actuals(read_, found, domain)), domain


def _courses(
    session: Session, plans: Sequence[Plan], actuals: Sources, as_of: int | None
) -> tuple[tuple[Course, ...], tuple[Finding, ...]]:
    domains = session.library.domains
    figures, odd = held.at_hand(plans, actuals, domains)
    for plan in plans:
        if plan.id not in figures:
            raise held.missing(plan)
    return held.courses(plans, figures, as_of, domains), odd
