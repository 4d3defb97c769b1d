"""JSON by the contract: pairs that may belong together."""

from __future__ import annotations

from typing import Any

from plancmp.model.review import Candidate, Candidates
from plancmp.render import View
from plancmp.render.jsontext import dumps

SUFFIX = ".json"


def render(found: Candidates, view: View) -> str:
    return dumps(data(found, view))


def data(found: Candidates, view: View) -> dict[str, Any]:
    """The contract's object."""
    pairs = [candidate(pair) for pair in found.pairs]
    return {"a": found.a.id, "b": found.b.id, "candidates": pairs}


def candidate(pair: Candidate) -> dict[str, Any]:
    """One pair."""
    held = pair.standing
    return {
        "a": pair.a.id,
        "b": pair.b.id,
        "kind": pair.kind,
        "score": pair.score,
        "same": pair.same,
        "relation": pair.relation,
        "decided": held.outcome if held and held.outcome != "disagreement" else None,
        "disagreement": bool(held and held.outcome == "disagreement"),
        "stale": bool(held and held.stale),
        "information": pair.information,
    }
