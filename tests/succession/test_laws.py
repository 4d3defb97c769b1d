"""Laws of succession over plans put together from measures of the packaged ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp import pipeline
from plancmp.compare.lineage import lineage
from plancmp.compare.redline import redline, vocabulary
from plancmp.model.plan import Plan
from plancmp.model.succession import Succession
from plancmp.pipeline import Comparer
from tests import fixtures
from tests.test_laws import LAW, mixtures

TURNED = {
    "raised": "lowered",
    "lowered": "raised",
    "dropped": "new",
    "new": "dropped",
    "extended": "narrowed",
    "narrowed": "extended",
    "split": "merged",
    "merged": "split",
}
TWO = st.tuples(mixtures("p"), mixtures("q"))


def _succession(old: Plan, new: Plan) -> Succession:
    return pipeline.succession(old, new, Comparer(fixtures.packs()), ())


def _unchanged(found: Succession) -> bool:
    blank = {target.id for target in found.old.targets if target.value is None}
    tasks = {(row.change, row.moved, row.old == row.new) for row in found.tasks}
    targets = {"held" if row.old and row.old.id in blank else row.change for row in found.targets}
    return tasks <= {("kept", False, True)} and targets <= {"held"}


@pytest.mark.parametrize("name", fixtures.PLANS)
def test_a_plan_succeeds_itself_unchanged(name: str) -> None:
    assert _unchanged(_succession(fixtures.plan(name), fixtures.plan(name)))


@given(mixtures("p"))
@LAW
def test_so_does_any_other(plan: Plan) -> None:
    """Copies of a target in one plan are partners of each other; all are held none the less."""
    found = _succession(plan, plan)
    assert all(row.change == "kept" and not row.moved for row in found.tasks)
    blank = {target.id for target in plan.targets if target.value is None}
    held = {row.change for row in found.targets if row.old and row.old.id not in blank}
    assert held <= {"held"}


def _tasks(found: Succession) -> set[tuple[Any, ...]]:
    return {(r.old, r.new, r.change, r.moved, r.gained, r.lost, r.origin) for r in found.tasks}


@given(TWO)
@LAW
def test_the_other_way_round_all_is_mirrored(plans: tuple[Plan, Plan]) -> None:
    one, two = plans
    there, back = _succession(one, two), _succession(two, one)
    assert _tasks(there) == {
        (new, old, TURNED.get(change, change), moved, lost, gained, origin)
        for old, new, change, moved, gained, lost, origin in _tasks(back)
    }
    assert {(r.old, r.new, r.change) for r in there.targets} == {
        (r.new, r.old, TURNED.get(r.change, r.change)) for r in back.targets
    }


@given(TWO)
@LAW
def test_every_measure_stands_in_one_row(plans: tuple[Plan, Plan]) -> None:
    found = _succession(*plans)
    for side, plan in (("old", plans[0]), ("new", plans[1])):
        tasks = [ref for row in found.tasks for ref in getattr(row, side)]
        targets = [ref for row in found.targets if (ref := getattr(row, side))]
        assert sorted(tasks) == sorted(map(plan.ref, plan.tasks))
        assert sorted(targets) == sorted(map(plan.ref, plan.targets))


@given(st.tuples(mixtures("p"), mixtures("q"), mixtures("r")))
@LAW
def test_every_measure_stands_in_one_line(plans: tuple[Plan, Plan, Plan]) -> None:
    one, two, three = plans
    found = lineage((_succession(one, two), _succession(two, three)))
    for at, plan in enumerate(plans):
        tasks = [ref for line in found.tasks for ref in line.measures[at]]
        targets = [ref for line in found.targets for ref in line.measures[at]]
        assert sorted(tasks) == sorted(map(plan.ref, plan.tasks))
        assert sorted(targets) == sorted(map(plan.ref, plan.targets))


TEXT = st.text("专利商标质押融资2025 aB，。\n", max_size=40)


@given(TEXT, TEXT)
def test_a_redline_holds_both_passages(old: str, new: str) -> None:
    edits = redline(old, new, vocabulary(fixtures.domain()))
    assert "".join(edit.text for edit in edits if edit.kind != "deleted") == new
    assert "".join(edit.was for edit in edits if edit.kind != "inserted") == old
    assert all(edit.text or edit.was for edit in edits)


def test_two_versions_of_one_plan() -> None:
    """Of one id and period, as a revision has them."""
    old = fixtures.plan("heyuan")
    new = replace(old, tasks=old.tasks[1:], digest="")
    found = _succession(old, new)
    assert [(r.change, r.old[0].id) for r in found.tasks if r.change != "kept"] == [
        ("dropped", old.tasks[0].id)
    ]
