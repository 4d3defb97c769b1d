"""What became of each target in the next plan: raised, held, lowered, dropped, new; and whether the
new one promises less than was reached already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from plancmp.compare import attained
from plancmp.compare.attained import NoLevel, Scale
from plancmp.compare.strength import Ends, direction, stronger, withheld
from plancmp.compare.targets import ends
from plancmp.direction import Direction
from plancmp.domain import Domain
from plancmp.match.indicator import parse
from plancmp.model.actual import Actual
from plancmp.model.comparison import Comparison, TargetPair
from plancmp.model.plan import Plan, Target
from plancmp.model.succession import TargetChange, TargetRow
from plancmp.units import decimal

_CHANGES: dict[str, TargetChange] = {"equal": "held", "a": "lowered", "b": "raised"}
_NEVER = 9999
"""A year that no plan has: what has no year comes last."""


def fates(found: Comparison, actuals: Sequence[Actual], domain: Domain) -> tuple[TargetRow, ...]:
    """What became of every target, in the order of the old plan; then what is new."""
    pairs = {pair.alignment.a.id: pair for pair in partners(found)}
    judge = _Judge(found.a, found.b, actuals, domain)
    rows = [
        judge.row(pairs[target.id])
        if target.id in pairs
        else TargetRow(found.a.ref(target), None, "dropped")
        for target in found.a.targets
    ]
    met = {pair.alignment.b.id for pair in pairs.values()}
    fresh = (target for target in found.b.targets if target.id not in met)
    return (*rows, *(TargetRow(None, found.b.ref(target), "new") for target in fresh))


def doubts(old: Plan, new: Plan) -> Iterator[str]:
    """Why one plan may not be the successor of the other: message keys."""
    if old.jurisdiction.name != new.jurisdiction.name:
        yield "succession-other-place"
    if old.start is not None and new.start is not None and new.start < old.start:
        yield "succession-backwards"


def partners(found: Comparison) -> Iterator[TargetPair]:
    """At most one pair of the same indicator for each target: what people decided first, then what
    is comparable, then targets of the last year of their plans, then the names most alike.
    """
    places = [{t.id: i for i, t in enumerate(p.targets)} for p in (found.a, found.b)]

    def rank(pair: TargetPair) -> tuple[object, ...]:
        one, two = pair.alignment.a.id, pair.alignment.b.id
        late = _late(found.a, found.a.target(one)) + _late(found.b, found.b.target(two))
        i, j = places[0][one], places[1][two]
        by_name = (-pair.alignment.score, min(i, j), max(i, j))
        return pair.alignment.origin != "reviewed", not pair.verdict.comparable, late, *by_name

    taken: tuple[set[str], set[str]] = (set(), set())
    same = [pair for pair in found.targets if pair.alignment.relation == "same"]
    for pair in sorted(same, key=rank):
        one, two = pair.alignment.a.id, pair.alignment.b.id
        if one not in taken[0] and two not in taken[1]:
            taken[0].add(one)
            taken[1].add(two)
            yield pair


def _late(plan: Plan, target: Target) -> int:
    """How many years a target's year is from the last of its plan."""
    if target.year is None:
        return _NEVER
    return abs((plan.end or _NEVER) - target.year)


class _Compared(NamedTuple):
    """Two comparable targets, in the same terms."""

    ends: tuple[Ends, Ends]
    yearly: bool
    """Whether they are yearly amounts of totals."""
    why: str = ""
    """Why they cannot be compared all the same: a message key."""


class _Judge:
    """Pairs of targets of two plans, told one by one."""

    def __init__(self, old: Plan, new: Plan, actuals: Sequence[Actual], domain: Domain) -> None:
        self.old, self.new, self.actuals, self.domain = old, new, actuals, domain

    def row(self, pair: TargetPair) -> TargetRow:
        x = self.old.target(pair.alignment.a.id)
        y = self.new.target(pair.alignment.b.id)
        start = TargetRow(pair.alignment.a, pair.alignment.b, "not-comparable", pair.verdict)
        row = replace(start, cautions=tuple(self._cautions(pair, x, y)))
        if not pair.verdict.comparable:
            return replace(row, reasons=pair.verdict.reasons)
        size = min(parse(t.name, self.domain).per_size for t in (x, y))
        scale = Scale(pair.verdict.unit, size, self.domain)
        made = self._compared(x, y, scale)
        way = direction(x, y, self.domain)
        winner, why = stronger(*made.ends, way)
        why = why if winner == "equal" else made.why or next(self._withheld(x, y), why)
        if why:
            return replace(row, reasons=(f"undecided-{why}",))
        row = replace(row, change=_CHANGES[winner or ""])
        if made.yearly:
            (one, _), (two, _) = made.ends
            row = replace(row, yearly=(decimal(one), decimal(two)))
        return self._held_against(row, x, y, way, scale)

    def _compared(self, x: Target, y: Target, scale: Scale) -> _Compared:
        """Totals of unequal length by the yearly amount, which percentages do not have."""
        one, two = (ends(t, scale.unit, scale.size, self.domain) for t in (x, y))
        spans = attained.years(self.old, x), attained.years(self.new, y)
        if x.basis != "cumulative" or (spans[0] == spans[1] and spans[0]):
            return _Compared((one, two), False)
        if spans[0] is None or spans[1] is None:
            return _Compared((one, two), False, "no-period")
        if self.domain.units.dimension(x.unit) == "percent":
            return _Compared((one, two), False, "percent-length")
        return _Compared((_each(one, spans[0]), _each(two, spans[1])), True)

    def _withheld(self, x: Target, y: Target) -> Iterator[str]:
        """Why nobody may say that a promise is stronger; another year is what one expects."""
        told = withheld(self.old, x, self.new, y, self.domain)
        return (why for why in told if why != "other-year")

    def _cautions(self, pair: TargetPair, x: Target, y: Target) -> Iterator[str]:
        usual = x.year == self.old.end and y.year == self.new.end
        yield from (c for c in pair.verdict.cautions if not (usual and c == "other-year"))
        if "basis" in (*x.check, *y.check):
            yield "basis-unchecked"

    def _held_against(
        self, row: TargetRow, x: Target, y: Target, way: Direction | None, scale: Scale
    ) -> TargetRow:
        """The row with whether the new target promises less than was reached."""
        assumed = False
        if way is None:
            way, assumed = attained.way_of(x, y)
        if way not in ("higher", "lower"):
            return replace(row, unknown="unknown-direction")
        if assumed:
            row = replace(row, cautions=(*row.cautions, "direction-assumed"))
        new = attained.promised(self.new, y, way, scale)
        if new is None:
            return replace(row, unknown="reason-no-period")
        own = [actual for actual in self.actuals if actual.target == x.id]
        try:
            level = attained.reached(self.old, x, own, scale)
        except NoLevel as no:
            return replace(row, unknown=f"reason-{no.found.reason or 'hole'}", stuck=no.found)
        if level:
            below = attained.weaker(new, level.value, way)
            return replace(row, below=below, reached=attained.told(level, new, y, scale))
        return _against_baseline(row, y, new, way, scale)


def _each(total: Ends, span: int) -> Ends:
    low, high = (Fraction(end, span) for end in total)
    return low, high


def _against_baseline(
    row: TargetRow, y: Target, new: Fraction, way: Direction, scale: Scale
) -> TargetRow:
    found = attained.printed(y, new, scale)
    if found is None:
        return replace(row, unknown="unknown-none")
    value, reached = found
    return replace(row, below=attained.weaker(new, value, way), reached=reached)
