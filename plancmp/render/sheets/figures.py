"""Actual figures as a table that can be read back: what is known, and rows to fill in."""

from __future__ import annotations

from plancmp.model.actual import Actual, Form
from plancmp.model.plan import Target
from plancmp.render import View, words
from plancmp.render.sheets import common
from plancmp.render.spreadsheet import Sheet, Value
from plancmp.units import number

COLUMNS = (
    *("plan", "target", "name", "course", "year", "value", "unit", "cumulative", "status"),
    *("source", "lines", "check", "note"),
)
CHOICES = {"cumulative": "flags", "status": "actual_statuses"}
"""Columns whose words are of a list."""
_WIDTHS = (12, 24, 32, 30, 8, 14, 10, 10, 10, 40, 10, 16, 24)


def title(form: Form, view: View) -> str:
    return f"{common.named(form.plan, view)}  {form.plan.title}".rstrip()


def notices(form: Form, view: View) -> tuple[str, ...]:
    """None: a column of remarks could not be read back."""
    return ()


def looked_at(form: Form, view: View) -> tuple[str, ...]:
    return ()


def sheets(form: Form, view: View) -> tuple[Sheet, ...]:
    return (main(form, view),)


def main(form: Form, view: View) -> Sheet:
    """By target in the plan's order, then by year."""
    heads = tuple(view.word("actual_columns", column) for column in COLUMNS)
    rows = tuple(row for target in form.plan.targets for row in _of_target(form, target, view))
    return Sheet(view.say("form-figures"), heads, rows, _WIDTHS, 5)


def _of_target(form: Form, target: Target, view: View) -> list[tuple[Value, ...]]:
    start = (form.plan.id, target.id, target.name, words.course(target, view))
    there = [actual for actual in form.actuals.figures if actual.target == target.id]
    known = [(actual.year, _known(actual, target, view)) for actual in there]
    blank = (None, target.unit, *[""] * (len(COLUMNS) - len(start) - 3))
    rows = known + [(year, blank) for id, year in form.asked if id == target.id]
    ordered = sorted(rows, key=lambda row: row[0])
    return [(*start, year, *cells) for year, cells in ordered]


def _known(actual: Actual, target: Target, view: View) -> tuple[Value, ...]:
    return (
        number(actual.value),
        actual.unit or target.unit,
        view.word("flags", "yes") if actual.cumulative else "",
        view.word("actual_statuses", actual.status),
        actual.source,
        words.span(actual.lines).replace("-", "–"),
        view.join(view.word("checkable_actual", code) for code in actual.check),
        actual.note,
    )
