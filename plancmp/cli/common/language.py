"""The language of one command line: what `--lang` says, wherever it stands, else the locale."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

import click

from plancmp import resources

if TYPE_CHECKING:
    from plancmp.render.wording import Lang

ENGLISH = "en"
"""What click and the docstrings of the commands speak."""
_current: ContextVar[str] = ContextVar("language", default=ENGLISH)
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_F = TypeVar("_F", bound=Callable[..., Any])


def choose(argv: Sequence[str]) -> Lang:
    """Found before anything is parsed: wrong usage is told in it too. The last `--lang` counts."""
    locale = next((os.environ[name] for name in _LOCALE if os.environ.get(name)), "")
    asked = [value for value in _asked(argv) if value in languages()]
    wanted = (asked or [locale])[-1]
    chosen = next((lang for lang in languages() if wanted.startswith(lang)), ENGLISH)
    _current.set(chosen)
    return chosen


def current() -> Lang:
    """What was chosen for this command line."""
    return _current.get()


@cache
def languages() -> tuple[str, ...]:
    """Those for which there is a file of help, and English; found by their files."""
    files = resources.data("knowledge", "help").iterdir()
    return (
        *sorted(f.name.removesuffix(".yaml") for f in files if f.name.endswith(".yaml")),
        ENGLISH,
    )


def _asked(argv: Sequence[str]) -> list[str]:
    """What stands behind each `--lang` before a bare `--`, good or not."""
    words = list(argv[: argv.index("--")] if "--" in argv else argv)
    split = (
        word.partition("=")[::2] if "=" in word else (word, after)
        for word, after in pairwise([*words, ""])
    )
    return [value for name, value in split if name == "--lang"]


def of(ctx: click.Context) -> Lang:
    """What the entry point has chosen for the command line that a context belongs to."""
    return str(ctx.obj or ENGLISH)


def option(command: _F) -> _F:
    """--lang; a command is given the language that was chosen, never nothing."""
    text = "Language; default: from the locale."
    kind = click.Choice(languages())
    return click.option("--lang", type=kind, help=text, callback=lambda ctx, *_: of(ctx))(command)
