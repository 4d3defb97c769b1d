"""One folder of plan files: read file by file, or by the index that stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from plancmp.domain import Domains
from plancmp.model.plan import Entry, Plan
from plancmp.shelf.folder import Folder
from plancmp.shelf.indexed import Indexed
from plancmp.shelf.spoken import Spoken
from plancmp.shelf.store import place


class Shelf(Protocol):
    """All raise InvalidPlan, with every finding, when the folder holds files with errors."""

    def entries(self) -> tuple[Entry, ...]:
        """Every plan without its measures, by file name."""

    def plans(self) -> tuple[Plan, ...]:
        """Every plan, by file name."""

    def spoken(self) -> Iterator[Spoken]:
        """What every measure of every plan says."""


def shelf(folder: Path, domains: Domains) -> Shelf:
    """The plans of a folder, by its index where it has one."""
    plain = Folder(folder, domains)
    return Indexed(plain) if place(folder).is_file() else plain
