"""Which tasks of a plan became which of the next one: groups of aligned tasks, and what of their
phrases was gained and lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from plancmp.compare.chapters import Chapters
from plancmp.domain import Domain
from plancmp.match.phrases import Phrases
from plancmp.model.comparison import Alignment, Comparison, Side
from plancmp.model.plan import MeasureRef, Plan, Task
from plancmp.model.succession import TaskChange, TaskRow
from plancmp.text import fold

_SIDES: tuple[Side, Side] = ("a", "b")
_Words = tuple[str, frozenset[str]]
"""Title and phrases of a task, folded."""


class Family(NamedTuple):
    """Tasks that belong together, by their places in their plans."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    origin: Literal["matcher", "reviewed"] | None = None
    """reviewed: people decided every pair of it; None where it has none."""


def heirs(found: Comparison, domain: Domain) -> tuple[TaskRow, ...]:
    """What became of every task, in the order of the old plan; then what is new."""
    reader = _Reader(found, domain)
    return tuple(reader.row(family) for family in families(found))


def families(found: Comparison) -> list[Family]:
    """The groups that the pairs which are left make, and every task without a partner."""
    places = [{p.ref(t): i for i, t in enumerate(p.tasks)} for p in (found.a, found.b)]
    told = kept(without_copies(found), places)
    pairs = [(places[0][p.a], places[1][p.b], p) for p in told]
    groups = _joined((i, j) for i, j, _ in pairs)
    asked = {(i, j): pair.origin == "reviewed" for i, j, pair in pairs}
    made = []
    for old, new in groups:
        said = [held for (i, _), held in asked.items() if i in old]
        origin: Literal["matcher", "reviewed"] = "reviewed" if all(said) else "matcher"
        made.append(Family(tuple(sorted(old)), tuple(sorted(new)), origin))
    met = [{place for group in groups for place in group[side]} for side in (0, 1)]
    made += [Family((i,), ()) for i in range(len(found.a.tasks)) if i not in met[0]]
    made += [Family((), (j,)) for j in range(len(found.b.tasks)) if j not in met[1]]
    return sorted(made, key=lambda f: (not f.old, f.old, f.new))


def without_copies(found: Comparison) -> tuple[Alignment, ...]:
    """The pairs without those of the matcher between two tasks each of which stands word for word
    in the other plan: such a task is like its neighbours in both, and lives on as it is.
    """
    copies = _copies(found)
    back = {y: x for x, y in copies.items()}
    return tuple(
        replace(p, relation="same") if copies.get(p.a) == p.b and p.origin == "matcher" else p
        for p in found.tasks
        if p.origin == "reviewed" or copies.get(p.a) == p.b or p.a not in copies or p.b not in back
    )


def _copies(found: Comparison) -> dict[MeasureRef, MeasureRef]:
    """Aligned tasks of which title and phrases are the same; of several the first that is free."""
    aligned = {(p.a, p.b) for p in found.tasks}
    there: dict[_Words, list[MeasureRef]] = defaultdict(list)
    for task in found.b.tasks:
        there[_words(task)].append(found.b.ref(task))
    copies: dict[MeasureRef, MeasureRef] = {}
    for task in found.a.tasks:
        held, own = there[_words(task)], found.a.ref(task)
        if free := next((ref for ref in held if (own, ref) in aligned), None):
            held.remove(free)
            copies[own] = free
    return copies


def _words(task: Task) -> _Words:
    return fold(task.title), frozenset(map(fold, task.actions))


def kept(
    pairs: Sequence[Alignment], places: Sequence[dict[MeasureRef, int]]
) -> tuple[Alignment, ...]:
    """The pairs that count: a partial one of a task that is the same as another is set aside; a
    task that this leaves alone takes its best one back.
    """
    served = [{getattr(p, s) for p in pairs if p.relation == "same"} for s in _SIDES]
    left = {
        (p.a, p.b)
        for p in pairs
        if p.relation == "same" or not (p.a in served[0] or p.b in served[1])
    }
    met = [{pair[side] for pair in left} for side in (0, 1)]
    for place, (own, other) in enumerate(zip(_SIDES, reversed(_SIDES), strict=True)):
        best: dict[MeasureRef, Alignment] = {}
        ranks = places[1 - place]
        for pair in sorted(pairs, key=lambda p: (-p.score, ranks[getattr(p, other)])):
            best.setdefault(getattr(pair, own), pair)
        left |= {(p.a, p.b) for ref, p in best.items() if ref not in met[place]}
    return tuple(p for p in pairs if (p.a, p.b) in left)


def _joined(pairs: Iterable[tuple[int, int]]) -> list[tuple[set[int], set[int]]]:
    """What hangs together, as places of both sides."""
    groups: list[tuple[set[int], set[int]]] = []
    for i, j in pairs:
        touched = [g for g in groups if i in g[0] or j in g[1]]
        old = {i}.union(*(g[0] for g in touched))
        new = {j}.union(*(g[1] for g in touched))
        groups = [g for g in groups if g not in touched] + [(old, new)]
    return groups


class _Reader:
    """Two compared plans, whose groups are told one by one."""

    def __init__(self, found: Comparison, domain: Domain) -> None:
        self.plans = (found.a, found.b)
        self.phrases = Phrases(found.a.tasks, found.b.tasks, domain)
        limits = domain.limits["succession"]
        self.chapters = Chapters(*self.plans, limits["shared-section"], limits["section"])

    def row(self, family: Family) -> TaskRow:
        old, new = family.old, family.new
        lost, gained = self.phrases.alone(old, new)
        told = change(len(old), len(new), bool(gained), bool(lost))
        refs = [_refs(plan, held) for plan, held in zip(self.plans, family[:2], strict=True)]
        return TaskRow(refs[0], refs[1], told, self._moved(family), gained, lost, family.origin)

    def _moved(self, family: Family) -> bool:
        if not family.old or not family.new:
            return False
        sides = zip(self.plans, family[:2], strict=True)
        old, new = ({plan.tasks[i].theme for i in held} for plan, held in sides)
        return old != new or self.chapters.differ(family.old, family.new)


def _refs(plan: Plan, places: Iterable[int]) -> tuple[MeasureRef, ...]:
    return tuple(plan.ref(plan.tasks[i]) for i in places)


def change(old: int, new: int, gained: bool, lost: bool) -> TaskChange:
    """What became of so many tasks in so many, of which something was gained or lost."""
    if not old or not new:
        return "dropped" if old else "new"
    if old > 1 or new > 1:
        return "merged" if new == 1 else "split" if old == 1 else "regrouped"
    if gained and lost:
        return "reworded"
    return "extended" if gained else "narrowed" if lost else "kept"
