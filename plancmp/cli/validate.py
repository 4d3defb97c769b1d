"""plancmp validate [PATH…]"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from plancmp.cli import options


@click.command(name="validate", short_help="Check plan files.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False))
@options.sectors
@options.quiet
@options.output("findings")
def command(paths: tuple[Path, ...], quiet: bool, where: Any, **out: Any) -> int:
    """Check plan files (or all of a folder; by default the packaged plans): every problem of every file in one run.

    Exit 0: no errors. 1: errors. 2: a file could not be read.
    """
    from plancmp import api
    from plancmp.findings import exit_code

    result = api.validate(paths, **where)
    options.write(result, automatic=options.on_github(out), **out)
    if result.value and not quiet:
        options.count(result.value, out["lang"])
    elif not quiet:
        n = result.files
        options.tell("one-no-finding" if n == 1 else "no-findings", out["lang"], n=n)
    return exit_code(result.value)
