"""Every decision, in the order in which they were taken."""

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
@options.where
@options.decisions
@options.output("journal")
def command(a: str, b: str, where: Where, out: Output) -> None:
    """List every decision about two plans, those that were taken back too."""
    from plancmp import deciding

    out.write(deciding.log(a, b, **where))
