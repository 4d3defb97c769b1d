"""What reference plans do and a plan does not, does in part, promises less of, or leaves without a
number; with a priority.

The rows are those of the references' own coverage matrix. What is said of each of their measures
comes from the comparison of its plan with this one alone, so that it does not depend on which
other plans were named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from plancmp.asking import asks, is_upper, overlap
from plancmp.compare.priority import Priority
from plancmp.compare.reviewed import reviewed
from plancmp.domain import Domain
from plancmp.model.comparison import Comparison, TargetPair
from plancmp.model.coverage import CoverageRow, Gap, GapKind, Gaps, Kind, Matrix, Peer, UpperLevel
from plancmp.model.decision import Absence
from plancmp.model.plan import Measure, MeasureRef, Plan, Target

KINDS: tuple[GapKind, ...] = (
    "missing",
    "weaker",
    "unquantified",
    "blank",
    "near",
    "partial",
)


def gaps(
    plan: Plan,
    against: Sequence[Plan],
    whole: Matrix,
    theirs: Matrix,
    comparisons: Sequence[Comparison],
    domain: Domain,
) -> Gaps:
    """whole: over the plan and the references; theirs: over the references alone; comparisons: of
    the plan with each reference.
    """
    by_plan = {found.b.id: found for found in comparisons}
    reader = _Reader(plan, by_plan, domain)
    found = [gap for row in theirs.rows for gap in reader.row(row)] + list(reader.weaker())
    found.sort(key=lambda g: (-g.priority, g.of, g.theme, g.label, g.id))
    own = tuple(row for row in whole.rows if _is_own(row, plan, against))
    upper = tuple(_upper_level(plan, comparisons))
    return Gaps(
        plan, tuple(against), tuple(found), own, upper, whole.cautions, reviewed(comparisons)
    )


def _is_own(row: CoverageRow, plan: Plan, against: Sequence[Plan]) -> bool:
    others = {row.of(other).coverage for other in against}
    return row.of(plan).coverage == "full" and others <= {"none", "absent"}


@dataclass(frozen=True, slots=True)
class _Said:
    """What the comparison of two plans says of one measure of the reference."""

    kind: GapKind
    own: tuple[MeasureRef, ...]
    """The plan's measures that are aligned with it."""
    near: tuple[MeasureRef, ...]


