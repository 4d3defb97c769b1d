"""The features of a score in groups that a reader knows, strongest first."""

from __future__ import annotations

from dataclasses import dataclass

from plancmp import knowledge
from plancmp.domain import Domain
from plancmp.match.concepts import lexicon
from plancmp.model.explanation import Explanation, Feature
from plancmp.render import View


@dataclass(frozen=True, slots=True)
class Effect:
    label: str
    value: str
    effect: float
    """What the group adds to the log-odds of the score."""
    detail: str


def effects(why: Explanation, view: View) -> list[Effect]:
    """The start first, then by what they do."""
    features = {f.name: f for f in why.features}
    groups: dict[str, list[Feature]] = {}
    for name, members in knowledge.common("match")["evidence"].items():
        found = [features[member] for member in members if member in features]
        if found:
            groups[name] = found
    ranked = sorted(groups.items(), key=lambda g: (g[0] != "start", -abs(_sum(g[1]))))
    return [_effect(name, members, view) for name, members in ranked]


def total(why: Explanation) -> float:
    """The log-odds of the score."""
    return _sum(list(why.features))


def _sum(members: list[Feature]) -> float:
    return sum(f.contribution for f in members)


def _effect(name: str, members: list[Feature], view: View) -> Effect:
    """A group of features: the value and detail of its first, the effect of all."""
    first = members[0]
    value = "" if name == "start" else f"{first.value:.2f}"
    return Effect(view.say(f"evidence-{name}"), value, _sum(members), detail(first, view))


def detail(feature: Feature, view: View) -> str:
    """What both tasks share, in words."""
    if feature.name == "instruments":
        return view.join(view.word("instruments", code) for code in feature.detail)
    labels = [_label(code, view.domain) for code in feature.detail]
    if feature.name in ("topics", "main-topic"):
        return " / ".join(labels)
    return view.join(labels)


def _label(code: str, domain: Domain | None) -> str:
    return lexicon(domain).labels.get(code, code) if domain else code
