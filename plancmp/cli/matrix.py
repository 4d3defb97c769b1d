"""What each of several plans covers, or what all plans have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command
from plancmp.cli.common.completion import PLAN

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.session import Where


@click.command(cls=Command, short_help=__doc__)
@click.argument("plans", nargs=-1, type=PLAN)
@click.option("--all", "every", is_flag=True, help="What all plans of --plans have in common.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes; default: all cores.")
@click.option("--top", type=click.IntRange(1), default=20, metavar="N", help="Length of lists.")
@options.where
@options.crosswalks
@options.quiet
@options.output("matrix")
def command(
    plans: tuple[str, ...], every: bool, jobs: int | None, top: int, where: Where, out: Output
) -> None:
    """Which topics and indicators each plan covers: a matrix over two or more plans.

    With --all, the topics of all plans of one sector in --plans, the most common first, and how
    much of what is common each level and region has; -f text, json or csv.
    """
    from plancmp import api
    from plancmp.errors import UsageError

    if every:
        _all(plans, jobs or 0, top, where, replace(out, kind="topics"))
    elif not plans:
        raise UsageError("matrix-plans-or-all")
    else:
        out.write(api.matrix(plans, **where))


def _all(plans: tuple[str, ...], jobs: int, top: int, where: Where, out: Output) -> None:
    from plancmp import aligning
    from plancmp.cli.common.progress import Rate
    from plancmp.errors import UsageError
    from plancmp.render import formats

    if plans:
        raise UsageError("all-or-plans", name=plans[0])
    if out.fmt and out.fmt not in formats("topics"):
        raise UsageError("all-formats", format=out.fmt, known=", ".join(formats("topics")))
    out.check()
    with Rate(out) as rate:
        found = aligning.matrix_all(jobs=jobs, tell=rate.tell, **where)
    out.write(found, top=top)
