"""The list of plans as a table."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.model.plan import Entry
from plancmp.render import View
from plancmp.render.terminal import table

SUFFIX = ".txt"


def render(plans: Sequence[Entry], view: View) -> str:
    keys = ("title", "period", "level", "targets", "tasks", "status")
    headers = ["id", *(view.say(key) for key in keys)]
    return table([_row(entry, view) for entry in plans], (1,), view, headers, indent=0) + "\n"


def _row(entry: Entry, view: View) -> list[str]:
    plan = entry.plan
    level, status = (
        view.word(codes, code)
        for codes, code in (("levels", plan.jurisdiction.level), ("statuses", plan.coding.status))
    )
    return [
        plan.id,
        plan.title,
        plan.period,
        level,
        str(entry.targets),
        str(entry.tasks),
        status,
    ]
