"""The list of plans as a table."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.model.plan import Entry
from plancmp.render import View
from plancmp.render.sheets import common
from plancmp.render.spreadsheet import Sheet, Value


def title(plans: Sequence[Entry], view: View) -> str:
    return view.join(common.named(entry.plan, view) for entry in plans)


def notices(plans: Sequence[Entry], view: View) -> tuple[str, ...]:
    return common.notices([entry.plan for entry in plans], (), view)


def looked_at(plans: Sequence[Entry], view: View) -> tuple[str, ...]:
    return ()


def sheets(plans: Sequence[Entry], view: View) -> tuple[Sheet, ...]:
    return (main(plans, view),)


def main(plans: Sequence[Entry], view: View) -> Sheet:
    """One row a plan."""
    keys = ("table-id", "title", "period", "level", "sector", "targets", "tasks", "status")
    rows = tuple(_row(entry, view) for entry in plans)
    return Sheet(view.say("table-plans"), common.heads(view, *keys), rows, (16, 44, 12))


def _row(entry: Entry, view: View) -> tuple[Value, ...]:
    plan = entry.plan
    return (
        plan.id,
        plan.title,
        plan.period,
        view.word("levels", plan.jurisdiction.level),
        view.word("sectors", plan.sector),
        entry.targets,
        entry.tasks,
        view.word("statuses", plan.coding.status),
    )
