"""Count a coverage matrix: by theme and plan, by instrument and plan."""

from __future__ import annotations

import pandas as pd

from plancmp.knowledge import codelist
from plancmp.model import Matrix

COVERAGES = ["full", "partial", "none", "absent"]


def cells(matrix: Matrix) -> pd.DataFrame:
    """One line a row and plan: row, label, theme, kind, plan, coverage, measures (ids, space-separated)."""
    lines = [
        (row.id, row.label, row.theme, row.kind, cell.plan, cell.coverage, " ".join(cell.measures))
        for row in matrix.rows
        for cell in row.cells
    ]
    return pd.DataFrame(
        lines, columns=["row", "label", "theme", "kind", "plan", "coverage", "measures"]
    )


def by_theme(matrix: Matrix) -> pd.DataFrame:
    """Number of task rows by (plan, theme) and coverage, with `rows` (their sum) and `share` (full / rows, 0 to 1)."""
    frame = cells(matrix).query("kind == 'task'")
    table = frame.pivot_table(
        index=["plan", "theme"], columns="coverage", values="row", aggfunc="count", fill_value=0
    )
    table = table.reindex(columns=COVERAGES, fill_value=0).reset_index()
    table["rows"] = table[COVERAGES].sum(axis=1)
    table["share"] = (table["full"] / table["rows"]).round(4)
    order = {theme: i for i, theme in enumerate(codelist("themes"))}
    plans = {plan.id: i for i, plan in enumerate(matrix.plans)}
    return table.sort_values(["plan", "theme"], key=lambda s: s.map(plans | order)).reset_index(
        drop=True
    )


def by_instrument(matrix: Matrix) -> pd.DataFrame:
    """Number of tasks of each plan that use an instrument, and their share of the plan's tasks: columns plan, instrument, tasks, share."""
    lines = [
        (plan.id, code, sum(code in task.instruments for task in plan.tasks), len(plan.tasks))
        for plan in matrix.plans
        for code in codelist("instruments")
    ]
    frame = pd.DataFrame(lines, columns=["plan", "instrument", "tasks", "total"])
    frame["share"] = (frame["tasks"] / frame["total"].clip(lower=1)).round(4)
    return frame.drop(columns="total")
