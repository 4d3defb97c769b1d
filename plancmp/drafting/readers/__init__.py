"""Readers of documents, one file a format, found by being there: `lines(path, raw, grammar)`.

A line is a paragraph or a table row, its cells separated by tabs. `SUFFIXES` are those of the
format's files. A reader imports the library of its format when it reads, so that asking for
suffixes costs nothing.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol, cast

from plancmp.errors import MissingTool
from plancmp.grammar import Grammar


class Reader(Protocol):
    SUFFIXES: tuple[str, ...]

    def lines(self, path: Path, raw: bytes, grammar: Grammar) -> Sequence[str]: ...


def suffixes() -> tuple[str, ...]:
    """Of every document that can be read."""
    return tuple(suffix for reader in _all() for suffix in reader.SUFFIXES)


def reader(path: Path) -> Reader | None:
    """The reader for a file, by its suffix."""
    return next((reader for reader in _all() if path.suffix.lower() in reader.SUFFIXES), None)


def library(module: str, package: str, suffix: str) -> Any:
    """A module of the library that reads a format; MissingTool when it is not installed.

    package: its name at PyPI; suffix: of the format's files.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        raise MissingTool(
            "not-installed", what=suffix, package=package, extra="documents"
        ) from error


def _all() -> list[Reader]:
    names = sorted(info.name for info in pkgutil.iter_modules(__path__))
    return [cast(Reader, importlib.import_module(f"{__name__}.{name}")) for name in names]
