"""The command line: one file a command, found by being here; this file finds them and catches every failure once."""

from __future__ import annotations

import importlib
import pkgutil
import sys
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from plancmp.version import VERSION

if TYPE_CHECKING:
    from plancmp.errors import PlancmpError

_NOT_COMMANDS = {"options", "progress"}


class _Commands(click.Group):
    """Commands are the modules of this package; only the one that is called is imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(
            info.name.rstrip("_")
            for info in pkgutil.iter_modules(__path__)
            if info.name not in _NOT_COMMANDS
        )

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"{__name__}.{cmd_name}").command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="plancmp")
def main() -> None:
    """Compare public plans: what both do, what only one does, whose targets are stronger, and why.

    Plans are named by id (chaozhou), alias (潮州) or path (plans/my.yaml).
    """


def run(argv: list[str] | None = None) -> NoReturn:
    """Run and exit: 0 ran, 1 a failed check, 2 wrong usage or input, 3 a bug, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(call(argv))


def call(argv: list[str] | None) -> int:
    """Run and return the exit code; no failure leaves a traceback on the screen."""
    from plancmp.errors import PlancmpError

    try:
        return _execute(argv)
    except PlancmpError as error:
        return _explain(error)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        click.echo(
            f"plancmp: {error.strerror or error}{f': {error.filename}' if error.filename else ''}",
            err=True,
        )
        return 2
    except Exception:  # noqa: BLE001 - the one place where a bug is told
        return _report_bug()


def _execute(argv: list[str] | None) -> int:
    """Parse and invoke; not click's own main(), which would turn a closed pipe into exit 1."""
    try:
        with main.make_context("plancmp", sys.argv[1:] if argv is None else [*argv]) as context:
            return int(main.invoke(context) or 0)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code


def _explain(error: PlancmpError) -> int:
    from plancmp.cli.options import language
    from plancmp.errors import InvalidFile

    lang = language(None)
    click.echo(f"plancmp: {error.text(lang)}", err=True)
    exit_code = error.exit_code
    if isinstance(error, InvalidFile):
        from plancmp.findings import exit_code as code_of
        from plancmp.render import View, renderer

        told = renderer("findings", "text").render(error.findings, View(lang))
        click.echo(told, err=True, nl=False)
        exit_code = code_of(error.findings)
    if hint := error.hint(lang):
        from plancmp.render.wording import say

        click.echo(say("hint", lang, hint=hint), err=True)
    return exit_code


def _report_bug() -> int:
    with tempfile.NamedTemporaryFile(
        "w", prefix="plancmp-bug-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write(
            f"plancmp {VERSION}, Python {sys.version}\narguments: {sys.argv[1:]}\n\n{traceback.format_exc()}"
        )
    click.echo(
        f"plancmp: this is a bug ({sys.exc_info()[1]!r:.80}); please report it with {Path(file.name)}",
        err=True,
    )
    return 3
