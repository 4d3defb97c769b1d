"""plancmp show PLAN"""

from __future__ import annotations

from typing import Any

import click

from plancmp.cli import options


@click.command(name="show", short_help="One plan: its targets and tasks.")
@click.argument("plan")
@options.where
@options.output("plan")
def command(plan: str, where: Any, **out: Any) -> None:
    """Show one plan: its targets, and its tasks by theme with their actions."""
    from plancmp import api

    options.write(api.load(plan, **where), **out)
