"""The list of plans as a table."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.model.plan import Plan
from plancmp.render import View
from plancmp.render.sheets import common
from plancmp.render.spreadsheet import Sheet, Value


def title(plans: Sequence[Plan], view: View) -> str:
    return view.join(common.named(plan, view) for plan in plans)


def notices(plans: Sequence[Plan], view: View) -> tuple[str, ...]:
    return common.notices(plans, (), view)


def looked_at(plans: Sequence[Plan], view: View) -> tuple[str, ...]:
    return ()


def sheets(plans: Sequence[Plan], view: View) -> tuple[Sheet, ...]:
    return (main(plans, view),)


def main(plans: Sequence[Plan], view: View) -> Sheet:
    """One row a plan."""
    keys = ("table-id", "title", "period", "level", "sector", "targets", "tasks", "status")
    rows = tuple(_row(plan, view) for plan in plans)
    return Sheet(view.say("table-plans"), common.heads(view, *keys), rows, (16, 44, 12))


def _row(plan: Plan, view: View) -> tuple[Value, ...]:
    return (
        plan.id,
        plan.title,
        plan.period,
        view.word("levels", plan.jurisdiction.level),
        view.word("sectors", plan.sector),
        len(plan.targets),
        len(plan.tasks),
        view.word("statuses", plan.coding.status),
    )
