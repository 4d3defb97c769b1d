"""Laws of matrices and gaps over plans put together from measures of the packaged ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp import pipeline
from plancmp.model.comparison import Comparison
from plancmp.model.coverage import CoverageRow, Matrix
from plancmp.model.plan import MeasureRef, Plan
from plancmp.pipeline import Comparer
from tests import fixtures

TASKS = [task for plan in fixtures.five() for task in plan.tasks]
TARGETS = [target for plan in fixtures.five() for target in plan.targets]
LAW = settings(max_examples=30, deadline=None)


@st.composite
def mixtures(draw: Any, name: str) -> Plan:
    """A plan of some measures of several plans, each at its own id."""
    tasks = draw(st.lists(st.sampled_from(TASKS), min_size=2, max_size=9, unique_by=lambda t: t.id))
    goals = draw(st.lists(st.sampled_from(TARGETS), max_size=6, unique_by=lambda t: t.id))
    of_task = {task.id for task in tasks}
    return replace(
        fixtures.plan(draw(st.sampled_from(fixtures.PLANS))),
        id=name,
        tasks=tuple(replace(task, applies_to=()) for task in tasks),
        targets=tuple(goal for goal in goals if goal.id not in of_task),
        digest="",
    )


THREE = st.tuples(mixtures("p"), mixtures("q"), mixtures("r"))


def _comparer() -> Comparer:
    return Comparer(fixtures.packs())


def _matrix(plans: tuple[Plan, ...]) -> tuple[Matrix, list[Comparison]]:
    comparer = _comparer()
    return pipeline.matrix(plans, comparer), list(comparer.all_pairs(plans))


@given(THREE)
@LAW
def test_a_cell_is_none_only_where_nothing_is_aligned(plans: tuple[Plan, ...]) -> None:
    found, pairs = _matrix(plans)
    aligned = {frozenset((p.a, p.b)) for c in pairs for p in c.tasks}
    aligned |= {
        frozenset((p.alignment.a, p.alignment.b))
        for c in pairs
        for p in c.targets
        if p.alignment.relation == "same"
    }
    for row in found.rows:
        members = [ref for cell in row.cells for ref in cell.members]
        for cell in (cell for cell in row.cells if cell.coverage == "none"):
            plan = next(p for p in plans if p.id == cell.plan)
            own = map(plan.ref, plan.measures)
            assert not any(frozenset((ref, member)) in aligned for ref in own for member in members)


@given(THREE, st.permutations(range(3)))
@LAW
def test_rows_do_not_depend_on_the_order(plans: tuple[Plan, ...], order: list[int]) -> None:
    there, _ = _matrix(plans)
    back, _ = _matrix(tuple(plans[i] for i in order))
    assert list(map(_content, there.rows)) == list(map(_content, back.rows))
    assert there.changed == back.changed
    assert there.contradictions == back.contradictions


def _content(row: CoverageRow) -> tuple[Any, ...]:
    cells = {
        cell.plan: (cell.coverage, cell.measures, cell.members, cell.near) for cell in row.cells
    }
    return row.id, row.label, row.theme, row.kind, cells


@given(THREE)
@LAW
def test_no_pair_of_the_matcher_contradicts_two_others(plans: tuple[Plan, ...]) -> None:
    found, _ = _matrix(plans)
    assert found.contradictions == ()


Said = dict[tuple[str, MeasureRef], tuple[Any, ...]]


def _gaps(plan: Plan, *against: Plan) -> Said:
    """What is said of the plan and each measure of a reference."""
    found = pipeline.gaps(plan, against, _comparer())
    return {
        (gap.of if gap.kind != "weaker" else f"weaker {gap.measures}", ref): (gap.kind,)
        for gap in found.gaps
        for peer in gap.peers
        for ref in peer.measures
    }


@given(THREE)
@LAW
def test_a_gap_does_not_depend_on_the_other_plans(plans: tuple[Plan, ...]) -> None:
    one, two, three = plans
    assert _gaps(one, two, three) == _gaps(one, two) | _gaps(one, three)


@given(THREE)
@LAW
def test_missing_is_only_what_has_no_partner(plans: tuple[Plan, ...]) -> None:
    one, *others = plans
    comparer = _comparer()
    for gap in pipeline.gaps(one, others, comparer).gaps:
        refs = {ref for peer in gap.peers for ref in peer.measures}
        pairs = [p for other in others for p in comparer.compare(one, other).tasks if p.b in refs]
        if gap.kind == "missing":
            assert not pairs
        if gap.kind == "partial":
            assert {pair.relation for pair in pairs} == {"partial"}
            assert refs <= {pair.b for pair in pairs}
