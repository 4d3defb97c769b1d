"""JSON by the contract."""

from __future__ import annotations

import json
from dataclasses import asdict

from plancmp.model import Explanation
from plancmp.render import View

SUFFIX = ".json"


def render(why: Explanation, view: View) -> str:
    features = [{**asdict(f), "contribution": round(f.contribution, 4)} for f in why.features]
    result = {
        "a": f"{why.a.id}:{why.x.id}",
        "b": f"{why.b.id}:{why.y.id}",
        "score": why.score,
        "same": why.same,
        "relation": why.relation,
        "features": features,
        "phrases": [asdict(m) for m in why.meetings],
        "only_a": list(why.alone_a),
        "only_b": list(why.alone_b),
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"
