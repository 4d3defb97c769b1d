"""Make or update the index of a folder of plans."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.session import Where


@click.command(cls=Command, short_help=__doc__)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@options.sectors
@options.quiet
@options.told
def command(folder: Path, where: Where, out: Output) -> None:
    """Make the index of a folder of plans, or bring it up to date.

    With it, list, find and names that are aliases read no plan but those that are asked for. It is
    one file in the folder, safe to delete; what has changed since is read as without it. Exit 1:
    files with errors, for which list fails too.
    """
    from plancmp import api
    from plancmp.cli.common.progress import Rate
    from plancmp.errors import InvalidPlan

    with Rate(out) as rate:
        done = api.index(folder, rate.tell, **where)
    told = {"plans": done.plans, "new": done.new, "kept": done.kept, "removed": done.removed}
    out.tell("indexed", path=done.path, **told)
    if done.wrong:
        raise InvalidPlan("invalid-plans", done.wrong, folder=folder)
