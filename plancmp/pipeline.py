"""The whole flow, readable from top to bottom: plans -> comparisons -> results."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from plancmp.compare.mirror import mirror
from plancmp.compare.targets import verdict
from plancmp.domain import Domain, Domains
from plancmp.match import targets
from plancmp.memory import code, remember
from plancmp.model.comparison import (
    Alignment,
    Comparison,
    Evidence,
    Nearest,
    Scored,
    TargetPair,
)
from plancmp.model.plan import MeasureRef, Plan
from plancmp.planfile.write import plain
from plancmp.review import crosswalk

if TYPE_CHECKING:
    from plancmp.model.actual import Actual
    from plancmp.model.coverage import Gaps, Matrix
    from plancmp.model.explanation import Explanation
    from plancmp.model.pack import Pack
    from plancmp.model.review import Candidates
    from plancmp.model.succession import Succession
    from plancmp.review.queue import Order

Tell = Callable[[Plan, Plan], None]
"""Hears of each pair of plans as it begins."""


class Comparer:
    """Compares each pair of plans once, whoever asks and in whichever order.

    crosswalks: where reviewed alignments are looked for; none to see the matcher alone.
    """

    def __init__(
        self, domains: Domains, crosswalks: Sequence[Path] = (), tell: Tell | None = None
    ) -> None:
        self.domains, self.crosswalks, self.tell = domains, crosswalks, tell
        self._made: dict[tuple[str, str], Comparison] = {}

    def compare(self, a: Plan, b: Plan) -> Comparison:
        """What both plans do, what only one does, and whose targets are stronger."""
        one, two = digest(a), digest(b)
        key, turned = (one, two), (two, one)
        if turned in self._made and key not in self._made:
            self._made[key] = mirror(self._made[turned])
        if key not in self._made:
            if self.tell:
                self.tell(a, b)
            self._made[key] = compare(a, b, self.domains.of(a, b), self.crosswalks)
        return self._made[key]

    def all_pairs(self, plans: Sequence[Plan]) -> tuple[Comparison, ...]:
        """Every pair, once, in the order of the plans."""
        return tuple(self.compare(a, b) for a, b in combinations(plans, 2))


def digest(plan: Plan) -> str:
    """What tells whether two plans say the same: the hash of the file, of a plan made in memory
    that of its content.

    The names that a table gives the plan belong to it: they tell two plans of one city apart.
    """
    content = plan.digest or json.dumps(plain(plan), ensure_ascii=False, sort_keys=True)
    return sha256("\0".join((plan.id, *plan.aliases, content)).encode()).hexdigest()


def compare(a: Plan, b: Plan, domain: Domain, crosswalks: Sequence[Path] = ()) -> Comparison:
    """A pair profiled, scored, decided and judged."""
    decided = crosswalk.find(a, b, crosswalks)
    matched = matched_tasks(a, b, domain)
    goals = targets.align(a, b, domain)
    pairs = []
    for pair in crosswalk.apply(goals, decided, (a, a.targets), (b, b.targets)):
        x, y = a.target(pair.a.id), b.target(pair.b.id)
        same = pair.relation == "same"
        found = pair if same else replace(pair, relation="related")
        pairs.append(TargetPair(found, verdict(a, x, b, y, domain, same_indicator=same)))
    return Comparison(
        a,
        b,
        crosswalk.apply(matched.pairs, decided, (a, a.tasks), (b, b.tasks)),
        tuple(pairs),
        decided,
        tuple(_cautions(a, b, domain)),
        matched.nearest,
        matched.evidence,
    )


class Matched(NamedTuple):
    """What the matcher says of the tasks of two plans."""

    scored: tuple[Scored, ...]
    """Every pair that is worth a look, aligned or not, in the order of the plans."""
    nearest: dict[MeasureRef, Nearest]
    evidence: Evidence | None
    """None where the pairs were remembered."""

    @property
    def pairs(self) -> tuple[Alignment, ...]:
        """Those that are aligned."""
        return tuple(
            Alignment(p.a, p.b, p.relation, p.score, same=p.same) for p in self.scored if p.relation
        )


def matched_tasks(a: Plan, b: Plan, domain: Domain) -> Matched:
    """Scored pairs of tasks and the nearest of every task, kept between runs by their places."""
    parts = (
        code("match", "text", "pipeline", "units", "domain"),
        domain.digest,
        digest(a),
        digest(b),
    )
    key = sha256("\0".join(parts).encode()).hexdigest()
    made: list[Evidence] = []
    kept = remember("alignments", key, lambda: _matched(a, b, domain, made))
    ours, theirs = [a.ref(t) for t in a.tasks], [b.ref(t) for t in b.tasks]
    scored = tuple(
        Scored(ours[i], theirs[j], score, same, relation)
        for i, j, score, same, relation in kept["pairs"]
    )
    nearest = {ours[i]: Nearest(theirs[j], score) for i, (j, score) in enumerate(kept["a"])}
    nearest |= {theirs[j]: Nearest(ours[i], score) for j, (i, score) in enumerate(kept["b"])}
    return Matched(scored, nearest, made[0] if made else None)


def _matched(a: Plan, b: Plan, domain: Domain, made: list[Evidence]) -> dict[str, Any]:
    """made: takes the evidence."""
    from plancmp.match import tasks  # noqa: PLC0415 - not where it is remembered

    ours, theirs = ({plan.ref(t): i for i, t in enumerate(plan.tasks)} for plan in (a, b))
    found = tasks.evidence(a, b, domain)
    made.append(found)
    scores = tasks.scores(a, b, found, domain)
    least = domain.limits["review"]["least"]
    pairs = tasks.judge(a, b, found, domain, least)
    return {
        "pairs": [[ours[p.a], theirs[p.b], p.score, p.same, p.relation] for p in pairs],
        "a": [_best(row) for row in scores if row],
        "b": [_best(column) for column in zip(*scores, strict=True)],
    }


def _best(scores: Sequence[float]) -> tuple[int, float]:
    """The place of the highest score, the first of equals, and the score."""
    top = max(scores)
    return list(scores).index(top), top


def candidates(a: Plan, b: Plan, comparer: Comparer, order: Order = "document") -> Candidates:
    """The pairs of two plans that are worth a person's look, with what people decided of them."""
    from plancmp.review import queue  # noqa: PLC0415 - on demand

    domain = comparer.domains.of(a, b)
    decided = crosswalk.find(a, b, comparer.crosswalks)
    tasks = matched_tasks(a, b, domain).scored
    goals = targets.scored(a, b, domain)
    return queue.candidates(a, b, tasks, goals, decided, domain.limits["review"], order)


