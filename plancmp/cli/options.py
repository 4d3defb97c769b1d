"""Options that several commands share, and how a result is written."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from plancmp.errors import UnreadableInput
from plancmp.knowledge import say
from plancmp.model import Finding, Lang
from plancmp.render import View, format_of, formats, renderer, suffixes

_F = TypeVar("_F", bound=Callable[..., Any])


def output(kind: str) -> Callable[[_F], _F]:
    """-f, -o, --lang, --color, --width for a command that prints one result of this kind."""

    def add(command: _F) -> _F:
        for option in reversed(
            [
                click.option(
                    "-f",
                    "--format",
                    "fmt",
                    type=click.Choice(formats(kind)),
                    help="Format; default: by the suffix of -o, else text.",
                ),
                click.option(
                    "-o",
                    "--output",
                    type=click.Path(dir_okay=False, path_type=Path),
                    help="Write to this file instead of stdout.",
                ),
                click.option(
                    "--lang",
                    type=click.Choice(["zh", "en"]),
                    help="Language of labels; default: from the locale.",
                ),
                click.option(
                    "--color",
                    type=click.Choice(["auto", "always", "never"]),
                    default="auto",
                    show_default=True,
                    help="NO_COLOR is honoured.",
                ),
                click.option(
                    "--width",
                    type=click.IntRange(40, 400),
                    help="Columns; default: the terminal's.",
                ),
            ]
        ):
            command = option(command)
        return command

    return add


def folders(command: _F) -> _F:
    """--plans, as a tuple of folders searched before the packaged plans."""
    return click.option(
        "--plans",
        "folders",
        multiple=True,
        envvar="PLANCMP_PLANS",
        type=click.Path(path_type=Path),
        help="Folder of plan files, searched first; repeatable. Also PLANCMP_PLANS.",
    )(command)


def crosswalks(command: _F) -> _F:
    """--crosswalks and --ignore-crosswalks; `reviewed` turns them into the folders to look in."""
    ignore = click.option(
        "--ignore-crosswalks",
        is_flag=True,
        help="Show the matcher alone, without reviewed alignments.",
    )
    folder = click.option(
        "--crosswalks",
        multiple=True,
        envvar="PLANCMP_CROSSWALKS",
        type=click.Path(path_type=Path),
        help="Folder of reviewed alignments (A--B.yaml), searched first; repeatable. Also PLANCMP_CROSSWALKS.",
    )
    return folder(ignore(command))


def reviewed(crosswalks: tuple[Path, ...], ignore_crosswalks: bool) -> tuple[Path, ...]:
    """The folders in which reviewed alignments are looked for."""
    from plancmp.review.crosswalk import packaged_folder

    missing = [str(folder) for folder in crosswalks if not folder.is_dir()]
    if missing:
        raise UnreadableInput(
            f"{missing[0]} is not a folder", "--crosswalks takes a folder of files A--B.yaml"
        )
    return () if ignore_crosswalks else (*crosswalks, packaged_folder())


def quiet(command: _F) -> _F:
    """-q."""
    return click.option("-q", "--quiet", is_flag=True, help="No notes on stderr.")(command)


def write(
    kind: str,
    result: Any,
    *,
    fmt: str | None,
    output: Path | None,
    lang: str | None,
    color: str,
    width: int | None,
    templates: Path | None = None,
) -> None:
    """Render a result and put it where the user wants it."""
    name = format_name(kind, fmt, output)
    colored = color == "always" or (
        color == "auto"
        and output is None
        and bool(sys.stdout)
        and sys.stdout.isatty()
        and "NO_COLOR" not in os.environ
    )
    columns = width or (80 if output else max(shutil.get_terminal_size((80, 24)).columns, 40))
    text = renderer(kind, name).render(
        result, View(language(lang), columns, colored and name == "text", templates, _date())
    )
    if output is None and isinstance(text, bytes) and bool(sys.stdout) and sys.stdout.isatty():
        raise click.UsageError(f"{name} is not text: name a file with -o")
    if output is None and not sys.stdout:
        raise UnreadableInput("stdout is closed", "name a file with -o")
    if output is None:
        click.echo(text, nl=False, color=colored)
    else:
        save(output, text)


def format_name(kind: str, fmt: str | None, output: Path | None) -> str:
    """The format that is asked for, by name or by the suffix of the file; text where a kind has it."""
    name = fmt or (output and format_of(kind, output))
    if not name and "text" not in formats(kind):
        raise click.UsageError(
            f"{output}: the suffix is none of {', '.join(suffixes(kind))}; choose one, or name the format with -f"
        )
    return name or "text"


def save(output: Path, text: str | bytes) -> None:
    """Write a file, with the folders above it."""
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    except OSError as error:
        raise UnreadableInput(
            f"cannot write {output}: {error.strerror}", "choose another file with -o"
        ) from error


def today() -> str:
    """ISO date; SOURCE_DATE_EPOCH wins over the clock."""
    return (_date() or datetime.now(UTC)).date().isoformat()


def labels(command: _F) -> _F:
    """--lang."""
    return click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        help="Language of labels; default: from the locale.",
    )(command)


def _date() -> datetime | None:
    """SOURCE_DATE_EPOCH, seconds since 1970, for reproducible files."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UnreadableInput(
            f"SOURCE_DATE_EPOCH is {seconds!r}, not a number of seconds since 1970"
        ) from error


def language(chosen: str | None) -> Lang:
    """What the user chose, else Chinese in a Chinese locale, else English."""
    locale = next(
        (os.environ[k] for k in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(k)), ""
    )
    if chosen in ("zh", "en"):
        return chosen  # type: ignore[return-value]
    return "zh" if locale.startswith("zh") else "en"


def count(findings: Sequence[Finding], lang: str | None) -> None:
    """How many errors and warnings, on stderr."""
    errors = sum(f.severity == "error" for f in findings)
    click.echo(
        say("count-findings", language(lang), errors=errors, warnings=len(findings) - errors),
        err=True,
    )


def automatic(out: dict[str, Any]) -> str | None:
    """Annotations when running as a GitHub action and printing to its log."""
    return (
        "github" if os.environ.get("GITHUB_ACTIONS") == "true" and out["output"] is None else None
    )
