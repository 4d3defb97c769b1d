"""What became of measures over several plans in a row: which of them lived on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plancmp.model.plan import MeasureRef
from plancmp.model.succession import Line, Lineage, Succession

Node = tuple[int, MeasureRef]
"""Which plan of the row, and which of its measures: two versions of a plan may have one id."""
_Link = tuple[int, tuple[MeasureRef, ...], tuple[MeasureRef, ...], str]
"""A step, what it leads from and to, and what became of it."""


def lineage(steps: Sequence[Succession]) -> Lineage:
    """steps: of each plan and the next, in order."""
    plans = (steps[0].old, *(step.new for step in steps))
    tasks = [
        (n, row.old, row.new, row.change) for n, step in enumerate(steps) for row in step.tasks
    ]
    targets: list[_Link] = [
        (n, _one(row.old), _one(row.new), row.change)
        for n, step in enumerate(steps)
        for row in step.targets
    ]
    order = {
        (n, plan.ref(m)): at for n, plan in enumerate(plans) for at, m in enumerate(plan.measures)
    }
    size = len(plans)
    return Lineage(plans, tuple(steps), _lines(tasks, size, order), _lines(targets, size, order))


def _one(ref: MeasureRef | None) -> tuple[MeasureRef, ...]:
    return () if ref is None else (ref,)


def _lines(links: Iterable[_Link], size: int, order: dict[Node, int]) -> tuple[Line, ...]:
    """What hangs together over all steps, by where it begins."""
    groups: list[tuple[set[Node], list[_Link]]] = []
    for link in links:
        step, old, new, _ = link
        nodes = {(step, ref) for ref in old} | {(step + 1, ref) for ref in new}
        touched = [g for g in groups if g[0] & nodes]
        held = [each for g in touched for each in g[1]]
        groups = [g for g in groups if g not in touched]
        groups.append((nodes.union(*(g[0] for g in touched)), [*held, link]))
    ordered = sorted(groups, key=lambda g: min((n, order[n, ref]) for n, ref in g[0]))
    return tuple(_line(nodes, held, size, order) for nodes, held in ordered)


def _line(nodes: set[Node], links: Sequence[_Link], size: int, order: dict[Node, int]) -> Line:
    members = sorted(nodes, key=lambda node: (node[0], order[node]))
    measures = tuple(tuple(ref for n, ref in members if n == at) for at in range(size))
    changes = tuple(
        tuple(dict.fromkeys(told for n, _, _, told in links if n == step))
        for step in range(size - 1)
    )
    return Line(measures, changes)
