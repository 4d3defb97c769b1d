"""plancmp checks"""

from __future__ import annotations

from typing import Any

import click

from plancmp.cli import options


@click.command(name="checks", short_help="Every rule of validate, verify and audit.")
@options.output("checks")
def command(**out: Any) -> None:
    """List every rule that validate, verify and audit apply."""
    from plancmp.findings import rules

    options.print_result("checks", rules(), **out)
