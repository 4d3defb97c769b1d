"""What long work is doing, on one line of a terminal's stderr; nothing elsewhere."""

from __future__ import annotations

import logging
import re
import sys
from types import TracebackType

from plancmp.model.plan import Plan


class Progress(logging.Handler):
    """A line that is written over; also hears of the pages that WeasyPrint lays out."""

    def __init__(self, plans: int, *, silent: bool) -> None:
        super().__init__(logging.INFO)
        self.pairs, self.done = max(plans * (plans - 1) // 2, 1), 0
        self.shown = not silent and bool(sys.stderr) and sys.stderr.isatty()

    def __enter__(self) -> Progress:
        logger = logging.getLogger("weasyprint.progress")
        if self.shown:
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
        self.say("")

    def pair(self, a: Plan, b: Plan) -> None:
        """Two plans are about to be compared."""
        self.done += 1
        width = min(20 * self.done // self.pairs, 20)
        bar = f"[{'#' * width}{' ' * (20 - width)}] {self.done}/{self.pairs}"
        self.say(f"{bar} {a.short_name} – {b.short_name}")

    def emit(self, record: logging.LogRecord) -> None:
        page = re.search(r"Page (\d+)", record.getMessage())
        self.say(f"PDF: {page[0].lower()}" if page else "PDF …")

    def say(self, text: str) -> None:
        if self.shown:
            sys.stderr.write("\r\033[K" + text)
            sys.stderr.flush()
