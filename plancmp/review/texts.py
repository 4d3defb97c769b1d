"""What a reviewer of a measure read, as a hash: when it changes, decisions about it are stale."""

from __future__ import annotations

from hashlib import sha256

from plancmp.model.plan import Measure, Task
from plancmp.text import fold

DIGITS = 16


def text_hash(measure: Measure) -> str:
    """Of a task's title and phrases, of a target's name, figure, unit, year and basis; width, case
    and punctuation do not count.
    """
    if isinstance(measure, Task):
        said = [measure.title, *measure.actions]
    else:
        figures = (measure.value, measure.value_max, measure.year)
        said = [measure.name, measure.unit, measure.basis, measure.comparator, *map(str, figures)]
    return sha256("\n".join(map(fold, said)).encode()).hexdigest()[:DIGITS]
