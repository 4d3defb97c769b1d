"""The features of a score in groups that a reader knows, strongest first."""

from __future__ import annotations

from dataclasses import dataclass

from plancmp.knowledge import say, table, word
from plancmp.model import Explanation, Feature, Lang


@dataclass(frozen=True, slots=True)
class Effect:
    label: str
    value: str
    effect: float
    """What the group adds to the log-odds of the score."""
    detail: str


def effects(why: Explanation, lang: Lang) -> list[Effect]:
    """The start first, then by what they do."""
    features = {f.name: f for f in why.features}
    groups = {
        name: [features[f] for f in members if f in features]
        for name, members in table("match")["evidence"].items()
    }
    ranked = sorted(
        filter(lambda g: g[1], groups.items()), key=lambda g: (g[0] != "start", -abs(_sum(g[1])))
    )
    return [_effect(name, members, lang) for name, members in ranked]


def total(why: Explanation) -> float:
    """The log-odds of the score."""
    return _sum(list(why.features))


def _sum(members: list[Feature]) -> float:
    return sum(f.contribution for f in members)


def _effect(name: str, members: list[Feature], lang: Lang) -> Effect:
    """A group of features: the value and detail of its first, the effect of all."""
    first = members[0]
    detail = first.detail
    if name == "instruments" and detail:
        detail = say("list-comma", lang).join(
            word("instruments", code, lang) for code in detail.split("、")
        )
    return Effect(
        say(f"evidence-{name}", lang),
        "" if name == "start" else f"{first.value:.2f}",
        _sum(members),
        detail,
    )
