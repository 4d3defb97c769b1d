"""plancmp gap PLAN --against B,C,…"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from plancmp.cli import options


@click.command(name="gap", short_help="What others have and a plan lacks.")
@click.argument("plan")
@click.option(
    "--against",
    required=True,
    help="Plans to compare with, comma-separated; `peers` for those of the same level, sector and period.",
)
@options.folders
@options.crosswalks
@options.output("gap")
def command(
    plan: str,
    against: str,
    folders: tuple[Path, ...],
    crosswalks: tuple[Path, ...],
    ignore_crosswalks: bool,
    **out: Any,
) -> None:
    """What other plans do and this one does not, does in part, promises less of, or leaves without a number; most important first."""
    from plancmp import library, pipeline

    own = library.get(plan, folders)
    if against == "peers":
        others = library.peers(own, folders)
    else:
        others = library.several(
            (plan, *(name.strip() for name in against.split(",") if name.strip())), folders
        )[1:]
    options.write(
        "gap", pipeline.gaps(own, others, options.reviewed(crosswalks, ignore_crosswalks)), **out
    )
