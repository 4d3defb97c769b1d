"""Features -> probability -> relation, with the weights of the field (`match.yaml`)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from plancmp.domain import Domain
from plancmp.errors import UnreadableInput
from plancmp.knowledge import Table
from plancmp.match.features import FEATURES, RELATIVE
from plancmp.model.plan import Plan

KINDS = ("coded", "uncoded", "drafted")
"""How much a plan's wording can be trusted to be a coder's, the least last."""


class Model(NamedTuple):
    """A fitted logistic regression."""

    bias: float
    cut: float
    """The probability from which the answer is yes."""
    weights: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        terms = [weight * features[name] for name, weight in self.weights.items()]
        return round(1 / (1 + math.exp(-(self.bias + math.fsum(terms)))), 4)


class Models(NamedTuple):
    """The two questions about a pair of tasks."""

    aligned: Model
    """Does an analyst align them at all?"""
    same: Model
    """If so, are they the same?"""


def models(a: Plan, b: Plan, domain: Domain) -> Models:
    """Those that fit two plans: coded ones; or text that nobody coded, or a program drafted, on one
    side at least.
    """
    return models_of(kind(a, b, domain), domain)


def models_of(kind: str, domain: Domain) -> Models:
    """Those that fit plans of a kind."""
    entry: Table = domain.match[kind]
    return Models(_model(entry["aligned"]), _model(entry["same"]))


def _model(entry: Table) -> Model:
    strangers = sorted(entry["weights"].keys() - {*FEATURES, *RELATIVE})
    if strangers:
        raise UnreadableInput("unknown-feature", names=", ".join(strangers))
    return Model(**entry)


def kind(a: Plan, b: Plan, domain: Domain) -> str:
    """By the weaker of the two."""
    return weaker(kind_of(a, domain), kind_of(b, domain))


def kind_of(plan: Plan, domain: Domain) -> str:
    """One of KINDS."""
    if plan.coding.status == "draft":
        return "drafted"
    return "uncoded" if _is_uncoded(plan, domain.match["longest_phrase"]) else "coded"


def weaker(one: str, two: str) -> str:
    """The kind of a pair, from those of its plans."""
    return max(one, two, key=KINDS.index)


def _is_uncoded(plan: Plan, longest: int) -> bool:
    long = sum(any(len(action) > longest for action in task.actions) for task in plan.tasks)
    return 2 * long > len(plan.tasks)
