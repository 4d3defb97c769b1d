"""The progress of several plans as tables: counts, every target, indicators that they share."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.compare.progress import beside
from plancmp.model.progress import Course
from plancmp.render import View, progress_tables
from plancmp.render import progress_words as told
from plancmp.render.sheets import common
from plancmp.render.spreadsheet import Sheet


def title(courses: Sequence[Course], view: View) -> str:
    return " / ".join(common.named(course.plan, view) for course in courses)


def notices(courses: Sequence[Course], view: View) -> tuple[str, ...]:
    apart = len({course.as_of for course in courses}) > 1
    mind = ("track-other-as-of",) if apart else ()
    return common.notices([course.plan for course in courses], mind, view)


def looked_at(courses: Sequence[Course], view: View) -> tuple[str, ...]:
    return ()


def sheets(courses: Sequence[Course], view: View) -> tuple[Sheet, ...]:
    return (progress_tables.summary(courses, view), main(courses, view), shared(courses, view))


def main(courses: Sequence[Course], view: View) -> Sheet:
    """One row a target of any plan."""
    return progress_tables.targets(courses, view)


def shared(courses: Sequence[Course], view: View) -> Sheet:
    """Indicators of two plans or more, a column a plan."""
    assert view.domain is not None
    names = (common.named(course.plan, view) for course in courses)
    rows = tuple(
        (
            row.name,
            *(f"{told.state(c, view)} {told.done(c)}".strip() if c else "" for c in row.cells),
        )
        for row in beside.rows(courses, view.domain)
    )
    heads = (view.say("indicator"), *names)
    return Sheet(view.say("track-beside-sheet"), heads, rows, (36, 24), 1)
