"""Which pairs are worth a person's look, and which of them first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, get_args

from plancmp.model.comparison import Scored
from plancmp.model.decision import Crosswalk, Standing, Subject
from plancmp.model.plan import MeasureRef, Plan
from plancmp.model.review import Candidate, Candidates

Order = Literal["score", "document", "information"]
ORDERS: tuple[Order, ...] = get_args(Order)


def candidates(
    a: Plan,
    b: Plan,
    tasks: Sequence[Scored],
    targets: Sequence[Scored],
    decided: Crosswalk,
    limits: Mapping[str, Any],
    order: Order,
) -> Candidates:
    """Everything that the matcher gives a chance, and everything that people decided.

    order: by the score; in the order of the documents; or what is expected to change most first.
    """
    standings = {standing.subject: standing for standing in decided.standings}
    found = [_candidate(p, "task", standings) for p in tasks]
    found += [_candidate(p, "target", standings) for p in targets]
    known = {candidate.subject for candidate in found}
    found += [
        _decided(standing, a)
        for subject, standing in standings.items()
        if subject[1].id and subject not in known and not standing.gone
    ]
    told = _informed(found, limits)
    place = {ref: i for plan in (a, b) for i, ref in enumerate(map(plan.ref, plan.measures))}

    def key(pair: Candidate) -> tuple[float, int, int]:
        by = {"score": pair.score or 0.0, "information": pair.information, "document": 0.0}
        return -by[order], place[pair.a], place[pair.b]

    return Candidates(a, b, tuple(sorted(told, key=key)), decided)


def _candidate(
    pair: Scored, kind: Literal["task", "target"], standings: Mapping[Subject, Standing]
) -> Candidate:
    a, b = pair.a, pair.b
    standing = standings.get((a, b) if a < b else (b, a))
    return Candidate(a, b, kind, pair.score, pair.same, pair.relation, standing)


def _decided(standing: Standing, a: Plan) -> Candidate:
    """A pair to which the matcher gives next to nothing."""
    one, two = standing.subject
    x, y = (one, two) if one.plan == a.id else (two, one)
    is_task = any(task.id == x.id for task in a.tasks)
    return Candidate(x, y, "task" if is_task else "target", None, None, None, standing)


def _informed(found: Sequence[Candidate], limits: Mapping[str, Any]) -> list[Candidate]:
    """With how much a decision is expected to change: by how probably what the program says is
    wrong, about being aligned and about `same`, weighted with what hangs on it.

    A measure's first partner ends a gap and makes a row; a second one changes little.
    """
    partners: Counter[MeasureRef] = Counter()
    for pair in found:
        if pair.relation:
            partners.update((pair.a, pair.b))
    return [replace(pair, information=_information(pair, partners, limits)) for pair in found]


def _information(
    pair: Candidate, partners: Mapping[MeasureRef, int], limits: Mapping[str, Any]
) -> float:
    if pair.score is None:
        return 0.0
    aligned = pair.score
    if pair.kind == "target" and pair.relation != "same":
        aligned = limits["related" if pair.relation else "passed_over"]
    doubt = 1 - aligned if pair.relation else aligned
    both = aligned * (1.0 if pair.same is None else pair.same)
    doubt_same = 1 - both if pair.relation == "same" else both
    weights = limits["weights"]
    hangs = 0.0
    if not pair.relation:
        hangs = sum(1 / (1 + partners.get(ref, 0)) for ref in (pair.a, pair.b))
    value = doubt * (weights["aligned"] + weights["gap"] * hangs) + doubt_same * weights["same"]
    return float(round(value, 4))
