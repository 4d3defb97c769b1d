"""What long work is doing, on one line of a terminal's stderr; nothing elsewhere."""

from __future__ import annotations

import logging
import re
import sys
from math import ceil
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

from plancmp.model.plan import Plan

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output

_PAUSE = 0.5
"""Seconds between two states that are shown, and before the first."""


class _Line:
    """A line that is written over."""

    def __init__(self, *, silent: bool) -> None:
        self.shown = not silent and bool(sys.stderr) and sys.stderr.isatty()

    def say(self, text: str) -> None:
        if self.shown:
            sys.stderr.write("\r\033[K" + text)
            sys.stderr.flush()


class Progress(logging.Handler):
    """Pairs of plans; also hears of the pages that WeasyPrint lays out."""

    def __init__(self, plans: int, *, silent: bool) -> None:
        super().__init__(logging.INFO)
        self.pairs, self.done = max(plans * (plans - 1) // 2, 1), 0
        self.line = _Line(silent=silent)

    def __enter__(self) -> Progress:
        logger = logging.getLogger("weasyprint.progress")
        if self.line.shown:
            logger.setLevel(logging.INFO)
            logger.addHandler(self)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        logging.getLogger("weasyprint.progress").removeHandler(self)
        self.line.say("")

    def pair(self, a: Plan, b: Plan) -> None:
        """Two plans are about to be compared."""
        self.done += 1
        self.line.say(f"{_bar(self.done, self.pairs)} {a.short_name} – {b.short_name}")

    def emit(self, record: logging.LogRecord) -> None:
        page = re.search(r"Page (\d+)", record.getMessage())
        self.line.say(f"PDF: {page[0].lower()}" if page else "PDF …")


class Rate:
    """How many of many are done, how many a second, how long the rest takes; of long work alone."""

    def __init__(self, out: Output) -> None:
        self.out, self.line = out, _Line(silent=out.quiet)
        self.began = self.last = monotonic()

    def __enter__(self) -> Rate:
        return self

    def __exit__(self, *_: object) -> None:
        if self.last > self.began:
            self.line.say("")

    def tell(self, done: int, total: int) -> None:
        """So many are done of so many."""
        now = monotonic()
        if not self.line.shown or now - self.last < _PAUSE:
            return
        self.last, rate = now, done / (now - self.began)
        left = ceil((total - done) / rate)
        told = self.out.say("rate", rate=f"{rate:.0f}", left=left)
        self.line.say(f"{_bar(done, total)} {told}")


def _bar(done: int, total: int) -> str:
    width = min(20 * done // total, 20)
    return f"[{'#' * width}{' ' * (20 - width)}] {done}/{total}"
