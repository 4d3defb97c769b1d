"""Kappa and AC1 against what irrCAC 0.4.4 gives for the same tables, over four categories."""

from __future__ import annotations

import pytest

from plancmp.model.decision import Crosswalk
from plancmp.model.plan import MeasureRef
from plancmp.model.review import Candidates
from plancmp.review.agreement import agreement, status
from plancmp.review.standing import standings
from tests.review.lines import A, B, Z, entry, plans

SAME, PARTIAL, NONE, UNSURE = "same", "partial", "none", "unsure"
OTHER, MORE = (MeasureRef(A, name) for name in ("publicity", "policy-system"))
Table = dict[tuple[str, str], int]

# how often each two verdicts -> AC1, its interval, kappa
REFERENCE: list[tuple[Table, float, tuple[float, float], float]] = [
    (
        {(SAME, SAME): 30, (PARTIAL, PARTIAL): 20, (SAME, PARTIAL): 6}
        | {(NONE, NONE): 10, (NONE, PARTIAL): 3},
        0.835765,
        (0.732856, 0.938674),
        0.790979,
    ),
    (
        {(SAME, SAME): 120, (PARTIAL, PARTIAL): 80, (NONE, NONE): 300, (UNSURE, UNSURE): 9}
        | {(SAME, PARTIAL): 25, (PARTIAL, NONE): 31, (NONE, SAME): 4, (UNSURE, NONE): 6},
        0.856588,
        (0.82356, 0.889617),
        0.808727,
    ),
    (
        {(NONE, NONE): 95, (NONE, SAME): 3, (SAME, NONE): 2},
        0.949174,
        (0.904282, 0.994066),
        -0.02459,
    ),
    (
        {(SAME, NONE): 5, (NONE, SAME): 5, (PARTIAL, UNSURE): 2},
        -0.270588,
        (-0.359314, -0.181862),
        -0.531915,
    ),
    (
        {(SAME, SAME): 4, (PARTIAL, SAME): 2, (NONE, UNSURE): 1, (NONE, NONE): 3},
        0.622642,
        (0.169218, 1),
        0.53125,
    ),
    ({(SAME, SAME): 2, (SAME, NONE): 1, (NONE, PARTIAL): 1}, 0.392405, (-0.867834, 1), 0.111111),
    ({(SAME, SAME): 1, (SAME, NONE): 1, (NONE, NONE): 1}, 0.6, (-1, 1), 0.4),
    ({(SAME, SAME): 1, (SAME, NONE): 1}, 0.428571, (-1, 1), 0.0),
]


@pytest.mark.parametrize(("table", "ac1", "interval", "kappa"), REFERENCE)
def test_reference(table: Table, ac1: float, interval: tuple[float, float], kappa: float) -> None:
    ratings = [pair for pair, n in table.items() for _ in range(n)]
    found = agreement(("ann", "bob"), ratings)  # type: ignore[arg-type]
    assert found.pairs == len(ratings)
    assert dict(found.table) == table
    assert found.raw == round(sum(one == two for one, two in ratings) / len(ratings), 4)
    assert found.ac1 == pytest.approx(ac1, abs=1e-4)
    assert found.kappa == pytest.approx(kappa, abs=1e-4)
    assert found.interval == pytest.approx(interval, abs=1e-4)


@pytest.mark.parametrize("verdict", [SAME, NONE, UNSURE])
@pytest.mark.parametrize("n", [1, 2, 7])
def test_all_the_same(verdict: str, n: int) -> None:
    """Chance would do as much: kappa says nothing."""
    found = agreement(("ann", "bob"), [(verdict, verdict)] * n)  # type: ignore[list-item]
    assert (found.raw, found.ac1, found.kappa) == (1.0, 1.0, None)
    assert found.interval == (None if n == 1 else (1.0, 1.0))


def test_one_pair_on_which_they_differ() -> None:
    found = agreement(("ann", "bob"), [("same", "none")])
    assert (found.raw, found.kappa, found.interval) == (0.0, 0.0, None)
    assert found.ac1 == pytest.approx(-0.2)


def test_in_either_order() -> None:
    ratings = [pair for pair, n in REFERENCE[0][0].items() for _ in range(n)]
    one = agreement(("ann", "bob"), ratings)  # type: ignore[arg-type]
    two = agreement(("bob", "ann"), [pair[::-1] for pair in ratings])  # type: ignore[misc]
    assert (one.ac1, one.kappa, one.interval) == (two.ac1, two.kappa, two.interval)


def test_the_two_who_have_most_in_common() -> None:
    """Absences are of no pair and are not counted."""
    held = plans()
    lines = [
        *(entry(name, "same") for name in ("ann", "bob", "eve")),
        *(entry(name, "none", b=Z) for name in ("bob", "eve")),
        *(entry(name, "absent", a=OTHER) for name in ("ann", "bob")),
        *(entry(name, "absent", a=MORE) for name in ("ann", "bob")),
    ]
    found = Crosswalk(A, B, standings=tuple(standings(lines, held).values()))
    told = status(Candidates(held[A], held[B], (), found)).agreement
    assert told
    assert (told.reviewers, told.pairs) == (("bob", "eve"), 2)


def test_nothing_in_common() -> None:
    held = plans()
    found = standings([entry("ann"), entry("bob", b=Z), entry("ann", "absent", a=OTHER)], held)
    told = status(Candidates(held[A], held[B], (), Crosswalk(A, B, standings=(*found.values(),))))
    assert told.agreement is None
    assert dict(told.reviewers) == {"ann": 2, "bob": 1}
