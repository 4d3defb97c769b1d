"""plancmp matrix PLAN…"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from plancmp.cli import options


@click.command(name="matrix", short_help="What each of several plans covers.")
@click.argument("plans", nargs=-1, required=True)
@options.folders
@options.crosswalks
@options.output("matrix")
def command(
    plans: tuple[str, ...],
    folders: tuple[Path, ...],
    crosswalks: tuple[Path, ...],
    ignore_crosswalks: bool,
    **out: Any,
) -> None:
    """Which topics and indicators each plan covers: a matrix over two or more plans."""
    from plancmp import library, pipeline

    options.write(
        "matrix",
        pipeline.matrix(
            library.several(plans, folders), options.reviewed(crosswalks, ignore_crosswalks)
        ),
        **out,
    )
