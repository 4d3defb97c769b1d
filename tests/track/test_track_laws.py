"""Laws of progress that hold for every target and figure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp.compare.progress.course import course
from plancmp.model.actual import Actual, Actuals, Status
from plancmp.model.plan import Baseline, Plan, Target
from plancmp.model.progress import Progress
from tests import fixtures
from tests.track import targets

BASES = st.sampled_from(("stock", "annual", "rate", "cumulative"))
SIGNS = st.sampled_from(("=", ">=", "<=", ">", "<"))
VALUES = st.decimals(-200, 200, places=1)
YEARS = st.integers(2020, 2027)
STATUSES = st.sampled_from(get_args(Status))
POWERS = st.integers(-4, 8)
EMPTY = targets.plan({"is": "stock -> =1@2025 :万元"})


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan of one target in 万元."""
    base = draw(st.none() | st.builds(Baseline, st.just(2020), VALUES))
    goal = replace(
        EMPTY.targets[0],
        basis=draw(BASES),
        baseline=base,
        value=draw(VALUES),
        comparator=draw(SIGNS),
        year=draw(st.integers(2022, 2026)),
    )
    return replace(EMPTY, targets=(goal,))


@st.composite
def figures(draw: st.DrawFn, plan: Plan) -> tuple[Actual, ...]:
    """Figures of its target, one for each year and status at most."""
    total = plan.targets[0].basis == "cumulative"
    keys = st.tuples(YEARS, STATUSES, st.booleans() if total else st.just(False))
    chosen = draw(st.lists(keys, unique=True, max_size=8))
    return tuple(
        Actual("it", year, draw(VALUES), status, "invented", cumulative=whole)
        for year, status, whole in chosen
    )


def judged(plan: Plan, found: tuple[Actual, ...]) -> Progress:
    return course(plan, Actuals("invented", found), fixtures.domain(plan)).targets[0]


def scaled(value: Decimal | None, power: int) -> Decimal | None:
    return None if value is None else value.scaleb(power)


def larger(target: Target, power: int) -> Target:
    base = target.baseline
    if base:
        base = replace(base, value=scaled(base.value, power))
    return replace(target, value=scaled(target.value, power), baseline=base)


@settings(max_examples=150, deadline=None)
@given(st.data(), POWERS)
def test_the_size_of_the_unit_changes_no_state(data: st.DataObject, power: int) -> None:
    plan = data.draw(plans())
    found = data.draw(figures(plan))
    other = replace(plan, targets=(larger(plan.targets[0], power),))
    one = judged(plan, found)
    two = judged(other, tuple(replace(a, value=a.value.scaleb(power)) for a in found))
    for key in ("state", "kind", "reason", "progress", "elapsed", "ratio", "first_met", "cautions"):
        assert getattr(one, key) == getattr(two, key), key
    assert one.observed_rate == two.observed_rate
    for key in ("actual", "required_yearly", "observed_yearly", "projected"):
        figure = getattr(one, key)
        assert getattr(two, key) == (None if figure is None else figure * Fraction(10) ** power)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_figure_in_another_unit_says_the_same(data: st.DataObject) -> None:
    plan = data.draw(plans())
    found = data.draw(figures(plan))
    others = tuple(replace(a, value=a.value.scaleb(4), unit="元") for a in found)
    one, two = judged(plan, found), judged(plan, others)
    assert replace(one, figure=None) == replace(two, figure=None)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_the_order_of_the_figures_and_what_came_later_change_nothing(data: st.DataObject) -> None:
    plan = data.draw(plans())
    found = data.draw(figures(plan))
    one = judged(plan, found)
    assert judged(plan, found[::-1]) == one
    end = plan.targets[0].year or 0
    counted = tuple(actual for actual in found if actual.year <= end)
    assert replace(judged(plan, counted), cautions=()) == replace(one, cautions=())


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_what_is_needed_reaches_the_target(data: st.DataObject) -> None:
    """The figure, and what is needed in each year that is left, make the target."""
    plan = data.draw(plans())
    found = judged(plan, data.draw(figures(plan)))
    if found.required_yearly and found.actual is not None and found.year is not None:
        left = (plan.targets[0].year or 0) - found.year
        assert found.actual + found.required_yearly * left == found.goal
    if found.projected is not None and found.kind == "path" and found.state != "achieved":
        assert found.ratio is not None
        assert (found.ratio >= 1) == _reaches(found)


def _reaches(found: Progress) -> bool:
    assert found.projected is not None
    assert found.goal is not None
    assert found.start is not None
    return (found.projected - found.start) / (found.goal - found.start) >= 1
