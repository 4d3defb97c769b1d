"""The evaluation of a plan on two pages: overall, progress, what is behind with room for causes and
advice, which people fill in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.model.progress import Course, Progress
from plancmp.render import charts, course_blocks, courses
from plancmp.render import progress_words as told
from plancmp.render.blocks import Block, Bullets, Cell, Heading, Line, Section, Table, Text
from plancmp.render.pack_reader import PackReader

LATE, ROWS = 10, charts.MOST_BULLETS
"""Targets of the table and of the chart."""
NAMED, MINDED = 8, 5
"""Targets that a sentence names, and a caution."""
HEADS = ("indicator", "track-state", "track-actual-target", "track-needed", "track-so-far")
WIDTHS = (18, 12, 15, 11, 10, 17, 17)


def build(reader: PackReader) -> Section:
    blocks = tuple(block for course in reader.pack.courses for block in _plan(reader, course))
    return Section("evaluation", reader.say("section-evaluation"), blocks)


def _plan(reader: PackReader, course: Course) -> Iterator[Block]:
    yield from _overall(reader, course)
    yield from _progress(reader, course)
    yield from _late(reader, course)
    yield from _notes(reader, course)


def _heading(reader: PackReader, course: Course, key: str) -> Heading:
    """With the plan, where there are several."""
    name = course.plan.short_name if len(reader.pack.courses) > 1 else ""
    text = reader.say("labelled", label=name, text=reader.say(key)) if name else reader.say(key)
    return Heading(text, f"{key}-{course.plan.id}")


def _overall(reader: PackReader, course: Course) -> Iterator[Block]:
    yield _heading(reader, course, "evaluation-overall")
    items = [courses.summary(course, reader.view), courses.states(course, reader.view)]
    if shares := courses.shares(course, reader.view):
        items.append(reader.say("evaluation-shares", list=shares))
    items += _time(reader, course)
    yield _bullets(reader, items)


def _time(reader: PackReader, course: Course) -> Iterator[str]:
    """How much of the period is over, by the last year that has figures."""
    plan, year = course.plan, course.as_of
    if year is None or plan.start is None or plan.end is None or plan.end < plan.start:
        return
    gone = min(year, plan.end) - plan.start + 1
    counts = {"n": max(gone, 0), "total": plan.end - plan.start + 1}
    yield reader.say("evaluation-time", year=year, period=plan.period, **counts)


def _bullets(reader: PackReader, items: Sequence[str]) -> Bullets:
    end = reader.say("sentence-end")
    return Bullets(tuple((Text(item + end),) for item in items))


def _progress(reader: PackReader, course: Course) -> Iterator[Block]:
    """The worst first, drawn, and what the drawing has no room for named; in an official document,
    whose large type leaves no room for a drawing beside the text, as a table.
    """
    judged = courses.parts(course).judged
    yield _heading(reader, course, "evaluation-progress")
    if not judged:
        yield _bullets(reader, [reader.say("evaluation-none")])
    elif reader.charts and not reader.official:
        yield from course_blocks.charted(reader, course, judged[:ROWS])
        if rest := judged[ROWS:]:
            yield _bullets(reader, [_named(reader, course, "evaluation-more", rest)])
    else:
        yield course_blocks.table(reader, course, judged)


def _named(reader: PackReader, course: Course, key: str, found: Sequence[Progress]) -> str:
    """Some targets in a sentence, each with its state."""
    names = [
        course_blocks.named(reader, course, each)
        + reader.say("in-brackets", text=told.state(each, reader.view))
        for each in found
    ]
    listed = course_blocks.some(reader, names, NAMED)
    return reader.say(key, n=len(names), list=listed)


def _late(reader: PackReader, course: Course) -> Iterator[Block]:
    """What is behind, with two empty columns."""
    late = courses.parts(course).late
    yield _heading(reader, course, "evaluation-late")
    if not late:
        yield _bullets(reader, [reader.say("evaluation-no-late")])
        return
    heads = (*reader.heads(*HEADS), reader.say("evaluation-cause"), reader.say("evaluation-advice"))
    lines = tuple(_row(reader, course, each) for each in late[:LATE])
    caption = reader.say("evaluation-table", n=len(lines), total=len(late))
    yield Table(caption, heads, lines, "progress evaluation", WIDTHS)
    if rest := late[LATE:]:
        yield _bullets(reader, [_named(reader, course, "evaluation-more-late", rest)])


def _row(reader: PackReader, course: Course, found: Progress) -> Line:
    texts = (
        course_blocks.figures(reader, course, found),
        told.needed(found, reader.view),
        told.pace(found, reader.view),
    )
    state = course_blocks.state(reader, found)
    return Line(
        (Cell(course_blocks.named(reader, course, found)), state, *map(Cell, (*texts, "", "")))
    )


def _notes(reader: PackReader, course: Course) -> Iterator[Block]:
    """What nobody can judge, what the states rest on, and what to mind."""
    yield _heading(reader, course, "evaluation-notes")
    late, good, rest = courses.parts(course)
    items = [_named(reader, course, "evaluation-rest", rest)] if rest else []
    doubtful = [each for each in (*late, *good) if each.cautions]
    if doubtful:
        listed = reader.say("semicolon").join(
            course_blocks.minded(reader, course, doubtful, MINDED)
        )
        items.append(reader.say("evaluation-mind", list=listed))
    items.append(courses.legend(reader.view))
    if any(courses.sources(course)):
        items.append(course_blocks.sources(reader, course).removesuffix(reader.say("sentence-end")))
    items += [text.removesuffix(reader.say("sentence-end")) for text in reader.warnings]
    yield _bullets(reader, items)
