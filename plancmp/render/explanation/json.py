"""JSON by the contract."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from plancmp.model.comparison import Alignment
from plancmp.model.explanation import Explanation, Feature
from plancmp.render import View
from plancmp.render.evidence import detail
from plancmp.render.jsontext import dumps

SUFFIX = ".json"


def render(why: Explanation, view: View) -> str:
    return dumps(data(why, view))


def data(why: Explanation, view: View) -> dict[str, Any]:
    """The contract's object."""
    return {
        "a": str(why.a.ref(why.x)),
        "b": str(why.b.ref(why.y)),
        "score": why.score,
        "same": why.same,
        "relation": why.relation,
        "features": [_feature(feature, view) for feature in why.features],
        "same_features": [_feature(feature, view) for feature in why.same_features],
        "reasons": {"same": list(why.for_same), "partial": list(why.for_partial)},
        "phrases": [asdict(met) for met in why.meetings],
        "only_a": list(why.alone_a),
        "only_b": list(why.alone_b),
        "rivals": {
            "a": [_rival(pair) for pair in why.rivals_a],
            "b": [_rival(pair) for pair in why.rivals_b],
        },
        "decided": why.decided.outcome if why.decided else None,
        "lexicon": why.lexicon,
    }


def _feature(feature: Feature, view: View) -> dict[str, Any]:
    return {
        "name": feature.name,
        "value": feature.value,
        "weight": feature.weight,
        "detail": detail(feature, view),
        "contribution": round(feature.contribution, 4),
    }


def _rival(pair: Alignment) -> dict[str, Any]:
    return {"a": str(pair.a), "b": str(pair.b), "relation": pair.relation, "score": pair.score}
