"""Decisions about chaozhou and qingyuan, as tests make them."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

from plancmp.model.decision import Entry
from plancmp.model.plan import MeasureRef, Plan
from plancmp.review.texts import text_hash
from tests import fixtures

A, B = "chaozhou", "qingyuan"
JOURNAL = f"{A}--{B}.decisions.jsonl"
SSSOM = f"{A}--{B}.sssom.tsv"
TIME = "2026-01-31T08:00:00Z"
X, Y, Z = MeasureRef(A, "funding"), MeasureRef(B, "funding"), MeasureRef(B, "patent-awards")
NOTHING = MeasureRef(B, "")
_numbers = itertools.count()


def plans() -> dict[str, Plan]:
    """Both plans, by id."""
    return {name: fixtures.plan(name) for name in (A, B)}


def entry(reviewer: str = "ann", verdict: Any = "same", **more: Any) -> Entry:
    """A line of one reviewer, about funding unless told otherwise; each with an id of its own."""
    nothing = verdict == "absent"
    told = {"id": f"n{next(_numbers):05}", "act": "decide", "time": TIME, "a": X}
    told |= {"b": NOTHING if nothing else Y, "verdict": verdict}
    return Entry(reviewer=reviewer, **{**told, **more})


def undo(of: Entry, reviewer: str = "ann") -> Entry:
    return Entry(f"n{next(_numbers):05}", "undo", reviewer, TIME, undoes=of.id)


def hashed(line: Entry) -> Entry:
    """With the hashes of what both texts say now."""
    held = plans()
    told = {
        f"{side}_text": text_hash(held[ref.plan].measure(ref.id))
        for side, ref in (("a", line.a), ("b", line.b))
        if ref and ref.id
    }
    return line._replace(**told)  # type: ignore[arg-type]


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Everything that a folder holds, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
