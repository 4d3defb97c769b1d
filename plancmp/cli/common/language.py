"""The language of one command line: what `--lang` says, wherever it stands, else the locale."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

if TYPE_CHECKING:
    from plancmp.render.wording import Lang

LANGUAGES = ("zh", "en")
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_F = TypeVar("_F", bound=Callable[..., Any])


def choose(argv: Sequence[str]) -> Lang:
    """Found before anything is parsed: wrong usage is told in it too. The last `--lang` counts."""
    locale = next((os.environ[name] for name in _LOCALE if os.environ.get(name)), "")
    asked = [value for value in _asked(argv) if value in LANGUAGES]
    return "zh" if (asked or [locale])[-1].startswith("zh") else "en"


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
    return cast("Lang", ctx.obj or "en")


def option(command: _F) -> _F:
    """--lang; a command is given the language that was chosen, never nothing."""
    text = "Language; default: from the locale."
    kind = click.Choice(LANGUAGES)
    return click.option("--lang", type=kind, help=text, callback=lambda ctx, *_: of(ctx))(command)
