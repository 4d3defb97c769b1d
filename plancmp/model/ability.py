"""Something that needs more than plain Python."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ability:
    name: str
    ready: bool
    detail: str
    """What gives it, or what is missing."""
    install: str = ""
    """The line that installs it."""
