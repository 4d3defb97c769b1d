"""Which plans do this, since when, with which figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.session import Where


@click.command(cls=Command, short_help=__doc__)
@click.argument("query")
@options.where
@options.output("answers")
@click.option("--sector", default="", metavar="NAME", help="Only plans of this field.")
@click.option("--theme", default="", metavar="THEME", help="Only measures of this theme.")
@click.option("--level", default="", metavar="LEVEL", help="Only plans of this level, as city.")
@click.option("--top", type=click.IntRange(1), default=20, metavar="N", help="How many plans.")
def command(query: str, top: int, where: Where, out: Output, **chosen: Any) -> None:
    """Find the plans that do something, in their own words or in other words of the field.

    With the period, the tasks and their phrases, the targets and their figures, and the lines of
    the documents. Large folders answer sooner with an index: plancmp index DIR.
    """
    from plancmp import searching

    out.write(searching.find(query, **chosen, **where), top=top)
