"""What was read in a document as tasks and targets, with the fields that a coder must check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from plancmp.domain import Domain
from plancmp.drafting.figure import Doubt, Figure
from plancmp.drafting.pieces import plain
from plancmp.drafting.tasks import DraftTask
from plancmp.drafting.themes import NO_INSTRUMENT, instruments, theme
from plancmp.grammar import Grammar
from plancmp.model.plan import Baseline, Target, Task
from plancmp.units import OWN

MOST_ACTIONS = 12
SHORTEST_ACTION = 4
CHECK: Mapping[Doubt, tuple[str, ...]] = {
    "name-from-before": ("name",),
    "shared-name": ("name",),
    "whole": ("unit", "value"),
    "cells-missing": ("value",),
    "cell-unread": ("value",),
    "about": ("comparator",),
    "no-year": ("year",),
    "own-unit": ("unit",),
    "growth-over-years": ("basis",),
}
"""What is to be checked of a target; of a year from the period nothing, it is called inferred."""
INFERRED: Mapping[Doubt, str] = {"whole": "unit", "year-from-period": "year"}
"""Which field was read from the context."""
RATES = ("percent", "score")
"""Dimensions of figures that count no things."""


def task(found: DraftTask, title: str, domain: Domain) -> Task:
    """title: the plan's, the section of what stands under no heading."""
    words = "".join((found.title, *reversed(found.section)))
    code, sure = theme(words, found.text, domain)
    used = instruments(found.text, domain)
    doubts = (("title", found.sure), ("theme", sure), ("instruments", bool(used)))
    return Task(
        id=f"task-{found.lines[0][0]}",
        title=found.title,
        section=found.section or (title,),
        theme=code,
        instruments=used or (NO_INSTRUMENT,),
        actions=_actions(found, domain.grammar),
        lines=found.lines,
        check=tuple(field for field, is_sure in doubts if not is_sure),
    )


def _actions(found: DraftTask, grammar: Grammar) -> tuple[str, ...]:
    """The clauses of the paragraph without what adds nothing.

    Twelve at most: neighbours share one where there are more.
    """
    text = grammar["owners"].without(plain(found.text))
    clauses = (_action(clause, grammar) for clause in grammar["action-end"].split(text))
    long = dict.fromkeys(clause for clause in clauses if len(clause) >= SHORTEST_ACTION)
    kept = list(long) or [found.title]
    size = -(-len(kept) // MOST_ACTIONS)
    comma = grammar.text("comma")
    shared = (comma.join(kept[i : i + size]) for i in range(0, len(kept), size))
    return tuple(dict.fromkeys(shared))


def _action(clause: str, grammar: Grammar) -> str:
    return grammar["action-lead"].without(clause).strip(grammar.signs("action-edge"))


def targets(figures: Sequence[Figure], domain: Domain) -> Iterator[Target]:
    """One for each figure, named by its row or line."""
    used: dict[str, int] = {}
    for figure in figures:
        place = f"target-{figure.row}" if figure.row else f"line-{figure.lines[0]}"
        used[place] = used.get(place, 0) + 1
        yield _target(figure, place if used[place] == 1 else f"{place}-{used[place]}", domain)


def _target(figure: Figure, name: str, domain: Domain) -> Target:
    code, sure = theme(figure.name, "", domain)
    own = domain.units[figure.unit].dimension.startswith(OWN)
    figure = replace(figure, doubts=(*figure.doubts, "own-unit")) if own else figure
    read = {INFERRED[doubt] for doubt in figure.doubts if doubt in INFERRED}
    return Target(
        id=name,
        name=figure.name,
        theme=code,
        unit=figure.unit,
        basis=figure.basis or _basis(figure, domain),
        year=figure.year,
        value=figure.value,
        value_max=figure.value_max,
        comparator=figure.comparator if figure.value is not None else "=",
        baseline=Baseline(figure.baseline_year, figure.baseline) if figure.has_baseline else None,
        binding=figure.binding,
        lines=(figure.lines,),
        inferred=(*(() if figure.basis else ("basis",)), *sorted(read)),
        check=_check(figure, sure_theme=sure),
        note=_note(figure, domain.grammar) if figure.value is None else "",
        row=figure.row,
    )


def _check(figure: Figure, *, sure_theme: bool) -> tuple[str, ...]:
    fields = [field for doubt, of in CHECK.items() if doubt in figure.doubts for field in of]
    blank = () if figure.value is not None else ("value",)
    theme = () if sure_theme else ("theme",)
    return tuple(dict.fromkeys((*fields, *blank, *theme)))


def _note(figure: Figure, grammar: Grammar) -> str:
    """What the document shows where a target has no value."""
    unread = (doubt for doubt in figure.doubts if doubt in ("cells-missing", "cell-unread"))
    return grammar.text(next(unread, "blank"))


def _basis(figure: Figure, domain: Domain) -> str:
    """What a number counts, by its name and unit; a coder confirms it."""
    grammar, name, unit = domain.grammar, figure.name, figure.unit
    if "growth-over-years" in figure.doubts:
        return "rate"
    percent = domain.units.dimension(unit) == "percent"
    if grammar["growth-name"].holds(name) or (percent and grammar["growth-end"].holds(name)):
        return "growth"
    rate = grammar["rate-begin"].holds(name) or grammar["rate-end"].holds(name)
    if rate or domain.units.dimension(unit) in RATES or _is_composed(unit, domain):
        return "rate"
    if grammar["stock-name"].holds(name):
        return "stock"
    return "annual" if grammar["flow-name"].holds(name) else "cumulative"


def _is_composed(unit: str, domain: Domain) -> bool:
    """Whether it is put together of one unit for each of another; a count a year is a count."""
    known = unit in domain.units.table and not domain.units[unit].dimension.startswith(OWN)
    return not known and "/" in unit and not domain.units[unit].yearly
