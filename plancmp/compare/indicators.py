"""Put the figures of several plans side by side: groups of targets, every two of which may be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import reduce

from plancmp import units
from plancmp.compare.gap import SCALE_FREE
from plancmp.compare.targets import bounds, scaled
from plancmp.knowledge import codelist
from plancmp.match.indicator import read
from plancmp.model import Diff, Entry, Indicator, Plan, Ranking, Target

Key = tuple[str, str]
"""Plan id and target id."""
Verdicts = Mapping[tuple[Key, Key], str | None]
"""Who is stronger of every comparable pair, asked in either order: a, b, equal."""


def indicators(plans: Sequence[Plan], diffs: Sequence[Diff]) -> tuple[Indicator, ...]:
    """Every comparable pair stands in at least one group; by theme, then the larger groups first."""
    verdicts = _verdicts(diffs)
    targets = {(plan.id, target.id): target for plan in plans for target in plan.targets}
    level = {plan.id: plan.jurisdiction.level for plan in plans}
    found = [
        _indicator(group, targets, verdicts, level) for group in _groups(list(targets), verdicts)
    ]
    themes = codelist("themes")
    return tuple(sorted(found, key=lambda i: (themes.index(i.theme), -len(i.entries))))


def _verdicts(diffs: Sequence[Diff]) -> Verdicts:
    found: dict[tuple[Key, Key], str | None] = {}
    for diff in diffs:
        for pair in (pair for pair in diff.targets if pair.verdict.comparable):
            one, two = (diff.a.id, pair.alignment.a), (diff.b.id, pair.alignment.b)
            found[one, two] = stronger = pair.verdict.stronger
            found[two, one] = {"a": "b", "b": "a"}.get(str(stronger), stronger)
    return found


def _groups(keys: Sequence[Key], verdicts: Verdicts) -> Iterator[list[Key]]:
    """Complete linkage in the order of the plans; a comparable pair that this parts has a group of its own."""
    groups: list[list[Key]] = []
    for key in keys:
        home = next(
            (group for group in groups if all((key, other) in verdicts for other in group)), None
        )
        if home is None:
            groups.append([key])
        else:
            home.append(key)
    yield from (group for group in groups if len(group) > 1)
    together = {(one, two) for group in groups for one in group for two in group}
    yield from (
        [one, two]
        for one, two in verdicts
        if (one, two) not in together and keys.index(one) < keys.index(two)
    )


def _indicator(
    group: list[Key], targets: Mapping[Key, Target], verdicts: Verdicts, level: Mapping[str, str]
) -> Indicator:
    members = [targets[key] for key in group]
    unit = reduce(units.common, (target.unit for target in members))
    size = min(read(target.name).per_size for target in members)
    entries = tuple(_entry(plan, targets[plan, name], unit, size) for plan, name in group)
    rankings = tuple(_rankings(group, targets, verdicts, level))
    return Indicator(members[0].name, members[0].theme, unit, entries, rankings)


def _rankings(
    group: list[Key], targets: Mapping[Key, Target], verdicts: Verdicts, level: Mapping[str, str]
) -> Iterator[Ranking]:
    peers: dict[tuple[int, str], list[Key]] = {}
    for key in group:
        free = targets[key].basis in SCALE_FREE
        peers.setdefault((targets[key].year, "" if free else level[key[0]]), []).append(key)
    for (year, _), keys in sorted(peers.items(), key=lambda item: (-item[0][0], item[0][1])):
        if len(keys) > 1:
            strongest, weakest = (tuple(_unbeaten(keys, verdicts, side)) for side in ("a", "b"))
            equal = all(verdicts[one, two] == "equal" for one in keys for two in keys if one != two)
            yield Ranking(year, tuple(plan for plan, _ in keys), strongest, weakest, equal)


def _entry(plan: str, target: Target, unit: str, size: Decimal) -> Entry:
    """A total of the period has no baseline that it could be set against: that would be one year's figure."""
    base = target.baseline.value if target.baseline and target.basis != "cumulative" else None
    return Entry(
        plan,
        target.id,
        *bounds(target, unit, size),
        None if base is None else scaled(target, base, unit, size),
    )


def _unbeaten(keys: list[Key], verdicts: Verdicts, side: str) -> Iterator[str]:
    """Plans that win (side a) or lose (side b) against somebody and never do the opposite."""
    for key in keys:
        outcomes = {verdicts[key, other] for other in keys if other != key}
        if side in outcomes and not outcomes & {"a", "b"} - {side}:
            yield key[0]
