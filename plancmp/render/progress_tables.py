"""The progress of targets as tables, of one plan or of several."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.compare.progress.counts import counts
from plancmp.model.progress import STATES, Course, Progress
from plancmp.render import View, words
from plancmp.render import progress_words as told
from plancmp.render.sheets import common
from plancmp.render.spreadsheet import Sheet, Value

_HEADS = (
    *("indicator", "binding", "basis", "track-state", "baseline", "target", "year"),
    *("track-actual", "track-data-status", "track-progress", "track-elapsed", "track-ratio"),
    *("unit", "track-needed", "track-so-far", "track-projected"),
    *("track-required-rate", "track-observed-rate", "track-first-met", "track-kind"),
    *("track-why", "track-cautions", "track-source", "lines", "table-id"),
)
_WIDTHS = (*(32, 10, 10, 14, 16, 16, 8), *(20, 12, 10, 10, 10), *(8, 12, 12, 14), *(12, 12, 10, 16))
_BINDINGS = ("binding", "expected", "unstated")


def share_of(course: Course, binding: str, view: View) -> str:
    """How many of one attribute are on schedule; empty where none can be judged."""
    counted = counts(course.of(binding))
    if not counted.judged:
        return ""
    word = view.word("bindings", binding)
    return view.say("track-share", binding=word, good=counted.good, judged=counted.judged)


def targets(courses: Sequence[Course], view: View) -> Sheet:
    """One row a target; with the plan first where there are several."""
    several = len(courses) > 1
    heads = common.heads(view, *(("plan",) if several else ()), *_HEADS)
    rows = tuple(
        (*((common.named(course.plan, view),) if several else ()), *_row(each, view))
        for course in courses
        for each in course.targets
    )
    widths = (*((14,) if several else ()), *_WIDTHS, 60, 40, 30, 12, 24)
    return Sheet(view.say("track-table"), heads, rows, widths, 1 + several)


def _row(found: Progress, view: View) -> tuple[Value, ...]:
    target, figure = found.target, found.figure
    return (
        target.name,
        view.word("bindings", target.binding),
        view.word("bases", target.basis),
        told.state(found, view),
        words.baseline(target, view),
        words.figure(target, view),
        target.year,
        told.actual(found),
        view.word("actual_statuses", figure.status) if figure else "",
        *(told.number(value) for value in (found.progress, found.elapsed, found.ratio)),
        target.unit,
        *(
            told.number(value)
            for value in (found.required_yearly, found.observed_yearly, found.projected)
        ),
        told.rate(found.required_rate),
        told.rate(found.observed_rate),
        found.first_met,
        view.word("progress_kinds", found.kind) if found.kind else "",
        told.why(found, view),
        "\n".join(told.cautions(found, view)),
        figure.source if figure else "",
        common.span(target),
        target.id,
    )


def summary(courses: Sequence[Course], view: View) -> Sheet:
    """How many targets are where they should be, by plan and attribute."""
    states = [told.of_count(state, view) for state in STATES]
    keys = ("plan", "track-as-of-head", "binding", "targets", "track-judged", "track-good")
    heads = (*common.heads(view, *keys), *states)
    rows = tuple(
        _counts(course, binding, view) for course in courses for binding in ("", *_BINDINGS)
    )
    return Sheet(view.say("track-counts"), heads, rows, (16, 10, 10, 8, 8, 18, 10), 3)


def _counts(course: Course, binding: str, view: View) -> tuple[Value, ...]:
    counted = counts(course.of(binding))
    word = view.word("bindings", binding) if binding else view.say("track-all")
    start = (common.named(course.plan, view), course.as_of, word)
    figures = (counted.targets, counted.judged, counted.good)
    return (*start, *figures, *(n for _, n in counted.states))
