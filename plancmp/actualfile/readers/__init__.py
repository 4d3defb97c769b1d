"""File -> plain values with the place of each, one file a format, found by being here.

A reader is a module with `SUFFIXES` and `read(path)`, which returns the tree of the file or the
finding that says why there is none. The values are those that a YAML file would have.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from plancmp.model.finding import Finding
from plancmp.yamltree import Tree


class Reader(Protocol):
    SUFFIXES: tuple[str, ...]

    def read(self, path: Path) -> Tree | Finding: ...


@cache
def readers() -> dict[str, Reader]:
    """Every reader, by the suffixes of its files."""
    names = (info.name for info in pkgutil.iter_modules(__path__))
    found = (cast(Reader, importlib.import_module(f"{__name__}.{name}")) for name in sorted(names))
    return {suffix: reader for reader in found for suffix in reader.SUFFIXES}
