"""A workbook in which somebody decides; or the crosswalk as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command
from plancmp.cli.common.completion import PLAN

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.review.queue import Order
    from plancmp.session import Where


@click.command(cls=Command, short_help=__doc__)
@click.argument("a", type=PLAN)
@click.argument("b", type=PLAN)
@click.option(
    "--reviewer",
    default="",
    envvar="PLANCMP_REVIEWER",
    metavar="NAME",
    help="Fill in what this person has decided; also PLANCMP_REVIEWER.",
)
@click.option("--blind", is_flag=True, help="Leave out what the program and others say.")
@options.order("document")
@options.sources
@options.where
@options.decisions
@options.output("form")
def command(
    a: str,
    b: str,
    reviewer: str,
    blind: bool,
    order: Order,
    sources: tuple[Path, ...],
    where: Where,
    out: Output,
) -> None:
    """Write a workbook in which somebody decides, or the crosswalk.

    With -o FILE.xlsx a workbook with the pairs, the measures without counterpart and lists to
    choose from; plancmp review import takes it back. With -o A--B.sssom.tsv what is decided, as
    SSSOM.
    """
    from plancmp import exchange

    out.check()
    form, domain = exchange.form(a, b, reviewer, order=order, blind=blind, sources=sources, **where)
    out.show(form, domain=domain)
