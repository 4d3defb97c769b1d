"""Where the plans, packs and crosswalks of one call are found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypedDict

from plancmp import library as shelves
from plancmp.domain import domains
from plancmp.errors import UnknownPlan, UnreadableInput
from plancmp.library import Library
from plancmp.model.plan import Plan
from plancmp.pipeline import Comparer, Tell
from plancmp.results import PlanResult
from plancmp.review import crosswalk

PlanLike = str | Path | Plan | PlanResult
Folders = Sequence[str | Path]


class Where(TypedDict, total=False):
    """Where plans, sector packs and reviewed alignments are looked for."""

    plans: Folders
    sectors: Folders
    crosswalks: Folders
    ignore_crosswalks: bool


class Session:
    """The folders of one call, opened."""

    def __init__(
        self, library: Library, comparer: Comparer, decisions: Path = crosswalk.CURRENT
    ) -> None:
        self.library, self.comparer = library, comparer
        self.decisions = decisions
        """The folder that takes new decisions."""

    @classmethod
    def open(cls, where: Where, tell: Tell | None = None, *, deciding: bool = False) -> Session:
        """deciding: the folder that takes decisions need not be there yet."""
        packs = domains(tuple(map(Path, where.get("sectors", ()))))
        library = Library(tuple(map(Path, where.get("plans", ()))), packs)
        comparer = Comparer(packs, _crosswalks(where, deciding), tell)
        return cls(library, comparer, decisions_folder(where))

    def plan(self, named: PlanLike) -> Plan:
        """The plan that somebody names or gives."""
        if isinstance(named, Plan):
            return named
        if isinstance(named, PlanResult):
            return named.value
        return self.library.get(str(named))

    def pair(self, a: PlanLike, b: PlanLike) -> tuple[Plan, Plan]:
        """Two plans, with names that tell them apart."""
        one, two = self.plan(a), self.plan(b)
        if one.id == two.id:
            return one, two
        one, two = shelves.distinct((one, two))
        return one, two

    def several(self, named: Iterable[PlanLike]) -> tuple[Plan, ...]:
        """Two plans or more, each once, with names that tell them apart."""
        plans = tuple(self.plan(each) for each in named)
        twice = sorted({p.id for p in plans if sum(q.id == p.id for q in plans) > 1})
        if twice:
            raise UnknownPlan("named-twice", names=", ".join(twice))
        if len(plans) < 2:
            raise UnknownPlan("too-few-plans")
        return shelves.distinct(plans)


def decisions_folder(where: Where) -> Path:
    """The folder that takes new decisions: the first that is named, else that of the current
    folder.
    """
    return Path(next(iter(where.get("crosswalks", ())), crosswalk.CURRENT))


def _crosswalks(where: Where, deciding: bool) -> tuple[Path, ...]:
    """Those that are named, else those of the current folder; then the packaged ones."""
    if where.get("ignore_crosswalks"):
        return ()
    folders = tuple(map(Path, where.get("crosswalks", ())))
    for folder in folders:
        if not folder.is_dir() and (folder.exists() or not deciding):
            raise UnreadableInput("not-a-folder", path=folder, option="--crosswalks")
    current = (crosswalk.CURRENT,) if crosswalk.CURRENT.is_dir() and not folders else ()
    return (*folders, *current, crosswalk.packaged_folder())
