"""Compare two plans side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command
from plancmp.cli.common.completion import PLAN

ONLY = ("a", "b", "shared", "partial")
KINDS = ("task", "target")

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.session import Where


@click.command(cls=Command, short_help=__doc__)
@click.argument("a", type=PLAN)
@click.argument("b", type=PLAN)
@options.where
@options.crosswalks
@options.output("diff")
@click.option("--full", is_flag=True, help="Every pair and every target, not only what matters.")
@click.option("--stat", is_flag=True, help="Bars by theme alone.")
@click.option("--top", type=click.IntRange(1), default=6, metavar="N", help="Length of lists.")
@click.option("--theme", "themes", multiple=True, metavar="THEME", help="Only these; repeatable.")
@click.option("--only", type=click.Choice(ONLY), help="What only A or B has, or both do.")
@click.option("--kind", type=click.Choice(KINDS), help="Tasks or targets alone.")
@click.option("--exit-code", is_flag=True, help="Exit 1 when the plans differ.")
def command(
    a: str,
    b: str,
    full: bool,
    stat: bool,
    top: int,
    exit_code: bool,
    where: Where,
    out: Output,
    **chosen: Any,
) -> int:
    """Compare two plans side by side.

    What both do, what only A or only B does, whose targets are stronger. The terminal shows what
    matters first; --full shows all of it.
    """
    from plancmp import api
    from plancmp.compare.summary import differs

    result = api.diff(a, b, **{k: v or "" for k, v in chosen.items()}, **where)
    out.write(result, detail="stat" if stat else "full" if full else "brief", top=top)
    return int(exit_code and differs(result.value))
