"""How far the targets have come, for each plan of which there are actual figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.model.progress import Course, Progress
from plancmp.render import course_blocks, courses
from plancmp.render.blocks import (
    Block,
    Bullets,
    Heading,
    Paragraph,
    Section,
    Text,
    said,
)
from plancmp.render.pack_reader import PackReader


def build(reader: PackReader) -> Section:
    blocks: list[Block] = [said(*_intro(reader))]
    for course in reader.pack.courses:
        blocks += _plan(reader, course)
    return Section("progress", reader.say("section-progress"), tuple(blocks))


def _intro(reader: PackReader) -> Iterator[str]:
    """How states are found, and of which plans nothing is known."""
    yield courses.legend(reader.view) + reader.say("sentence-end")
    there = {course.plan.id for course in reader.pack.courses}
    without = [plan.short_name for plan in reader.pack.plans if plan.id not in there]
    if without:
        yield reader.say("progress-without", list=reader.join(without))


def _plan(reader: PackReader, course: Course) -> Iterator[Block]:
    late, good, rest = courses.parts(course)
    yield Heading(_title(reader, course), f"progress-{course.plan.id}")
    yield said(course_blocks.overall(reader, course))
    judged = (*late, *good)
    if reader.charts:
        yield from course_blocks.charted(reader, course, judged)
    if judged:
        yield course_blocks.table(reader, course, judged)
        yield Paragraph((Text(course_blocks.sources(reader, course)),), "note")
    yield from _listed(reader, course, "progress-late", late)
    yield from _listed(reader, course, "progress-rest", rest)
    minded = tuple(course_blocks.minded(reader, course, good))
    if minded:
        yield Heading(reader.say("progress-mind"), "", 4)
        yield Bullets(tuple((Text(text),) for text in minded))


def _title(reader: PackReader, course: Course) -> str:
    as_of = courses.as_of(course, reader.view)
    return course.plan.short_name + reader.say("in-brackets", text=as_of)


def _listed(
    reader: PackReader, course: Course, key: str, found: Sequence[Progress]
) -> Iterator[Block]:
    """Targets with their sentences."""
    if found:
        yield Heading(reader.say(key, n=len(found)), "", 4)
        yield Bullets(
            tuple((Text(course_blocks.explained(reader, course, each)),) for each in found)
        )
