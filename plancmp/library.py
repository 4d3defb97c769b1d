"""Find plans by id, alias or path, in the user's folders first and then among the packaged ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rapidfuzz import process

from plancmp import resources
from plancmp.drafting import compose
from plancmp.drafting.document import is_document, read
from plancmp.errors import InvalidPlan, UnknownPlan, UnreadableInput
from plancmp.model import Plan, Task
from plancmp.planfile.load import load, load_all

SUFFIXES = (".yaml", ".yml")
DRAFTED = "1970-01-01"
"""Date of coding of a plan that nobody coded."""


def packaged_folder() -> Path:
    """The folder of the plans that come with the project."""
    return Path(str(resources.data("plans")))


def plan_files(folder: Path) -> tuple[Path, ...]:
    """The plan files of a folder, by name."""
    if not folder.is_dir():
        raise UnreadableInput(f"{folder} is not a folder", "--plans takes a folder of plan files")
    return tuple(
        sorted(p for p in folder.iterdir() if p.suffix in SUFFIXES and not p.name.startswith("."))
    )


def all_plans(folders: tuple[Path, ...] = ()) -> tuple[Plan, ...]:
    """Every plan of the folders and the packaged ones; an earlier folder hides a later plan of the same id."""
    found: dict[str, Plan] = {}
    for folder in (*folders, packaged_folder()):
        plans, findings = load_all(plan_files(folder))
        errors = tuple(f for f in findings if f.severity == "error")
        if errors:
            raise InvalidPlan(
                f"{folder} holds plan files with errors", errors, f"plancmp validate {folder}"
            )
        for plan in plans:
            found.setdefault(plan.id, plan)
    return tuple(found.values())


def get(name: str, folders: tuple[Path, ...] = ()) -> Plan:
    """The plan of that id, alias or path."""
    path = Path(name)
    if is_document(path):
        return _from_document(path)
    if path.suffix in SUFFIXES or "/" in name:
        return plan_from_file(path)
    for folder in (*folders, packaged_folder()):
        direct = next((p for p in plan_files(folder) if p.stem == name), None)
        if direct:
            return plan_from_file(direct)
    plans = all_plans(folders)
    for plan in plans:
        if name in plan.aliases:
            return plan
    raise UnknownPlan(f"no plan is called {name!r}", _suggest(name, plans))


def _from_document(path: Path) -> Plan:
    """A raw document, drafted in memory; nobody has reviewed it."""
    document = read(path)
    return compose.draft(document, compose.name(path, document), DRAFTED, all_plans())


def plan_from_file(path: Path) -> Plan:
    """The plan of a plan file; InvalidPlan with every finding when it has errors."""
    plan, findings = load(path)
    if plan is None:
        errors = tuple(f for f in findings if f.severity == "error")
        raise InvalidPlan(f"{path} is not a valid plan file", errors, f"plancmp validate {path}")
    return plan


def _suggest(name: str, plans: tuple[Plan, ...]) -> str:
    best = process.extractOne(name, list(_names(plans)), score_cutoff=60)
    known = ", ".join(f"{p.id} ({p.short_name})" for p in plans)
    return f"did you mean {best[0]}?" if best else f"known: {known}; a path must end in .yaml"


def _names(plans: tuple[Plan, ...]) -> Iterator[str]:
    for plan in plans:
        yield plan.id
        yield from plan.aliases


def task(plan: Plan, name: str) -> Task:
    """The task of that id, or whose first line that is."""
    for each in plan.tasks:
        if name in (each.id, str(each.lines[0][0])):
            return each
    best = process.extractOne(name, [t.id for t in plan.tasks], score_cutoff=60)
    hint = f"did you mean {plan.id}:{best[0]}?" if best else f"plancmp show {plan.id} lists them"
    raise UnknownPlan(f"{plan.id} has no task {name!r}", hint)


def several(names: tuple[str, ...], folders: tuple[Path, ...] = ()) -> tuple[Plan, ...]:
    """Two or more plans, each once."""
    plans = tuple(get(name, folders) for name in names)
    twice = sorted({p.id for p in plans if sum(q.id == p.id for q in plans) > 1})
    if twice or len(plans) < 2:
        raise UnknownPlan(
            f"{', '.join(twice)} is named twice" if twice else "name two plans or more",
            "plancmp list shows what there is",
        )
    return distinct(plans)


def distinct(plans: tuple[Plan, ...]) -> tuple[Plan, ...]:
    """With names that tell them apart: two plans of one city get their periods, of one period their ids too."""
    named = plans
    for more in (_with_period, _with_id):
        names = [plan.short_name for plan in named]
        named = tuple(more(plan) if names.count(plan.short_name) > 1 else plan for plan in named)
    return named


def _with_period(plan: Plan) -> Plan:
    return replace(plan, aliases=(f"{plan.short_name} {plan.start}–{plan.end}", *plan.aliases))


def _with_id(plan: Plan) -> Plan:
    return replace(plan, aliases=(f"{plan.short_name} {plan.id}", *plan.aliases))


def peers(plan: Plan, folders: tuple[Path, ...] = ()) -> tuple[Plan, ...]:
    """The other plans of the same level, sector and period."""
    kind = (plan.jurisdiction.level, plan.sector, plan.start, plan.end)
    found = tuple(
        p
        for p in all_plans(folders)
        if p.id != plan.id and (p.jurisdiction.level, p.sector, p.start, p.end) == kind
    )
    if not found:
        raise UnknownPlan(
            f"no plan is a peer of {plan.id}: same level, sector and period",
            "name the plans: --against A,B",
        )
    return found
