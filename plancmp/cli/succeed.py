"""What became of the measures of a plan in the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command
from plancmp.cli.common.completion import PLAN

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.session import Where


@click.command(cls=Command, short_help=__doc__)
@click.argument("old", type=PLAN)
@click.argument("new", type=PLAN)
@click.argument("later", nargs=-1, type=PLAN)
@options.actuals
@options.sources
@click.option("--full", is_flag=True, help="Every task, those that were kept too.")
@options.where
@options.crosswalks
@options.quiet
@options.output("succession")
def command(
    old: str,
    new: str,
    later: tuple[str, ...],
    full: bool,
    where: Where,
    out: Output,
    **known: Any,
) -> None:
    """Say what became of the measures of a plan in the next one.

    Targets raised, held, lowered or dropped, and which of them promise less than was reached
    already; tasks kept, extended, narrowed, merged, split or dropped, with what was gained and
    lost. With more plans, in their order, which measures lived on.
    """
    from dataclasses import replace

    from plancmp import succeeding
    from plancmp.cli.common.figures import tell

    out = replace(out, kind="lineage") if later else out
    result = succeeding.succeed(old, new, *later, **known, **where)
    out.write(result, detail="full" if full else "brief")
    tell(result, out)
