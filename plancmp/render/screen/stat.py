"""A comparison as bars by theme, as in `git diff --stat`: a sign for each task of either plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plancmp.model.comparison import Comparison
from plancmp.model.plan import Plan
from plancmp.render import View
from plancmp.render.terminal import paint, paragraph, rule
from plancmp.render.width import width as columns_of

SIGNS = {"same": "=", "partial": "~", "a": "<", "b": ">"}
_COLORS = {"same": "green", "partial": "yellow", "a": "red", "b": "cyan"}
LONGEST = 40
"""Columns of the longest bar."""


def bars(found: Comparison, view: View) -> Iterator[str]:
    """A line a theme; bars that would be too long are drawn to scale."""
    counts = {theme: _counts(found, theme) for theme in view.themes}
    counts = {theme: counted for theme, counted in counts.items() if counted.total()}
    if not counts:
        return
    yield rule(view.say("stat-head"), view)
    legend = view.say("stat-legend", a=found.a.short_name, b=found.b.short_name)
    yield paint(paragraph(legend, view), "dim", view)
    names = {theme: view.word("themes", theme) for theme in counts}
    room = max(columns_of(name) for name in names.values())
    longest = max(counted.total() for counted in counts.values())
    limit = min(LONGEST, max(view.width - room - 26, 8))
    for theme, counted in counts.items():
        name = names[theme] + " " * (room - columns_of(names[theme]))
        bar = _bar(counted, min(1.0, limit / longest), view)
        figures = " ".join(f"{SIGNS[way]}{counted[way]}" for way in SIGNS if counted[way])
        yield f"  {name}  {bar}  {paint(figures, 'dim', view)}"


def _counts(found: Comparison, theme: str) -> Counter[str]:
    """The tasks of both plans that stand in the theme, by how they are met."""
    return Counter(
        way
        for plan, side in ((found.a, "a"), (found.b, "b"))
        for way in _ways(found, plan, side, theme)
    )


def _ways(found: Comparison, plan: Plan, side: str, theme: str) -> Iterator[str]:
    best: dict[str, str] = {}
    for pair in found.tasks:
        own = getattr(pair, side).id
        best[own] = "same" if "same" in (pair.relation, best.get(own)) else "partial"
    for task in plan.tasks:
        if task.theme == theme:
            yield best.get(task.id, side)


def _bar(counted: Counter[str], scale: float, view: View) -> str:
    """What is there has a sign at least."""
    signs = ((way, max(round(counted[way] * scale), 1)) for way in SIGNS if counted[way])
    return "".join(paint(SIGNS[way] * n, _COLORS[way], view) for way, n in signs)
