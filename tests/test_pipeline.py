"""One flow: a pair of plans is compared once, in either order, and measures are never mixed up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import Phase, given, settings

import plancmp
from plancmp import pipeline
from plancmp.compare.mirror import mirror
from plancmp.match import explain, tasks
from plancmp.model.comparison import Comparison
from plancmp.model.plan import OwnUnit, Plan
from plancmp.pipeline import Comparer, compare
from plancmp.review import crosswalk
from tests import fixtures
from tests.fixtures import PAIRS, PLANS
from tests.plans import plans

Calls = list[tuple[str, str]]
PACK = tuple(sorted(PAIRS))


def _watch(monkeypatch: pytest.MonkeyPatch, name: str, *modules: Any) -> Calls:
    """The plans with which a function is called, from any of the modules that have it."""
    calls: Calls = []
    real = getattr(modules[0], name)

    def watched(a: Plan, b: Plan, *rest: Any) -> Any:
        calls.append((a.id, b.id))
        return real(a, b, *rest)

    for module in modules:
        monkeypatch.setattr(module, name, watched)
    return calls


RESULTS: dict[str, tuple[Callable[[], Any], int]] = {
    "diff": (lambda: plancmp.diff("chaozhou", "heyuan"), 1),
    "explain": (lambda: plancmp.explain("chaozhou", "187", "heyuan", "172"), 1),
    "matrix": (lambda: plancmp.matrix(PLANS), 10),
    "gap": (lambda: plancmp.gap("shanwei", [p for p in PLANS if p != "shanwei"]), 10),
    "report": (lambda: plancmp.report(PLANS), 10),
    "report for one": (lambda: plancmp.report(PLANS, "qingyuan"), 10),
}


@pytest.mark.parametrize("name", RESULTS)
def test_a_pair_is_compared_once(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANCMP_CACHE", "")
    act, pairs = RESULTS[name]
    compared = _watch(monkeypatch, "compare", pipeline)
    matched = _watch(monkeypatch, "evidence", tasks, explain)
    decided = _watch(monkeypatch, "find", crosswalk)
    act()
    for calls in (compared, decided, matched):
        assert len(calls) == len({frozenset(pair) for pair in calls}) == pairs


def test_somebody_hears_of_each_pair_once() -> None:
    heard: list[frozenset[str]] = []
    plancmp.report(PLANS, tell=lambda a, b: heard.append(frozenset((a.id, b.id))))
    assert sorted(map(sorted, heard)) == sorted(map(list, PAIRS))


def test_the_same_plans_are_the_same_comparison() -> None:
    made = Comparer(fixtures.packs())
    a, b = fixtures.plan("chaozhou"), fixtures.plan("heyuan")
    found = made.compare(a, b)
    assert made.compare(a, b) is found
    assert made.compare(b, a) == mirror(found)
    assert made.compare(b, a) is made.compare(b, a)
    other = replace(b, digest="", title="другой")
    assert made.compare(a, other) is not found


def _both(a: Plan, b: Plan) -> tuple[Comparison, Comparison]:
    """A comparison and the one asked for in the other order, each made for itself."""
    packs = fixtures.packs()
    return compare(a, b, packs.of(a, b)), compare(b, a, packs.of(b, a))


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_mirror_of_the_plans(a: str, b: str) -> None:
    there, back = _both(fixtures.plan(a), fixtures.plan(b))
    assert there.tasks
    assert there.targets
    assert back == mirror(there)
    assert mirror(back) == there


UNITS = (OwnUnit("册", "own"), OwnUnit("灯", "count", "2000/3"))


@given(plans("a", UNITS), plans("b", UNITS))
@settings(max_examples=80, deadline=None)
def test_mirror_of_any_plans(a: Plan, b: Plan) -> None:
    there, back = _both(a, b)
    assert back == mirror(there)
    assert mirror(back) == there


TURNED = {"own": "count", "count": "money", "money": "own"}


@given(plans("a"))
@settings(max_examples=40, deadline=None, phases=(Phase.reuse, Phase.generate))
def test_mirror_of_plans_that_declare_other_units(a: Plan) -> None:
    """The same targets, in units of the same words that mean something else."""
    other = tuple(replace(unit, dimension=TURNED[unit.dimension]) for unit in a.units)
    there, back = _both(a, replace(a, id="b", units=other))
    assert back == mirror(there)
    words = {unit.unit for unit in a.units}
    for pair in there.targets:
        if a.target(pair.alignment.a.id).unit in words:
            assert not pair.verdict.comparable


@given(plans("a", UNITS), plans("b", UNITS))
@settings(max_examples=80, deadline=None)
def test_any_plan_against_a_relative(a: Plan, b: Plan) -> None:
    """Plans that have much in common: the law holds of more than nothing."""
    relative = replace(b, targets=a.targets, tasks=(*a.tasks, *b.tasks))
    there, back = _both(a, relative)
    assert back == mirror(there)
    assert len({p.alignment.a for p in there.targets}) == len(a.targets)


@given(plans("a", UNITS), plans("b", UNITS))
@settings(max_examples=25, deadline=None)
def test_a_plan_made_in_memory_works_in_every_result(a: Plan, b: Plan) -> None:
    results = [
        plancmp.load(a),
        plancmp.diff(a, b),
        plancmp.diff(b, "shanwei"),
        plancmp.matrix([a, b]),
        plancmp.gap(a, [b]),
        plancmp.audit(b),
        plancmp.report([a, b]),
    ]
    if a.tasks and b.tasks:
        results.append(plancmp.explain(a, a.tasks[0].id, b, b.tasks[0].id))
    for result in results:
        assert result.to_dict() is not None
        assert repr(result)
        if "text" in plancmp_formats(result.kind):
            assert isinstance(result.render("text", width=60), str)


def plancmp_formats(kind: str) -> tuple[str, ...]:
    from plancmp.formats import names  # noqa: PLC0415 - beside its use

    return names(kind)


def test_digests_tell_plans_apart() -> None:
    plan = fixtures.plan("shanwei")
    bare = replace(plan, digest="")
    changed = replace(bare, title="其他")
    renamed = replace(plan, aliases=("别名",))
    marks = {pipeline.digest(p) for p in (plan, bare, changed, renamed)}
    assert len(marks) == 4
    assert pipeline.digest(replace(changed)) == pipeline.digest(changed)


def _twins() -> tuple[Plan, Plan, Plan]:
    """Plans of which every measure has the same id, and others by two phrases."""
    plan = fixtures.plan("shanwei")
    made = []
    for name, shift in (("one", 0), ("two", 1), ("three", 2)):
        moved = [
            replace(task, id=plan.tasks[(i + shift) % len(plan.tasks)].id)
            for i, task in enumerate(plan.tasks)
        ]
        made.append(replace(plan, id=name, aliases=(name,), tasks=tuple(moved), path="", digest=""))
    one, two, three = made
    return one, two, three


def test_a_task_is_not_its_own_rival() -> None:
    """Both plans have a task of that id: this named the explained task itself."""
    why = plancmp.explain("chaozhou", "talent-system", "guangdong", "talent-system").value
    for rival in (*why.rivals_a, *why.rivals_b):
        assert (rival.a.plan, rival.b.plan) == ("chaozhou", "guangdong")
        assert (rival.a.id, rival.b.id) != ("talent-system", "talent-system")


def _said(one: Plan, two: Plan) -> Iterator[tuple[str, str]]:
    """What every result says of which plan: the plan as told, and the plan that has it."""
    found = plancmp.diff(one, two).value
    for pair in found.tasks:
        assert (pair.a.plan, pair.b.plan) == (one.id, two.id)
        yield one.task(pair.a.id).title, two.task(pair.b.id).title


def test_measures_of_one_id_are_not_mixed_up() -> None:
    """A plan against its twin: the pairs are those of equal titles, not of equal ids."""
    one, two, _ = _twins()
    said = set(_said(one, two))
    assert {(task.title, task.title) for task in one.tasks} <= said
    found = plancmp.diff(one, two).value
    same = {(p.a.id, p.b.id) for p in found.tasks if p.relation == "same"}
    assert not any(a == b for a, b in same & {(t.id, t.id) for t in one.tasks} - _alike(one, two))
    assert found.only("a", "tasks") == found.only("b", "tasks") == ()


def _alike(one: Plan, two: Plan) -> set[tuple[str, str]]:
    """Ids that name tasks of two plans that really are aligned."""
    return {(p.a.id, p.b.id) for p in plancmp.diff(one, two).value.tasks if p.a.id == p.b.id}


def test_rows_and_gaps_name_the_plan_that_has_it() -> None:
    twins = _twins()
    found = plancmp.matrix(twins).value
    for row in found.rows:
        for cell in row.cells:
            assert {ref.plan for ref in cell.measures} <= {cell.plan}
            assert set(cell.members) <= set(cell.measures)
        if row.kind == "task":
            titles = {p.task(ref.id).title for p in twins for ref in row.of(p).members}
            assert row.label in titles
    full = [row for row in found.rows if all(cell.members for cell in row.cells)]
    assert len(full) == len(found.rows)
    one, two, three = twins
    lacking = replace(one, tasks=one.tasks[1:])
    gaps = plancmp.gap(lacking, [two, three]).value.gaps
    for gap in gaps:
        assert {ref.plan for ref in gap.measures} <= {"one"}
        for peer in gap.peers:
            assert {ref.plan for ref in peer.measures} == {peer.plan}
    title = one.tasks[0].title
    assert [gap.kind for gap in gaps if gap.label == title] in (["missing"], ["partial"])
