"""The public functions over all plans: every pair aligned, and what they have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal, NamedTuple, Unpack

from plancmp import memory, pipeline
from plancmp.asking import is_peer, province_of
from plancmp.errors import UnknownPlan, UsageError
from plancmp.memory import code
from plancmp.model.plan import Plan
from plancmp.model.topics import Lacks, Topics
from plancmp.results import Result
from plancmp.review import crosswalk
from plancmp.session import Session, Where
from plancmp.shelf.folder import plan_files

if TYPE_CHECKING:
    from plancmp.bulk.engine import Tell
    from plancmp.bulk.member import Member
    from plancmp.bulk.table import Decided
    from plancmp.model.comparison import Comparison


Among = Literal["all", "peers", "same-province"]


class AlignedAll(NamedTuple):
    """What was aligned with what."""

    plans: int
    pairs: int
    """Pairs of plans of one sector."""
    apart: int
    """Pairs of two sectors, which are not compared."""
    rows: int
    """Aligned pairs of measures."""


class Estimate(NamedTuple):
    """What `align_all` would have to do."""

    plans: int
    pairs: int
    apart: int
    made: int
    """Pairs of plans that were compared before and are kept."""
    seconds: float
    megabytes: float
    """Of memory, of all processes together."""


def quiet(done: int, of: int) -> None:
    """Hears how much is done, and tells nobody."""


def align_all(
    output: str | Path,
    *,
    jobs: int = 0,
    engine: Literal["local", "dask"] = "local",
    scheduler: str = "",
    tell: Tell = quiet,
    **where: Unpack[Where],
) -> AlignedAll:
    """Every pair of all plans aligned, into one table.

    output: a file ending in .parquet, .tsv or .csv, with a row for each aligned pair of measures:
    plan_a, plan_b, kind, a, b, relation, score, same, origin. The plans are those of the folders in
    `plans`, without any the packaged ones. jobs: processes at once, 0 for one a core; a script that
    asks for more than one needs the guard of `multiprocessing` (`__name__`). engine: dask
    for the workers of the cluster at the address `scheduler`, or of this machine. Scores are
    those of `align`; what people decided wins. Raises UsageError for an unknown suffix,
    InvalidPlan, UnknownPlan for fewer than two plans, MissingTool, UnwritableOutput.
    """
    from plancmp.bulk import everything, table  # noqa: PLC0415 - an extra
    from plancmp.bulk.engine import dask, processes  # noqa: PLC0415

    table.check(Path(output))
    session = Session.open(where)
    workers = dask(scheduler, jobs) if engine == "dask" or scheduler else processes(jobs)
    with workers as does, _folder() as folder:
        found = everything.read(_paths(session), _sectors(where), folder, does, tell)
        everything.make(found, does, tell)
        rows = table.write(found, Path(output), _decided(session))
    return AlignedAll(len(found.members), found.pairs, found.apart, rows)


class TopicsResult(Result):
    """What many plans have in common. `value` is the `Topics`."""

    value: Topics
    kind = "topics"
    frames = ("topics",)

    def _brief(self) -> str:
        return f"{len(self.value.topics)} of {len(self.value.plans)} plans"


def matrix_all(*, jobs: int = 0, tell: Tell = quiet, **where: Unpack[Where]) -> TopicsResult:
    """What all plans of one sector have in common, topic by topic; plans, jobs and errors as of
    `align_all`, UsageError for plans of two sectors.
    """
    from plancmp.bulk import everything, topics  # noqa: PLC0415 - an extra
    from plancmp.bulk.engine import processes  # noqa: PLC0415

    session = Session.open(where)
    with processes(jobs) as does, _folder() as folder:
        found = everything.read(_paths(session), _sectors(where), folder, does, tell)
        if found.apart:
            sectors = sorted({each.plan.sector for each in found.members})
            raise UsageError("several-sectors", sectors=", ".join(sectors))
        everything.make(found, does, tell)
        told = topics.topics(found, _decided(session))
    return TopicsResult(told, session.library.domains.get(found.members[0].plan.sector))


class LacksResult(Result):
    """What many plans have and one lacks. `value` is the `Lacks`."""

    value: Lacks
    kind = "lacks"
    frames = ("lacks",)

    def _brief(self) -> str:
        found = self.value
        return f"{len(found.lacks)} of {found.topics} topics, {found.plan.id}"


def gap_all(
    plan: str, among: Among = "all", *, jobs: int = 0, tell: Tell = quiet, **where: Unpack[Where]
) -> LacksResult:
    """What many plans have and one has in part or not at all, topic by topic.

    plan: id, alias or path. among: all other plans of its sector, those of the same province, or
    its peers (level, period). Targets count by indicator alone; `gap` with plans by name says who
    promises less. Plans, jobs and errors as of `align_all`; UnknownPlan for a plan that is not
    among them, and where there are no others.
    """
    from plancmp.bulk import everything, topics  # noqa: PLC0415 - an extra
    from plancmp.bulk.engine import processes  # noqa: PLC0415

    session = Session.open(where)
    with processes(jobs) as does, _folder() as folder:
        found = everything.read(_paths(session), _sectors(where), folder, does, tell)
        plans = [member.plan for member in found.members]
        meant = next((p for p in plans if plan in (p.id, *p.aliases)), None) or session.plan(plan)
        own = next((p for p in plans if (p.id, p.digest) == (meant.id, meant.digest)), None)
        if own is None:
            raise UnknownPlan("not-among-plans", plan=plan)
        chosen = found.of_sector(own.sector)
        plans = [member.plan for member in chosen.members]
        others = _others(own, plans, among)
        everything.make(chosen, does, tell)
        told = topics.lacks(chosen, _decided(session), plans.index(own), others, among)
    return LacksResult(told, session.library.domains.get(own.sector))


def _others(own: Plan, plans: Sequence[Plan], among: Among) -> list[int]:
    """Places of those with which a plan is compared."""
    named = {plan.jurisdiction.name: plan for plan in plans} | {plan.id: plan for plan in plans}
    home = province_of(own, named)
    if among == "same-province" and not home:
        raise UnknownPlan("no-province", plan=own.id)

    def belongs(plan: Plan) -> bool:
        if among == "same-province":
            return province_of(plan, named) == home
        return among == "all" or is_peer(plan, own)

    found = [i for i, plan in enumerate(plans) if plan is not own and belongs(plan)]
    if not found:
        raise UnknownPlan("no-others", plan=own.id)
    return found


def estimate(*, jobs: int = 0, tell: Tell = quiet, **where: Unpack[Where]) -> Estimate:
    """What `align_all` of the same plans would take on this machine, from a few pairs of them."""
    from plancmp.bulk import everything, sample  # noqa: PLC0415 - an extra
    from plancmp.bulk.engine import processes  # noqa: PLC0415

    session = Session.open(where)
    with processes(jobs) as does, _folder() as folder:
        found = everything.read(_paths(session), _sectors(where), folder, does, tell)
        made = sum(len(list(t.pairs())) for t in found.tiles() if t.path.exists())
        taken = sample.take(found, does.jobs, found.pairs - made)
    return Estimate(
        len(found.members), found.pairs, found.apart, made, taken.seconds, taken.megabytes
    )


def _paths(session: Session) -> tuple[Path, ...]:
    """Of the plans: an earlier folder hides a later plan of the same name."""
    folders = session.library.folders or session.library.places()
    found: dict[str, Path] = {}
    for folder in folders:
        for path in plan_files(folder):
            found.setdefault(path.stem, path)
    if len(found) < 2:
        raise UnknownPlan("too-few-plans")
    return tuple(found[name] for name in sorted(found))


def _sectors(where: Where) -> tuple[Path, ...]:
    return tuple(map(Path, where.get("sectors", ())))


@contextmanager
def _folder() -> Iterator[Path]:
    """Where arrays and tiles are kept; for this run alone where nothing is."""
    kept = memory.folder()
    if kept is not None:
        yield kept / "bulk"
        return
    with TemporaryDirectory(prefix="plancmp-") as folder:
        yield Path(folder)


def _decided(session: Session) -> Decided:
    """What people have decided about pairs of plans."""
    from plancmp.bulk.table import Decided  # noqa: PLC0415 - an extra

    folders = session.comparer.crosswalks
    files = [path for folder in folders for path in sorted(folder.glob("*--*.*"))]
    names = {frozenset(path.name.partition(".")[0].split("--")) for path in files}
    told = [code("pipeline", "review", "model").encode()]
    told += [part for path in files for part in (str(path).encode(), crosswalk.content(path))]

    def compare(a: Member, b: Member) -> Comparison | None:
        if frozenset((a.plan.id, b.plan.id)) not in names:
            return None
        one, two = (session.library.from_file(Path(each.plan.path)) for each in (a, b))
        domain = session.library.domains.of(one, two)
        return pipeline.compare(one, two, domain, folders)

    return Decided(compare, sha256(b"\0".join(told)).hexdigest())
