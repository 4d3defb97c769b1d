"""Take decisions from a workbook, a crosswalk or a colleague's journal."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.session import Where


@click.command("import", cls=Command, short_help=__doc__)
@click.argument("file", metavar="FILE", type=options.PATH)
@click.option(
    "--reviewer",
    default="",
    metavar="NAME",
    help="Who decided; of a workbook also PLANCMP_REVIEWER. Other files say it themselves.",
)
@options.where
@options.decisions
@options.quiet
@options.told
def command(file: Path, reviewer: str, where: Where, out: Output) -> None:
    """Take decisions from a file, all of them or none.

    A workbook of plancmp review export (.xlsx), a crosswalk (A--B.sssom.tsv, A--B.yaml) or a
    colleague's journal (A--B.decisions.jsonl). Anything that does not fit the plans is listed, and
    then nothing is taken.
    """
    from plancmp import exchange, filled

    if file.suffix.lower() == filled.SUFFIX:
        # A crosswalk is by whom it says: a name in the environment must not change that.
        reviewer = reviewer or os.environ.get("PLANCMP_REVIEWER", "")
    done = exchange.import_decisions(file, reviewer, **where)
    out.tell("imported", n=done.new, same=done.same, path=done.path)
    if done.undecided:
        places = ", ".join(done.undecided)
        out.tell("imported-undecided", n=len(done.undecided), places=places)
