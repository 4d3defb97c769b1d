"""plancmp list"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from plancmp.cli import options


@click.command(name="list", short_help="The plans that can be compared.")
@options.folders
@options.output("plans")
def command(folders: tuple[Path, ...], **out: Any) -> None:
    """List the plans that can be compared."""
    from plancmp import library

    options.write("plans", library.all_plans(folders), **out)
