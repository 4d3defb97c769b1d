"""plancmp show PLAN"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from plancmp.cli import options


@click.command(name="show", short_help="One plan: its targets and tasks.")
@click.argument("plan")
@options.folders
@options.output("plan")
def command(plan: str, folders: tuple[Path, ...], **out: Any) -> None:
    """Show one plan: its targets, and its tasks by theme with their actions."""
    from plancmp import library

    options.write("plan", library.get(plan, folders), **out)
