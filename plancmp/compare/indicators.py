"""Put the figures of several plans side by side: groups of targets, every two of which may be
compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import reduce

from plancmp.compare.mirror import turn
from plancmp.compare.targets import ends, scaled
from plancmp.domain import Domain
from plancmp.match.indicator import parse
from plancmp.model.comparison import Comparison, Verdict
from plancmp.model.pack import IndicatorGroup, RankedTarget, Ranking
from plancmp.model.plan import MeasureRef, Plan, Target
from plancmp.units import decimal

Verdicts = Mapping[tuple[MeasureRef, MeasureRef], Verdict]
"""Of every comparable pair, asked in either order."""
FEWEST = 3
"""Strongest and weakest are named among so many plans at least."""


def indicators(
    plans: Sequence[Plan], comparisons: Sequence[Comparison], domain: Domain
) -> tuple[IndicatorGroup, ...]:
    """Every comparable pair stands in a group at least; by theme, then the larger groups first."""
    verdicts = _verdicts(comparisons)
    reader = _Reader(plans, verdicts, domain)
    refs = [plan.ref(target) for plan in plans for target in plan.targets]
    found = [reader.group(group) for group in _groups(refs, verdicts)]
    themes = tuple(domain.themes)
    return tuple(sorted(found, key=lambda i: (themes.index(i.theme), -len(i.targets))))


def _verdicts(comparisons: Sequence[Comparison]) -> Verdicts:
    found: dict[tuple[MeasureRef, MeasureRef], Verdict] = {}
    for comparison in comparisons:
        for pair in (pair for pair in comparison.targets if pair.verdict.comparable):
            one, two = pair.alignment.a, pair.alignment.b
            found[one, two] = pair.verdict
            found[two, one] = turn(pair.verdict)
    return found


def _groups(refs: Sequence[MeasureRef], verdicts: Verdicts) -> Iterator[list[MeasureRef]]:
    """Complete linkage in the order of the plans; a comparable pair that this parts has a group of
    its own.
    """
    groups: list[list[MeasureRef]] = []
    for ref in refs:
        home = next((g for g in groups if all((ref, other) in verdicts for other in g)), None)
        if home is None:
            groups.append([ref])
        else:
            home.append(ref)
    yield from (group for group in groups if len(group) > 1)
    together = {(one, two) for group in groups for one in group for two in group}
    for one, two in verdicts:
        if (one, two) not in together and refs.index(one) < refs.index(two):
            yield [one, two]


class _Reader:
    def __init__(self, plans: Sequence[Plan], verdicts: Verdicts, domain: Domain) -> None:
        self.plans = {plan.id: plan for plan in plans}
        self.verdicts = verdicts
        self.domain = domain

    def target(self, ref: MeasureRef) -> Target:
        return self.plans[ref.plan].target(ref.id)

    def group(self, refs: list[MeasureRef]) -> IndicatorGroup:
        targets = [self.target(ref) for ref in refs]
        unit = reduce(self.domain.units.common, (target.unit for target in targets))
        size = min(parse(target.name, self.domain).per_size for target in targets)
        first = targets[0]
        return IndicatorGroup(
            first.name,
            first.theme,
            unit,
            tuple(self._ranked(ref, unit, size) for ref in refs),
            tuple(self._rankings(refs)),
            self._direction(refs),
        )

    def _direction(self, refs: list[MeasureRef]) -> str:
        """What all pairs agree on; empty where they do not, or nobody knows."""
        pairs = ((one, two) for one in refs for two in refs if one != two)
        ways = {self.verdicts[pair].direction for pair in pairs}
        return (ways.pop() or "") if len(ways) == 1 else ""

    def _ranked(self, ref: MeasureRef, unit: str, size: Decimal) -> RankedTarget:
        """A total of the period has no baseline that it could be set against: that would be one
        year's figure.
        """
        target = self.target(ref)
        low, high = map(decimal, ends(target, unit, size, self.domain))
        base = target.baseline.value if target.baseline and target.basis != "cumulative" else None
        start = None
        if base is not None:
            start = decimal(scaled(target, base, unit, size, self.domain))
        return RankedTarget(ref, low, high, start)

    def _rankings(self, refs: list[MeasureRef]) -> Iterator[Ranking]:
        """Among targets of one year and plans of one level; never with two plans."""
        peers: dict[tuple[int | None, str], list[MeasureRef]] = {}
        for ref in refs:
            level = self.plans[ref.plan].jurisdiction.level
            peers.setdefault((self.target(ref).year, level), []).append(ref)
        for (year, _), found in sorted(peers.items(), key=lambda i: (-(i[0][0] or 0), i[0][1])):
            if len(found) >= FEWEST:
                yield self._ranking(year, found)

    def _ranking(self, year: int | None, refs: list[MeasureRef]) -> Ranking:
        pairs = [(one, two) for one in refs for two in refs if one != two]
        return Ranking(
            year,
            tuple(ref.plan for ref in refs),
            tuple(self._unbeaten(refs, "a")),
            tuple(self._unbeaten(refs, "b")),
            all(self.verdicts[pair].stronger == "equal" for pair in pairs),
        )

    def _unbeaten(self, refs: list[MeasureRef], side: str) -> Iterator[str]:
        """Plans that win (side a) or lose (side b) against somebody and never do the opposite."""
        for ref in refs:
            outcomes = {self.verdicts[ref, other].stronger for other in refs if other != ref}
            if side in outcomes and not outcomes & {"a", "b"} - {side}:
                yield ref.plan
