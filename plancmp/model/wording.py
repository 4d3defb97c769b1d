"""What documents say themselves, by measure, and what of it another passage has too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from plancmp.model.plan import MeasureRef

Numbered = tuple[tuple[int, str], ...]
"""Lines that are not blank, each with its number."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a passage."""

    text: str
    shared: bool
    """Whether the other passage has it too."""


@dataclass(frozen=True, slots=True)
class Original:
    """A plan's own document, as far as it is at hand."""

    state: Literal["coded", "other", "missing"]
    """The document that was coded; one of the plan's name, but of another hash; none."""
    passages: Mapping[MeasureRef, Numbered]
    """By measure, for every measure that has lines there."""
