"""The progress of several plans side by side: counts by plan, then the indicators they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.compare.progress import beside
from plancmp.compare.progress.counts import counts
from plancmp.model.progress import Course, Progress
from plancmp.render import View
from plancmp.render import progress_words as told
from plancmp.render.progress_tables import share_of
from plancmp.render.sheets import common
from plancmp.render.sheets.tracks import notices
from plancmp.render.terminal import paint, paragraph, rule, table

SUFFIX = ".txt"


def render(courses: Sequence[Course], view: View) -> str:
    lines = [*_mind(courses, view), *_counts(courses, view), "", *_shared(courses, view)]
    lines += [paint(paragraph(view.say("track-each"), view, indent=0), "dim", view)]
    return "\n".join(lines).rstrip() + "\n"


def _mind(courses: Sequence[Course], view: View) -> Iterator[str]:
    for text in notices(courses, view):
        yield paint(paragraph(text, view, indent=0), "yellow", view)


def _counts(courses: Sequence[Course], view: View) -> Iterator[str]:
    yield rule(view.say("track-counts"), view)
    keys = ("plan", "track-as-of-head", "track-good", "binding", "targets")
    yield table(
        [_line(course, view) for course in courses],
        (0, 3),
        view,
        [view.say(key) for key in keys],
        indent=0,
    )


def _line(course: Course, view: View) -> list[str]:
    counted = counts(course.targets)
    apart = (share_of(course, binding, view) for binding in ("binding", "expected"))
    return [
        common.named(course.plan, view),
        str(course.as_of or ""),
        f"{counted.good} / {counted.judged}",
        view.join(filter(None, apart)),
        str(counted.targets),
    ]


def _shared(courses: Sequence[Course], view: View) -> Iterator[str]:
    found = beside.rows(courses, view.domain) if view.domain else ()
    if not found:
        return
    yield rule(view.say("track-beside", n=len(found)), view)
    names = [common.named(course.plan, view) for course in courses]
    rows = [[row.name, *(_cell(cell, view) for cell in row.cells)] for row in found]
    yield table(rows, range(len(names) + 1), view, [view.say("indicator"), *names], indent=0)
    yield ""


def _cell(found: Progress | None, view: View) -> str:
    return f"{told.state(found, view)} {told.done(found)}".strip() if found else ""
