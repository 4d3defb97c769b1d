"""The figures that a report of a year states of the targets of a plan, for somebody to check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plancmp.domain import Domain
from plancmp.drafting.document import Document
from plancmp.drafting.figure import Figure
from plancmp.drafting.figures import figures
from plancmp.drafting.horizon import Horizon
from plancmp.drafting.outline import outline
from plancmp.drafting.tables import rows
from plancmp.errors import UnreadableInput
from plancmp.match.targets import alike
from plancmp.model.actual import Actual, Actuals
from plancmp.model.plan import Plan, Target
from plancmp.text import fold

TOP = 10
"""In how many lines a report says of which year it is."""
_DOUBTS = {
    "about": "value",
    "cell-unread": "value",
    "cells-missing": "value",
    "growth-over-years": "value",
    "name-from-before": "target",
    "shared-name": "target",
    "whole": "value",
    "no-year": "year",
    "year-from-period": "year",
}
"""The field of which a doubt of the reader makes a person look."""
_ALWAYS = ("status",)
"""What no report says in a way that a program can trust."""


def actuals(document: Document, plan: Plan, domain: Domain) -> Actuals:
    """One figure for each target, year and way of counting; UnreadableInput for a report whose
    first lines name no year.
    """
    title, year = _head(document, domain)
    began = plan.start or year
    base = [t.baseline.year for t in plan.targets if t.baseline and t.baseline.year]
    years = Horizon(min([began, *base, year]), year)
    found: dict[tuple[str, int, bool], Actual] = {}
    for figure in _figures(document, years, domain):
        for actual in _of_targets(figure, plan, title, domain):
            key = (actual.target, actual.year, actual.cumulative)
            found[key] = _both(found[key], actual) if key in found else actual
    order = [target.id for target in plan.targets]
    told = sorted(found.values(), key=lambda a: (order.index(a.target), a.year, a.cumulative))
    return Actuals(plan.id, tuple(told), document.path)


def _head(document: Document, domain: Domain) -> tuple[str, int]:
    """The title and the year of a report: the first line that names a year."""
    for line in [line for line in document.lines if line.strip()][:TOP]:
        if match := domain.grammar["any-year"].find(line):
            return line.strip(), int(match["year"])
    raise UnreadableInput("report-no-year", path=document.path)


def _figures(document: Document, years: Horizon, domain: Domain) -> Iterator[Figure]:
    """Those of tables, then those of the text."""
    pieces = outline(document.lines, domain.grammar)
    yield from rows(pieces, years, domain)
    for piece in pieces:
        if piece.kind in ("text", "heading"):
            yield from figures(piece.text, piece.span, years, domain)


def _of_targets(figure: Figure, plan: Plan, title: str, domain: Domain) -> Iterator[Actual]:
    """A figure may be one of several targets of one name: then somebody must choose."""
    if figure.value is None or figure.year is None or figure.value_max is not None:
        return
    meant = [target for target in plan.targets if _is_of(figure, target, domain)]
    for target in meant:
        doubts = [_DOUBTS[doubt] for doubt in figure.doubts if doubt in _DOUBTS]
        sure = len(meant) == 1 and _is_named(figure, target, domain)
        doubts += [] if sure else ["target"]
        whole = figure.basis == "cumulative" and target.basis == "cumulative"
        doubts += ["cumulative"] if target.basis in ("cumulative", "growth") else []
        yield Actual(
            target=target.id,
            year=figure.year,
            value=figure.value,
            status="preliminary",
            source=title,
            unit="" if figure.unit == target.unit else figure.unit,
            cumulative=whole,
            lines=(figure.lines,),
            check=_ordered([*doubts, *_ALWAYS]),
        )


def _is_of(figure: Figure, target: Target, domain: Domain) -> bool:
    """Whether name, unit and what is counted may be those of a target."""
    if (figure.basis == "growth") != (target.basis == "growth"):
        return False
    if figure.basis == "cumulative" and target.basis not in ("cumulative", "stock"):
        return False
    if figure.unit not in domain.units or not domain.units.alike(figure.unit, target.unit):
        return False
    return _is_named(figure, target, domain) or fold(figure.name).endswith(fold(target.name))


def _is_named(figure: Figure, target: Target, domain: Domain) -> bool:
    """Whether a figure has the name of a target, and not only ends in it."""
    likeness = alike(figure.name, target.name, domain)
    return likeness is not None and likeness[0] == "same"


def _both(one: Actual, two: Actual) -> Actual:
    """A figure that stands in two places; where they differ the first wins, to be checked."""
    lines = (*one.lines, *(span for span in two.lines if span not in one.lines))
    if one.value == two.value and one.unit == two.unit:
        return replace(one, lines=lines)
    return replace(one, lines=lines, check=_ordered([*one.check, "value"]))


def _ordered(fields: Sequence[str]) -> tuple[str, ...]:
    order = ("target", "year", "value", "unit", "cumulative", "status")
    return tuple(field for field in order if field in fields)
