"""Write the crosswalk that follows from a journal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plancmp.errors import UnwritableOutput
from plancmp.files import save
from plancmp.model.decision import Entry
from plancmp.model.plan import Plan
from plancmp.review import journal, sssom
from plancmp.review.crosswalk import JOURNAL, SSSOM, read_sssom, sources
from plancmp.review.standing import standings, subject


def derive(folder: Path, a: Plan, b: Plan, version: str) -> Path | None:
    """Write the crosswalk that follows from the journal of a folder; None without a journal.

    UnwritableOutput when the file holds rows that somebody changed by hand.
    """
    plans = {a.id: a, b.id: b}
    with journal.locked(folder):
        journals = journal.paths(folder, a.id, b.id)
        if not journals:
            return None
        path = journals[0].with_name(journals[0].name.removesuffix(JOURNAL) + SSSOM)
        entries = sources(folder, plans).entries
        if path.exists() and _would_lose(read_sssom(path, (a.id, b.id)), entries):
            raise UnwritableOutput("edited-crosswalk", path=path)
        found = standings(entries, plans).values()
        try:
            save(path, sssom.write(tuple(found), a, b, version))
        except UnwritableOutput as error:
            raise UnwritableOutput("cannot-derive", **error.values) from error
    return path


def _would_lose(old: sssom.Held, entries: Sequence[Entry]) -> bool:
    """Whether a crosswalk says what no line of the journal ever said: changed by hand, or brought
    from somewhere else.
    """
    known = {_content(entry) for entry in entries}
    return any(_content(row) not in known for row in old.entries)


def _content(entry: Entry) -> tuple[object, ...]:
    """What two lines that say the same have in common."""
    about = subject(entry) if entry.a and entry.b else ()
    return about, entry.verdict, sssom.cell(entry.note)
