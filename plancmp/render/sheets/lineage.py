"""What became of measures over several plans, as tables: a row a line of measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from plancmp.compare.reviewed import reviewed
from plancmp.model.plan import Measure, Target
from plancmp.model.succession import Line, Lineage
from plancmp.render import View, successors, words
from plancmp.render.sheets import common
from plancmp.render.spreadsheet import Sheet, Value


def title(found: Lineage, view: View) -> str:
    return successors.lineage_title(found, view)


def notices(found: Lineage, view: View) -> tuple[str, ...]:
    cautions = (key for step in found.steps for key in step.cautions)
    return common.notices(found.plans, tuple(dict.fromkeys(cautions)), view)


def looked_at(found: Lineage, view: View) -> tuple[str, ...]:
    return words.reviewed(reviewed([step.comparison for step in found.steps]), view)


def sheets(found: Lineage, view: View) -> tuple[Sheet, ...]:
    heads = _heads(found, view)
    targets = tuple(_rows(found, found.targets, "target-changes", view))
    tasks = tuple(_rows(found, found.tasks, "task-changes", view))
    widths = (8, 10, *(30 for _ in heads[2:]))
    return (
        Sheet(view.say("targets"), heads, targets, widths, 2),
        Sheet(view.say("tasks"), heads, tasks, widths, 2),
    )


def main(found: Lineage, view: View) -> Sheet:
    """Targets, then tasks, in one table."""
    targets, tasks = sheets(found, view)
    kinds = ((view.say("table-target"), targets), (view.say("table-task"), tasks))
    rows = tuple((kind, *row) for kind, sheet in kinds for row in sheet.rows)
    return Sheet(view.say("summary"), (view.say("kind"), *targets.heads), rows, frozen=3)


def _heads(found: Lineage, view: View) -> tuple[str, ...]:
    """Each plan, and between two of them what became of it."""
    names = successors.names(found.plans, view)
    steps = (
        cell
        for one, two in pairwise(names)
        for cell in (view.say("succession-step", old=one, new=two), two)
    )
    return view.say("lineage-mark"), view.say("theme"), names[0], *steps


def _rows(
    found: Lineage, lines: Sequence[Line], codes: str, view: View
) -> Iterator[tuple[Value, ...]]:
    for line in lines:
        sides = successors.members(found, line)
        cells: list[Value] = [_cell(sides[0], view)]
        for changes, side in zip(line.changes, sides[1:], strict=True):
            cells += (view.join(view.word(codes, each) for each in changes), _cell(side, view))
        every = [measure for side in sides for measure in side]
        mark = view.say("table-yes") if line.lived else ""
        yield (mark, common.theme(view, *every), *cells)


def _cell(side: Sequence[Measure], view: View) -> str:
    """A line each; of a target its figure."""
    return "\n".join(
        f"{m.name} {words.figure(m, view)}" if isinstance(m, Target) else words.title(m)
        for m in side
    )
