"""Whose paper a pack is on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Media = Literal["", "image/png", "image/jpeg"]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the title."""

    name: str
    """Of the body that gives the paper out."""
    number: str = ""
    """Of the paper, as in 潮市监函〔2026〕12号."""
    to: str = ""
    """For whom it is."""
    logo: bytes = b""
    media: Media = ""
    """What kind of picture the logo is; empty when there is none."""
