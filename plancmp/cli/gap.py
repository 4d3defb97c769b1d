"""What others have and a plan lacks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command
from plancmp.cli.common.completion import PLAN, PLANS

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.session import Where

MANY = 20
"""More peers than these are compared topic by topic."""


@click.command(cls=Command, short_help=__doc__)
@click.argument("plan", type=PLAN)
@click.option(
    "--against",
    required=True,
    type=PLANS,
    metavar="PLAN,…",
    help="Plans to compare with, comma-separated; `peers` stands for those of the same level "
    "and sector whose period overlaps. Alone, `all`, `same-province` and more than 20 `peers` are "
    "compared topic by topic.",
)
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes; default: all cores.")
@click.option("--top", type=click.IntRange(1), default=20, metavar="N", help="Length of lists.")
@options.where
@options.crosswalks
@options.quiet
@options.output("gap")
def command(plan: str, against: str, jobs: int | None, top: int, where: Where, out: Output) -> None:
    """What other plans have and this one lacks.

    What it does not do, does in part, promises less of, or leaves without a number. Beside many
    plans (`--against all`, `same-province`): which topics they have and it lacks; -f text, json or
    csv.
    """
    from plancmp import api

    names = [name.strip() for name in against.split(",") if name.strip()]
    if names in (["all"], ["same-province"]) or (names == ["peers"] and _are_many(plan, where)):
        _among(plan, names[0], jobs or 0, top, where, replace(out, kind="lacks"))
    else:
        out.write(api.gap(plan, names, **where))


def _are_many(plan: str, where: Where) -> bool:
    from plancmp.asking import is_peer
    from plancmp.session import Session

    session = Session.open(where)
    own = session.plan(plan)
    return sum(is_peer(e.plan, own) for e in session.library.entries()) > MANY


def _among(plan: str, among: Any, jobs: int, top: int, where: Where, out: Output) -> None:
    from plancmp import aligning
    from plancmp.cli.common.progress import Rate
    from plancmp.errors import UsageError
    from plancmp.render import formats

    if out.fmt and out.fmt not in formats("lacks"):
        raise UsageError("all-formats", format=out.fmt, known=", ".join(formats("lacks")))
    out.check()
    with Rate(out) as rate:
        found = aligning.gap_all(plan, among, jobs=jobs, tell=rate.tell, **where)
    out.write(found, top=top)
