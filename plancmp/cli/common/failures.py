"""Every failure of a command, told once, and the exit code that it asks for."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from typing import TYPE_CHECKING

import click

from plancmp.cli.common import usage
from plancmp.errors import InvalidFile, PlancmpError
from plancmp.version import VERSION

if TYPE_CHECKING:
    from plancmp.render.wording import Lang


def tell(error: BaseException, lang: Lang) -> int:
    """Print what is wrong and what to do next; no traceback on the screen.

    2 wrong usage or unreadable input, 3 a bug, 130 interrupted; a reader of the output who has seen
    enough is no failure.
    """
    match error:
        case BrokenPipeError():
            return 0
        case click.ClickException():
            usage.show(error, lang)
            return 2
        case click.Abort() | KeyboardInterrupt():
            _say(PlancmpError("interrupted"), lang)
            return 130
        case PlancmpError():
            _say(error, lang)
            return _code(error)
        case OSError():
            _say(_of_system(error), lang)
            return 2
        case _:
            _bug(error, lang)
    return 3


def _say(error: PlancmpError, lang: Lang) -> None:
    """What is wrong, every finding, what to do next."""
    click.echo(f"plancmp: {error.text(lang)}", err=True)
    if isinstance(error, InvalidFile):
        from plancmp.render import View, renderer

        told = renderer("findings", "text").render(error.findings, View(lang))
        click.echo(told, err=True, nl=False)
    if hint := error.hint(lang):
        from plancmp.render.wording import say

        click.echo(say("hint", lang, hint=hint), err=True)


def _code(error: PlancmpError) -> int:
    if not isinstance(error, InvalidFile):
        return error.exit_code
    from plancmp.findings import exit_code

    return exit_code(error.findings)


def _of_system(error: OSError) -> PlancmpError:
    why = error.strerror or str(error)
    if error.filename:
        return PlancmpError("system", path=error.filename, why=why)
    return PlancmpError("system-no-path", why=why)


def _bug(error: BaseException, lang: Lang) -> None:
    """One line that names the file with the traceback; bare where words are what is broken."""
    shown, path = f"{error!r:.80}", _record(error)
    try:
        _say(PlancmpError("bug", what=shown, path=path), lang)
    except Exception:  # noqa: BLE001 - the bug may be in what tells of it
        click.echo(f"plancmp: {shown}, {path}", err=True)


def _record(error: BaseException) -> str:
    """Where the traceback is kept."""
    head = f"plancmp {VERSION}, Python {sys.version}\narguments: {sys.argv[1:]}\n\n"
    told = head + "".join(traceback.format_exception(error))
    try:
        handle, path = tempfile.mkstemp(prefix="plancmp-bug-", suffix=".txt")
        os.write(handle, told.encode("utf-8", "backslashreplace"))
        os.close(handle)
    except OSError:
        return os.devnull
    return path