def _cautions(a: Plan, b: Plan, domain: Domain) -> list[str]:
    other = ["other-sector"] if a.sector != b.sector else []
    return other + ([] if domain.has_lexicon else ["no-lexicon"])


def matrix(plans: Sequence[Plan], comparer: Comparer) -> Matrix:
    """Which topics and indicators each plan covers."""
    from plancmp.compare import coverage  # noqa: PLC0415 - a diff needs none

    return coverage.matrix(plans, comparer.all_pairs(plans), comparer.domains.of(*plans))


def gaps(plan: Plan, against: Sequence[Plan], comparer: Comparer) -> Gaps:
    """What the references do and the plan does not, or less."""
    from plancmp.compare import gap  # noqa: PLC0415

    plans = (plan, *against)
    found = [comparer.compare(plan, other) for other in against]
    whole, theirs = matrix(plans, comparer), matrix(against, comparer)
    return gap.gaps(plan, against, whole, theirs, found, comparer.domains.of(*plans))


def succession(old: Plan, new: Plan, comparer: Comparer, actuals: Sequence[Actual]) -> Succession:
    """What became of the measures of a plan in the next one; actuals: of the old plan's targets."""
    from plancmp.compare.fates import doubts, fates  # noqa: PLC0415 - on demand
    from plancmp.compare.heirs import heirs  # noqa: PLC0415
    from plancmp.model.succession import Succession  # noqa: PLC0415

    found, domain = comparer.compare(old, new), comparer.domains.of(old, new)
    cautions = (*found.cautions, *doubts(old, new))
    return Succession(found, heirs(found, domain), fates(found, actuals, domain), cautions)


def explain(a: Plan, x: str, b: Plan, y: str, comparer: Comparer) -> Explanation:
    """Why task x of plan a and task y of plan b have their score; x and y are ids."""
    from plancmp.match.explain import Explainer  # noqa: PLC0415 - on demand

    reader = Explainer(comparer.compare(a, b), comparer.domains.of(a, b))
    return reader.explain(MeasureRef(a.id, x), MeasureRef(b.id, y))


def pack(plans: Sequence[Plan], focus: str, version: str, comparer: Comparer) -> Pack:
    """Everything for a briefing pack; focus: id of the plan for which it is made, empty for all of
    them.
    """
    from plancmp.auditing import audit  # noqa: PLC0415 - only packs have them
    from plancmp.compare.indicators import indicators  # noqa: PLC0415
    from plancmp.model.pack import Pack  # noqa: PLC0415

    ordered = sorted(plans, key=lambda plan: plan.id != focus)
    pairs = comparer.all_pairs(ordered)
    domain = comparer.domains.of(*ordered)
    mine = [plan for plan in ordered if plan.id == focus] or ordered
    mine = mine if len(ordered) > 1 else []
    others = {plan.id: [other for other in ordered if other is not plan] for plan in mine}
    return Pack(
        plans=tuple(ordered),
        focus=focus,
        matrix=matrix(ordered, comparer),
        comparisons=pairs,
        indicators=indicators(ordered, pairs, domain),
        gaps=tuple(gaps(plan, others[plan.id], comparer) for plan in mine),
        audits=tuple(audit(plan, comparer.domains.of(plan)) for plan in ordered),
        digests={plan.id: plan.digest or digest(plan) for plan in ordered},
        version=version,
    )
