"""plancmp gap PLAN --against B,C,…"""

from __future__ import annotations

from typing import Any

import click

from plancmp.cli import options


@click.command(name="gap", short_help="What others have and a plan lacks.")
@click.argument("plan")
@click.option(
    "--against",
    required=True,
    help="Plans to compare with, comma-separated; `peers` stands for those of the same level and sector whose period overlaps.",
)
@options.where
@options.crosswalks
@options.output("gap")
def command(plan: str, against: str, where: Any, **out: Any) -> None:
    """What other plans do and this one does not, does in part, promises less of, or leaves without a number."""
    from plancmp import api

    names = [name.strip() for name in against.split(",") if name.strip()]
    options.write(api.gap(plan, names, **where), **out)
