"""The actual figures of plans: files and folders that are named, else what lies where such do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from plancmp import library as shelves
from plancmp import resources
from plancmp.actualfile.load import Read, load, read, suffixes
from plancmp.compare.progress.course import course
from plancmp.domain import Domains
from plancmp.errors import InvalidFile, UnknownPlan, UnreadableInput, UsageError
from plancmp.model.actual import Actuals
from plancmp.model.finding import Finding
from plancmp.model.plan import Plan
from plancmp.model.progress import Course

FOLDER = "actuals"
Source = str | Path | Actuals
Sources = Source | Sequence[Source]


class Held(NamedTuple):
    """What is known of some plans."""

    figures: dict[str, Actuals]
    """By id of the plan; plans of which nothing is at hand are not there."""
    findings: tuple[Finding, ...] = ()
    """What is odd about the figures, though they can be used."""


def named(plans: Sequence[Plan], given: Sources, domains: Domains) -> Held:
    """The figures that are given. InvalidFile, with every finding, for figures that are not well
    formed; UnknownPlan for those of another plan; UsageError for two files of one plan.
    """
    found: dict[str, Actuals] = {}
    odd: list[Finding] = []
    for plan, source in _assigned(plans, given):
        found[plan.id], told = _checked(source, plan, domains)
        odd += told
    return Held(found, tuple(odd))


def at_hand(plans: Sequence[Plan], given: Sources, domains: Domains) -> Held:
    """The same, and for the other plans what lies in a folder of figures in or beside that of the
    plan, else in the packaged one.
    """
    found, odd = named(plans, given, domains)
    for plan in plans:
        path = None if plan.id in found else _default(plan)
        if path:
            found[plan.id], told = _checked(read(path), plan, domains)
            odd = (*odd, *told)
    return Held(found, odd)


def courses(
    plans: Sequence[Plan], figures: Mapping[str, Actuals], as_of: int | None, domains: Domains
) -> tuple[Course, ...]:
    """How far the targets have come, of the plans of which there are figures."""
    there = (plan for plan in plans if plan.id in figures)
    return tuple(course(plan, figures[plan.id], domains.of(plan), as_of) for plan in there)


def missing(plan: Plan) -> UnreadableInput:
    """What to raise for a plan of which no figures are at hand: it says where they belong."""
    own = Path(plan.path).parent if plan.path else None
    packaged = own is None or own == shelves.packaged_folder()
    wanted = Path(FOLDER) if packaged or own is None else own.parent / FOLDER
    return UnreadableInput("no-actuals", plan=plan.id, path=wanted / f"{plan.id}.yaml")


def _checked(
    source: Read | Actuals, plan: Plan, domains: Domains
) -> tuple[Actuals, tuple[Finding, ...]]:
    if isinstance(source, Actuals):
        return source, ()
    figures, findings = load(source, plan, domains.of(plan))
    if figures is None:
        raise InvalidFile("invalid-actuals", findings, path=source.path)
    return figures, findings


def _assigned(plans: Sequence[Plan], given: Sources) -> Iterator[tuple[Plan, Read | Actuals]]:
    """The figures that are given, each with its plan; those of one plan alone need not name it."""
    by_id = {plan.id: plan for plan in plans}
    seen: dict[str, Read | Actuals] = {}
    for held in _opened(given, by_id):
        name = held.plan if len(by_id) > 1 else next(iter(by_id))
        if name in seen:
            raise UsageError("two-actuals", one=seen[name].path, two=held.path, plan=name)
        if name not in by_id:
            if isinstance(held, Read) and held.tree.findings:
                raise InvalidFile("invalid-actuals", tuple(held.tree.findings), path=held.path)
            known = ", ".join(by_id)
            raise UnknownPlan("actuals-of-other", path=held.path, plan=name, known=known)
        seen[name] = held
        yield by_id[name], held


def _opened(given: Sources, plans: Iterable[str]) -> Iterator[Read | Actuals]:
    for source in [given] if isinstance(given, str | Path | Actuals) else given:
        if isinstance(source, Actuals):
            yield source
        elif Path(source).is_dir():
            paths = (_in(Path(source), plan) for plan in plans)
            yield from (read(path) for path in paths if path)
        else:
            yield read(Path(source))


def _in(folder: Path, plan: str) -> Path | None:
    paths = (folder / f"{plan}{suffix}" for suffix in suffixes())
    return next((path for path in paths if path.is_file()), None)


def _default(plan: Plan) -> Path | None:
    own = Path(plan.path).parent if plan.path else Path()
    packaged = Path(str(resources.data(FOLDER)))
    found = (_in(folder, plan.id) for folder in (own / FOLDER, own.parent / FOLDER, packaged))
    return next(filter(None, found), None)
