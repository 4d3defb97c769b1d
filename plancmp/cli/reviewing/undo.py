"""Take back one's last decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command
from plancmp.cli.common.completion import PLAN

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.session import Where


@click.command(cls=Command, short_help=__doc__)
@click.argument("a", type=PLAN)
@click.argument("b", type=PLAN)
@options.reviewer
@options.where
@options.decisions
@options.quiet
@options.told
def command(a: str, b: str, reviewer: str, where: Where, out: Output) -> None:
    """Take back a reviewer's last decision about two plans.

    What the reviewer had said of the pair before holds again.
    """
    from plancmp import deciding
    from plancmp.render.wording import word

    entry = deciding.undo(a, b, reviewer, **where)
    pair = f"{entry.a} ~ {str(entry.b).rstrip(':')}"
    out.tell("undone", pair=pair, verdict=word("verdicts", entry.verdict or "", out.lang, None))