class _Reader:
    """A plan and its references, asked about one measure of a reference after the other."""

    def __init__(self, plan: Plan, comparisons: Mapping[str, Comparison], domain: Domain) -> None:
        self.plan = plan
        self.comparisons = comparisons
        self.domain = domain
        self.priority = Priority(plan, [found.b for found in comparisons.values()], domain)

    def row(self, row: CoverageRow) -> Iterator[Gap]:
        """The gaps in one topic of the references, one for each kind."""
        said: dict[GapKind, dict[MeasureRef, _Said]] = {}
        for ref in (ref for cell in row.cells for ref in cell.members):
            found = self.task(ref) if row.kind == "task" else self.target(ref)
            if found and asks(self._measure(ref), self.comparisons[ref.plan].b, self.plan):
                said.setdefault(found.kind, {})[ref] = found
        for kind, members in said.items():
            yield self._gap(kind, row.kind, members, row)

    def task(self, ref: MeasureRef) -> _Said | None:
        """None where the plan has the same."""
        found = self.comparisons[ref.plan]
        pairs = sorted((p for p in found.tasks if p.b == ref), key=lambda p: (-p.score, p.a))
        if any(pair.relation == "same" for pair in pairs):
            return None
        nearest = found.nearest.get(ref)
        near = (nearest.measure,) if nearest else ()
        own = tuple(pair.a for pair in pairs)
        return _Said("partial" if own else "missing", own, near)

    def target(self, ref: MeasureRef) -> _Said | None:
        """None where the plan has a figure for the same indicator, or the reference has none."""
        found = self.comparisons[ref.plan]
        if found.b.target(ref.id).value is None:
            return None
        pairs = [p.alignment for p in found.targets if p.alignment.b == ref]
        same = tuple(pair.a for pair in pairs if pair.relation != "related")
        if any(self.plan.target(a.id).value is not None for a in same):
            return None
        related = tuple(pair.a for pair in pairs if pair.relation == "related")
        if same:
            return _Said("blank", same, same)
        return _Said("near" if related else "unquantified", (), related)

    def weaker(self) -> Iterator[Gap]:
        """Targets of which a reference promises more."""
        stronger: dict[MeasureRef, dict[MeasureRef, _Said]] = {}
        for found in self.comparisons.values():
            for pair in found.targets:
                a, b = pair.alignment.a, pair.alignment.b
                if pair.verdict.stronger == "b" and not self._is_doubted(found, pair):
                    stronger.setdefault(a, {})[b] = _Said("weaker", (a,), (a,))
        for a, members in stronger.items():
            yield self._gap("weaker", "target", members, self.plan.target(a.id))

    def _is_doubted(self, found: Comparison, pair: TargetPair) -> bool:
        """Whether a coder doubts what one of the figures counts."""
        words = self.domain.limits["gap"]["doubts"]
        x, y = found.a.target(pair.alignment.a.id), found.b.target(pair.alignment.b.id)
        return any(word in target.note for word in words for target in (x, y))

    def _measure(self, ref: MeasureRef) -> Measure:
        return self.comparisons[ref.plan].b.measure(ref.id)

    def _gap(
        self,
        kind: GapKind,
        of: Kind,
        members: Mapping[MeasureRef, _Said],
        named: CoverageRow | Target,
    ) -> Gap:
        """named: what gives label and theme, where its lead is among the members."""
        plans = dict.fromkeys(ref.plan for ref in members)
        peers = tuple(Peer(p, tuple(r for r in members if r.plan == p)) for p in plans)
        label, theme = self._label(members, named)
        confirmed = all(self._is_confirmed(ref) for ref in members)
        lead = self.plan.ref(named) if isinstance(named, Target) else min(members)
        return Gap(
            _short(f"{self.plan.id} {kind} {lead}"),
            kind,
            of,
            label,
            theme,
            _distinct(said.own for said in members.values()),
            peers,
            tuple(self.priority.reasons(kind, peers, confirmed=confirmed)),
            self.priority.is_headline(peers),
            _distinct(said.near for said in members.values()),
            confirmed,
        )

    def _is_confirmed(self, ref: MeasureRef) -> bool:
        """Whether people confirmed that the plan has nothing like a measure of a reference."""
        return Absence(self.plan.id, ref) in self.comparisons[ref.plan].absent

    def _label(
        self, members: Mapping[MeasureRef, _Said], named: CoverageRow | Target
    ) -> tuple[str, str]:
        if isinstance(named, Target):
            return named.name, named.theme
        if named.lead in members:
            return named.label, named.theme
        first = min(members)
        measure = self._measure(first)
        return (measure.name if isinstance(measure, Target) else measure.title), measure.theme


def _distinct(refs: Iterator[tuple[MeasureRef, ...]]) -> tuple[MeasureRef, ...]:
    return tuple(dict.fromkeys(ref for several in refs for ref in several))


def _short(text: str) -> str:
    """Eight hex digits."""
    return sha256(text.encode()).hexdigest()[:8]


def _upper_level(plan: Plan, comparisons: Sequence[Comparison]) -> Iterator[UpperLevel]:
    """What the plan makes of the plan of its upper level whose period overlaps with its own."""
    found = next((c for c in comparisons if is_upper(c.b, plan) and overlap(c.b, plan)), None)
    if found is None:
        return
    asked = [found.b.ref(task) for task in found.b.tasks if asks(task, found.b, plan)]
    same = {pair.b for pair in found.tasks if pair.relation == "same"}
    partly = {pair.b for pair in found.tasks} - same
    yield UpperLevel("taken-up", tuple(ref for ref in asked if ref in same))
    yield UpperLevel("taken-up-partly", tuple(ref for ref in asked if ref in partly))
    yield UpperLevel("left-out", tuple(ref for ref in asked if ref not in same | partly))
    for key, side in (("tightened", "a"), ("weakened", "b")):
        pairs = (pair for pair in found.targets if pair.verdict.stronger == side)
        yield UpperLevel(key, tuple(pair.alignment.a for pair in pairs))
