"""The progress of a plan in words: up to which year, how many are on schedule, what comes first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from plancmp.compare.progress.case import limit
from plancmp.compare.progress.counts import counts
from plancmp.model.progress import Course, Progress
from plancmp.render import View
from plancmp.render import progress_words as told

WORST = ("missed", "moving-away", "behind", "slightly-behind")


class Parts(NamedTuple):
    """The targets of a plan by what a reader has to do with them."""

    late: tuple[Progress, ...]
    """What needs attention, the worst first."""
    good: tuple[Progress, ...]
    rest: tuple[Progress, ...]
    """What cannot be judged, or has no figure."""

    @property
    def judged(self) -> tuple[Progress, ...]:
        return (*self.late, *self.good)


def parts(course: Course) -> Parts:
    late = [each for each in course.targets if each.state in WORST]
    late.sort(key=lambda each: WORST.index(each.state))
    good = tuple(each for each in course.targets if each.is_good)
    return Parts(tuple(late), good, tuple(each for each in course.targets if not each.is_judged))


def as_of(course: Course, view: View) -> str:
    """Up to which year there are figures."""
    if course.as_of is None:
        return view.say("track-no-figures")
    return view.say("track-as-of", year=course.as_of)


def summary(course: Course, view: View) -> str:
    """How many of those that can be judged are where they should be."""
    counted = counts(course.targets)
    if not counted.judged:
        return view.say("track-summary-none", n=counted.targets)
    line = view.say("track-summary", good=counted.good, judged=counted.judged)
    others = counted.targets - counted.judged
    if not others:
        return line
    return line + view.say("semicolon") + view.say("track-unjudged", n=others)


def shares(course: Course, view: View) -> str:
    """The same by attribute; empty where no target has one."""
    found = ((code, counts(course.of(code))) for code in ("binding", "expected"))
    return view.join(
        view.say(
            "progress-share", binding=view.word("bindings", code), good=n.good, judged=n.judged
        )
        for code, n in found
        if n.judged
    )


def states(course: Course, view: View) -> str:
    """How many of each state; what there is none of is left out."""
    found = counts(course.targets).states
    named = ((told.of_count(code, view), n) for code, n in found if n)
    return view.join(view.say("track-state-count", state=word, n=n) for word, n in named)


def legend(view: View) -> str:
    """From which ratio on a target is on schedule; empty where the field is not known."""
    if view.domain is None:
        return ""
    bounds = {
        "on": told.amount(limit("on_schedule", view.domain)),
        "slightly": told.amount(limit("slightly_behind", view.domain)),
    }
    return view.say("track-legend", **bounds)


def sources(course: Course) -> Iterator[str]:
    """Where the figures are from that count, each once, in the order of the targets."""
    found = (each.figure.source for each in course.targets if each.figure)
    yield from dict.fromkeys(found)
