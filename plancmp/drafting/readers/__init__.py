"""Readers of documents, one file a format, found by being there: `read(path) -> lines`, one paragraph or table row a line.

Cells of a table row are separated by tabs. `SUFFIXES` are those of the format's files.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast


class Reader(Protocol):
    SUFFIXES: tuple[str, ...]

    def read(self, path: Path, raw: bytes) -> Sequence[str]: ...


def suffixes() -> tuple[str, ...]:
    """Of every document that can be read."""
    return tuple(suffix for reader in _all() for suffix in reader.SUFFIXES)


def reader(path: Path) -> Reader | None:
    """The reader for a file, by its suffix."""
    return next((reader for reader in _all() if path.suffix.lower() in reader.SUFFIXES), None)


def _all() -> list[Reader]:
    names = sorted(info.name for info in pkgutil.iter_modules(__path__))
    return [cast(Reader, importlib.import_module(f"{__name__}.{name}")) for name in names]
