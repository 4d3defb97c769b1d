"""A decision as the page sends it: read with suspicion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from plancmp.desk.words import Refused
from plancmp.model.decision import Outcome, Verdict

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
NOTE = 1000
"""Characters of a note."""
DAY = 86_400
FIELDS = {"a", "b", "verdict", "note", "seconds"}


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody says of two names; whether there are such measures is not known yet."""

    a: str
    b: str
    verdict: Verdict
    note: str = ""
    seconds: float | None = None


def read(told: object) -> Order:
    """Refused for anything but a decision."""
    if not isinstance(told, dict) or not {"a", "b", "verdict"} <= set(told) <= FIELDS:
        raise Refused("no-decision")
    verdict = next((v for v in get_args(Verdict) if v == told["verdict"]), None)
    if verdict is None or not all(isinstance(told[side], str) for side in "ab"):
        raise Refused("no-decision")
    return Order(told["a"], told["b"], verdict, _note(told), _seconds(told))


def _note(told: dict[str, object]) -> str:
    """On one line, as the journal's readers show it."""
    note = told.get("note", "")
    if not isinstance(note, str) or len(note) > NOTE:
        raise Refused("bad-note")
    return "".join(c for c in " ".join(note.split()) if c.isprintable())


def _seconds(told: dict[str, object]) -> float | None:
    seconds = told.get("seconds")
    if seconds is None:
        return None
    known = isinstance(seconds, int | float) and not isinstance(seconds, bool)
    if not known or not 0 <= seconds <= DAY:  # type: ignore[operator]
        raise Refused("no-decision")
    return float(seconds)  # type: ignore[arg-type]
