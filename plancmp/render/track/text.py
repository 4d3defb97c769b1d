"""The progress of one plan on the terminal: what needs attention, what is fine, what is unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.model.progress import Course, Progress
from plancmp.render import View, words
from plancmp.render import progress_words as told
from plancmp.render.courses import as_of, legend, parts, states, summary
from plancmp.render.progress_tables import share_of
from plancmp.render.terminal import heading, notices, paint, paragraph, rule, table

SUFFIX = ".txt"
BAR, ROOMY = 12, 116
"""Columns of a bar; from so many columns of the screen on there is room for it."""
_STYLES = {
    "achieved": "green",
    "on-schedule": "green",
    "slightly-behind": "yellow",
    "behind": "red",
    "moving-away": "red",
    "missed": "red",
}


def render(course: Course, view: View) -> str:
    late, good, rest = parts(course)
    lines = [*_head(course, view), ""]
    if late:
        lines += [*_judged("track-attention", late, view, full=True), ""]
    if good:
        lines += [*_judged("track-fine", good, view, full=view.detail == "full"), ""]
    if rest:
        lines += [*_unjudged(rest, view), ""]
    if late or good:
        lines += _legend(view)
    return "\n".join(lines).rstrip() + "\n"


def _head(course: Course, view: View) -> Iterator[str]:
    plan = course.plan
    title = f"{plan.short_name}  {plan.title or plan.id}"
    period = view.say("in-brackets", text=plan.period) if plan.period else ""
    yield heading(paragraph(title + period, view, indent=0), view)
    yield paragraph(as_of(course, view), view)
    yield from notices((plan,), (), view)
    yield paragraph(summary(course, view), view)
    shares = [share_of(course, binding, view) for binding in ("binding", "expected")]
    if any(shares):
        yield paragraph(view.join(filter(None, shares)), view)
    yield paint(paragraph(states(course, view), view), "dim", view)


def _judged(key: str, found: Sequence[Progress], view: View, *, full: bool) -> Iterator[str]:
    """A table of them, and of those that need attention the sentences."""
    yield rule(view.say(key, n=len(found)), view)
    roomy = view.width >= ROOMY
    heads = ["track-state", "indicator", "track-course", "track-actual", "track-way"]
    heads += ["track-bar", "track-needed", "track-so-far"] if roomy else []
    rows = [_row(each, view, roomy=roomy) for each in found]
    yield table(rows, (0, 1, 2), view, [view.say(head) for head in heads], indent=0)
    for each in found:
        minded = told.cautions(each, view)
        if full:
            yield ""
            name = f"{told.state(each, view)}  {each.target.name}"
            yield paint(paragraph(name, view, indent=0), _STYLES[each.state], view)
            yield paragraph(told.why(each, view), view, indent=4)
        elif minded:
            yield paragraph(each.target.name, view)
        if minded:
            yield paint(paragraph(view.join(minded), view, indent=4), "yellow", view)


def _row(found: Progress, view: View, *, roomy: bool) -> list[str]:
    cells = [
        told.state(found, view),
        found.target.name,
        words.course(found.target, view),
        told.actual(found),
        told.done(found),
    ]
    return (
        [*cells, bar(found), told.needed(found, view), told.pace(found, view)] if roomy else cells
    )


def bar(found: Progress) -> str:
    """What is done, and where it should be by now; empty where there is no way.

    The mark stands in the column in which the time has come; what is done fills up to its share.
    """
    if found.progress is None or found.elapsed is None:
        return ""
    filled = max(0, min(BAR, round(found.progress * BAR)))
    cells = ["="] * filled + ["-"] * (BAR - filled)
    cells[min(BAR - 1, max(0, round(found.elapsed * BAR) - 1))] = "|"
    return "".join(cells)


def _unjudged(found: Sequence[Progress], view: View) -> Iterator[str]:
    yield rule(view.say("track-rest", n=len(found)), view)
    rest = [each for each in found if each.state != "no-data"]
    rows = [[told.state(each, view), each.target.name, told.why(each, view)] for each in rest]
    yield table(rows, (1, 2), view, indent=0)
    if without := [each.target.name for each in found if each.state == "no-data"]:
        line = view.say("track-no-data", n=len(without), list=view.say("semicolon").join(without))
        yield paragraph(line, view, indent=0)
    for each in rest:
        if minded := told.cautions(each, view):
            yield paint(paragraph(f"{each.target.name}  {view.join(minded)}", view), "dim", view)


def _legend(view: View) -> Iterator[str]:
    if text := legend(view):
        if view.width >= ROOMY:
            text += view.say("semicolon") + view.say("track-legend-bar")
        yield paint(paragraph(text, view, indent=0), "dim", view)
