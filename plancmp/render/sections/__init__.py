"""The sections of a briefing, one file each: `build(reader) -> Section`."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plancmp.render.blocks import Section
    from plancmp.render.pack_reader import PackReader

_FIRST = ("brief", "overview", "findings")
_LAST = ("profiles", "cards", "detail", "audit", "method", "sources")
FOR_ALL = (*_FIRST, "matrix", "targets", "gaps", *_LAST)
"""The names of the sections, which are those of their files, in the order of a pack."""
FOR_ONE = (*_FIRST, "gaps", "matrix", "targets", *_LAST)
"""For one plan its gaps come first."""


def build(name: str, reader: PackReader) -> Section:
    """The section of that name."""
    found: Section = importlib.import_module(f"{__name__}.{name}").build(reader)
    return found
