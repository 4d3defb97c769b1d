"""What work would take, from a few pieces of it."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import NamedTuple

from plancmp.bulk import tile
from plancmp.bulk.everything import Everything
from plancmp.bulk.member import sheet_path
from plancmp.bulk.tile import SIDE

TRIED = 12
"""Plans that are compared with each other."""
_BASE = 190
"""Megabytes of a process with its libraries and compiled code."""
_ROW, _RELATIONS = 100, 65
"""Bytes of an aligned pair while it is written, and how many a pair of plans has at most on the
corpora of `benchmarks/`.
"""


class Taken(NamedTuple):
    """Time and memory."""

    seconds: float
    megabytes: float


def take(found: Everything, jobs: int, pairs: int) -> Taken:
    """For so many pairs of plans, by so many processes at once."""
    chance = random.Random(0)  # noqa: S311 - no secret
    fields = [field for field in found.fields() if len(field) > 1]
    if not fields:
        return Taken(0.0, _BASE)
    tile.ready()
    most = max(fields, key=len)
    chosen = tuple(chance.sample(most, min(TRIED, len(most))))
    asked = tile.Asked(chosen, chosen, found.sectors, found.folder)
    began = time.perf_counter()
    tile.rows_of(asked)
    each = (time.perf_counter() - began) / len(list(asked.pairs()))
    sheets = sum(_size(found.folder, each.sheet) for each in chosen) / len(chosen)
    held = min(2 * SIDE, len(most)) * sheets
    written = SIDE * len(most) * _RELATIONS * _ROW
    return Taken(pairs * each / jobs, (jobs + 1) * _BASE + (jobs * held + written) / 1e6)


def _size(folder: Path, name: str) -> int:
    return sheet_path(folder / tile.SHEETS, name).stat().st_size
