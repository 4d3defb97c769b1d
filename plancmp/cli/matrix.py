"""plancmp matrix PLAN…"""

from __future__ import annotations

from typing import Any

import click

from plancmp.cli import options


@click.command(name="matrix", short_help="What each of several plans covers.")
@click.argument("plans", nargs=-1, required=True)
@options.where
@options.crosswalks
@options.output("matrix")
def command(plans: tuple[str, ...], where: Any, **out: Any) -> None:
    """Which topics and indicators each plan covers: a matrix over two or more plans."""
    from plancmp import api

    options.write(api.matrix(plans, **where), **out)
