"""What a document promises and its plan does not have: paragraphs without a task, figures without a target.

What a coder left out on purpose stands under `not_coded` in the plan file, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.drafting import outline, tasks
from plancmp.drafting.document import Document
from plancmp.drafting.numbers import Number, numbers
from plancmp.model import Plan, Span

SMALL = 10
"""Smaller counts in words (一支队伍, 三个环节) are no figures; those in digits are."""


def paragraphs(plan: Plan, document: Document) -> Iterator[Span]:
    """Commitment paragraphs that no task has."""
    for found in tasks.tasks(outline.read(document.lines)):
        span = found.lines[0][0], found.lines[-1][1]
        coded = any(_meets(span, lines) for task in plan.tasks for lines in task.lines)
        if not coded and not any(
            not left.figure and _meets(span, lines)
            for left in plan.not_coded
            for lines in left.lines
        ):
            yield span


def figures(plan: Plan, document: Document) -> Iterator[tuple[int, str]]:
    """The line and the text of every figure in goals and commitment paragraphs that no target says."""
    for line in sorted(_promising(plan, document)):
        for number in numbers(document.lines[line - 1]):
            if (
                number.dimension
                and not _small(number)
                and not _coded(number, line, plan)
                and not _left_out(number, line, plan)
            ):
                yield line, number.printed


def _promising(plan: Plan, document: Document) -> set[int]:
    pieces = (
        p for p in outline.read(document.lines) if p.kind == "text" and p.zone in ("goals", "tasks")
    )
    spans = [piece.span for piece in pieces] + [span for task in plan.tasks for span in task.lines]
    return {
        line for first, last in spans for line in range(first, min(last, len(document.lines)) + 1)
    }


def _small(number: Number) -> bool:
    return number.in_words and number.dimension == "count" and number.value < SMALL


def _coded(number: Number, line: int, plan: Plan) -> bool:
    here = (
        target
        for target in plan.targets
        if any(_meets((line, line), span) for span in target.lines)
    )
    values = (
        (value, target.unit)
        for target in here
        for value in (target.value, target.value_max)
        if value is not None
    )
    return any(number.says(value, unit) for value, unit in values)


def _left_out(number: Number, line: int, plan: Plan) -> bool:
    here = (
        left for left in plan.not_coded if any(_meets((line, line), span) for span in left.lines)
    )
    return any(
        (number.value, number.dimension) in [(n.value, n.dimension) for n in numbers(left.figure)]
        for left in here
    )


def _meets(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and one[1] >= other[0]
