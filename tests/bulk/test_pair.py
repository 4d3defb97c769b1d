"""All the figures of a pair by arrays are those of the pair alone."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp.bulk import pair
from plancmp.bulk.pile import pile
from plancmp.bulk.sheet import pieces, sheet
from plancmp.domain import domains
from plancmp.match import tasks
from plancmp.match.score import models
from plancmp.model.plan import Plan
from plancmp.text import fold, grams
from tests import fixtures
from tests.plans import plans

PAIRS = list(permutations(fixtures.PLANS, 2))


def _differences(a: Plan, b: Plan) -> dict[str, float]:
    """By feature the largest difference."""
    domain = domains().of(a, b)
    told = tasks.evidence(a, b, domain).features
    found = pair.features(sheet(a.tasks, domain), sheet(b.tasks, domain))
    assert set(found) == set(told[0][0])
    grids = {name: np.array([[cell[name] for cell in row] for row in told]) for name in found}
    return {name: float(np.abs(grid - grids[name]).max()) for name, grid in found.items()}


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_every_feature_is_that_of_the_pair_alone(a: str, b: str) -> None:
    assert max(_differences(fixtures.plan(a), fixtures.plan(b)).values()) < 1e-9


@given(plans("one"), plans("two"))
@settings(max_examples=40, deadline=None)
def test_of_any_two_plans_too(one: Plan, two: Plan) -> None:
    if one.tasks and two.tasks and one.sector == two.sector:
        assert max(_differences(one, two).values()) < 1e-9


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_the_same_pairs_are_aligned(a: str, b: str) -> None:
    one, two = fixtures.plan(a), fixtures.plan(b)
    domain = domains().of(one, two)
    scored = tasks.judge(one, two, tasks.evidence(one, two, domain), domain)
    theirs = pile((sheet(two.tasks, domain),))
    found = pair.aligned(sheet(one.tasks, domain), theirs, models(one, two, domain))
    told = [(p.a.id, p.b.id, p.score, p.same, p.relation == "same") for p in scored]
    assert told == [
        (one.tasks[x].id, two.tasks[y].id, score, same, is_same)
        for x, y, score, same, is_same in zip(*map(list, found[1:]), strict=True)
    ]


def test_many_at_once_are_as_one_by_one() -> None:
    a, *others = map(fixtures.plan, fixtures.PLANS)
    domain = domains().of(a)
    mine, theirs = sheet(a.tasks, domain), [sheet(b.tasks, domain) for b in others]
    asked, held = models(a, a, domain), pile(theirs)
    for first in range(len(others)):
        found = pair.aligned(mine, held, asked, first)
        told = [pair.aligned(mine, pile((each,)), asked) for each in theirs[first:]]
        for name in ("x", "y", "score", "same", "is_same"):
            alone = np.concatenate([getattr(each, name) for each in told])
            assert getattr(found, name).tolist() == alone.tolist()
        assert np.bincount(found.plan, minlength=len(others))[first:].tolist() == [
            len(each.x) for each in told
        ]


@given(st.lists(st.text(max_size=6), max_size=6))
def test_every_piece_has_a_number_of_its_own(texts: list[str]) -> None:
    folded = list(map(fold, texts))
    rows, keys = pieces(folded)
    told = sorted((row, piece) for row, text in enumerate(folded) for piece in grams(text))
    names: dict[int, set[str]] = {}
    by_row = sorted(zip(rows.tolist(), keys.tolist(), strict=True))
    assert [row for row, _ in by_row] == [row for row, _ in told]
    for row, text in enumerate(folded):
        for key, piece in zip(keys[rows == row].tolist(), grams(text), strict=True):
            names.setdefault(key, set()).add(piece)
    assert all(len(found) == 1 for found in names.values())
    assert len(names) == len({piece for _, piece in told})
