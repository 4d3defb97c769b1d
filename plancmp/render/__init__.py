"""Results -> text or bytes, one file a format: `render(result, view)`; pure, and it reads no clock.

A format is a module of `render/<kind>/`, found by being there: its name is the format's name, `SUFFIX` the file suffix.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any, Protocol, cast

from plancmp.model import Lang


@dataclass(frozen=True, slots=True)
class View:
    """How the reader wants to see a result."""

    lang: Lang = "en"
    width: int = 80
    """Columns of the terminal."""
    color: bool = False
    templates: Path | None = None
    """Folder of templates that win over the packaged ones."""
    date: datetime | None = None
    """What a file's metadata give as its time, where a format needs one."""


class Renderer(Protocol):
    SUFFIX: str

    def render(self, result: Any, view: View) -> str | bytes: ...


def formats(kind: str) -> tuple[str, ...]:
    """The formats of a kind of result, `text` first."""
    package = importlib.import_module(f"{__name__}.{kind}")
    return tuple(
        sorted(
            (info.name for info in pkgutil.iter_modules(package.__path__)),
            key=lambda n: (n != "text", n),
        )
    )


def renderer(kind: str, name: str) -> Renderer:
    """The module that renders this kind of result in this format."""
    return cast(Renderer, importlib.import_module(f"{__name__}.{kind}.{name}"))


def format_of(kind: str, path: PurePath) -> str | None:
    """The format whose suffix the path has."""
    return next(
        (name for name in formats(kind) if path.suffix.lower() == renderer(kind, name).SUFFIX), None
    )


def suffixes(kind: str) -> tuple[str, ...]:
    """Of the files of a kind of result."""
    return tuple(renderer(kind, name).SUFFIX for name in formats(kind))
