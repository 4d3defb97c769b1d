"""Decide one pair after the other, on the terminal or in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command
from plancmp.cli.common.completion import PLAN

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.session import Where


_BLIND = "Hide what the program and others say; pairs in the order of the documents."


@click.command(cls=Command, short_help=__doc__)
@click.argument("a", type=PLAN)
@click.argument("b", type=PLAN)
@options.reviewer
@click.option("--blind", is_flag=True, help=_BLIND)
@click.option("--judged", is_flag=True, help="Only what others have decided, for a second word.")
@options.order("information")
@options.sources
@click.option("--desk", is_flag=True, help="In a browser instead of the terminal.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="Of --desk.")
@click.option("--no-open", is_flag=True, help="With --desk: open no browser.")
@click.option(
    "--idle",
    type=click.FloatRange(0.01, 1440),
    default=30.0,
    metavar="N",
    help="With --desk: end after so many minutes without a request.",
)
@options.where
@options.decisions
@options.terminal
def command(a: str, b: str, desk: bool, where: Where, out: Output, **asked: Any) -> None:
    """Decide pairs one after the other.

    On the terminal by keys (? explains them), with --desk in a browser on this machine. Every
    decision is on disk at once; who stops begins again at the same pair.
    """
    from plancmp.cli.common import sitting

    how = sitting.How(
        reviewer=asked["reviewer"],
        order=asked["order"],
        sources=tuple(asked["sources"]),
        blind=asked["blind"],
        judged=asked["judged"],
    )
    if desk:
        sitting.at_desk(a, b, how, where, out, asked["port"], asked["idle"], asked["no_open"])
    else:
        sitting.on_terminal(a, b, how, where, out)
