"""The command line: one file a command, found by being here; failures are caught here, once."""

from __future__ import annotations

import importlib.util
import os
import pkgutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn, cast

import click

from plancmp.cli.common import language
from plancmp.cli.common.commands import Group
from plancmp.version import VERSION

if TYPE_CHECKING:
    from importlib.abc import InspectLoader


class _Commands(Group):
    """Commands are the modules of this package; only the one that is called is imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.ispkg)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"{__name__}.{cmd_name}").command
        return command

    def summary(self, name: str) -> str:
        """The docstring of a command's module, read and not run.

        So help is quick, and a command that is broken does not break it.
        """
        spec = importlib.util.find_spec(f"{__name__}.{name}")
        source = cast("InspectLoader", spec.loader).get_source(spec.name) if spec else None
        _, _, after = (source or "").partition('"""')
        return after.partition('"""')[0]


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@language.option
@click.version_option(VERSION, prog_name="plancmp", message="%(prog)s %(version)s")
def main(lang: str) -> None:
    """Compare public plans: what both do, what only one does, whose targets are stronger, and why.

    A plan is named by its id (chaozhou), by an alias (its city) or by its path (plans/my.yaml).

    Completion in bash: eval "$(_PLANCMP_COMPLETE=bash_source plancmp)"; zsh and fish likewise.
    """


def run(argv: Sequence[str] | None = None) -> NoReturn:
    """Run and exit: 0 ran, 1 a failed check, 2 wrong usage or input, 3 a bug, 130 interrupted."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        code = call(argv)
    except BrokenPipeError:
        code = 2  # nobody reads what went wrong
    _let_go()
    sys.exit(code)


def call(argv: Sequence[str] | None = None) -> int:
    """Run and return the exit code; no failure leaves a traceback on the screen."""
    words = sys.argv[1:] if argv is None else [*argv]  # `list` is a command here
    lang = language.choose(words)
    try:
        return _execute(words, lang)
    except click.exceptions.Exit as done:
        return done.exit_code
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - told there, all of them
        from plancmp.cli.common import failures

        return failures.tell(error, lang)


def _execute(words: list[str], lang: str) -> int:
    """Complete, or parse and invoke; click's own main() would turn a closed pipe into exit 1."""
    if os.environ.get("_PLANCMP_COMPLETE"):
        from plancmp.cli.common import completion

        return completion.answer(main, lang)
    with main.make_context("plancmp", words, obj=lang) as context:
        return main.invoke(context) or 0


def _let_go() -> None:
    """Leave nothing behind that Python would try to write, and complain of, when it ends."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
