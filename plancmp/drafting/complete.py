"""What a document promises and its plan does not have: paragraphs and figures.

What a coder left out on purpose stands under `not_coded` in the plan file, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from plancmp.domain import Domain
from plancmp.drafting.document import Document
from plancmp.drafting.numbers import Number, numbers
from plancmp.drafting.pieces import Piece
from plancmp.drafting.signs import flat
from plancmp.drafting.tasks import tasks
from plancmp.model.finding import Span
from plancmp.model.plan import Plan, Target

SMALL = 10
"""Smaller counts in words are no figures; those in digits are."""


def paragraphs(plan: Plan, pieces: Sequence[Piece], domain: Domain) -> Iterator[Span]:
    """Commitment paragraphs that no task has; pieces: the document's outline."""
    left = [each for each in plan.not_coded if not each.figure]
    for found in tasks(pieces, domain.grammar):
        span = found.lines[0][0], found.lines[-1][1]
        if not any(_has(each.lines, span) for each in plan.tasks) and not any(
            _has(each.lines, span) for each in left
        ):
            yield span


def figures(
    plan: Plan, document: Document, pieces: Sequence[Piece], domain: Domain
) -> Iterator[tuple[int, str]]:
    """The line and the text of every figure in goals and commitments that no target says."""
    promising = _promising(plan, document, pieces)
    for text, span in ((piece.text, piece.span) for piece in pieces):
        if not promising.intersection(range(span[0], span[1] + 1)):
            continue
        for number in numbers(text, domain):
            if (
                number.dimension
                and not _small(number)
                and not _coded(number, span, plan, domain)
                and not _left_out(number, span, plan, domain)
            ):
                yield _line(number, span, document, domain), number.printed


def _line(number: Number, span: Span, document: Document, domain: Domain) -> int:
    """Where in a broken paragraph a number stands; the first line where a break has cut it."""
    lines = range(span[0], span[1] + 1)
    found = (n for n in lines if number.printed in flat(document.lines[n - 1], domain.grammar))
    return next(found, span[0])


def _promising(plan: Plan, document: Document, pieces: Sequence[Piece]) -> set[int]:
    spans = [span for task in plan.tasks for span in task.lines]
    spans += [p.span for p in pieces if p.kind == "text" and p.zone in ("goals", "tasks")]
    end = len(document.lines)
    return {line for first, last in spans for line in range(first, min(last, end) + 1)}


def _small(number: Number) -> bool:
    return number.in_words and number.dimension == "count" and number.value < SMALL


def _coded(number: Number, span: Span, plan: Plan, domain: Domain) -> bool:
    return any(
        number.says(value, target.unit, domain.units)
        for target in plan.targets
        if _has(target.lines, span)
        for value in _figures(target)
    )


def _figures(target: Target) -> Iterator[Decimal]:
    base = target.baseline.value if target.baseline else None
    yield from (each for each in (target.value, target.value_max, base) if each is not None)


def _left_out(number: Number, span: Span, plan: Plan, domain: Domain) -> bool:
    return any(
        (number.value, number.dimension) == (other.value, other.dimension)
        for left in plan.not_coded
        if _has(left.lines, span)
        for other in numbers(left.figure, domain)
    )


def _has(coded: Sequence[Span], span: Span) -> bool:
    """Whether something was coded, or left out, from these lines."""
    return any(first <= span[1] and last >= span[0] for first, last in coded)
