"""Take the score of two tasks apart: every feature, and the phrases that met."""

from __future__ import annotations

from collections.abc import Iterable

from plancmp.match import concepts, features, profile, tasks
from plancmp.match.profile import Profile
from plancmp.match.score import model
from plancmp.model import Alignment, Explanation, Feature, Meeting, Plan, Task
from plancmp.text import fold

LEAST = 0.3
"""Phrases less alike than this have not met."""


def explain(a: Plan, x: Task, b: Plan, y: Task) -> Explanation:
    """Everything that speaks for and against aligning task x of plan a with task y of plan b."""
    scored = list(tasks.scored(a, b))
    cell = next(cell for one, two, cell in scored if (one.id, two.id) == (x.id, y.id))
    aligned, same = model(a, b, "aligned"), model(a, b, "same")
    pairs = tasks.judge(a, b, scored)
    profiles = {id(p.task): p for p in profile.read((*a.tasks, *b.tasks))}
    one, two = profiles[id(x)], profiles[id(y)]
    met = _meetings(one, two)
    evidence = [Feature(name, round(cell[name], 4), weight, _detail(name, one, two)) for name, weight in aligned.weights.items()]
    return Explanation(
        a=a,
        b=b,
        x=x,
        y=y,
        score=aligned.probability(cell),
        same=same.probability(cell),
        relation=next((p.relation for p in pairs if (p.a, p.b) == (x.id, y.id) and p.relation != "related"), None),
        features=(Feature("bias", 1.0, aligned.bias), *sorted(evidence, key=lambda f: (-abs(f.contribution), f.name))),
        meetings=met,
        alone_a=_alone(x.actions, [m.a for m in met]),
        alone_b=_alone(y.actions, [m.b for m in met]),
        rivals_a=_best(p for p in pairs if p.a == x.id and p.b != y.id),
        rivals_b=_best(p for p in pairs if p.b == y.id and p.a != x.id),
    )


def _best(pairs: Iterable[Alignment]) -> tuple[Alignment, ...]:
    return tuple(sorted(pairs, key=lambda p: (-p.score, p.a, p.b)))


def _meetings(one: Profile, two: Profile) -> tuple[Meeting, ...]:
    """The phrases of each side with their best partner; a pair that chose each other stands once."""
    found = {(p.text, q.text): value for p in one.phrases for value, q in [features.best(p, two.phrases)] if q and value >= LEAST}
    found |= {(q.text, p.text): value for p in two.phrases for value, q in [features.best(p, one.phrases)] if q and value >= LEAST}
    return tuple(Meeting(a, b, round(value, 2)) for (a, b), value in sorted(found.items(), key=lambda m: (-m[1], m[0])))


def _alone(actions: tuple[str, ...], met: list[str]) -> tuple[str, ...]:
    return tuple(action for action in actions if not any(text in fold(action) for text in met))


def _detail(name: str, one: Profile, two: Profile) -> str:
    if name == "concepts":
        shared = sorted(set(one.concept_weights) & set(two.concept_weights), key=lambda c: (-one.concept_weights[c], c))
        return "、".join(concepts.label(c) for c in shared[:6])
    if name in ("topics", "main-topic"):
        sides = [p.main_topic for p in (one, two)]
        return " / ".join(concepts.label(t) for t in sides if t)
    if name == "instruments":
        return "、".join(sorted(set(one.task.instruments) & set(two.task.instruments)))
    return ""
