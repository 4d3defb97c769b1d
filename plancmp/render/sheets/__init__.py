"""Results as tables, one file a kind of result: every format of tables is made from these."""

from __future__ import annotations

import importlib
from functools import cache
from importlib.util import find_spec
from typing import Any, Protocol, cast

from plancmp.render import View
from plancmp.render.spreadsheet import Sheet


class Tables(Protocol):
    """What a module of this package has."""

    def title(self, result: Any, view: View) -> str:
        """What the tables are about, in one line."""

    def notices(self, result: Any, view: View) -> tuple[str, ...]:
        """What a reader must know first: drafts, and what to mind about the comparison."""

    def looked_at(self, result: Any, view: View) -> tuple[str, ...]:
        """How much of it people have looked at; said once, not in every row."""

    def sheets(self, result: Any, view: View) -> tuple[Sheet, ...]:
        """Every table of the result."""

    def main(self, result: Any, view: View) -> Sheet:
        """The one table for formats that hold no more."""


@cache
def has(kind: str) -> bool:
    """Whether a kind of result has tables."""
    return find_spec(f"{__name__}.{kind}") is not None


def of(kind: str) -> Tables:
    """The module that puts this kind of result into tables."""
    return cast(Tables, importlib.import_module(f"{__name__}.{kind}"))
