"""Options that several commands share, and how a result is written."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from plancmp.model.finding import Finding
    from plancmp.render import View
    from plancmp.render.wording import Lang
    from plancmp.results import Result

_F = TypeVar("_F", bound=Callable[..., Any])


def output(kind: str) -> Callable[[_F], _F]:
    """-f, -o, --lang, --color, --width for a command that prints one result of this kind."""
    from plancmp.formats import names

    shown = [
        click.option("-f", "--format", "fmt", type=click.Choice(names(kind)), help=_FORMAT),
        click.option("-o", "--output", type=_FILE, help="Write to this file instead of stdout."),
        labels,
        click.option("--color", type=_COLOR, default="auto", help="NO_COLOR is honoured."),
        click.option("--width", type=click.IntRange(40, 400), help=_WIDTH),
    ]

    def add(command: _F) -> _F:
        for option in reversed(shown):
            command = option(command)
        return command

    return add


_FILE = click.Path(dir_okay=False, path_type=Path)
_COLOR = click.Choice(["auto", "always", "never"])
_FORMAT = "Format; default: by the suffix of -o, else text."
_WIDTH = "Columns; default: the terminal's."
_FOLDER = click.Path(path_type=Path)


def where(command: _F) -> _F:
    """--plans and --sectors, handed over as `where`."""
    return _plans(_sectors(_gathered(command)))


def sectors(command: _F) -> _F:
    """--sectors, handed over as `where`."""
    return _sectors(_gathered(command))


def crosswalks(command: _F) -> _F:
    """--crosswalks and --ignore-crosswalks, handed over in `where`; stands below it."""
    ignore = "Show the matcher alone, without reviewed alignments."
    folder = "Folder of reviewed alignments, searched first; repeatable. Also PLANCMP_CROSSWALKS."
    flag = click.option("--ignore-crosswalks", is_flag=True, help=ignore)
    return _folders("--crosswalks", "PLANCMP_CROSSWALKS", folder)(flag(command))


def _plans(command: _F) -> _F:
    text = "Folder of plan files, searched first; repeatable. Also PLANCMP_PLANS."
    return _folders("--plans", "PLANCMP_PLANS", text, "folders")(command)


def _sectors(command: _F) -> _F:
    text = "Folder of sector packs, searched first; repeatable. Also PLANCMP_SECTORS."
    return _folders("--sectors", "PLANCMP_SECTORS", text)(command)


def _folders(option: str, variable: str, text: str, *name: str) -> Callable[[_F], _F]:
    return click.option(option, *name, multiple=True, envvar=variable, type=_FOLDER, help=text)


_WHERE = ("folders", "sectors", "crosswalks", "ignore_crosswalks")


def _gathered(command: Any) -> Any:
    """The options that say where things are, as one mapping with the keywords of the API."""

    @wraps(command)
    def gather(**given: Any) -> Any:
        held = {key: given.pop(key) for key in _WHERE if key in given}
        if "folders" in held:
            held["plans"] = held.pop("folders")
        return command(where=held, **given)

    return gather


def labels(command: _F) -> _F:
    """--lang."""
    text = "Language of labels; default: from the locale."
    return click.option("--lang", type=click.Choice(["zh", "en"]), help=text)(command)


def quiet(command: _F) -> _F:
    """-q."""
    return click.option("-q", "--quiet", is_flag=True, help="No notes on stderr.")(command)


def write(result: Result, *, automatic: str | None = None, **out: Any) -> None:
    """Print a result, or put it into the file that the user names; automatic: the format where none is asked for."""
    out["fmt"] = out["fmt"] or automatic
    print_result(result.kind, result.value, domain=result.domain, **out)


def print_result(
    kind: str,
    value: Any,
    *,
    fmt: str | None,
    output: Path | None,
    lang: str | None,
    color: str,
    width: int | None,
    **shown: Any,
) -> None:
    """Render a value of this kind and put it where the user wants it."""
    from plancmp.render import View, renderer

    name = format_name(kind, fmt, output)
    colored = name == "text" and _is_colored(color, output)
    columns = width or (80 if output else max(shutil.get_terminal_size((80, 24)).columns, 40))
    view = View(language(lang), columns, colored, date=_date(), **shown)
    content = renderer(kind, name).render(value, view)
    if output:
        _save(output, content)
    else:
        _print(content, name, colored=colored)


def _is_colored(color: str, output: Path | None) -> bool:
    if color == "auto":
        return output is None and is_terminal(sys.stdout) and "NO_COLOR" not in os.environ
    return color == "always"


def is_terminal(stream: Any) -> bool:
    """Whether somebody is looking at a stream."""
    return bool(stream) and bool(stream.isatty())


def _print(content: str | bytes, name: str, *, colored: bool) -> None:
    from plancmp.errors import UnwritableOutput, UsageError

    if isinstance(content, bytes) and is_terminal(sys.stdout):
        raise UsageError("not-text", format=name)
    if not sys.stdout:
        raise UnwritableOutput("stdout-closed")
    click.echo(content, nl=False, color=colored)


def _save(output: Path, content: str | bytes) -> None:
    from plancmp.files import save

    save(output, content)


def format_name(kind: str, fmt: str | None, output: Path | None) -> str:
    """The format that is asked for, by name or by the suffix of the file; text where neither says anything."""
    from plancmp.errors import UsageError
    from plancmp.render import format_of, formats, suffixes

    name = fmt or (output and format_of(kind, output))
    if name is None and output is not None:
        raise UsageError("unknown-suffix", path=output, known=", ".join(suffixes(kind)))
    return name or ("text" if "text" in formats(kind) else formats(kind)[0])


def today() -> str:
    """ISO date; SOURCE_DATE_EPOCH wins over the clock."""
    return (_date() or datetime.now(UTC)).date().isoformat()


def _date() -> datetime | None:
    """SOURCE_DATE_EPOCH, seconds since 1970, for reproducible files."""
    from plancmp.errors import UsageError

    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError("bad-date", value=seconds) from error


def language(chosen: str | None) -> Lang:
    """What the user chose, else Chinese in a Chinese locale, else English."""
    variables = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((os.environ[name] for name in variables if os.environ.get(name)), "")
    return "zh" if (chosen or locale).startswith("zh") else "en"


def tell(key: str, lang: str | None, **values: object) -> None:
    """A note on stderr."""
    from plancmp.render.wording import say

    click.echo(say(key, language(lang), **values), err=True)


def count(findings: Sequence[Finding], lang: str | None) -> None:
    """How many errors and warnings, on stderr."""
    errors = sum(f.severity == "error" for f in findings)
    tell("count-findings", lang, errors=errors, warnings=len(findings) - errors)


def on_github(out: dict[str, Any]) -> str | None:
    """Annotations when running as a GitHub action and printing to its log."""
    running = os.environ.get("GITHUB_ACTIONS") == "true"
    return "github" if running and out["output"] is None else None
