"""Make the index of a folder, or bring it up to date: only what has changed is read as a plan."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from plancmp.domain import Domains
from plancmp.errors import UnwritableOutput
from plancmp.model.finding import Finding
from plancmp.planfile.load import load_plan, load_plans
from plancmp.shelf.folder import plan_files
from plancmp.shelf.indexed import clash, entry_of, entry_text, field
from plancmp.shelf.spoken import packed
from plancmp.shelf.store import Row, place, read, write

Tell = Callable[[int, int], None]
"""Hears how many files are done, and of how many."""


@dataclass(frozen=True)
class Update:
    """What became of the index of a folder."""

    path: Path
    """The file of the index."""
    plans: int
    """How many it holds."""
    new: int
    """How many of them were read anew."""
    removed: int
    """How many of before it no longer holds."""
    wrong: tuple[Finding, ...]
    """The errors of files that it does not hold, and of names that would name two plans; `list`
    fails for them as it does without an index.
    """

    @property
    def kept(self) -> int:
        """How many were as they had been."""
        return self.plans - self.new


def update(folder: Path, domains: Domains, tell: Tell | None = None) -> Update:
    """Raises UnreadableInput for what is no folder, UnwritableOutput where nothing can be
    written.
    """
    files, before = plan_files(folder), read(folder, whole=True)
    rows: dict[str, Row] = {}
    for n, path in enumerate(files):
        if row := _row(path, before.get(path.name), domains):
            rows[row.file] = row
        if tell:
            tell(n + 1, len(files))
    try:
        write(folder, rows.values())
    except UnwritableOutput as error:
        raise UnwritableOutput("index-unwritable", path=folder, why=error.values["why"]) from error
    kept = sum(_alike(row, before.get(name)) for name, row in rows.items())
    removed = len(before.keys() - rows.keys())
    entries = tuple(entry_of(row, folder / name) for name, row in rows.items())
    wrong = _errors(files, domains) if len(rows) < len(files) or clash(entries) else ()
    return Update(place(folder), len(rows), len(rows) - kept, removed, wrong)


def _row(path: Path, before: Row | None, domains: Domains) -> Row | None:
    """The row of a file, by its bytes that of before where it can be; None when it has errors.

    The file's times are taken first: who changes it meanwhile makes the row unfit.
    """
    now = time.time_ns()
    try:
        stat = path.stat()
        digest = sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
    times = (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, now)
    if before and before.digest == digest:
        plan = entry_of(before, path).plan
        if before.field == field(plan, domains):
            return Row(path.name, *times, *before[5:])
    read_now, _ = load_plan(path, domains)
    if read_now is None:
        return None
    kept = (entry_text(read_now), packed(read_now))
    return Row(path.name, *times, read_now.digest, field(read_now, domains), *kept)


def _alike(row: Row, before: Row | None) -> bool:
    return before is not None and (row.digest, row.field) == (before.digest, before.field)


def _errors(files: tuple[Path, ...], domains: Domains) -> tuple[Finding, ...]:
    _, findings = load_plans(files, domains)
    return tuple(f for f in findings if f.severity == "error")
