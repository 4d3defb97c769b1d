"""Results -> text or bytes, one file a format: `render(result, view)`; pure, and it reads no clock.

A format is a module of `render/<kind>/`, found by being there: its name is the format's name,
`SUFFIX` the file suffix.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any, Literal, Protocol, cast

from plancmp.domain import Domain
from plancmp.formats import names
from plancmp.model.letterhead import Letterhead
from plancmp.render import wording
from plancmp.render.wording import Lang

Detail = Literal["brief", "full", "stat"]


@dataclass(frozen=True, slots=True)
class View:
    """How the reader wants to see a result, and the words for its codes."""

    lang: Lang = "en"
    width: int = 80
    """Columns of the terminal."""
    color: bool = False
    detail: Detail = "brief"
    """How much of a result the terminal shows."""
    top: int = 6
    """Of how many entries a list of the brief view shows the first."""
    sections: tuple[str, ...] = ()
    """Of a pack, in this order; all of them when empty."""
    most: int | None = None
    """How many gaps a list of a pack has; None as its sections have it."""
    style: Literal["report", "gongwen"] = "report"
    """Of a pack: as a report, or as a Chinese office writes official documents."""
    letterhead: Letterhead | None = None
    """Whose paper a pack is on."""
    templates: Path | None = None
    """Folder of templates that win over the packaged ones."""
    date: datetime | None = None
    """What a file's metadata give as its time, where a format needs one."""
    domain: Domain | None = None
    """The field whose themes and instruments the result names."""

    def say(self, key: str, **values: object) -> str:
        """A sentence of the user interface."""
        return wording.say(key, self.lang, **values)

    def word(self, codes: str, code: str) -> str:
        """What a reader calls a code."""
        return wording.word(codes, code, self.lang, self.domain)

    def join(self, texts: Iterable[str]) -> str:
        """A list as the language writes it."""
        return self.say("list-comma").join(texts)

    @property
    def themes(self) -> tuple[str, ...]:
        """The field's themes, in output order."""
        return tuple(self.domain.themes) if self.domain else ()


class Renderer(Protocol):
    SUFFIX: str

    def render(self, result: Any, view: View) -> str | bytes: ...


def formats(kind: str) -> tuple[str, ...]:
    """The formats of a kind of result, `text` first."""
    return names(kind)


def renderer(kind: str, name: str) -> Renderer:
    """The module that renders this kind of result in this format."""
    return cast(Renderer, importlib.import_module(f"{__name__}.{kind}.{name}"))


def data(kind: str, result: Any, view: View) -> Any:
    """A result as the JSON contract has it: mappings, lists, texts, numbers."""
    return importlib.import_module(f"{__name__}.{kind}.json").data(result, view)


def format_of(kind: str, path: PurePath) -> str | None:
    """The format whose suffix the path has."""
    suffix = path.suffix.lower()
    return next((name for name in formats(kind) if suffix == renderer(kind, name).SUFFIX), None)


def suffixes(kind: str) -> tuple[str, ...]:
    """Of the files of a kind of result."""
    return tuple(renderer(kind, name).SUFFIX for name in formats(kind))
