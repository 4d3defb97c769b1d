"""Propose the theme of a paragraph from coded plans: naive Bayes over pieces of characters."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plancmp.model.plan import Plan, Task
from plancmp.text import fold, grams

SMOOTH = 0.1
BODY = 0.3
"""How much a piece of the text counts beside one of the title or a heading."""
DAMP = 3
"""Pieces overlap: the evidence of this many counts as one."""


@dataclass(frozen=True, slots=True)
class Classifier:
    """How often each code goes with each piece, of how many tasks."""

    tasks: Mapping[str, int]
    pieces: Mapping[str, Counter[tuple[str, str]]]
    total: int

    def log_odds(self, code: str, task: Task) -> float:
        """That the task has this code rather than not."""
        n = self.tasks[code]
        odds = math.log((n + SMOOTH) / (self.total - n + SMOOTH))
        for piece in set(_pieces(task)):
            seen = self.pieces[""][piece]
            if seen:
                here = self.pieces[code][piece]
                chance = (here + SMOOTH) / (n + 2 * SMOOTH)
                otherwise = (seen - here + SMOOTH) / (self.total - n + 2 * SMOOTH)
                odds += (BODY if piece[0] == "text" else 1.0) * math.log(chance / otherwise) / DAMP
        return odds


def learn(plans: Iterable[Plan]) -> Classifier:
    """From every task of these plans."""
    tasks: Counter[str] = Counter()
    pieces: dict[str, Counter[tuple[str, str]]] = {"": Counter()}
    total = 0
    for task in (task for plan in plans for task in plan.tasks):
        found = set(_pieces(task))
        total += 1
        pieces[""].update(found)
        tasks[task.theme] += 1
        pieces.setdefault(task.theme, Counter()).update(found)
    return Classifier(tasks, pieces, total)


def _pieces(task: Task) -> Iterator[tuple[str, str]]:
    for text in (task.title, *task.section):
        yield from (("head", g) for g in grams(fold(text)))
    for action in task.actions:
        yield from (("text", g) for g in grams(fold(action)))


def best(classifier: Classifier, task: Task) -> str:
    """The most probable theme."""
    return max(sorted(classifier.tasks), key=lambda code: classifier.log_odds(code, task))
