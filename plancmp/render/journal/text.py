"""The lines of a journal, on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.model.decision import Entry
from plancmp.render import View
from plancmp.render.journal.json import name
from plancmp.render.terminal import paragraph, table

SUFFIX = ".txt"


def render(entries: Sequence[Entry], view: View) -> str:
    if not entries:
        return paragraph(view.say("nothing-decided"), view, 0) + "\n"
    by_id = {entry.id: entry for entry in entries}
    rows = [_row(entry, by_id.get(entry.undoes), view) for entry in entries]
    return table(rows, (2, 4), view, indent=0) + "\n"


def _row(entry: Entry, undone: Entry | None, view: View) -> list[str]:
    about = undone or entry
    pair = " ~ ".join(filter(None, (name(about.a), name(about.b))))
    told = view.word("acts", entry.act)
    if entry.verdict:
        told = f"{told} {view.word('verdicts', entry.verdict)}".strip()
    return [entry.time.replace("T", " ").removesuffix("Z"), entry.reviewer, pair, told, entry.note]
