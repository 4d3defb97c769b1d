"""The lines of a journal, on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.model.decision import Entry
from plancmp.render import View
from plancmp.render.journal.json import name
from plancmp.render.terminal import paragraph

SUFFIX = ".txt"


def render(entries: Sequence[Entry], view: View) -> str:
    if not entries:
        return paragraph(view.say("nothing-decided"), view, 0) + "\n"
    by_id = {entry.id: entry for entry in entries}
    lines = (_told(entry, by_id.get(entry.undoes), view) for entry in entries)
    return "\n".join(lines) + "\n"


def _told(entry: Entry, undone: Entry | None, view: View) -> str:
    """Who and what, then the pair on a line of its own, whole, so that it can be copied."""
    about = undone or entry
    told = view.word("acts", entry.act)
    if about.verdict:
        told = f"{told} {view.word('verdicts', about.verdict)}".strip()
    time = entry.time.replace("T", " ").removesuffix("Z")
    head = "  ".join(filter(None, (time, entry.reviewer, told, entry.note)))
    pair = " ".join(filter(None, (name(about.a), name(about.b))))
    return f"{paragraph(head, view, 0)}\n    {pair}"
