"""Every figure that a document promises: those of its indicator tables, then those of its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from plancmp.domain import Domain
from plancmp.drafting.figure import Figure
from plancmp.drafting.figures import figures
from plancmp.drafting.horizon import Horizon
from plancmp.drafting.pieces import Piece
from plancmp.drafting.tables import rows
from plancmp.drafting.tasks import projects

ALIKE = 70


def figures_of(
    pieces: Sequence[Piece], plan: Horizon, domain: Domain, tabled: Domain
) -> Iterator[Figure]:
    """Table rows, then the figures of goals and tasks that no table row says already.

    tabled: the domain with the units that only the document's tables know.
    """
    known = list(rows(pieces, plan, tabled))
    yield from known
    texts = [
        (p.text, p.span, p.zone)
        for p in pieces
        if p.kind in ("text", "heading")
        and p.zone != "background"
        and not domain.grammar["caption"].holds(p.text)
    ]
    texts += [(task.text, task.lines[0], "tasks") for task in projects(pieces, domain.grammar)]
    for text, span, zone in sorted(texts, key=lambda each: each[1]):
        dated = zone not in (("goals", "tasks") if plan.last else ("goals",))
        for figure in figures(text, span, plan, domain, dated=dated):
            if plan.is_past(figure.year):
                continue
            if not any(_same(figure, other) for other in known):
                known.append(figure)
                yield figure


def _same(one: Figure, other: Figure) -> bool:
    """Said twice: the figure with its unit and year, of names that are nearly alike."""
    if one.lines == other.lines or _said(one) != _said(other):
        return False
    return fuzz.ratio(one.name, other.name) >= ALIKE


def _said(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.unit, figure.year, figure.value_max
