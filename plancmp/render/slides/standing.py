"""Slides of progress: what is done beside the time that is over, then what needs attention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from plancmp.model.progress import Course, Progress
from plancmp.render import course_blocks, courses, words
from plancmp.render import progress_words as told
from plancmp.render.charts.bullets import LOOKS
from plancmp.render.pack_reader import PackReader
from plancmp.render.signs import STATE_SIGNS
from plancmp.render.slides.deck import Bars, Grid, Series, Slide

DRAWN = 10
"""Targets of a chart."""
PLANS = 3
"""Plans that have a slide; the others are told in the notes of the last. A single one has two."""


def slides(reader: PackReader) -> Iterator[Slide]:
    shown = reader.pack.courses[:PLANS]
    rest = [_summary(reader, course) for course in reader.pack.courses[PLANS:]]
    for course in shown:
        notes = rest if course is shown[-1] else []
        yield from _plan(reader, course, notes)


def _summary(reader: PackReader, course: Course) -> str:
    text = courses.summary(course, reader.view)
    return reader.say("labelled", label=course.plan.short_name, text=text)


def _plan(reader: PackReader, course: Course, notes: Sequence[str]) -> Iterator[Slide]:
    late, good, rest = courses.parts(course)
    drawn = [each for each in (*late, *good) if each.progress is not None][:DRAWN]
    told_ = tuple(course_blocks.explained(reader, course, each) for each in (*late, *good, *rest))
    title, lead = _summary(reader, course), courses.as_of(course, reader.view)
    if drawn:
        drawing = _bars(reader, course, drawn)
        legend = reader.say("progress-slide", as_of=lead)
        yield Slide(title, (drawing,), (*told_, *notes), legend)
    if late and len(reader.pack.courses) == 1:
        head = reader.say("track-attention", n=len(late))
        label = reader.say("labelled", label=course.plan.short_name, text=head)
        yield Slide(label, (_grid(reader, course, late, label),), told_, lead)


def _bars(reader: PackReader, course: Course, found: Sequence[Progress]) -> Bars:
    names = tuple(
        f"{STATE_SIGNS[each.state]} {course_blocks.named(reader, course, each)}" for each in found
    )
    done = tuple(_percent(each.progress) for each in found)
    due = tuple(_percent(each.elapsed) for each in found)
    labels = tuple(f"{told.state(e, reader.view)} {told.share(e.progress)}" for e in found)
    colors = tuple(LOOKS[each.state][1].removeprefix("#") for each in found)
    series = (
        Series(reader.say("track-elapsed"), due, tuple(told.share(e.elapsed) for e in found)),
        Series(reader.say("track-progress"), done, labels, colors),
    )
    heard = reader.say("semicolon").join(f"{n} {w}" for n, w in zip(names, labels, strict=True))
    return Bars(heard, names, series, "bars")


def _percent(share: Fraction | None) -> float | None:
    """To one decimal, as it is printed."""
    return None if share is None else float(told.rounded(100 * share, 1))


def _grid(reader: PackReader, course: Course, late: Sequence[Progress], caption: str) -> Grid:
    heads = reader.heads(*course_blocks.HEADS)
    rows = tuple(
        (
            f"{STATE_SIGNS[each.state]} {told.state(each, reader.view)}",
            course_blocks.named(reader, course, each),
            words.course(each.target, reader.view),
            told.actual(each),
            told.done(each),
            told.needed(each, reader.view),
            told.pace(each, reader.view),
        )
        for each in late
    )
    return Grid(caption, heads, rows, (11, 25, 22, 14, 12, 8, 8))
