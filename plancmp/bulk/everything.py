"""Plan files -> members -> tiles -> every aligned pair, in the order of the plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import numpy as np

from plancmp.bulk import member, tile
from plancmp.bulk.engine import Engine, Tell
from plancmp.bulk.member import Member
from plancmp.bulk.sheet import Array
from plancmp.bulk.tile import SHEETS, SIDE
from plancmp.domain import domains
from plancmp.errors import InvalidPlan
from plancmp.model.finding import Finding

BATCH = 8
"""Plan files that a process reads at a time."""


class _Batch(NamedTuple):
    """Plan files that one process reads."""

    paths: tuple[Path, ...]
    sectors: tuple[Path, ...]
    folder: Path


@dataclass(frozen=True)
class Everything:
    """Every aligned pair of measures of all plans of one field."""

    members: tuple[Member, ...]
    """By sector, then id."""
    sectors: tuple[Path, ...]
    folder: Path
    """Of what is kept between runs: arrays and tiles."""

    @property
    def pairs(self) -> int:
        """How many pairs of plans are compared: those of one field."""
        counts = [len(block) for block in self.fields()]
        return sum(n * (n - 1) // 2 for n in counts)

    @property
    def apart(self) -> int:
        """How many pairs of plans are of two fields, which are not compared."""
        n = len(self.members)
        return n * (n - 1) // 2 - self.pairs

    def of_sector(self, sector: str) -> Everything:
        """The plans of one field."""
        return replace(self, members=tuple(m for m in self.members if m.plan.sector == sector))

    def tiles(self) -> list[tile.Asked]:
        """All that are needed, row by row."""
        return [asked for row in self._rows() for asked in row]

    def rows(self) -> Iterator[tuple[tuple[Member, ...], tuple[Member, ...], Array]]:
        """For each block of plans and all that come after: the plans of both sides, and the rows
        of their tiles, which are sorted, in the order of the plans. The tiles must be there.
        """
        for row in self._rows():
            others: tuple[Member, ...] = ()
            parts = []
            for asked in row:
                part = np.load(asked.path)
                part["b"] += len(others)
                parts.append(part)
                others += asked.b
            found = np.concatenate(parts)
            yield row[0].a, others, found[np.argsort(found["a"], kind="stable")]

    def _rows(self) -> Iterator[list[tile.Asked]]:
        for field in self.fields():
            blocks = [field[i : i + SIDE] for i in range(0, len(field), SIDE)]
            for i, one in enumerate(blocks):
                yield [tile.Asked(one, two, self.sectors, self.folder) for two in blocks[i:]]

    def fields(self) -> list[tuple[Member, ...]]:
        """The plans of each field."""
        return [
            tuple(found) for _, found in groupby(self.members, key=lambda each: each.plan.sector)
        ]


def read(
    paths: Sequence[Path], sectors: tuple[Path, ...], folder: Path, engine: Engine, tell: Tell
) -> Everything:
    """The plan files; InvalidPlan with every finding when one has errors or two have one name."""
    packs = domains(sectors)
    kept = {path: member.kept(path, packs, folder / SHEETS) for path in paths}
    left = [path for path in paths if not kept[path]]
    batches = [
        _Batch(tuple(left[i : i + BATCH]), sectors, folder) for i in range(0, len(left), BATCH)
    ]
    found = [pair for batch in engine.each(_read, batches, tell) for pair in batch]
    members = [each for each in (*kept.values(), *(each for each, _ in found)) if each]
    wrong = [f for _, findings in found for f in findings if f.severity == "error"]
    wrong += _clashes(members)
    if wrong:
        raise InvalidPlan("invalid-plans", tuple(wrong), folder=paths[0].parent)
    ordered = sorted(members, key=lambda each: (each.plan.sector, each.plan.id))
    return Everything(tuple(ordered), sectors, folder)


def _read(batch: _Batch) -> list[tuple[Member | None, tuple[Finding, ...]]]:
    packs = domains(batch.sectors)
    return [member.read(path, packs, batch.folder / SHEETS) for path in batch.paths]


def make(found: Everything, engine: Engine, tell: Tell) -> None:
    """Every tile that is not there yet."""
    wanted = [asked for asked in found.tiles() if not asked.path.exists()]
    if wanted:
        tile.ready()
        engine.each(tile.make, wanted, tell)


def _clashes(members: Iterable[Member]) -> Iterator[Finding]:
    """Ids and aliases that would name two plans."""
    owner: dict[str, Member] = {}
    for each in members:
        for name in (each.plan.id, *each.plan.aliases):
            first = owner.setdefault(name, each)
            if first is not each:
                args = (("name", name), ("other", first.plan.path))
                yield Finding("name-taken", "error", each.plan.path, 1, 1, args, each.plan.id)
