"""Decisions that leave the program and come back: forms for a spreadsheet, files of colleagues."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Unpack

from plancmp import deciding, filled
from plancmp.domain import Domain
from plancmp.errors import InvalidFile, UsageError
from plancmp.model.decision import Entry, Subject
from plancmp.model.finding import Finding
from plancmp.model.plan import Plan
from plancmp.questions import passages
from plancmp.render.form_sheets import Form
from plancmp.review import changes, crosswalk, incoming, journal, sssom
from plancmp.review.incoming import Incoming
from plancmp.review.queue import Order
from plancmp.review.sitting import Desk
from plancmp.session import PlanLike, Session, Where

UNKNOWN = "?"
"""The reviewer of a row of which nobody said who decided it."""


class Imported(NamedTuple):
    """What came of a file."""

    new: int
    same: int
    """Decisions that were there already."""
    path: Path
    """The journal; the folder for it where there is none."""
    undecided: tuple[str, ...] = ()
    """Rows of a form that have a note and no verdict."""


def form(
    a: PlanLike,
    b: PlanLike,
    reviewer: str = "",
    *,
    order: Order = "document",
    blind: bool = False,
    sources: Sequence[str | Path] = (),
    **where: Unpack[Where],
) -> tuple[Form, Domain]:
    """A form for two plans, with what a reviewer has decided already; the field of its words.

    blind: nothing of what the program and others say. sources: documents of the plans, or folders
    of them, whose lines stand in the form.
    """
    session = Session.open(where, deciding=True)
    found = deciding.candidates(session, a, b, order)
    plans = {plan.id: plan for plan in (found.a, found.b)}
    mine: dict[Subject, Entry] = {}
    if reviewer:
        name = Desk(session.decisions, found.a, found.b, reviewer).reviewer
        mine = _said_anywhere(name, session, plans)
    places = tuple(map(Path, sources))
    lines = passages(plans.values(), places)
    return Form(found, mine, lines, blind), session.library.domains.of(found.a, found.b)


def _said_anywhere(name: str, session: Session, plans: Mapping[str, Plan]) -> dict[Subject, Entry]:
    """What a person says of each pair; earlier folders win over later ones."""
    found: dict[Subject, Entry] = {}
    for folder in session.comparer.crosswalks:
        entries = crosswalk.sources(folder, plans).entries
        for about, entry in incoming.words_of(name, entries, plans).items():
            found.setdefault(about, entry)
    return found


def import_decisions(path: str | Path, reviewer: str = "", **where: Unpack[Where]) -> Imported:
    """Take the decisions of a file into the journal: a form that somebody filled in (.xlsx), a
    crosswalk (.sssom.tsv, .yaml), or the journal of a colleague (.decisions.jsonl).

    reviewer: who decided. A form needs it; in place of those that a crosswalk names; a journal
    keeps its own. All of it is taken or nothing: InvalidFile with everything that does not fit,
    UnreadableInput for what cannot be read.
    """
    path = Path(path)
    session = Session.open(where, deciding=True)
    if path.suffix.lower() == filled.SUFFIX:
        return _import_form(path, reviewer, session)
    if not path.name.endswith(changes.SUFFIXES):
        known = ", ".join((filled.SUFFIX, *changes.SUFFIXES))
        raise UsageError("not-importable", path=path, known=known)
    a, b = session.pair(*changes.plans_of(path))
    plans = {a.id: a, b.id: b}
    brought = incoming.of_file(path, plans)
    if path.name.endswith(journal.SUFFIX):
        return _import_journal(path, brought, Desk(session.decisions, a, b, UNKNOWN))
    return _import_crosswalk(path, brought, reviewer, session, plans)


def _refuse(path: Path, findings: Sequence[Finding]) -> None:
    if findings:
        raise InvalidFile("invalid-import", tuple(findings), path=path)


def _import_form(path: Path, reviewer: str, session: Session) -> Imported:
    if not reviewer:
        raise UsageError("no-reviewer")
    form = filled.read(path)
    if not form.said:
        _refuse(path, form.findings)
        return Imported(0, 0, session.decisions, form.undecided)
    first = form.said[0].entry
    a, b = session.pair(*(ref.plan for ref in (first.a, first.b) if ref))
    plans = {a.id: a, b.id: b}
    desk = Desk(session.decisions, a, b, reviewer)
    brought = incoming.by(form.said, desk.reviewer)
    _refuse(path, [*form.findings, *incoming.misfits(brought, plans, path)])
    said = {desk.reviewer: _said_anywhere(desk.reviewer, session, plans)}
    new = incoming.new_of(brought, said, plans)
    return _keep(desk, new, len(brought), path)._replace(undecided=form.undecided)


def _import_journal(path: Path, brought: Sequence[Incoming], desk: Desk) -> Imported:
    for name in incoming.reviewers(brought):
        Desk(desk.folder, desk.a, desk.b, name)  # refuses what cannot be a name
    findings = list(incoming.misfits(brought, desk.plans, path, history=True))
    new, differing = incoming.lines_of(brought, desk.entries(), path)
    _refuse(path, [*findings, *differing])
    return _keep(desk, new, len(brought), path)


def _import_crosswalk(
    path: Path,
    brought: Sequence[Incoming],
    reviewer: str,
    session: Session,
    plans: Mapping[str, Plan],
) -> Imported:
    a, b = plans.values()
    names = {reviewer} if reviewer else incoming.reviewers(brought)
    if UNKNOWN in names:
        raise UsageError("no-reviewer")
    desks = {name: Desk(session.decisions, a, b, name) for name in sorted(names)}
    if not desks:
        return Imported(0, 0, session.decisions)
    clean = {name: desk.reviewer for name, desk in desks.items()}
    told = incoming.by(brought, clean[reviewer]) if reviewer else incoming.each_by(brought, clean)
    _refuse(path, list(incoming.misfits(told, plans, path)))
    desk = next(iter(desks.values()))
    # Not of other folders, nor of a crosswalk beside the journal: it may be the very file.
    held = (*crosswalk.brought(desk.folder, desk.plans), *desk.entries())
    said = {name: incoming.words_of(name, held, plans) for name in clean.values()}
    return _keep(desk, incoming.new_of(told, said, plans), len(told), path)


def _keep(desk: Desk, new: Sequence[Entry], brought: int, source: Path) -> Imported:
    """All new lines at once; then the crosswalk is derived anew, in place of the very file from
    which they were taken, too.
    """
    path = desk.write(*new) if new else desk.folder
    if journals := journal.paths(desk.folder, desk.a.id, desk.b.id):
        path = journals[0]
        derived = path.with_name(path.name.removesuffix(journal.SUFFIX) + sssom.SUFFIX)
        if derived.exists() and derived.resolve() == source.resolve():
            derived.unlink()
        deciding.settle(desk)
    return Imported(len(new), brought - len(new), path)
