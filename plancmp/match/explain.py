"""Take the score of two tasks apart: every feature, what speaks for `same` and for `partial`, and
the phrases that met.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache

from plancmp.domain import Domain
from plancmp.match import features
from plancmp.match.profile import Profile, profiles
from plancmp.match.score import Model, models
from plancmp.match.tasks import evidence
from plancmp.model.comparison import Alignment, Comparison, Evidence
from plancmp.model.explanation import Explanation, Feature, Meeting
from plancmp.model.plan import MeasureRef, Plan, Task
from plancmp.text import fold

LEAST = 0.3
"""Phrases less alike than this have not met."""
LEAST_REASON = 0.4
"""Evidence that moves the log-odds of `same` by less than this from the usual is no reason."""
REASONS = 3
"""How many reasons of a kind are given."""


class Explainer:
    """Two compared plans, read once, any pair of which can be explained."""

    def __init__(self, comparison: Comparison, domain: Domain) -> None:
        self.comparison = comparison
        a, b = comparison.a, comparison.b
        self.domain = domain
        self.evidence = comparison.evidence or _evidence(a, b, domain)
        read = profiles((*a.tasks, *b.tasks), domain)
        refs = (*map(a.ref, a.tasks), *map(b.ref, b.tasks))
        self.profiles = dict(zip(refs, read, strict=True))
        self.models = models(a, b, domain)
        held = comparison.decided.standings if comparison.decided else ()
        self.decided = {standing.subject: standing for standing in held}
        self.place = {ref: i for p in (a, b) for i, ref in enumerate(map(p.ref, p.tasks))}
        self.aligned: dict[MeasureRef, list[Alignment]] = {}
        for pair in comparison.tasks:
            for ref in (pair.a, pair.b):
                self.aligned.setdefault(ref, []).append(pair)
        self.usual = self._usual()

    def explain(self, x: MeasureRef, y: MeasureRef) -> Explanation:
        """All that speaks for and against aligning task x of plan A with task y of plan B."""
        a, b = self.comparison.a, self.comparison.b
        of_x, of_y = self.aligned.get(x, ()), self.aligned.get(y, ())
        one, two = a.task(x.id), b.task(y.id)
        cell = self._cell(x, y)
        met = _meetings(self.profiles[x], self.profiles[y])
        decided = next((p.relation for p in of_x if p.b == y), None)
        for_same, for_partial = self._reasons(cell)
        return Explanation(
            a=a,
            b=b,
            x=one,
            y=two,
            score=self.models.aligned.probability(cell),
            same=self.models.same.probability(cell),
            relation=None if decided == "related" else decided,
            features=self._features(self.models.aligned, cell, x, y),
            same_features=self._features(self.models.same, cell, x, y),
            for_same=for_same,
            for_partial=for_partial,
            meetings=met,
            alone_a=_alone(one, [m.a for m in met]),
            alone_b=_alone(two, [m.b for m in met]),
            rivals_a=_best(p for p in of_x if p.b != y),
            rivals_b=_best(p for p in of_y if p.a != x),
            decided=self.decided.get((min(x, y), max(x, y))),
            lexicon=self.evidence.lexicon,
        )

    def _cell(self, x: MeasureRef, y: MeasureRef) -> Mapping[str, float]:
        return self.evidence.features[self.place[x]][self.place[y]]

    def _usual(self) -> dict[str, float]:
        """The mean of every feature over the aligned pairs of the two plans."""
        cells = [self._cell(pair.a, pair.b) for pair in self.comparison.tasks]
        names = self.models.same.weights
        return {n: math.fsum([c[n] for c in cells]) / len(cells) for n in names} if cells else {}

    def _reasons(self, cell: Mapping[str, float]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What moves `same` most against the usual aligned pair, up and down: of each group of
        evidence the feature that leads it.
        """
        weights, usual = self.models.same.weights, self.usual or cell
        moved = {name: weights[name] * (cell[name] - usual[name]) for name in weights}
        groups = ([n for n in g if n in moved] for g in self.domain.match["evidence"].values())
        sums = [(math.fsum([moved[n] for n in names]), names) for names in groups if names]
        sums.sort(key=lambda s: (-abs(s[0]), s[1]))
        up = [max(names, key=moved.__getitem__) for s, names in sums if s >= LEAST_REASON]
        down = [min(names, key=moved.__getitem__) for s, names in sums if s <= -LEAST_REASON]
        return tuple(up[:REASONS]), tuple(down[:REASONS])

    def _features(
        self, model: Model, cell: Mapping[str, float], x: MeasureRef, y: MeasureRef
    ) -> tuple[Feature, ...]:
        one, two = self.profiles[x], self.profiles[y]
        found = [
            Feature(name, round(cell[name], 4), weight, _detail(name, one, two))
            for name, weight in model.weights.items()
        ]
        found.sort(key=lambda f: (-abs(f.contribution), f.name))
        return (Feature("bias", 1.0, model.bias), *found)


@lru_cache(maxsize=4)
def _evidence(a: Plan, b: Plan, domain: Domain) -> Evidence:
    """Of plans whose pairs were remembered; one pair after another is asked for."""
    return evidence(a, b, domain)


def _best(pairs: Iterable[Alignment]) -> tuple[Alignment, ...]:
    return tuple(sorted(pairs, key=lambda p: (-p.score, p.a, p.b)))


def _meetings(one: Profile, two: Profile) -> tuple[Meeting, ...]:
    """The phrases of each side with their best partner; mutual choices stand once."""
    found: dict[tuple[str, str], float] = {}
    for p in one.phrases:
        value, q = features.best(p, two.phrases)
        if q and value >= LEAST:
            found[p.text, q.text] = value
    for p in two.phrases:
        value, q = features.best(p, one.phrases)
        if q and value >= LEAST:
            found[q.text, p.text] = value
    ordered = sorted(found.items(), key=lambda m: (-m[1], m[0]))
    return tuple(Meeting(a, b, round(value, 2)) for (a, b), value in ordered)


def _alone(task: Task, met: list[str]) -> tuple[str, ...]:
    return tuple(a for a in task.actions if not any(text in fold(a) for text in met))


def _detail(name: str, one: Profile, two: Profile) -> tuple[str, ...]:
    """Codes of what both share: concepts, those of the heads, the main topics, instruments."""
    if name == "concepts":
        shared = set(one.concept_weights) & set(two.concept_weights)
        return tuple(sorted(shared, key=lambda c: (-one.concept_weights[c], c))[:6])
    if name == "head-topics":
        return tuple(sorted({str(t) for t in one.head_topics if t in two.head_topics}))
    if name in ("topics", "main-topic"):
        return tuple(topic for topic in (one.main_topic, two.main_topic) if topic)
    if name == "instruments":
        return tuple(sorted(set(one.task.instruments) & set(two.task.instruments)))
    return ()
