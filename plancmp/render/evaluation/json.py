"""The measurement as JSON, with the counts behind it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from plancmp.match.measure import Scores
from plancmp.render import View

SUFFIX = ".json"


def render(scores: Sequence[Scores], view: View) -> str:
    return json.dumps([_row(s) for s in scores], ensure_ascii=False, indent=2) + "\n"


def _row(s: Scores) -> dict[str, Any]:
    counts = asdict(s)
    del counts["points"]
    return {
        **counts,
        "precision": s.precision,
        "recall": s.recall,
        "f1": s.f1,
        "f1_same": s.f1_same,
        "calibration_error": s.calibration_error,
    }
