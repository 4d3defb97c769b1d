"""Which formats each kind of result has, found by their files; imports none of them."""

from __future__ import annotations

import pkgutil
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "render"


@cache
def names(kind: str) -> tuple[str, ...]:
    """The formats of a kind of result, `text` first."""
    found = (info.name for info in pkgutil.iter_modules([str(_FOLDER / kind)]))
    return tuple(sorted(found, key=lambda name: (name != "text", name)))
