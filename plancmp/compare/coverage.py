"""Rows of a coverage matrix over any number of plans, built from pairwise alignments without
chaining unlike things.

A row is a set of measures in which every two of different plans are aligned, and which `same` pairs
hold together. A = B and B = C with A ≠ C makes two rows and a contradiction that is reported, never
one row. A plan without a member in the row covers it in part when one of its measures is aligned
with at least half of the members. Measures that are aligned with everything of the other plans in
the row are named too.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import permutations

from plancmp.compare.reviewed import reviewed
from plancmp.compare.settle import Links, settle
from plancmp.domain import Domain
from plancmp.model.comparison import Alignment, Comparison
from plancmp.model.coverage import Coverage, CoverageCell, CoverageRow, Matrix
from plancmp.model.decision import Absence
from plancmp.model.plan import Measure, MeasureRef, Plan, Target, Task

Measures = Mapping[MeasureRef, Measure]
Place = Mapping[MeasureRef, int]
"""The order of the measures: that of the plans, then that of each plan."""
Ties = Mapping[MeasureRef, Mapping[MeasureRef, float]]
"""The score of each measure with everything that it is aligned with."""


def matrix(plans: Sequence[Plan], comparisons: Sequence[Comparison], domain: Domain) -> Matrix:
    """The rows of tasks by theme, then those of targets by theme; they do not depend on the order
    of the plans, which is that of the cells alone.

    comparisons: of every pair of the plans, once, in any order.
    """
    ordered = sorted(plans, key=lambda plan: plan.id)
    links = _links([pair for found in comparisons for pair in found.tasks])
    tasks, changed, contradictions = settle(links)
    targets = _links([pair.alignment for found in comparisons for pair in found.targets])
    rows = _rows(plans, {p.ref(t): t for p in ordered for t in p.tasks}, tasks, domain)
    goals = {p.ref(t): t for p in ordered for t in p.targets}
    rows += _rows(plans, goals, _by_basis(goals, targets), domain)
    absent = {entry for found in comparisons for entry in found.absent}
    cautions = dict.fromkeys(caution for found in comparisons for caution in found.cautions)
    return Matrix(
        tuple(plans),
        tuple(_confirm(row, absent) for row in rows),
        contradictions,
        changed,
        tuple(sorted(cautions)),
        reviewed(comparisons),
    )


def _confirm(row: CoverageRow, absent: Collection[Absence]) -> CoverageRow:
    """Nothing found becomes confirmed to be absent, where a person said so of one of the row's
    members.
    """
    members = [member for cell in row.cells for member in cell.members]

    def confirmed(cell: CoverageCell) -> bool:
        found = (Absence(cell.plan, member) in absent for member in members)
        return cell.coverage == "none" and any(found)

    cells = (replace(c, coverage="absent") if confirmed(c) else c for c in row.cells)
    return replace(row, cells=tuple(cells))


def _links(pairs: Sequence[Alignment]) -> Links:
    return {frozenset((p.a, p.b)): p for p in pairs if p.relation != "related"}


def _by_basis(targets: Mapping[MeasureRef, Target], links: Links) -> Links:
    """One indicator on two bases is one row only where neither basis has a partner of its own."""
    mixed = {pair for pair in links if len({targets[ref].basis for ref in pair}) > 1}
    served = {ref for pair in links for ref in pair if pair not in mixed}
    return {
        pair: replace(p, relation="partial") if pair in mixed and pair & served else p
        for pair, p in links.items()
    }


def _rows(
    plans: Sequence[Plan], measures: Measures, links: Links, domain: Domain
) -> list[CoverageRow]:
    place = {ref: i for i, ref in enumerate(measures)}
    themes = tuple(domain.themes)
    groups, ties = _groups(place, links), _ties(links)
    rows = [(group, _row(group, place, measures, plans, ties)) for group in groups]

    def order(found: tuple[list[MeasureRef], CoverageRow]) -> tuple[int, int, int]:
        group, row = found
        return themes.index(row.theme), -len({ref.plan for ref in group}), place[group[0]]

    return [row for _, row in sorted(rows, key=order)]


def _ties(links: Links) -> Ties:
    found: dict[MeasureRef, dict[MeasureRef, float]] = {}
    for pair, link in links.items():
        for one, two in permutations(pair):
            found.setdefault(one, {})[two] = link.score
    return found


def _groups(place: Place, links: Links) -> list[list[MeasureRef]]:
    """Complete linkage: the surest `same` pairs first; two groups become one only when all their
    pairs are aligned.
    """
    group = {ref: [ref] for ref in place}
    same = [
        (p.score, sorted(pair, key=place.__getitem__))
        for pair, p in links.items()
        if p.relation == "same"
    ]
    same.sort(key=lambda found: (-found[0], place[found[1][0]], place[found[1][1]]))
    for _, (one, two) in same:
        first, second = group[one], group[two]
        pairs = ((x, y) for x in first for y in second)
        if first is not second and all(
            x.plan == y.plan or frozenset((x, y)) in links for x, y in pairs
        ):
            first.extend(second)
            group.update(dict.fromkeys(second, first))
    unique = {id(members): members for members in group.values()}
    return [sorted(members, key=place.__getitem__) for members in unique.values()]


def _row(
    group: list[MeasureRef],
    place: Place,
    measures: Measures,
    plans: Sequence[Plan],
    ties: Ties,
) -> CoverageRow:
    """The label is the title of the member that is nearest to all others."""

    def nearness(ref: MeasureRef) -> tuple[float, int]:
        return round(sum(_score(ref, other, ties) for other in group), 4), -place[ref]

    lead = max(group, key=nearness)
    measure = measures[lead]
    aligned = {ref for member in group for ref in ties.get(member, ())}
    touching = sorted(aligned - {*group}, key=place.__getitem__)
    near = _near(group, place, touching, ties)
    cells = tuple(_cell(plan.id, group, near, measures, touching) for plan in plans)
    if isinstance(measure, Task):
        return CoverageRow(lead, measure.title, measure.theme, "task", cells)
    return CoverageRow(lead, measure.name, measure.theme, "target", cells)


def _score(one: MeasureRef, two: MeasureRef, ties: Ties) -> float:
    return ties.get(one, {}).get(two, 0.0)


def _near(
    group: list[MeasureRef], place: Place, touching: Sequence[MeasureRef], ties: Ties
) -> list[MeasureRef]:
    """Measures that bear on the row without being members.

    touching: those that are aligned with any member.
    """
    scored = {
        ref: [_score(ref, member, ties) for member in group if member.plan != ref.plan]
        for ref in touching
    }
    fit = [
        ref
        for ref, scores in scored.items()
        if scores and 2 * sum(s > 0 for s in scores) >= len(scores)
    ]
    fit.sort(key=lambda ref: (-round(sum(scored[ref]), 4), place[ref]))
    row: list[MeasureRef] = []
    for ref in fit:
        if all(_score(ref, other, ties) for other in (*group, *row) if other.plan != ref.plan):
            row.append(ref)
    served = {ref.plan for ref in (*group, *row)}
    best = {ref.plan: ref for ref in reversed(fit) if ref.plan not in served}
    return sorted((*row, *best.values()), key=place.__getitem__)


def _cell(
    plan: str,
    group: list[MeasureRef],
    near: list[MeasureRef],
    measures: Measures,
    touching: Sequence[MeasureRef],
) -> CoverageCell:
    members = tuple(ref for ref in group if ref.plan == plan)
    found = tuple(ref for ref in near if ref.plan == plan)
    if members:
        own = (measures[ref] for ref in members)
        blank = all(isinstance(measure, Target) and measure.value is None for measure in own)
        coverage: Coverage = "partial" if blank else "full"
        return CoverageCell(plan, coverage, (*members, *found), members)
    if found:
        return CoverageCell(plan, "partial", found)
    some = tuple(ref for ref in touching if ref.plan == plan)
    return CoverageCell(plan, "near" if some else "none", (), (), some)
