"""What two files of decisions say differently, on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.model.review import Change
from plancmp.render import View
from plancmp.render.journal.json import name
from plancmp.render.terminal import paragraph, table

SUFFIX = ".txt"


def render(found: Sequence[Change], view: View) -> str:
    if not found:
        return paragraph(view.say("no-changes"), view, 0) + "\n"
    rows = [_row(change, view) for change in found]
    return table(rows, (0, 1), view, indent=0) + "\n"


def _row(change: Change, view: View) -> list[str]:
    told = (
        view.word("verdicts", each) if each else view.say("undecided-pair")
        for each in (change.old, change.new)
    )
    sides = (name(ref) or "" for ref in change.subject)
    return [*sides, " → ".join(told)]
