"""Say that a plan has nothing like a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command
from plancmp.cli.common.completion import MEASURE, PLAN

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.model.decision import Verdict
    from plancmp.session import Where


@click.command(cls=Command, short_help=__doc__)
@click.argument("a", metavar="A:ID", type=MEASURE)
@click.argument("b", type=PLAN)
@options.reviewer
@options.note
@options.where
@options.decisions
@options.quiet
@options.told
def command(a: str, b: str, reviewer: str, note: str, where: Where, out: Output) -> None:
    """Say that plan B has nothing like a measure of A.

    That is more than that the program found nothing, and outputs tell the two apart.
    """
    from plancmp import deciding
    from plancmp.cli.common.naming import named

    nothing: Verdict = "absent"
    asked = (*named(a), b, "", nothing, reviewer)
    out.revoked(deciding.contradicted(*asked, **where))
    entry = deciding.decide(*asked, note=note, **where)
    options.tell_decided(out, entry, deciding.folder(**where))
