"""plancmp validate [PATH…]"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from plancmp.cli import options


@click.command(name="validate", short_help="Check plan files.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False))
@options.quiet
@options.output("findings")
def command(paths: tuple[Path, ...], quiet: bool, **out: Any) -> int:
    """Check plan files (or all of a folder; by default the packaged plans): every problem of every file in one run.

    Exit 0: no errors. 1: errors. 2: a file could not be read.
    """
    from plancmp import findings as judge
    from plancmp import library
    from plancmp.knowledge import say
    from plancmp.planfile import load

    files = list(
        {
            file.absolute(): file
            for path in paths or (library.packaged_folder(),)
            for file in _files(path)
        }.values()
    )
    _, findings = load.load_all(files)
    options.write("findings", findings, **(out | {"fmt": out["fmt"] or options.automatic(out)}))
    if findings and not quiet:
        options.count(findings, out["lang"])
    elif not quiet:
        click.echo(
            say(
                "one-no-finding" if len(files) == 1 else "no-findings",
                options.language(out["lang"]),
                n=len(files),
            ),
            err=True,
        )
    return judge.exit_code(findings)


def _files(path: Path) -> tuple[Path, ...]:
    from plancmp.errors import UnreadableInput
    from plancmp.library import plan_files

    if not path.is_dir():
        return (path,)
    found = plan_files(path)
    if not found:
        raise UnreadableInput(f"{path} holds no plan files", "plan files end in .yaml or .yml")
    return found
