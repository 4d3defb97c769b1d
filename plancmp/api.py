"""The public functions; the command line calls them, and so may a notebook.

A plan is named by id (`chaozhou`), alias, path, or given as a `Plan` or the result of `load`. All
functions take the same keywords for where things are: `plans` (folders of plan files), `sectors`
(folders of sector packs), `crosswalks` (folders of reviewed alignments; by default the packaged
ones), `ignore_crosswalks`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from plancmp import held, pipeline
from plancmp import library as shelves
from plancmp.compare.choose import Choice, Kind, Only, choose
from plancmp.drafting.drafted import Notes
from plancmp.errors import UnknownPlan
from plancmp.held import Sources
from plancmp.model.plan import Plan, Task
from plancmp.pipeline import Tell
from plancmp.results import (
    AuditResult,
    DiffResult,
    DraftResult,
    ExplanationResult,
    FindingsResult,
    GapResult,
    MatrixResult,
    PlanResult,
    PlansResult,
    SectorsResult,
)
from plancmp.session import PlanLike, Session, Where
from plancmp.shelf.update import Update, update
from plancmp.track_results import PackResult
from plancmp.version import VERSION

PEERS = "peers"


def load(plan: PlanLike, measure: str = "", **where: Unpack[Where]) -> PlanResult:
    """One plan, from the library, a plan file or a document.

    measure: id, or first line of a task, of the only measure to keep. Raises UnknownPlan,
    InvalidPlan (with every finding), UnreadableInput, NotAPlan.
    """
    session = Session.open(where)
    found = session.plan(plan)
    if measure:
        found = found.only(shelves.measure(found, measure))
    return PlanResult(found, session.library.domains.of(found))


def plans(**where: Unpack[Where]) -> PlansResult:
    """Every plan of the folders and the packaged ones. Raises InvalidPlan when a folder holds files
    with errors.
    """
    session = Session.open(where)
    library = session.library
    found = library.entries()
    domain = library.domains.of(*(entry.plan for entry in found))
    return PlansResult(found, library.all_plans, domain)


def index(
    folder: str | Path, tell: Callable[[int, int], None] | None = None, **where: Unpack[Where]
) -> Update:
    """Make the index of a folder of plans, or bring it up to date: only files that have changed are
    read. With it lists and lookups read no plan but those that are asked for.

    tell: hears how many files are done, and of how many. Raises UnreadableInput, UnwritableOutput.
    """
    return update(Path(folder), Session.open(where).library.domains, tell)


def diff(
    a: PlanLike,
    b: PlanLike,
    *,
    themes: Iterable[str] = (),
    only: Only = "",
    kind: Kind = "",
    **where: Unpack[Where],
) -> DiffResult:
    """What both plans do, what only one does, and whose targets are stronger.

    themes (codes or names), only (a, b, shared, partial), kind (task, target): a part of it. Raises
    what `load` raises; InvalidFile for a bad crosswalk; UsageError for an unknown theme.
    """
    session = Session.open(where)
    one, two = session.plan(a), session.plan(b)
    if one.id != two.id:
        one, two = shelves.distinct((one, two))
    found, domain = session.comparer.compare(one, two), session.library.domains.of(one, two)
    return DiffResult(choose(found, Choice(tuple(themes), only, kind), domain), domain)


def matrix(plans: Iterable[PlanLike], /, **where: Unpack[Where]) -> MatrixResult:
    """Which topics and indicators each of two or more plans covers."""
    session = Session.open(where)
    chosen = session.several(plans)
    found = pipeline.matrix(chosen, session.comparer)
    return MatrixResult(found, session.library.domains.of(*chosen))


def gap(plan: PlanLike, against: Iterable[PlanLike], **where: Unpack[Where]) -> GapResult:
    """What other plans do and this one does not, does in part, promises less of, or leaves without
    a number.

    against: plans, among which "peers" stands for those of the same level and sector whose period
    overlaps.
    """
    session = Session.open(where)
    own = session.plan(plan)
    chosen: dict[str, Plan] = {}
    for each in against:
        found = session.library.peers(own) if each == PEERS else (session.plan(each),)
        chosen |= {other.id: other for other in found if each != PEERS or other.id not in chosen}
    own, *others = session.several((own, *chosen.values()))
    result = pipeline.gaps(own, others, session.comparer)
    return GapResult(result, session.library.domains.of(own, *others))


def audit(plan: PlanLike, **where: Unpack[Where]) -> AuditResult:
    """Weaknesses and contradictions inside one plan."""
    from plancmp.auditing import audit as judge  # noqa: PLC0415 - only here

    session = Session.open(where)
    found = session.plan(plan)
    domain = session.library.domains.of(found)
    return AuditResult(judge(found, domain), domain)


def explain(a: PlanLike, x: str, b: PlanLike, y: str, **where: Unpack[Where]) -> ExplanationResult:
    """Why tasks x of plan a and y of plan b have their score; x and y are ids or first lines."""
    session = Session.open(where)
    one, two = session.plan(a), session.plan(b)
    ids = [_task(plan, name).id for plan, name in ((one, x), (two, y))]
    if one.id != two.id:
        one, two = shelves.distinct((one, two))
    found = pipeline.explain(one, ids[0], two, ids[1], session.comparer)
    return ExplanationResult(found, session.library.domains.of(one, two))


def _task(plan: Plan, name: str) -> Task:
    found = shelves.measure(plan, name)
    if not isinstance(found, Task):
        raise UnknownPlan("not-a-task", plan=plan.id, name=name)
    return found


def validate(
    paths: Iterable[str | Path] = (), *, skip_others: bool = False, **where: Unpack[Where]
) -> FindingsResult:
    """Every problem of plan files and files of actual figures, or of all of a folder; by default of
    the packaged plans.

    skip_others: pass over YAML files that are neither.
    """
    from plancmp.actualfile.check import check, is_actuals  # noqa: PLC0415 - only here
    from plancmp.planfile.load import load_plans, looks_like_plan  # noqa: PLC0415

    session = Session.open(where)
    library = session.library
    folders = [Path(path) for path in paths] or [shelves.packaged_folder()]
    files = {f.absolute(): f for folder in folders for f in shelves.files_of(folder)}
    figures = [f for f in files.values() if is_actuals(f)]
    others = [f for f in files.values() if f not in figures]
    chosen = [f for f in others if not skip_others or looks_like_plan(f)]
    plans, findings = load_plans(chosen, library.domains)
    named = {plan.id: plan for plan in plans}
    told = check(figures, named, library.find, library.domains)
    return FindingsResult((*findings, *told), files=len(chosen) + len(figures))


def verify(plan: PlanLike, source: str | Path, **where: Unpack[Where]) -> FindingsResult:
    """Everything in a plan that its document does not bear out, and what the plan leaves out.

    source: the document, or the folder that holds PLAN.txt.
    """
    from plancmp.drafting import document, verify  # noqa: PLC0415 - needs more than the core

    session = Session.open(where)
    coded = session.plan(plan)
    place = Path(source)
    path = place / f"{coded.id}.txt" if place.is_dir() else place
    domain = session.library.domains.of(coded)
    result = verify.verify(coded, document.load(path), domain)
    return FindingsResult(result.findings, domain, figures=result.figures, names=result.names)


def draft(
    path: str | Path,
    *,
    sector: str = "",
    part: int = 1,
    name: str = "",
    today: str = "",
    update: str | Path | None = None,
    old: str | Path | None = None,
    **where: Unpack[Where],
) -> DraftResult:
    """A draft of the plan that a document holds, for a coder to check.

    sector: the pack by which it is read; by default the one that the document suggests. part: which
    plan, where a notice holds several. name: id of the plan. today: ISO date. update: a plan file
    whose coding is kept where the document's text is unchanged; old: the document that was coded,
    by default looked for by its hash. Raises NotAPlan, UnreadableInput, MissingTool.
    """
    from plancmp.drafting import compose, document, ledger  # noqa: PLC0415 - more than the core
    from plancmp.planfile.rewrite import rewrite  # noqa: PLC0415
    from plancmp.planfile.write import dump  # noqa: PLC0415

    session = Session.open(where)
    read, packs = document.load(Path(path)), session.library.domains
    name = compose.name(name or (Path(update).stem if update else ""), Path(path), read)
    examples = session.library.all_plans()
    found = compose.draft(read, name, today, packs, examples, part=part, sector=sector)
    told = [*compose.warnings(read, found, packs), *read.told]
    if update:
        found, changes = _updated(session, Path(update), Path(path), old, found)
        told += changes
    doubts = sum(len(measure.check) for measure in found.measures) + len(found.check)
    counts = {"tasks": len(found.tasks), "targets": len(found.targets), "doubts": doubts}
    notes: Notes = (("drafted", counts), *((key, {"value": value}) for key, value in told))
    text = rewrite(Path(update).read_text("utf-8"), found) if update else dump(found)
    account = ledger.account(found, read, packs.of(found), part)
    return DraftResult(found, packs.of(found), text, notes, account)


def _updated(
    session: Session, update: Path, new: Path, old: str | Path | None, drafted: Plan
) -> tuple[Plan, tuple[tuple[str, str], ...]]:
    from plancmp.drafting import document, revise  # noqa: PLC0415

    coded = session.library.from_file(update)
    before = Path(old) if old else revise.find(coded, (update.parent, new.parent))
    return revise.revise(coded, document.load(before), drafted, document.load(new))


def sectors(**where: Unpack[Where]) -> SectorsResult:
    """The sector packs of the folders and the packaged ones. Raises InvalidFile for one that is not
    well formed.
    """
    packs = Session.open(where).library.domains
    return SectorsResult(tuple(packs.get(sector) for sector in packs.sectors))


def report(
    plans: Iterable[PlanLike],
    /,
    focus: PlanLike | None = None,
    tell: Tell | None = None,
    *,
    actuals: Sources = (),
    as_of: int | None = None,
    sources: Sequence[str | Path] = (),
    **where: Unpack[Where],
) -> PackResult:
    """A briefing pack over two or more plans, or over one with actual figures; `save` writes html,
    pdf, docx, pptx, xlsx, md or json.

    focus: the plan for which it is made. tell: hears of each pair of plans as it is compared.
    actuals: files of figures, or folders of such, as `track` takes them: the pack says how far the
    targets have come. as_of: figures of later years are left out. sources: documents of the plans,
    or folders that hold PLAN.txt, so that the pack has the wording of every pair side by side; it
    says which documents are not at hand. Raises UnreadableInput, InvalidFile.
    """
    session = Session.open(where, tell)
    mine = session.plan(focus) if focus is not None else None
    named = [session.plan(each) for each in plans]
    if mine and mine.id not in {plan.id for plan in named}:
        named.insert(0, mine)
    alone = len(named) == 1 and bool(actuals)
    chosen = tuple(named) if alone else session.several(named)
    domains = session.library.domains
    figures, odd = held.named(chosen, actuals, domains)
    if actuals and not figures:
        raise held.missing(chosen[0])
    found = pipeline.pack(chosen, mine.id if mine else "", VERSION, session.comparer)
    found = replace(found, courses=held.courses(found.plans, figures, as_of, domains))
    if sources:
        from plancmp.drafting.passages import originals  # noqa: PLC0415 - more than the core

        found = replace(found, originals=originals(chosen, tuple(map(Path, sources))))
    return PackResult(found, domains.of(*chosen), odd)
