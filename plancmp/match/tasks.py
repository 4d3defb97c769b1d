"""Which tasks of two plans belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plancmp.match import features, profile
from plancmp.match.score import model
from plancmp.model import Alignment, Plan, Task

Scored = tuple[Task, Task, dict[str, float]]
"""Two tasks and the features of the pair."""


def align(a: Plan, b: Plan) -> tuple[Alignment, ...]:
    """Aligned tasks in A's then B's order. Swapping the plans swaps the pairs and changes no score."""
    return judge(a, b, scored(a, b))


def scored(a: Plan, b: Plan) -> Iterator[Scored]:
    """Every task of A with every task of B."""
    if not a.tasks or not b.tasks:
        return
    profiles = profile.read((*a.tasks, *b.tasks))
    cells = features.matrix(profiles[: len(a.tasks)], profiles[len(a.tasks) :])
    for x, row in zip(a.tasks, cells, strict=True):
        for y, cell in zip(b.tasks, row, strict=True):
            yield x, y, cell


def judge(a: Plan, b: Plan, pairs: Iterable[Scored]) -> tuple[Alignment, ...]:
    """Those of the scored pairs that an analyst would align."""
    aligned, same = model(a, b, "aligned"), model(a, b, "same")
    found: list[Alignment] = []
    for x, y, cell in pairs:
        score = aligned.probability(cell)
        if score >= aligned.cut:
            found.append(
                Alignment(
                    x.id, y.id, "same" if same.probability(cell) >= same.cut else "partial", score
                )
            )
    return tuple(found)
