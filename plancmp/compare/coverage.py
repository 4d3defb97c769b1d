"""Rows of a coverage matrix over any number of plans, built from pairwise alignments without chaining unlike things.

A row is a set of measures in which every two of different plans are aligned, and which `same` pairs hold together. A = B and B = C
with A ≠ C makes two rows and a contradiction that is reported, never one row. A plan without a member in the row covers it
in part when one of its measures is aligned with at least half of the members. Measures that are aligned with everything of the
other plans in the row are named too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from plancmp.knowledge import codelist
from plancmp.model import Alignment, Cell, Contradiction, Coverage, Matrix, Plan, Row, Target, Task

Key = tuple[str, str]
"""Plan id and measure id."""
Links = Mapping[frozenset[Key], Alignment]
Found = Mapping[tuple[str, str], Iterable[Alignment]]
"""The alignments of each pair of plan ids."""
Measures = Mapping[Key, Task | Target]


def matrix(
    plans: Sequence[Plan], tasks: Found, targets: Found, absent: Collection[tuple[str, str]] = ()
) -> Matrix:
    """The rows of tasks by theme, then those of targets by theme; absent: a plan, and a measure that it was confirmed to lack."""
    task_links, target_links = _links(tasks), _by_basis(plans, _links(targets))
    rows = _rows(plans, {(p.id, t.id): t for p in plans for t in p.tasks}, task_links)
    rows += _rows(plans, {(p.id, t.id): t for p in plans for t in p.targets}, target_links)
    rows = [_confirm(row, absent) for row in rows]
    return Matrix(tuple(plans), tuple(rows), tuple(_contradictions(task_links)))


def _confirm(row: Row, absent: Collection[tuple[str, str]]) -> Row:
    """Nothing found becomes confirmed to be absent, where a person said so of one of the row's members."""
    members = [f"{cell.plan}:{member}" for cell in row.cells for member in cell.members]
    cells = (
        replace(c, coverage="absent")
        if c.coverage == "none" and any((c.plan, m) in absent for m in members)
        else c
        for c in row.cells
    )
    return replace(row, cells=tuple(cells))


def _links(found: Found) -> Links:
    return {
        frozenset(((a, p.a), (b, p.b))): p
        for (a, b), pairs in found.items()
        for p in pairs
        if p.relation != "related"
    }


def _by_basis(plans: Sequence[Plan], links: Links) -> Links:
    """One indicator on two bases is one row only where neither basis has a partner of its own."""
    basis = {(p.id, t.id): t.basis for p in plans for t in p.targets}
    served = {key for pair in links for key in pair if not _mixed(pair, basis)}
    return {
        pair: replace(p, relation="partial") if _mixed(pair, basis) and pair & served else p
        for pair, p in links.items()
    }


def _mixed(pair: frozenset[Key], basis: Mapping[Key, str]) -> bool:
    return len({basis[key] for key in pair}) > 1


def _rows(plans: Sequence[Plan], measures: Measures, links: Links) -> list[Row]:
    place = {key: i for i, key in enumerate(measures)}
    themes = codelist("themes")
    rows = [(group, _row(group, place, measures, plans, links)) for group in _groups(place, links)]
    rows.sort(
        key=lambda r: (themes.index(r[1].theme), -len({plan for plan, _ in r[0]}), place[r[0][0]])
    )
    return [row for _, row in rows]


def _groups(place: Mapping[Key, int], links: Links) -> list[list[Key]]:
    """Complete linkage: the surest `same` pairs first; two groups become one only when all their pairs are aligned."""
    group = {key: [key] for key in place}
    pairs = [
        (-p.score, sorted(pair, key=place.__getitem__))
        for pair, p in links.items()
        if p.relation == "same"
    ]
    for _, (one, two) in sorted(pairs, key=lambda p: (p[0], place[p[1][0]], place[p[1][1]])):
        first, second = group[one], group[two]
        if first is not second and all(
            x[0] == y[0] or frozenset((x, y)) in links for x in first for y in second
        ):
            first.extend(second)
            group.update(dict.fromkeys(second, first))
    unique = {id(members): members for members in group.values()}
    return [sorted(members, key=place.__getitem__) for members in unique.values()]


def _row(
    group: list[Key],
    place: Mapping[Key, int],
    measures: Measures,
    plans: Sequence[Plan],
    links: Links,
) -> Row:
    """The label is the title of the member that is nearest to all others."""
    lead = max(
        group, key=lambda k: (round(sum(_score(k, other, links) for other in group), 4), -place[k])
    )
    measure = measures[lead]
    near = _near(group, place, links)
    cells = tuple(_cell(plan.id, group, near, measures) for plan in plans)
    if isinstance(measure, Task):
        return Row(":".join(lead), measure.title, measure.theme, "task", cells)
    return Row(":".join(lead), measure.name, measure.theme, "target", cells)


def _score(one: Key, two: Key, links: Links) -> float:
    pair = links.get(frozenset((one, two)))
    return pair.score if pair else 0.0


def _near(group: list[Key], place: Mapping[Key, int], links: Links) -> list[Key]:
    """Measures that bear on the row without being members."""
    here = {plan for plan, _ in group}
    ties = {
        key: [_score(key, member, links) for member in group if member[0] != key[0]]
        for key in place
        if key not in group
    }
    fit = [
        key
        for key, scores in ties.items()
        if scores and 2 * sum(s > 0 for s in scores) >= len(scores)
    ]
    fit.sort(key=lambda key: (-round(sum(ties[key]), 4), place[key]))
    row: list[Key] = []
    for key in fit:
        if all(_score(key, other, links) for other in (*group, *row) if other[0] != key[0]):
            row.append(key)
    served = here | {plan for plan, _ in row}
    best = {key[0]: key for key in reversed(fit) if key[0] not in served}
    return sorted((*row, *best.values()), key=place.__getitem__)


def _cell(plan: str, group: list[Key], near: list[Key], measures: Measures) -> Cell:
    members = tuple(measure for owner, measure in group if owner == plan)
    found = tuple(measure for owner, measure in near if owner == plan)
    if not members:
        coverage: Coverage = "partial" if found else "none"
        return Cell(plan, coverage, found)
    blank = all(
        isinstance(m := measures[plan, member], Target) and m.value is None for member in members
    )
    return Cell(plan, "partial" if blank else "full", (*members, *found), members)


def _contradictions(links: Links) -> Iterator[Contradiction]:
    """Measures of three plans of which two pairs are the same and the third is not even aligned."""
    same: dict[Key, list[Key]] = {}
    for pair, found in links.items():
        if found.relation == "same":
            one, two = sorted(pair)
            same.setdefault(one, []).append(two)
            same.setdefault(two, []).append(one)
    for middle in sorted(same):
        for one, two in combinations(sorted(same[middle]), 2):
            if one[0] != two[0] and frozenset((one, two)) not in links:
                yield Contradiction(":".join(one), ":".join(middle), ":".join(two))
