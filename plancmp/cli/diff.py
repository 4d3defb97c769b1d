"""plancmp diff A B"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from plancmp.cli import options


@click.command(name="diff", short_help="Compare two plans side by side.")
@click.argument("a")
@click.argument("b")
@options.folders
@options.crosswalks
@options.output("diff")
@click.option("--exit-code", is_flag=True, help="Exit 1 when the plans differ.")
def command(
    a: str,
    b: str,
    folders: tuple[Path, ...],
    crosswalks: tuple[Path, ...],
    ignore_crosswalks: bool,
    exit_code: bool,
    **out: Any,
) -> int:
    """Compare two plans side by side: what both do, what only A or only B does, whose targets are stronger."""
    from plancmp import library, pipeline
    from plancmp.compare.summary import differs

    result = pipeline.diff(
        library.get(a, folders),
        library.get(b, folders),
        options.reviewed(crosswalks, ignore_crosswalks),
    )
    options.write("diff", result, **out)
    return int(exit_code and differs(result))
