"""What each of several plans covers."""

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
@click.argument("plans", nargs=-1, required=True, type=PLAN)
@options.where
@options.crosswalks
@options.output("matrix")
def command(plans: tuple[str, ...], where: Where, out: Output) -> None:
    """Which topics and indicators each plan covers: a matrix over two or more plans."""
    from plancmp import api

    out.write(api.matrix(plans, **where))
