"""Find plans by id, alias or path, in the user's folders first and then among the packaged ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from plancmp import resources
from plancmp.asking import is_peer
from plancmp.domain import Domains, domains
from plancmp.errors import InvalidPlan, UnknownPlan, UnreadableInput
from plancmp.model.plan import Entry, Measure, Plan
from plancmp.planfile.load import load_plan
from plancmp.shape import nearest
from plancmp.shelf import Shelf, shelf
from plancmp.shelf.folder import SUFFIXES, plan_files
from plancmp.shelf.spoken import Spoken


class Library:
    """The plans of some folders and the packaged ones, and the sector packs by which they are read.

    folders: searched in this order, then the packaged plans.
    """

    def __init__(self, folders: tuple[Path, ...] = (), packs: Domains | None = None) -> None:
        self.folders, self.domains = folders, packs or domains()

    def all_plans(self) -> tuple[Plan, ...]:
        """Every plan; an earlier folder hides a later plan of the same id."""
        found: dict[str, Plan] = {}
        for each in self._shelves():
            for plan in each.plans():
                found.setdefault(plan.id, plan)
        return tuple(found.values())

    def entries(self) -> tuple[Entry, ...]:
        """The same plans without their measures; with an index no file is read for it."""
        found: dict[str, Entry] = {}
        for each in self._shelves():
            for entry in each.entries():
                found.setdefault(entry.plan.id, entry)
        return tuple(found.values())

    def spoken(self) -> Iterator[Spoken]:
        """What their measures say, for search; with an index no file is read for it."""
        hidden: set[str] = set()
        for folder in self.places():
            for found in shelf(folder, self.domains).spoken():
                if found.entry.plan.id not in hidden:
                    yield found
            hidden |= {path.stem for path in plan_files(folder)}

    def get(self, name: str, sector: str = "") -> Plan:
        """The plan of that id, alias or path; a document is drafted in memory.

        sector: the pack by which a document is read; empty for the one that the document itself
        suggests.
        """
        path = Path(name)
        if _is_document(path):
            return self._from_document(path, sector)
        if path.suffix in SUFFIXES or "/" in name:
            return self.from_file(path)
        for folder in self.places():
            direct = next((p for p in plan_files(folder) if p.stem == name), None)
            if direct:
                return self.from_file(direct)
        plans = tuple(entry.plan for entry in self.entries())
        found = next((plan for plan in plans if name in plan.aliases), None)
        if found is None:
            raise _unknown(name, plans)
        return self.from_file(Path(found.path))

    def find(self, name: str) -> Plan | None:
        """The plan of that id where there is one with which nothing is wrong."""
        for folder in self.places():
            for path in plan_files(folder):
                if path.stem == name:
                    return load_plan(path, self.domains)[0]
        return None

    def from_file(self, path: Path) -> Plan:
        """The plan of a plan file; InvalidPlan with every finding when it has errors."""
        plan, findings = load_plan(path, self.domains)
        if plan is None:
            errors = tuple(f for f in findings if f.severity == "error")
            raise InvalidPlan("invalid-plan", errors, path=path)
        return plan

    def peers(self, plan: Plan) -> tuple[Plan, ...]:
        """The other plans of the same level and sector whose period overlaps."""
        plans = (entry.plan for entry in self.entries())
        found = tuple(p.path for p in plans if p.id != plan.id and is_peer(p, plan))
        if not found:
            raise UnknownPlan("no-peers", plan=plan.id)
        return tuple(self.from_file(Path(path)) for path in found)

    def places(self) -> tuple[Path, ...]:
        """The folders in which plans are looked for."""
        return (*self.folders, packaged_folder())

    def _shelves(self) -> Iterator[Shelf]:
        return (shelf(folder, self.domains) for folder in self.places())

    def _from_document(self, path: Path, sector: str) -> Plan:
        """A raw document, drafted in memory; nobody has reviewed it."""
        from plancmp.drafting import compose, document  # noqa: PLC0415 - needs more than the core

        read = document.load(path)
        name = compose.name("", path, read)
        examples = self.all_plans()
        return compose.draft(read, name, "", self.domains, examples, sector=sector)


def packaged_folder() -> Path:
    """The folder of the plans that come with the project."""
    return Path(str(resources.data("plans")))


def files_of(path: Path) -> tuple[Path, ...]:
    """A plan file, or all of a folder, which must hold some."""
    if not path.is_dir():
        return (path,)
    found = plan_files(path)
    if not found:
        raise UnreadableInput("no-plan-files", path=path)
    return found


def measure(plan: Plan, name: str) -> Measure:
    """The measure of that id; or the task, else the only target, whose first line that is; or, as
    `place` names it, one of several with one first line.
    """
    for each in plan.measures:
        if each.id == name:
            return each
    for task in plan.tasks:
        if str(task.lines[0][0]) == name:
            return task
    targets = [target for target in plan.targets if str(target.lines[0][0]) == name]
    if len(targets) == 1:
        return targets[0]
    line, _, nth = name.partition(".")
    beginning = _beginning(plan, line)
    if nth.isdecimal() and 0 < int(nth) <= len(beginning):
        return beginning[int(nth) - 1]
    near = nearest(name, [m.id for m in plan.measures])
    if near:
        raise UnknownPlan("no-such-measure-nearest", plan=plan.id, name=name, nearest=near)
    raise UnknownPlan("no-such-measure", plan=plan.id, name=name)


def place(plan: Plan, named: Measure) -> str:
    """A short name by which `measure` finds it: its first line, and which of several that is."""
    line = str(named.lines[0][0])
    beginning = _beginning(plan, line)
    return line if len(beginning) == 1 else f"{line}.{beginning.index(named) + 1}"


def _beginning(plan: Plan, line: str) -> list[Measure]:
    return [each for each in plan.measures if str(each.lines[0][0]) == line]


def distinct(plans: tuple[Plan, ...]) -> tuple[Plan, ...]:
    """With names that tell them apart: two plans of one place get their periods, of one period
    their ids too.
    """
    named = tuple(_by_place(plan, plans) for plan in plans)
    for more in (_with_period, _with_id):
        names = [plan.short_name for plan in named]
        named = tuple(more(p) if names.count(p.short_name) > 1 else p for p in named)
    return named


def _by_place(plan: Plan, plans: tuple[Plan, ...]) -> Plan:
    """With the place for a name, and its period, where other plans are of that place in other
    years; the name that tables use stays where the plan has one.
    """
    place = plan.jurisdiction.name
    others = [p for p in plans if p is not plan and p.jurisdiction.name == place != ""]
    if not others or not plan.period or any(p.period in ("", plan.period) for p in others):
        return plan
    return _with_period(plan if plan.aliases else replace(plan, aliases=(place,)))


def _with_period(plan: Plan) -> Plan:
    if not plan.period or plan.period in plan.short_name:
        return plan
    return replace(plan, aliases=(f"{plan.short_name} ({plan.period})", *plan.aliases))


def _with_id(plan: Plan) -> Plan:
    return replace(plan, aliases=(f"{plan.short_name} ({plan.id})", *plan.aliases))


def _is_document(path: Path) -> bool:
    if path.suffix in (*SUFFIXES, ""):
        return False
    from plancmp.drafting.readers import suffixes  # noqa: PLC0415 - most names are no documents

    return path.suffix.lower() in suffixes()


def _unknown(name: str, plans: tuple[Plan, ...]) -> UnknownPlan:
    if near := nearest(name, list(_names(plans))):
        return UnknownPlan("no-such-plan-nearest", name=name, nearest=near)
    known = ", ".join(f"{p.id} ({p.short_name})" for p in plans)
    return UnknownPlan("no-such-plan", name=name, known=known)


def _names(plans: tuple[Plan, ...]) -> Iterator[str]:
    for plan in plans:
        yield plan.id
        yield from plan.aliases
