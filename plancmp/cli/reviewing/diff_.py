"""What two files of decisions say differently."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.session import Where


@click.command("diff", cls=Command, short_help=__doc__)
@click.argument("old", type=options.PATH)
@click.argument("new", type=options.PATH)
@options.where
@options.output("changes")
def command(old: Path, new: Path, where: Where, out: Output) -> None:
    """Say which pairs two files decide differently.

    Journals (.decisions.jsonl), crosswalks (.sssom.tsv) or those written by hand (.yaml), named
    after the two plans.
    """
    from plancmp import deciding

    out.write(deciding.compare_files(old, new, **where))
