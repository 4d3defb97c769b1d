"""The pairs of two plans, or of all plans, that belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command
from plancmp.cli.common.completion import PLAN

if TYPE_CHECKING:
    from plancmp.aligning import Estimate
    from plancmp.cli.common.output import Output
    from plancmp.review.queue import Order
    from plancmp.session import Where


@click.command(cls=Command, short_help=__doc__)
@click.argument("a", type=PLAN, required=False)
@click.argument("b", type=PLAN, required=False)
@options.order("score")
@click.option("--all", "every", is_flag=True, help="All plans of --plans with each other.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes; default: all cores.")
@click.option("--engine", type=click.Choice(("local", "dask")), default="local", help="Who works.")
@click.option("--scheduler", metavar="ADDRESS", help="Of a Dask cluster that does the work.")
@click.option("--dry-run", is_flag=True, help="Only say what --all would take.")
@options.where
@options.crosswalks
@options.quiet
@options.output("candidates")
def command(
    a: str | None,
    b: str | None,
    order: Order,
    where: Where,
    out: Output,
    every: bool,
    dry_run: bool,
    **work: Any,
) -> None:
    """List the pairs that may belong together.

    What the program says of each, and what people decided. With --order information those come
    first whose decision changes most. With --all, every aligned pair of all plans of one sector
    goes to one table, -o FILE.parquet, .tsv or .csv; what was compared before is not compared
    again.
    """
    from plancmp import deciding
    from plancmp.errors import UsageError

    if every:
        _all(a, where, out, dry_run=dry_run, **work)
    elif a is None or b is None:
        raise UsageError("two-plans-or-all")
    else:
        out.write(deciding.align(a, b, order=order, **where))


def _all(
    a: str | None, where: Where, out: Output, *, dry_run: bool, jobs: int | None, **how: Any
) -> None:
    from plancmp import aligning
    from plancmp.cli.common.progress import Rate
    from plancmp.errors import UsageError

    if a is not None:
        raise UsageError("all-or-plans", name=a)
    with Rate(out) as rate:
        if dry_run:
            found = aligning.estimate(jobs=jobs or 0, tell=rate.tell, **where)
            click.echo(out.say("align-would", **_estimated(found)))
            return
        if out.path is None:
            raise UsageError("all-needs-file")
        how["scheduler"] = how["scheduler"] or ""
        done = aligning.align_all(out.path, jobs=jobs or 0, tell=rate.tell, **how, **where)
    out.tell("aligned-all", path=out.path, **done._asdict())


def _estimated(found: Estimate) -> dict[str, object]:
    told = found._asdict()
    return {**told, "seconds": f"{found.seconds:.0f}", "megabytes": f"{found.megabytes:.0f}"}
