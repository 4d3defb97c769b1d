"""The measurement as a table."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.match.accuracy import Accuracy
from plancmp.render import View
from plancmp.render.terminal import table

SUFFIX = ".txt"


def render(scores: Sequence[Accuracy], view: View) -> str:
    headers = [
        view.say(key)
        for key in (
            "pair",
            "precision",
            "recall",
            "f1",
            "average-precision",
            "f1-same",
            "calibration",
        )
    ]
    return table([_row(s) for s in scores], (0,), view, headers, indent=0) + "\n"


def _row(s: Accuracy) -> list[str]:
    numbers = (s.precision, s.recall, s.f1, s.average_precision, s.f1_same, s.calibration_error)
    return [s.name, *("–" if n is None else f"{n:.3f}" for n in numbers)]
