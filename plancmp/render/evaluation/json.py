"""The measurement as JSON, with the counts behind it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from plancmp.match.measure import Scores
from plancmp.render import View

SUFFIX = ".json"


def render(scores: Sequence[Scores], view: View) -> str:
    rows = [{**asdict(s), "precision": s.precision, "recall": s.recall, "f1": s.f1, "f1_same": s.f1_same} for s in scores]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
