"""JSON by the contract: how far a review has come."""

from __future__ import annotations

from typing import Any

from plancmp.model.decision import Standing
from plancmp.model.review import Agreement, Status
from plancmp.render import View
from plancmp.render.jsontext import dumps

SUFFIX = ".json"


def render(found: Status, view: View) -> str:
    return dumps(data(found, view))


def data(found: Status, view: View) -> dict[str, Any]:
    """The contract's object."""
    return {
        "a": found.a.id,
        "b": found.b.id,
        "candidates": found.candidates,
        "decided": found.decided,
        "by_relation": dict(found.by_relation),
        "stale": len(found.stale),
        "reviewers": dict(found.reviewers),
        "agreement": _agreement(found.agreement),
        "disagreements": [_standing(each, found) for each in found.disagreements],
        "stale_pairs": [_standing(each, found) for each in found.stale],
        "broken": list(found.broken),
    }


def _agreement(found: Agreement | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "reviewers": list(found.reviewers),
        "pairs": found.pairs,
        "raw": found.raw,
        "kappa": found.kappa,
        "ac1": found.ac1,
        "interval": list(found.interval) if found.interval else None,
        "table": [{"first": a, "second": b, "pairs": n} for (a, b), n in found.table.items()],
    }


def _standing(each: Standing, found: Status) -> dict[str, Any]:
    one, two = each.subject
    x, y = (one, two) if one.plan == found.a.id else (two, one)
    return {
        "a": x.id or None,
        "b": y.id or None,
        "verdicts": dict(each.verdicts),
        "outcome": each.outcome,
        "gone": each.gone,
    }
