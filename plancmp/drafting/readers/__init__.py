"""Readers of documents, one file a format, found by being there: `read(source)`.

A line is a paragraph or a table row, its cells separated by tabs. `SUFFIXES` are those of the
format's files. A reader imports the library of its format when it reads, so that asking for
suffixes costs nothing. What a reader leaves out on purpose it says, and why; the ledger holds it to
that.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

from plancmp.drafting.readers.bounds import Bounds
from plancmp.errors import MissingTool
from plancmp.grammar import Grammar


@dataclass(frozen=True, slots=True)
class Source:
    """A file as a reader gets it."""

    path: Path
    raw: bytes
    grammar: Grammar
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Omitted:
    """Text of the file that is no part of the lines."""

    text: str
    why: str
    """A code of `data/knowledge/messages.yaml`, without `omitted-`."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a coder should know of how the file was read."""

    key: str
    """Of a message."""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of a file."""

    lines: tuple[str, ...]
    omitted: tuple[Omitted, ...] = ()
    added: tuple[str, ...] = ()
    """What stands in the lines and not in the file: numbers that a word processor makes, cells
    that are said again in each row that they span."""
    notices: tuple[Notice, ...] = ()


class Reader(Protocol):
    SUFFIXES: tuple[str, ...]

    def read(self, source: Source) -> Reading: ...


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
    modules = (
        importlib.import_module(f"{__name__}.{info.name}")
        for info in sorted(pkgutil.iter_modules(__path__))
        if not info.ispkg
    )
    return [cast(Reader, module) for module in modules if hasattr(module, "SUFFIXES")]
