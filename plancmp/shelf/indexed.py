"""A folder of plan files by its index: a file that is as it was when it was indexed is not read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from plancmp import knowledge
from plancmp.domain import Domains
from plancmp.model.plan import Entry, Plan
from plancmp.planfile.fields import PLAN
from plancmp.planfile.load import load_plan
from plancmp.planfile.write import plain
from plancmp.shelf.folder import Folder, plan_files
from plancmp.shelf.spoken import Spoken, spoken, unpacked
from plancmp.shelf.store import Row, read

_RACY = 2_000_000_000
"""Within so many nanoseconds a file may change twice and bear one time: its bytes tell."""


@dataclass(frozen=True)
class Indexed:
    folder: Folder

    def plans(self) -> tuple[Plan, ...]:
        return self.folder.plans()

    def entries(self) -> tuple[Entry, ...]:
        """Those of the index, and those of the files that it does not fit; when anything is wrong
        in the folder, the folder itself says what.
        """
        found = self._found(whole=False)
        return self.folder.entries() if found is None else tuple(entry for entry, _ in found)

    def spoken(self) -> Iterator[Spoken]:
        found = self._found(whole=True)
        if found is None:
            yield from self.folder.spoken()
            return
        for entry, source in found:
            if isinstance(source, Plan):
                yield from spoken(entry, source)
            else:
                yield from unpacked(entry, source)

    def _found(self, *, whole: bool) -> list[tuple[Entry, Plan | str]] | None:
        """Every entry with its plan where that was read, else with what is kept of its measures;
        None when there is an error.
        """
        rows, domains = read(self.folder.path, whole=whole), self.folder.domains
        found: list[tuple[Entry, Plan | str]] = []
        for path in plan_files(self.folder.path):
            row = rows.get(path.name)
            entry = known(path, row, domains) if row else None
            if row and entry:
                found.append((entry, row.measures))
                continue
            plan, _ = load_plan(path, domains)
            if plan is None:
                return None
            found.append((Entry.of(plan), plan))
        return None if clash([entry for entry, _ in found]) else found


def known(path: Path, row: Row, domains: Domains) -> Entry | None:
    """What an index says of a file; None when the file or its sector pack is not as it was."""
    if not _is_as_it_was(path, row):
        return None
    entry = entry_of(row, path)
    return entry if row.field == field(entry.plan, domains) else None


def _is_as_it_was(path: Path, row: Row) -> bool:
    try:
        stat = path.stat()
        if (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns) != row[1:4]:
            return False
        if row.read_ns - max(row.mtime_ns, row.ctime_ns) > _RACY:
            return True
        return sha256(path.read_bytes()).hexdigest() == row.digest
    except OSError:
        return False


def field(plan: Plan, domains: Domains) -> str:
    """What tells whether a plan's sector pack says the same as before; empty where there is
    none.
    """
    return domains.get(plan.sector).digest if plan.sector in domains.sectors else ""


def entry_text(plan: Plan) -> str:
    """An entry as the index keeps it."""
    entry = Entry.of(plan)
    content = (plain(entry.plan), entry.targets, entry.tasks)
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def entry_of(row: Row, path: Path) -> Entry:
    """The entry of a row."""
    head, targets, tasks = json.loads(row.entry)
    plan: Plan = PLAN.build(knowledge.exact(head))
    return Entry(replace(plan, path=str(path), digest=row.digest), targets, tasks)


def clash(entries: Sequence[Entry]) -> bool:
    """Whether an id or alias would name two plans."""
    names = Counter(name for e in entries for name in {e.plan.id, *e.plan.aliases})
    return any(n > 1 for n in names.values())
