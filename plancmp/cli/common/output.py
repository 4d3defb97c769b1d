"""How a result is written: in the format, language, colour and width that were asked for."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from plancmp.model.finding import Finding
    from plancmp.render import View
    from plancmp.render.wording import Lang
    from plancmp.results import Result

_PAGER = {"LESS": "-FRX", "LESSCHARSET": "utf-8"}
"""What `less` is told where the reader says nothing: colours, and no paging of one screen."""


@dataclass(frozen=True)
class Output:
    """What `-f`, `-o`, `--lang`, `--color`, `--width` and `-q` ask for."""

    kind: str
    """Of the result: the folder of its formats."""
    fmt: str | None
    path: Path | None
    lang: Lang
    color: str
    """auto, always or never."""
    width: int | None
    quiet: bool = False

    def to(self, path: Path) -> Output:
        """The same, into another file."""
        return replace(self, path=path)

    def write(self, result: Result, **shown: Any) -> None:
        """Print a result, or put it into its file; shown: more fields of the `View`."""
        self.show(result.content, domain=result.domain, **shown)

    def show(self, value: Any, **shown: Any) -> None:
        """The same for a value that is no result of the API."""
        from plancmp.files import save
        from plancmp.render import View, renderer

        name = self.check()
        colored = name == "text" and self._colored
        view = View(self.lang, self._columns, colored, date=date(), **shown)
        content = renderer(self.kind, name).render(value, view)
        if self.path:
            save(self.path, content)
        else:
            _print(content, name, colored=colored)

    def check(self) -> str:
        """The format, by name or by the suffix of the file; text where neither says anything.

        Raises UsageError for a suffix that no format has: long work asks first.
        """
        from plancmp.errors import UsageError
        from plancmp.render import format_of, formats, suffixes

        known = formats(self.kind)
        if not known:
            raise UsageError("no-formats", kind=self.kind)
        if self.fmt or not self.path:
            return self.fmt or known[0]
        found = format_of(self.kind, self.path)
        if found is None:
            raise UsageError("unknown-suffix", path=self.path, known=", ".join(suffixes(self.kind)))
        return found

    def view(self, columns: int, domain: Any) -> View:
        """How a screen of so many columns is drawn."""
        from plancmp.render import View

        return View(self.lang, columns, self._colored, domain=domain)

    def say(self, key: str, **values: object) -> str:
        """A sentence of the user interface."""
        from plancmp.render.wording import say

        return say(key, self.lang, **values)

    def tell(self, key: str, **values: object) -> None:
        """A note on stderr, unless `-q`."""
        if not self.quiet:
            tell(key, self.lang, **values)

    def revoked(self, n: int) -> None:
        """A note that a decision takes back earlier ones."""
        if n:
            self.tell("revoked", n=n)

    def count(self, findings: Sequence[Finding]) -> None:
        """How many errors and warnings, and what could not be judged, as a note."""
        found = Counter(f.severity for f in findings)
        key = "audit-counts" if found["note"] else "count-findings"
        self.tell(key, errors=found["error"], warnings=found["warning"], notes=found["note"])

    def for_checks(self) -> Output:
        """Annotations where nothing else is asked for and a GitHub action prints to its log."""
        running = os.environ.get("GITHUB_ACTIONS") == "true"
        return replace(self, fmt="github") if running and not (self.fmt or self.path) else self

    @property
    def _colored(self) -> bool:
        if self.color == "auto":
            wanted = "NO_COLOR" not in os.environ
            return wanted and self.path is None and is_terminal(sys.stdout)
        return self.color == "always"

    @property
    def _columns(self) -> int:
        import shutil

        if self.width or self.path:
            return self.width or 80
        return max(shutil.get_terminal_size((80, 24)).columns, 40)


def tell(key: str, lang: Lang, **values: object) -> None:
    """A note on stderr."""
    from plancmp.render.wording import say

    click.echo(say(key, lang, **values), err=True)


def is_terminal(stream: Any) -> bool:
    """Whether somebody is looking at a stream."""
    return bool(stream) and bool(stream.isatty())


def _print(content: str | bytes, name: str, *, colored: bool) -> None:
    from plancmp.errors import UnwritableOutput, UsageError

    if isinstance(content, bytes) and is_terminal(sys.stdout):
        raise UsageError("not-text", format=name)
    if not sys.stdout:
        raise UnwritableOutput("stdout-closed")
    if isinstance(content, str) and name == "text" and _is_long(content):
        for variable, value in _PAGER.items():
            os.environ.setdefault(variable, value)
        click.echo_via_pager(content, color=colored)
    else:
        click.echo(content, nl=False, color=colored)


def _is_long(content: str) -> bool:
    """Whether somebody at a terminal would have to scroll back."""
    unicode = "utf" in (sys.stdout.encoding or "").lower()
    if not (unicode and is_terminal(sys.stdout) and is_terminal(sys.stdin)):
        return False
    import shutil

    return content.count("\n") >= shutil.get_terminal_size().lines


def today() -> str:
    """ISO date; SOURCE_DATE_EPOCH wins over the clock."""
    return (date() or datetime.now(UTC)).date().isoformat()


def date() -> datetime | None:
    """SOURCE_DATE_EPOCH, seconds since 1970, for reproducible files."""
    from plancmp.errors import UsageError

    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError("bad-date", value=seconds) from error
