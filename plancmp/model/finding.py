"""A rule that something breaks, with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Position = tuple[int, int]
"""1-based line and column in a file."""
Span = tuple[int, int]
"""First and last 1-based line of the document that was coded."""
Severity = Literal["error", "warning", "note"]
"""note: nothing is wrong, but something could not be judged."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of one rule. It carries codes and figures; words come when it is rendered."""

    rule: str
    severity: Severity
    path: str
    line: int
    column: int
    args: tuple[tuple[str, str], ...] = ()
    """Values for the rule's message: figures, names as printed, codes."""
    subject: str = ""
    """What it is about, by ids (plan/targets/…), so that a fingerprint survives edits elsewhere."""
    source_lines: tuple[Span, ...] = ()
    """Where the document says it."""
