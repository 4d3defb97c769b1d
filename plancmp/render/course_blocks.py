"""How far the targets of a plan have come, as pieces of a briefing: charts, table, sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.model.progress import Course, Progress
from plancmp.render import charts, courses, words
from plancmp.render import progress_words as told
from plancmp.render.blocks import Cell, Chart, Line, Table
from plancmp.render.pack_reader import PackReader
from plancmp.render.signs import STATE_SIGNS

HEADS = (
    *("track-state", "indicator", "track-course", "track-actual", "track-way"),
    *("track-needed", "track-so-far"),
)
WIDTHS = (15, 23, 18, 13, 11, 10, 10)
OFFICIAL = 6
"""Targets of one drawing in an official document, whose large type leaves less of a page."""
EVERY = 999
"""For a list that names all."""
KIND = "progress"
"""Of tables and charts, whose figures are not those of the plans alone."""


def charted(reader: PackReader, course: Course, found: Sequence[Progress]) -> Iterator[Chart]:
    """Drawings of targets that can be judged, so many that each fits a page."""
    most = OFFICIAL if reader.official else charts.MOST_BULLETS
    pages = [found[i : i + most] for i in range(0, len(found), most)]
    for n, page in enumerate(pages, 1):
        title = reader.say("progress-chart", as_of=courses.as_of(course, reader.view))
        if len(pages) > 1:
            title += reader.say("slide-page", n=n, total=len(pages))
        yield _chart(reader, course, page, title)


def _chart(reader: PackReader, course: Course, found: Sequence[Progress], title: str) -> Chart:
    rows = [_bullet(reader, course, each) for each in found]
    heard = reader.say("semicolon").join(_heard(reader, course, each) for each in found)
    ends = reader.say("progress-from"), reader.say("target")
    drawn = charts.bullets(rows, ends, reader.say("progress-marks"), title)
    return Chart(drawn, reader.say("chart-figures", title=title, list=heard), kind=KIND)


def _bullet(reader: PackReader, course: Course, found: Progress) -> charts.Bullet:
    done, due = (None if x is None else float(x) for x in (found.progress, found.elapsed))
    name, word = named(reader, course, found), told.state(found, reader.view)
    return charts.Bullet(name, found.state, word, figures(reader, course, found), done, due)


def figures(reader: PackReader, course: Course, found: Progress) -> str:
    """The last figure and the target, each with its year where that is not what one expects: the
    last year of figures, and the last of the plan.
    """
    target = words.figure(found.target, reader.view)
    if found.target.year not in (None, course.plan.end):
        target += f" ({found.target.year})"
    return " / ".join(filter(None, (reached(course, found), target)))


def reached(course: Course, found: Progress) -> str:
    """The last figure, with its year where others are later."""
    actual = told.figure(found.actual, found)
    return f"{actual} ({found.year})" if actual and found.year != course.as_of else actual


def named(reader: PackReader, course: Course, found: Progress) -> str:
    """The name of a target, told apart from another one of that name."""
    return reader.named(course.plan.ref(found.target))


def _heard(reader: PackReader, course: Course, found: Progress) -> str:
    """A row of the drawing for those who hear it."""
    texts = (told.state(found, reader.view), figures(reader, course, found), told.done(found))
    text = reader.join(filter(None, texts))
    return reader.say("labelled", label=named(reader, course, found), text=text)


def table(reader: PackReader, course: Course, found: Sequence[Progress]) -> Table:
    """One line a target."""
    as_of = courses.as_of(course, reader.view)
    caption = reader.say("progress-table", n=len(found), as_of=as_of)
    lines = tuple(_line(reader, course, each) for each in found)
    return Table(caption, reader.heads(*HEADS), lines, KIND, WIDTHS)


def _line(reader: PackReader, course: Course, found: Progress) -> Line:
    target = found.target
    texts = (
        f"{named(reader, course, found)} ({words.span(target.lines)})",
        words.course(target, reader.view),
        reached(course, found),
        told.done(found),
        told.needed(found, reader.view),
        told.pace(found, reader.view),
    )
    return Line((state(reader, found), *map(Cell, texts)), tags=(("theme", target.theme),))


def state(reader: PackReader, found: Progress) -> Cell:
    """The state by shape, word and colour."""
    word = told.state(found, reader.view)
    return Cell(word, mark=found.state, sign=STATE_SIGNS[found.state])


def explained(reader: PackReader, course: Course, found: Progress) -> str:
    """A target with the sentence that says why, and what to mind."""
    reasons = (told.why(found, reader.view), *told.cautions(found, reader.view))
    text = reader.say("semicolon").join(filter(None, reasons))
    return reader.say("labelled", label=named(reader, course, found), text=text) + reader.say(
        "sentence-end"
    )


def overall(reader: PackReader, course: Course) -> str:
    """How many of those that can be judged are on schedule, by attribute and by state."""
    told = (
        courses.summary(course, reader.view),
        courses.shares(course, reader.view),
        courses.states(course, reader.view),
    )
    return reader.say("semicolon").join(filter(None, told)) + reader.say("sentence-end")


def sources(reader: PackReader, course: Course) -> str:
    """Where the actual figures are from."""
    return reader.say("progress-sources", list=reader.join(courses.sources(course)))


def some(reader: PackReader, names: Sequence[str], most: int) -> str:
    """The first of several targets, and how many there are."""
    if len(names) <= most + 1:
        return reader.join(names)
    return reader.join(names[:most]) + reader.say("progress-some", total=len(names))


def minded(
    reader: PackReader, course: Course, found: Sequence[Progress], most: int = EVERY
) -> Iterator[str]:
    """Each caution once, with the targets of which it holds; most: how many it names."""
    held: dict[str, list[str]] = {}
    for each in found:
        for text in told.cautions(each, reader.view):
            held.setdefault(text, []).append(named(reader, course, each))
    for text, names in held.items():
        yield reader.say("labelled", label=text, text=some(reader, names, most))
