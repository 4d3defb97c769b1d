"""A folder of plan files, every one of which is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plancmp.domain import Domains
from plancmp.errors import InvalidPlan, UnreadableInput
from plancmp.model.plan import Entry, Plan
from plancmp.planfile.load import load_plans
from plancmp.shelf.spoken import Spoken, spoken

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class Folder:
    """domains: the sector packs by which the plans are read."""

    path: Path
    domains: Domains

    def plans(self) -> tuple[Plan, ...]:
        plans, findings = load_plans(plan_files(self.path), self.domains)
        errors = tuple(f for f in findings if f.severity == "error")
        if errors:
            raise InvalidPlan("invalid-plans", errors, folder=self.path)
        return plans

    def entries(self) -> tuple[Entry, ...]:
        return tuple(map(Entry.of, self.plans()))

    def spoken(self) -> Iterator[Spoken]:
        for plan in self.plans():
            yield from spoken(Entry.of(plan), plan)


def plan_files(folder: Path) -> tuple[Path, ...]:
    """The plan files of a folder, by name."""
    if not folder.is_dir():
        raise UnreadableInput("not-a-folder", path=folder, option="--plans")
    files = (p for p in folder.iterdir() if p.suffix in SUFFIXES)
    return tuple(sorted(p for p in files if not p.name.startswith(".")))
