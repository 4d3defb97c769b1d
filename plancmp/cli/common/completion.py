"""Names of plans for the shell's completion: from the names of files, without reading any."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from click.shell_completion import CompletionItem

VARIABLE = "_PLANCMP_COMPLETE"
_SUFFIXES = ("yaml", "yml")


class PlanName(click.types.StringParamType):
    """A plan by id, alias or path."""

    name = "plan"

    def __init__(self, *, listed: bool = False, after: str = "") -> None:
        self.listed = listed
        """Several, comma-separated, `peers` among them."""
        self.after = after
        """What follows the name in the same word."""

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        before, comma, begun = incomplete.rpartition(",") if self.listed else ("", "", incomplete)
        names = [*_plans(ctx), *(["peers"] if self.listed else [])]
        found = [f"{before}{comma}{n}{self.after}" for n in names if n.startswith(begun)]
        return [CompletionItem(each) for each in found] or [CompletionItem(incomplete, type="file")]


def _plans(ctx: click.Context) -> list[str]:
    """The ids of the plans of every folder, each once."""
    from plancmp import resources

    folders = [*ctx.params.get("where_plans", ()), resources.data("plans")]
    found = (file.partition(".") for folder in folders for file in _files(folder))
    return sorted({stem for stem, _, suffix in found if stem and suffix in _SUFFIXES})


def _files(folder: Traversable) -> list[str]:
    try:
        return [file.name for file in folder.iterdir()]
    except OSError:
        return []


def answer(command: click.Command, lang: str) -> int:
    """What the shell asked in its variables: its script, or what may come next."""
    from click.shell_completion import shell_complete

    asked = os.environ[VARIABLE]
    try:
        return 2 * shell_complete(command, {"obj": lang}, "plancmp", VARIABLE, asked)
    except (KeyError, ValueError):
        return 2  # no shell asks like this


PLAN = PlanName()
PLANS = PlanName(listed=True)
MEASURE = PlanName(after=":")
