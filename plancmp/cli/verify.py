"""plancmp verify PLAN --source DOC"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from plancmp.cli import options


@click.command(name="verify", short_help="Check a plan against its document.")
@click.argument("plan")
@click.option(
    "--source",
    required=True,
    type=click.Path(path_type=Path),
    help="The text file that was coded, or the folder that holds PLAN.txt.",
)
@options.folders
@options.quiet
@options.output("findings")
def command(plan: str, source: Path, folders: tuple[Path, ...], quiet: bool, **out: Any) -> int:
    """Check a plan against its document: every figure, name and title must stand in the lines that the plan names."""
    from plancmp import findings as judge
    from plancmp import library
    from plancmp.drafting import document
    from plancmp.drafting import verify as verifier
    from plancmp.knowledge import say

    coded = library.get(plan, folders)
    result = verifier.verify(
        coded, document.read(source / f"{coded.id}.txt" if source.is_dir() else source)
    )
    options.write(
        "findings", result.findings, **(out | {"fmt": out["fmt"] or options.automatic(out)})
    )
    if result.findings and not quiet:
        options.count(result.findings, out["lang"])
    elif not quiet:
        click.echo(
            say(
                "verified",
                options.language(out["lang"]),
                figures=result.figures,
                names=result.names,
            ),
            err=True,
        )
    return judge.exit_code(result.findings)
