"""Which tasks of two plans belong together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable

from plancmp.knowledge import table
from plancmp.match import tfidf
from plancmp.model import Alignment, Plan, Task
from plancmp.text import fold, grams


def align(a: Plan, b: Plan) -> tuple[Alignment, ...]:
    """Aligned tasks in A's then B's order. Swapping the plans swaps the pairs and changes no score."""
    limits = table("match")["tasks"]
    bags = [_bag(task) for task in (*a.tasks, *b.tasks)]
    vectors = tfidf.vectors(bags)
    rows = vectors[: len(a.tasks)]
    columns = vectors[len(a.tasks) :]
    pairs: list[Alignment] = []
    for x, row in zip(a.tasks, rows, strict=True):
        for y, column in zip(b.tasks, columns, strict=True):
            score = round(tfidf.cosine(row, column), 4)
            if score >= limits["partial"]:
                pairs.append(Alignment(x.id, y.id, "same" if score >= limits["same"] else "partial", score))
    return tuple(pairs)


def _bag(task: Task) -> Counter[Hashable]:
    return Counter(piece for phrase in (task.title, *task.actions) for piece in grams(fold(phrase)))
