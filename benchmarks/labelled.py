"""Labelled pairs of plans as features and truth, coded, uncoded or drafted; and fits on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from plancmp.domain import Domain
from plancmp.drafting import compose, document
from plancmp.library import Library
from plancmp.match.accuracy import Accuracy, accuracy
from plancmp.match.labels import Label, load_labels
from plancmp.match.tasks import evidence
from plancmp.model.plan import Plan, Task

CUT = 0.4
STRENGTH = (0.3, 5.0)
"""Inverse regularisation of the two steps."""
Steps = tuple[Sequence[str], Sequence[str]]
"""Features of the pair alone; then, with their sum as one feature, those that compare it with its
rivals.
"""
Change = Callable[[Plan], Plan]
LIBRARY = Library()


@dataclass(frozen=True)
class Data:
    """Every pair of tasks of two plans."""

    name: str
    pairs: list[tuple[Task, Task]]
    features: dict[str, np.ndarray]
    truth: np.ndarray
    """0 unrelated, 1 partial, 2 same, -1 contested."""


def labelled(path: Path, change: Change | None = None, *, lexicon: bool = True) -> Data:
    """One file of labels; change: what is done to both plans first; lexicon: whether one serves."""
    known = load_labels(path)
    a, b = LIBRARY.get(known.a), LIBRARY.get(known.b)
    if change:
        a, b = change(a), change(b)
    domain = LIBRARY.domains.of(a, b)
    cells = evidence(a, b, domain if lexicon else without_lexicon(domain)).features
    pairs = [(x, y) for x in a.tasks for y in b.tasks]
    flat = [cell for row in cells for cell in row]
    truth = [_truth(known.of(x, y)) for x, y in pairs]
    features = {name: np.array([cell[name] for cell in flat]) for name in flat[0]}
    return Data(path.stem, pairs, features, np.array(truth))


def without_lexicon(domain: Domain) -> Domain:
    """A field as if it had no concepts."""
    return replace(domain, concepts=None)


def _truth(label: Label | None) -> int:
    if label is None:
        return 0
    if not label.settled:
        return -1
    return 2 if label.relation == "same" else 1


def uncoded(folder: Path, *, title: bool, theme: bool) -> Change:
    """A plan as nobody coded it: each paragraph as its only phrase, with or without a title, a
    theme and instruments.
    """

    def change(plan: Plan) -> Plan:
        lines = (folder / f"{plan.id}.txt").read_text("utf-8").split("\n")

        def bare(task: Task) -> Task:
            text = "".join("".join(lines[first - 1 : last]) for first, last in task.lines)
            task = task if title else replace(task, title="")
            task = task if theme else replace(task, theme="", instruments=())
            return replace(task, actions=(text,))

        return replace(plan, tasks=tuple(bare(task) for task in plan.tasks))

    return change


def drafted(folder: Path, pair: str) -> Change:
    """A plan as the program drafts it from the document, knowing none of the pair; a task keeps the
    lines by which the labels name it.
    """
    examples = [plan for plan in LIBRARY.all_plans() if plan.id not in pair.split("-")]

    def change(plan: Plan) -> Plan:
        read = document.load(folder / f"{plan.id}.txt")
        packs = LIBRARY.domains
        raw = compose.draft(read, plan.id, "", packs, examples, sector=plan.sector)

        def of(task: Task) -> Task | None:
            near = (t for t in raw.tasks if _meet(t, task))
            found = next(near, None)
            return replace(found, id=task.id, lines=task.lines) if found else None

        return replace(raw, tasks=tuple(found for task in plan.tasks if (found := of(task))))

    return change


def _meet(one: Task, two: Task) -> bool:
    first, last = one.lines[0][0], one.lines[-1][1]
    return any(first <= end and last >= start for start, end in two.lines)


@dataclass(frozen=True)
class Fit:
    """A logistic regression."""

    bias: float
    weights: dict[str, float]

    def __call__(self, data: Data) -> np.ndarray:
        logit = self.bias + sum(w * data.features[n] for n, w in self.weights.items())
        return 1 / (1 + np.exp(-logit))


def fit(
    data: Sequence[Data], steps: Steps, least: int, strength: tuple[float, float] = STRENGTH
) -> Fit:
    """Weights for "the truth is at least this"."""
    known = [d.truth >= 0 for d in data]
    truth = np.concatenate([d.truth[k] for d, k in zip(data, known, strict=True)]) >= least

    def column(names: Sequence[str]) -> np.ndarray:
        parts = [
            np.array([d.features[n][k] for n in names]).reshape(len(names), k.sum()).T
            for d, k in zip(data, known, strict=True)
        ]
        return np.vstack(parts)

    first, second = column(steps[0]), column(steps[1])
    weights, bias = _logistic(first, truth, strength[0])
    joined = np.hstack([(first @ weights + bias)[:, None], second])
    outer, outer_bias = _logistic(joined, truth, strength[1])
    total = dict.fromkeys((*steps[0], *steps[1]), 0.0)
    for name, weight in zip(steps[0], weights * outer[0], strict=True):
        total[name] += float(weight)
    for name, weight in zip(steps[1], outer[1:], strict=True):
        total[name] += float(weight)
    return Fit(float(outer_bias + outer[0] * bias), total)


def _logistic(x: np.ndarray, y: np.ndarray, strength: float) -> tuple[np.ndarray, float]:
    mean, spread = x.mean(0), x.std(0) + 1e-9
    found = LogisticRegression(C=strength, max_iter=2000).fit((x - mean) / spread, y)
    weights = found.coef_[0] / spread
    return weights, float(found.intercept_[0] - (weights * mean).sum())


def left_out(
    data: Sequence[Data], test: Sequence[Data], aligned: Steps, same: Steps
) -> list[Accuracy]:
    """Each pair of `test` measured with weights of the other pairs; `data` may hold several texts
    of each.
    """
    result = []
    for held in test:
        others = [d for d in data if d.name != held.name]
        known = held.truth >= 0
        any_, all_ = fit(others, aligned, 1)(held)[known], fit(others, same, 2)(held)[known]
        truth = held.truth[known].tolist()
        result.append(accuracy(held.name, truth, any_.tolist(), all_.tolist(), CUT, CUT))
    return result
