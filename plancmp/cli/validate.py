"""Check plan files and files of actual figures."""

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
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False))
@click.option(
    "--skip-others",
    is_flag=True,
    help="Pass over YAML files that are no plan files, as a pre-commit hook must.",
)
@options.sectors
@options.quiet
@options.output("findings")
def command(paths: tuple[Path, ...], skip_others: bool, where: Where, out: Output) -> int:
    """Check plan files and files of actual figures, or all of a folder.

    By default the packaged plans. Tables of figures (csv, xlsx) are checked when they are named.

    Every problem of every file in one run. Exit 0: no errors. 1: errors. 2: a file could not be
    read.
    """
    from plancmp import api
    from plancmp.findings import exit_code

    result = api.validate(paths, skip_others=skip_others, **where)
    out.for_checks().write(result)
    if result.value:
        out.count(result.value)
    else:
        out.tell("one-no-finding" if result.files == 1 else "no-findings", n=result.files)
    return exit_code(result.value)
