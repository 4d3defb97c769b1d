"""How much of what is common the plans of a theme, level or region have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from plancmp.model.plan import Plan
from plancmp.model.topics import Topic, Topics


class ThemeSharing(NamedTuple):
    """The topics of tasks of one theme."""

    name: str
    topics: int
    """Of two plans or more."""
    common: int
    """Of half of the plans or more."""
    mean: float
    """The mean share of the plans that have such a topic."""


class PlaceSharing(NamedTuple):
    """The plans of one level below one upper level."""

    parent: str
    """What the upper level is called."""
    level: str
    plans: int
    mean: float
    """The mean share of the common topics of tasks that they have."""


def themes(found: Topics) -> list[ThemeSharing]:
    """Those with topics of two plans or more, the most topics first."""
    shared = [topic for topic in found.of("task") if len(topic.full) > 1]
    names = dict.fromkeys(topic.theme for topic in shared)
    told = [_theme(name, [t for t in shared if t.theme == name], found) for name in names]
    return sorted(told, key=lambda share: -share.topics)


def _theme(name: str, topics: list[Topic], found: Topics) -> ThemeSharing:
    held = sum(len(topic.full) for topic in topics) / len(topics) / len(found.plans)
    return ThemeSharing(name, len(topics), sum(map(found.common, topics)), held)


def places(found: Topics) -> list[PlaceSharing]:
    """By level and parent, the fullest first; nothing where no topic is common."""
    common = [set(topic.full) for topic in found.of("task") if found.common(topic)]
    if not common:
        return []
    groups: dict[tuple[str, str], list[Plan]] = {}
    names = {plan.id: plan.short_name for plan in found.plans}
    for plan in found.plans:
        where = plan.jurisdiction
        groups.setdefault((names.get(where.parent, where.parent), where.level), []).append(plan)
    told = [
        PlaceSharing(*where, len(plans), _mean(plans, common)) for where, plans in groups.items()
    ]
    return sorted(told, key=lambda share: (-share.mean, share.parent))


def _mean(plans: Iterable[Plan], common: list[set[str]]) -> float:
    shares = [sum(plan.id in held for held in common) / len(common) for plan in plans]
    return sum(shares) / len(shares)
