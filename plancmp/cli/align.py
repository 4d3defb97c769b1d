"""The pairs of two plans that may belong together."""

from __future__ import annotations

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
@options.order("score")
@options.where
@options.crosswalks
@options.output("candidates")
def command(a: str, b: str, order: Order, where: Where, out: Output) -> None:
    """List the pairs that may belong together.

    What the program says of each, and what people decided. With --order information those come
    first whose decision changes most.
    """
    from plancmp import deciding

    out.write(deciding.align(a, b, order=order, **where))
