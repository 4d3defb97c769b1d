"""What two files of decisions about the same two plans say differently."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from plancmp.errors import UsageError
from plancmp.model.decision import Entry
from plancmp.model.plan import Plan
from plancmp.model.review import Change
from plancmp.review import crosswalk, journal, sssom, written
from plancmp.review.standing import standings

SUFFIXES = (journal.SUFFIX, sssom.SUFFIX, written.SUFFIX)


def plans_of(path: Path) -> tuple[str, str]:
    """The two plans that a file is about, by its name A--B; UsageError for another name."""
    for suffix in SUFFIXES:
        a, dashes, b = path.name.removesuffix(suffix).partition("--")
        if path.name.endswith(suffix) and dashes and a and b:
            return a, b
    raise UsageError("not-a-crosswalk-name", path=path, suffixes=", ".join(SUFFIXES))


def entries(path: Path, plans: Mapping[str, Plan]) -> tuple[Entry, ...]:
    """The decisions of a journal, an SSSOM file or a crosswalk written by hand."""
    if path.name.endswith(journal.SUFFIX):
        return journal.read(path).entries
    if path.name.endswith(sssom.SUFFIX):
        a, b = plans
        return crosswalk.read_sssom(path, (a, b)).entries
    return written.read(path, plans)


def changes(old: Path, new: Path, plans: Mapping[str, Plan]) -> tuple[Change, ...]:
    """By pair: what was decided, and what is; in the order of the names."""
    before, after = (standings(entries(path, plans), plans) for path in (old, new))
    found = []
    for subject in sorted(before.keys() | after.keys()):
        was, now = before.get(subject), after.get(subject)
        if (was and was.outcome) != (now and now.outcome):
            told = (each.outcome if each else None for each in (was, now))
            found.append(Change(subject, *told))
    return tuple(found)
