"""Take the score of two tasks apart: every feature, and the phrases that met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plancmp.match import concepts, features, profile, tasks
from plancmp.match.profile import Profile
from plancmp.match.score import model
from plancmp.match.tasks import Scored
from plancmp.model import Alignment, Explanation, Feature, Meeting, Plan, Task
from plancmp.text import fold

LEAST = 0.3
"""Phrases less alike than this have not met."""


def explain(a: Plan, x: Task, b: Plan, y: Task) -> Explanation:
    """Everything that speaks for and against aligning task x of plan a with task y of plan b."""
    reader = _Reader(a, b, tasks.scored(a, b))
    return next(
        reader.read(one, two, cell)
        for one, two, cell in reader.scored
        if (one.id, two.id) == (x.id, y.id)
    )


def every(a: Plan, b: Plan, scored: Iterable[Scored]) -> Iterator[Explanation]:
    """The explanation of each pair of tasks that the matcher aligned; scored: what `tasks.scored` said of the two plans."""
    reader = _Reader(a, b, scored)
    aligned = {(pair.a, pair.b) for pair in reader.pairs}
    yield from (reader.read(x, y, cell) for x, y, cell in reader.scored if (x.id, y.id) in aligned)


class _Reader:
    """Two plans, scored once."""

    def __init__(self, a: Plan, b: Plan, scored: Iterable[Scored]) -> None:
        self.a, self.b = a, b
        self.scored = list(scored)
        self.pairs = tasks.judge(a, b, self.scored)
        self.profiles = {id(p.task): p for p in profile.read((*a.tasks, *b.tasks))}
        self.aligned, self.same = model(a, b, "aligned"), model(a, b, "same")

    def read(self, x: Task, y: Task, cell: Mapping[str, float]) -> Explanation:
        one, two = self.profiles[id(x)], self.profiles[id(y)]
        met = _meetings(one, two)
        weights = self.aligned.weights.items()
        evidence = [
            Feature(name, round(cell[name], 4), weight, _detail(name, one, two))
            for name, weight in weights
        ]
        return Explanation(
            a=self.a,
            b=self.b,
            x=x,
            y=y,
            score=self.aligned.probability(cell),
            same=self.same.probability(cell),
            relation=next(
                (
                    p.relation
                    for p in self.pairs
                    if (p.a, p.b) == (x.id, y.id) and p.relation != "related"
                ),
                None,
            ),
            features=(
                Feature("bias", 1.0, self.aligned.bias),
                *sorted(evidence, key=lambda f: (-abs(f.contribution), f.name)),
            ),
            meetings=met,
            alone_a=_alone(x.actions, [m.a for m in met]),
            alone_b=_alone(y.actions, [m.b for m in met]),
            rivals_a=_best(p for p in self.pairs if p.a == x.id and p.b != y.id),
            rivals_b=_best(p for p in self.pairs if p.b == y.id and p.a != x.id),
        )


def _best(pairs: Iterable[Alignment]) -> tuple[Alignment, ...]:
    return tuple(sorted(pairs, key=lambda p: (-p.score, p.a, p.b)))


def _meetings(one: Profile, two: Profile) -> tuple[Meeting, ...]:
    """The phrases of each side with their best partner; a pair that chose each other stands once."""
    found = {
        (p.text, q.text): value
        for p in one.phrases
        for value, q in [features.best(p, two.phrases)]
        if q and value >= LEAST
    }
    found |= {
        (q.text, p.text): value
        for p in two.phrases
        for value, q in [features.best(p, one.phrases)]
        if q and value >= LEAST
    }
    return tuple(
        Meeting(a, b, round(value, 2))
        for (a, b), value in sorted(found.items(), key=lambda m: (-m[1], m[0]))
    )


def _alone(actions: tuple[str, ...], met: list[str]) -> tuple[str, ...]:
    return tuple(action for action in actions if not any(text in fold(action) for text in met))


def _detail(name: str, one: Profile, two: Profile) -> str:
    if name == "concepts":
        shared = sorted(
            set(one.concept_weights) & set(two.concept_weights),
            key=lambda c: (-one.concept_weights[c], c),
        )
        return "、".join(concepts.label(c) for c in shared[:6])
    if name in ("topics", "main-topic"):
        sides = [p.main_topic for p in (one, two)]
        return " / ".join(concepts.label(t) for t in sides if t)
    if name == "instruments":
        return "、".join(sorted(set(one.task.instruments) & set(two.task.instruments)))
    return ""
