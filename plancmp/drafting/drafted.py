"""A draft with all that is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plancmp.drafting.ledger.record import Ledger
    from plancmp.model.plan import Plan

Notes = tuple[tuple[str, Mapping[str, object]], ...]
"""Keys of messages and their values; `line`: of the document."""
SUMMARY = "drafted"
"""The note that is no warning."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What `draft` returns."""

    plan: Plan
    text: str
    """The plan file."""
    notes: Notes
    """What a coder should look at first."""
    ledger: Ledger
    """What became of every figure that the document prints."""
