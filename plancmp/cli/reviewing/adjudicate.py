"""Decide between reviewers who differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command
from plancmp.cli.common.completion import MEASURE

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.model.decision import Verdict
    from plancmp.session import Where


@click.command(cls=Command, short_help=__doc__)
@click.argument("a", metavar="A[:ID]", type=MEASURE)
@click.argument("b", metavar="B[:ID]", type=MEASURE)
@click.argument("verdict", metavar="VERDICT", type=options.VERDICT, required=False)
@options.reviewer
@options.note
@options.where
@options.decisions
@options.quiet
@options.told
def command(
    a: str, b: str, verdict: str | None, reviewer: str, note: str, where: Where, out: Output
) -> None:
    """Decide between reviewers who differ.

    Of one pair (A:ID B:ID and what it is), or of two plans, one disagreement after the other on the
    terminal.
    """
    from plancmp import deciding
    from plancmp.cli.common.naming import named

    if verdict is None:
        from plancmp.cli.common import sitting

        how = sitting.How(reviewer, adjudicate=True)
        sitting.on_terminal(a, b, how, where, out)
        return
    said = cast("Verdict", verdict)
    pair = (*named(a), *named(b))
    entry = deciding.decide(*pair, said, reviewer, note=note, adjudicate=True, **where)
    options.tell_decided(out, entry, deciding.folder(**where))
