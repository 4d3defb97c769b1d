"""What reference plans do and a plan does not, does in part, promises less of, or leaves without a
number; with a priority.

The rows are those of the coverage matrix and the verdicts those of the comparisons, so that no two
outputs can disagree. Points of a priority are data (`limits.yaml`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from plancmp.domain import Domain
from plancmp.model.comparison import Comparison, TargetPair
from plancmp.model.coverage import CoverageRow, Gap, Gaps, Matrix, Peer, Reason, UpperLevel
from plancmp.model.plan import Measure, Plan, Target

Kind = Literal["missing", "partial", "weaker", "unquantified"]


def gaps(
    plan: Plan,
    against: Sequence[Plan],
    matrix: Matrix,
    comparisons: Sequence[Comparison],
    domain: Domain,
) -> Gaps:
    """matrix: over the plan and the references, the plan first; comparisons: of the plan with each
    reference.
    """
    weigh = _Priority(plan, against, domain)
    found = [*_rows(plan, matrix, weigh), *_weaker(plan, comparisons, weigh)]
    found.sort(key=lambda g: (-g.priority, g.of, g.theme, g.label))
    own = tuple(row for row in matrix.rows if _is_own(row, plan, against))
    upper = tuple(_upper_level(plan, matrix, comparisons, domain))
    return Gaps(plan, tuple(against), tuple(found), own, upper, matrix.cautions)


def _is_own(row: CoverageRow, plan: Plan, against: Sequence[Plan]) -> bool:
    others = {row.of(other).coverage for other in against}
    return row.of(plan).coverage == "full" and others <= {"none", "absent"}


def _rows(plan: Plan, matrix: Matrix, weigh: _Priority) -> Iterator[Gap]:
    for row in matrix.rows:
        mine = row.of(plan)
        others = (cell for cell in row.cells if cell.plan != plan.id and cell.coverage == "full")
        peers = tuple(Peer(cell.plan, cell.members) for cell in others)
        if not peers or mine.coverage == "full":
            continue
        partly: Kind = "partial" if mine.coverage == "partial" else "missing"
        kind: Kind = "unquantified" if row.kind == "target" else partly
        reasons = tuple(weigh.reasons(kind, peers))
        yield Gap(kind, row.kind, row.label, row.theme, mine.measures, peers, reasons)


def _weaker(plan: Plan, comparisons: Sequence[Comparison], weigh: _Priority) -> Iterator[Gap]:
    stronger: dict[str, list[Peer]] = {}
    for found in comparisons:
        for pair in _fair(found, weigh.domain):
            if pair.verdict.stronger == "b":
                peer = Peer(found.b.id, (pair.alignment.b,))
                stronger.setdefault(pair.alignment.a.id, []).append(peer)
    for target in plan.targets:
        if peers := tuple(stronger.get(target.id, ())):
            reasons = tuple(weigh.reasons("weaker", peers))
            own = (plan.ref(target),)
            yield Gap("weaker", "target", target.name, target.theme, own, peers, reasons)


def _fair(found: Comparison, domain: Domain) -> Iterator[TargetPair]:
    """Target pairs of which "less" is a shortfall: a city's totals are less than its province's by
    nature, its rates are not.
    """
    same_level = found.a.jurisdiction.level == found.b.jurisdiction.level
    for pair in found.targets:
        if same_level or found.a.target(pair.alignment.a.id).basis in domain.limits["scale_free"]:
            yield pair


class _Priority:
    """Why a gap matters, in points."""

    def __init__(self, plan: Plan, against: Sequence[Plan], domain: Domain) -> None:
        self.plan = plan
        self.against = {other.id: other for other in against}
        self.domain = domain
        self.points = domain.limits["gap"]

    def reasons(self, kind: Kind, peers: Sequence[Peer]) -> Iterator[Reason]:
        yield Reason(f"gap-{kind}", self.points["kinds"][kind])
        have = {peer.plan for peer in peers}
        counts = (("n", str(len(have))), ("total", str(len(self.against))))
        share = round(self.points["references"] * len(have) / len(self.against), 2)
        yield Reason("gap-references", share, counts)
        if any(_is_upper(self.against[other], self.plan) for other in have):
            yield Reason("gap-upper", self.points["upper"])
        measures = (
            self.against[ref.plan].measure(ref.id) for peer in peers for ref in peer.measures
        )
        strength = max(map(self._strength, measures), default=0.0)
        if strength:
            yield Reason("gap-strength", round(strength * self.points["strength"], 2))

    def _strength(self, measure: Measure) -> float:
        """0 to 1: the strongest instrument of a task; a target by its attribute."""
        if isinstance(measure, Target):
            return float(self.points["bindings"].get(measure.binding, 0.0))
        grades = self.domain.instruments
        return max((grades[code]["strength"] for code in measure.instruments), default=0) / 3


def _is_upper(other: Plan, plan: Plan) -> bool:
    """Whether the other plan is that of the plan's parent jurisdiction."""
    return plan.jurisdiction.parent in (other.id, other.jurisdiction.name)


def _upper_level(
    plan: Plan, matrix: Matrix, comparisons: Sequence[Comparison], domain: Domain
) -> Iterator[UpperLevel]:
    found = next((c for c in comparisons if _is_upper(c.b, plan)), None)
    if found is None:
        return
    asked = [r for r in matrix.rows if r.kind == "task" and r.of(found.b).coverage == "full"]
    for key, coverages in (
        ("taken-up", ("full",)),
        ("taken-up-partly", ("partial",)),
        ("left-out", ("none", "absent")),
    ):
        yield UpperLevel(key, tuple(r.label for r in asked if r.of(plan).coverage in coverages))
    for key, side in (("tightened", "a"), ("weakened", "b")):
        pairs = (p for p in _fair(found, domain) if p.verdict.stronger == side)
        yield UpperLevel(key, tuple(plan.target(p.alignment.a.id).name for p in pairs))
