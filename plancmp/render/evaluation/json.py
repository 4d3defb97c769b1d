"""The measurement as JSON, with the counts behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from plancmp.match.accuracy import Accuracy
from plancmp.render import View
from plancmp.render.jsontext import dumps

SUFFIX = ".json"


def render(scores: Sequence[Accuracy], view: View) -> str:
    return dumps(data(scores, view))


def data(scores: Sequence[Accuracy], view: View) -> list[dict[str, Any]]:
    """Each measurement with its counts."""
    return [_row(s) for s in scores]


def _row(s: Accuracy) -> dict[str, Any]:
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
