"""Features -> probability -> relation, with the weights in `data/knowledge/match.yaml`."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from plancmp.knowledge import table
from plancmp.model import Plan

Question = Literal["aligned", "same"]


@dataclass(frozen=True, slots=True)
class Model:
    """A fitted logistic regression."""

    bias: float
    cut: float
    """The probability from which the answer is yes."""
    weights: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        logit = self.bias + math.fsum(
            weight * features[name] for name, weight in self.weights.items()
        )
        return round(1 / (1 + math.exp(-logit)), 4)


def model(a: Plan, b: Plan, question: Question) -> Model:
    """The model that fits two plans: coded ones, or text that nobody coded, or that a program drafted, on one side at least."""
    text_kind = (
        "drafted"
        if "draft" in (a.coding.status, b.coding.status)
        else "uncoded"
        if _is_uncoded(a) or _is_uncoded(b)
        else "coded"
    )
    return Model(**table("match")[text_kind][question])


def _is_uncoded(plan: Plan) -> bool:
    longest = table("match")["longest_phrase"]
    return 2 * sum(
        any(len(action) > longest for action in task.actions) for task in plan.tasks
    ) > len(plan.tasks)
