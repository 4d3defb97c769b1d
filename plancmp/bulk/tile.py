"""Some plans with some others: every aligned pair of their measures, as rows of numbers.

A tile depends on nothing but the content of its plans and their field, and is kept under a name
made of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from plancmp import files
from plancmp.bulk.member import Member, arrays
from plancmp.bulk.sheet import Array, Sheet, sheet
from plancmp.domain import FALLBACK, Domain, domains
from plancmp.match import targets
from plancmp.match.indicator import parse
from plancmp.match.score import KINDS, models_of, weaker
from plancmp.memory import code
from plancmp.model.plan import Task

if TYPE_CHECKING:
    from plancmp.bulk.pair import Aligned

SHEETS = "sheets"
"""Folder of the arrays of plans."""
SIDE = 50
"""Plans on each side of a tile, at most."""
ROW = np.dtype(
    [
        *((name, "u2") for name in ("a", "b", "x", "y")),
        *((name, "u1") for name in ("of", "relation", "origin")),
        *((name, "f8") for name in ("score", "same")),
    ]
)
"""Places of the plans among those of the tile, of the measures in their plans; codes."""
OF = ("task", "target")
RELATIONS = ("partial", "same", "related")
ORIGINS = ("matcher", "reviewed")


MODULES = (
    *(f"bulk/{name}" for name in ("sheet", "pile", "vectors", "phrases", "grids", "pair", "tile")),
    *("match", "text", "domain"),
)
"""What tiles depend on."""


class Asked(NamedTuple):
    """A tile that is wanted."""

    a: tuple[Member, ...]
    b: tuple[Member, ...]
    """The same plans as a: then each pair once."""
    sectors: tuple[Path, ...]
    folder: Path

    @property
    def name(self) -> str:
        """Made of everything on which the tile depends."""
        domain = domains(self.sectors).get(self.a[0].plan.sector)
        told = [code(*MODULES), domain.digest]
        for each in (*self.a, *self.b):
            told += [each.sheet, each.kind, repr([(t.name, t.basis) for t in each.targets])]
        told.append(str(len(self.a)))
        return sha256("\0".join(told).encode()).hexdigest()

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return self.folder / "tiles" / f"{self.name}.npy"

    def pairs(self) -> Iterator[tuple[int, int]]:
        """The places of the plans that are compared."""
        alone = self.a == self.b
        for i in range(len(self.a)):
            for j in range(i + 1 if alone else 0, len(self.b)):
                yield i, j


def make(asked: Asked) -> Path:
    """The file of a tile, made unless it is there."""
    path = asked.path
    if not path.exists():
        rows = rows_of(asked)
        files.write(path, lambda file: np.save(file, rows))
    return path


def rows_of(asked: Asked) -> Array:
    """Of every pair of plans: its tasks, then its targets, in their order."""
    domain = domains(asked.sectors).get(asked.a[0].plan.sector)
    rows = np.concatenate([*_tasks(asked, domain), _targets(asked, domain)])
    return rows[np.lexsort([rows[name] for name in ("y", "x", "of", "b", "a")])]


def _tasks(asked: Asked, domain: Domain) -> Iterator[Array]:
    """Of each plan of one side with those of the other, by how much their wording can be trusted:
    each kind of pair has its weights.
    """
    from plancmp.bulk import pair  # noqa: PLC0415 - slow to load, needed where a tile is made
    from plancmp.bulk.pile import pile  # noqa: PLC0415

    theirs = [_sheet(each.sheet, asked.folder / SHEETS) for each in asked.b]
    for kind in KINDS:
        places = [j for j, b in enumerate(asked.b) if b.kind == kind and len(theirs[j].instruments)]
        if not places:
            continue
        held = pile([theirs[j] for j in places])
        for i, a in enumerate(asked.a):
            first = sum(j <= i for j in places) if asked.a == asked.b else 0
            mine = _sheet(a.sheet, asked.folder / SHEETS)
            if first < len(places) and len(mine.instruments):
                models = models_of(weaker(a.kind, kind), domain)
                yield _rows(i, pair.aligned(mine, held, models, first), np.array(places))


def _rows(i: int, found: Aligned, places: Array) -> Array:
    rows = np.zeros(len(found.x), ROW)
    rows["a"], rows["b"], rows["x"], rows["y"] = i, places[found.plan], found.x, found.y
    rows["score"], rows["same"], rows["relation"] = found.score, found.same, found.is_same
    return rows


@lru_cache(maxsize=2 * SIDE)
def _sheet(name: str, folder: Path) -> Sheet:
    return arrays(folder, name)


Names = dict[str, dict[str, tuple[targets.Relation, float]]]
"""Of each indicator's name those that are like it."""


def _names(asked: Asked, domain: Domain) -> Names:
    """What `match.targets` says of the names of two sets of plans: only those with letters in
    common are asked for.
    """
    mine = sorted({t.name for each in asked.a for t in each.targets})
    theirs = sorted({t.name for each in asked.b for t in each.targets})
    if not (mine and theirs):
        return {}
    found: Names = {name: {} for name in mine}
    for i, j in zip(*_near(mine, theirs, domain), strict=True):
        if likeness := targets.alike(mine[i], theirs[j], domain):
            found[mine[i]][theirs[j]] = likeness
    return found


def _near(mine: Sequence[str], theirs: Sequence[str], domain: Domain) -> Any:
    """The places of names whose letters are like enough in any order."""
    one, two = ([parse(name, domain).letters for name in names] for names in (mine, theirs))
    least = 100 * min(domain.match["targets"][key] for key in ("same", "related"))
    in_order = cdist(one, two, scorer=fuzz.ratio, score_cutoff=least - 1e-6)
    anyhow = cdist(
        *(["".join(sorted(letters)) for letters in side] for side in (one, two)),
        scorer=fuzz.ratio,
        score_cutoff=least - 1e-6,
    )
    return np.nonzero(np.maximum(in_order, anyhow))


def _targets(asked: Asked, domain: Domain) -> Array:
    known = _names(asked, domain)
    rows = []
    for i, j in asked.pairs():
        one, two = asked.a[i].targets, asked.b[j].targets
        found = {
            (x, y): targets.Found(mine, theirs, *known[mine.name][theirs.name])
            for x, mine in enumerate(one)
            for y, theirs in enumerate(two)
            if theirs.name in known[mine.name]
        }
        every = list(found.values())
        for (x, y), told in found.items():
            if relation := targets.said(told, every):
                rows.append((i, j, x, y, 1, RELATIONS.index(relation), 0, told.score, np.nan))
    return np.array(rows, ROW)


def ready() -> None:
    """Compiles what is compiled, so that the processes find it done."""
    from plancmp.bulk import pair  # noqa: PLC0415 - as above
    from plancmp.bulk.pile import pile  # noqa: PLC0415

    domain = domains().get(FALLBACK)
    task = Task("", "", ("",), next(iter(domain.themes)), (), ("",), ())
    one = sheet((task,), domain)
    pair.aligned(one, pile((one,)), models_of(KINDS[0], domain))
