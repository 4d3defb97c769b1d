"""plancmp doctor"""

from __future__ import annotations

from typing import Any

import click

from plancmp.cli import options


@click.command(
    name="doctor", short_help="What this machine can do, and how to install what is missing."
)
@options.output("abilities")
def command(**out: Any) -> int:
    """Check the parts that need more than the core. Exit 1 when something is missing."""
    from plancmp.abilities import examine

    found = examine()
    options.print_result("abilities", found, **out)
    return int(not all(ability.ready for ability in found))
