"""The progress of one plan as tables: its targets, and how many are where they should be."""

from __future__ import annotations

from plancmp.model.progress import Course
from plancmp.render import View, progress_tables
from plancmp.render.sheets import common
from plancmp.render.spreadsheet import Sheet


def title(course: Course, view: View) -> str:
    return f"{common.named(course.plan, view)}  {course.plan.title}  {course.plan.period}".rstrip()


def notices(course: Course, view: View) -> tuple[str, ...]:
    return common.notices((course.plan,), (), view)


def looked_at(course: Course, view: View) -> tuple[str, ...]:
    return ()


def sheets(course: Course, view: View) -> tuple[Sheet, ...]:
    return (main(course, view), progress_tables.summary((course,), view))


def main(course: Course, view: View) -> Sheet:
    """One row a target."""
    return progress_tables.targets((course,), view)
