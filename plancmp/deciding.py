"""The public functions of review: what to look at, what people say of it, how far they agree.

A decision goes to the journal of the two plans in the first folder of `crosswalks`, else in
`crosswalks/` of the current folder; it is on disk when the function returns, and wins over the
matcher in every other function from then on.
"""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

from plancmp import library as shelves
from plancmp import pipeline
from plancmp.errors import UsageError
from plancmp.model.decision import Act, Entry, Verdict
from plancmp.model.plan import MeasureRef
from plancmp.model.review import Candidates
from plancmp.review import agreement, changes, crosswalk
from plancmp.review.derive import derive
from plancmp.review.queue import Order
from plancmp.review.sitting import Desk
from plancmp.review_results import CandidatesResult, ChangesResult, JournalResult, StatusResult
from plancmp.session import PlanLike, Session, Where, decisions_folder
from plancmp.version import VERSION


def align(
    a: PlanLike, b: PlanLike, *, order: Order = "score", **where: Unpack[Where]
) -> CandidatesResult:
    """The pairs of measures that may belong together, with what people decided of them.

    order: score, document, or information: what a decision is expected to change most comes first.
    """
    session = Session.open(where)
    found = candidates(session, a, b, order)
    return CandidatesResult(found, session.library.domains.of(found.a, found.b))


def candidates(session: Session, a: PlanLike, b: PlanLike, order: Order) -> Candidates:
    """The same for a session that is open."""
    one, two = session.pair(a, b)
    if one.id == two.id:
        raise UsageError("same-plan", name=one.id)
    return pipeline.candidates(one, two, session.comparer, order)


def decide(
    a: PlanLike,
    x: str,
    b: PlanLike,
    y: str,
    verdict: Verdict,
    reviewer: str,
    *,
    note: str = "",
    adjudicate: bool = False,
    **where: Unpack[Where],
) -> Entry:
    """One person's word on measure x of plan a and measure y of plan b; the line of the journal.

    verdict: same, partial, none, unsure; or absent, with an empty y: plan b has nothing like x.
    adjudicate: between reviewers who differ. Raises UnknownPlan for a measure that is not there,
    UnwritableOutput when the decision could not be kept.
    """
    desk = open_desk(Session.open(where, deciding=True), a, b, reviewer)
    one, two = _sides(desk, x, y)
    if (verdict == "absent") != (not y):
        raise UsageError("absent-of-plan")
    act: Act = "adjudicate" if adjudicate else "decide"
    entry = desk.decide(one, two, verdict, act=act, note=note)
    settle(desk)
    return entry


def _sides(desk: Desk, x: str, y: str) -> tuple[MeasureRef, MeasureRef]:
    """Two measures by name; with an empty y the whole of plan b."""
    one = desk.a.ref(shelves.measure(desk.a, x))
    return one, desk.b.ref(shelves.measure(desk.b, y)) if y else MeasureRef(desk.b.id, "")


def contradicted(
    a: PlanLike,
    x: str,
    b: PlanLike,
    y: str,
    verdict: Verdict,
    reviewer: str,
    **where: Unpack[Where],
) -> int:
    """How many of a reviewer's own words such a decision would take back."""
    desk = open_desk(Session.open(where, deciding=True), a, b, reviewer)
    return desk.contradicted(*_sides(desk, x, y), verdict)


def undo(a: PlanLike, b: PlanLike, reviewer: str, **where: Unpack[Where]) -> Entry:
    """Take back a reviewer's last decision about two plans; the decision. UsageError when there is
    none.
    """
    desk = open_desk(Session.open(where, deciding=True), a, b, reviewer)
    entry = desk.undo()
    settle(desk)
    return entry


def open_desk(session: Session, a: PlanLike, b: PlanLike, reviewer: str) -> Desk:
    """Where decisions about two plans go."""
    one, two = session.pair(a, b)
    if one.id == two.id:
        raise UsageError("same-plan", name=one.id)
    return Desk(session.decisions, one, two, reviewer)


def folder(**where: Unpack[Where]) -> Path:
    """The folder that takes decisions."""
    return decisions_folder(where)


def settle(desk: Desk) -> Path | None:
    """Bring the crosswalk beside a journal up to date."""
    return derive(desk.folder, desk.a, desk.b, VERSION)


def settle_if_any(desk: Desk) -> None:
    """The same where something was decided."""
    if desk.folder.is_dir():
        settle(desk)


def review_status(a: PlanLike, b: PlanLike, **where: Unpack[Where]) -> StatusResult:
    """How much of two plans is decided, by whom, and how far reviewers agree."""
    session = Session.open(where)
    found = candidates(session, a, b, "document")
    domain = session.library.domains.of(found.a, found.b)
    return StatusResult(agreement.status(found), domain)


def log(a: PlanLike, b: PlanLike, **where: Unpack[Where]) -> JournalResult:
    """Every decision about two plans, in the order in which they were taken."""
    session = Session.open(where)
    one, two = session.pair(a, b)
    plans = {one.id: one, two.id: two}
    told = [crosswalk.sources(folder, plans) for folder in session.comparer.crosswalks]
    entries = tuple(entry for source in told for entry in source.entries)
    return JournalResult(entries, session.library.domains.of(one, two))


def compare_files(old: str | Path, new: str | Path, **where: Unpack[Where]) -> ChangesResult:
    """What two crosswalks or journals of the same two plans decide differently."""
    session = Session.open(where)
    a, b = changes.plans_of(Path(old))
    if {*changes.plans_of(Path(new))} != {a, b}:
        raise UsageError("other-plans", old=old, new=new)
    plans = {each.id: each for each in session.pair(a, b)}
    return ChangesResult(changes.changes(Path(old), Path(new), plans))
