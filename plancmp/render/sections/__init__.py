"""The sections of a briefing, one file each: `build(reader) -> Section`."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plancmp.model.pack import Pack
    from plancmp.render.blocks import Section
    from plancmp.render.pack_reader import PackReader

_FIRST = ("brief", "overview", "findings", "progress")
_LAST = ("profiles", "cards", "detail", "audit", "method", "sources")
FOR_ALL = (*_FIRST, "matrix", "targets", "gaps", *_LAST)
"""The names of the sections, which are those of their files, in the order of a pack."""
FOR_ONE = (*_FIRST, "gaps", "matrix", "targets", *_LAST)
"""For one plan its gaps come first."""
ALONE = ("evaluation", "progress", "audit", "sources")
"""Of a pack of one plan, which has nothing to be compared with."""
FROM_FIGURES = ("evaluation", "progress")
"""Sections that need actual figures."""
KNOWN = tuple(dict.fromkeys((*FOR_ALL, *ALONE)))
"""Every name that may be asked for."""


def whole(pack: Pack) -> tuple[str, ...]:
    """All sections that a pack can fill, in their order."""
    if len(pack.plans) == 1:
        return tuple(name for name in ALONE if pack.courses or name not in FROM_FIGURES)
    names = FOR_ONE if pack.focus else FOR_ALL
    return tuple(name for name in names if pack.courses or name not in FROM_FIGURES)


def build(name: str, reader: PackReader) -> Section:
    """The section of that name."""
    found: Section = importlib.import_module(f"{__name__}.{name}").build(reader)
    return found
