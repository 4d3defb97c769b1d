"""Compare two plans side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command
from plancmp.cli.common.completion import PLAN

if TYPE_CHECKING:
    from plancmp.api import Where
    from plancmp.cli.common.output import Output


@click.command(cls=Command, short_help=__doc__)
@click.argument("a", type=PLAN)
@click.argument("b", type=PLAN)
@options.where
@options.crosswalks
@options.output("diff")
@click.option("--exit-code", is_flag=True, help="Exit 1 when the plans differ.")
def command(a: str, b: str, exit_code: bool, where: Where, out: Output) -> int:
    """Compare two plans side by side.

    What both do, what only A or only B does, whose targets are stronger.
    """
    from plancmp import api
    from plancmp.compare.summary import differs

    result = api.diff(a, b, **where)
    out.write(result)
    return int(exit_code and differs(result.value))
