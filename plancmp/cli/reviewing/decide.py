"""Say what a pair is."""

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
@click.argument("a", metavar="A:ID", type=MEASURE)
@click.argument("b", metavar="B:ID", type=MEASURE)
@click.argument("verdict", metavar="VERDICT", type=options.VERDICT)
@options.reviewer
@options.note
@options.where
@options.decisions
@options.quiet
@options.told
def command(
    a: str, b: str, verdict: str, reviewer: str, note: str, where: Where, out: Output
) -> None:
    """Say what a pair is.

    same, partial, none (not aligned) or unsure. When this ends, the decision is on disk.
    """
    from plancmp import deciding
    from plancmp.cli.common.naming import named

    said = cast("Verdict", verdict)
    asked = (*named(a), *named(b), said, reviewer)
    out.revoked(deciding.contradicted(*asked, **where))
    entry = deciding.decide(*asked, note=note, **where)
    options.tell_decided(out, entry, deciding.folder(**where))
