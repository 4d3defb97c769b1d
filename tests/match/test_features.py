"""The evidence for a pair: the same in either order, and the same figures as before."""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp.match import features as module
from plancmp.match.features import BEYOND_CHANCE, FEATURES, OF_LEXICON, RELATIVE, best
from plancmp.match.profile import profiles
from plancmp.match.tasks import evidence
from plancmp.match.tfidf import COMMON, Rarity, Vector, cosine, cosines, rarity, vector
from plancmp.model.plan import Plan
from tests import fixtures
from tests.fixtures import GOLDEN, PAIRS

WEIGHTS = st.floats(0.001, 1.0)
VECTORS = st.lists(st.dictionaries(st.sampled_from("abcdefgh潮州"), WEIGHTS), max_size=6)


@given(VECTORS, VECTORS)
def test_cosines_are_those_of_single_pairs(rows: list[Vector], columns: list[Vector]) -> None:
    found = cosines(rows, columns)
    assert len(found) == len(rows)
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            assert found[i].get(j, 0.0) == cosine(row, column) == cosine(column, row)
            assert (j in found[i]) == bool(set(row) & set(column))


@given(VECTORS)
def test_a_vector_is_like_itself(rows: list[Vector]) -> None:
    spread = rarity([Counter(dict.fromkeys(row, 1)) for row in rows] + [Counter()])
    for row in rows:
        unit = vector(Counter(dict.fromkeys(row, 2)), spread)
        assert cosine(unit, unit) == pytest.approx(1.0 if row else 0.0)


def test_rarity() -> None:
    """log((n + 1) / (df + 0.5)); what stands everywhere counts next to nothing."""
    found = rarity([Counter("ab"), Counter("ac"), Counter("aa")])
    assert found["a"] == COMMON
    assert found["b"] == found["c"] == pytest.approx(math.log(4 / 1.5))


def test_vectors_by_hand() -> None:
    spread: Rarity = {"a": 3.0, "b": 4.0}
    assert vector(Counter("ab"), spread) == {"a": 0.6, "b": 0.8}
    assert vector(Counter("aab"), spread, sublinear=False)["a"] == pytest.approx(6 / math.sqrt(52))
    twice = (1 + math.log(2)) * 3
    assert vector(Counter("aab"), spread)["a"] == pytest.approx(twice / math.hypot(twice, 4))
    assert vector(Counter(), spread) == {}


def _grids(likeness: list[list[float]]) -> dict[str, list[list[float]]]:
    """Grids of features whose blend is this likeness."""
    nothing = [[0.0] * len(row) for row in likeness]
    answered = {"answered-more": nothing, "answered-less": nothing}
    return {"wording": nothing, "concepts": [[2 * v for v in r] for r in likeness], **answered}


def test_standing_and_rank_by_hand() -> None:
    found = module._rivalry(_grids([[0.8, 0.4, 0.0], [0.2, 0.5, 0.5]]))
    assert found["standing"] == [
        [1.0, 0.5, 0.0],
        [0.25, 1.0, 1.0],
    ]
    ranks = [[round(math.expm1(v)) for v in row] for row in found["rank"]]
    assert ranks == [[0, 1, 2], [2, 0, 0]]


@pytest.mark.parametrize("likeness", [[[0.0]], [[0.0, 0.0]], [[0.0], [0.0]], [[1.0]]])
def test_standing_of_the_smallest_grids(likeness: list[list[float]]) -> None:
    found = module._rivalry(_grids(likeness))
    best_of_all = likeness[0][0]
    assert {v for row in found["standing"] for v in row} == {1.0 if best_of_all else 0.0}
    assert {v for row in found["rank"] for v in row} == {0.0}


def test_the_blend_by_hand() -> None:
    grids = {"wording": [[0.6]], "concepts": [[0.5]]}
    grids |= {"answered-more": [[0.4]], "answered-less": [[0.1]]}
    assert module._likeness(grids) == [[0.86]]


def test_beyond_chance_is_around_nothing() -> None:
    found = module._beyond_chance([[1.0, 0.0], [0.0, 0.0]])
    assert found == [[0.75, -0.25], [-0.25, -0.25]]


def _cells(a: Plan, b: Plan) -> tuple[tuple[dict[str, float], ...], ...]:
    found = evidence(a, b, fixtures.domain(a, b)).features
    return tuple(tuple(dict(cell) for cell in row) for row in found)


@pytest.mark.parametrize(("a", "b"), [("shanwei", "chaozhou"), ("heyuan", "guangdong")])
def test_features_are_symmetric(a: str, b: str) -> None:
    one, two = fixtures.plan(a), fixtures.plan(b)
    assert _cells(one, two) == tuple(zip(*_cells(two, one), strict=True))


ACTIONS = ["推广专利保险", "扩大质押融资规模", "推进审判三合一", "yes", "，", "，。", "a b c"]


@given(st.lists(st.lists(st.sampled_from(ACTIONS), min_size=1, max_size=4), min_size=2, max_size=5))
@settings(max_examples=60, deadline=None)
def test_features_of_any_tasks(lists: list[list[str]]) -> None:
    plan = fixtures.sample_plan()
    made = [
        replace(plan.tasks[i % 2], id=f"t{i}", title=actions[-1], actions=tuple(actions))
        for i, actions in enumerate(lists)
    ]
    a, b = replace(plan, id="a", tasks=tuple(made[:1])), replace(plan, id="b", tasks=tuple(made))
    cells = _cells(a, b)
    assert cells == tuple(zip(*_cells(b, a), strict=True))
    for row in cells:
        for cell in row:
            assert set(cell) == {*FEATURES, *RELATIVE}
            for name, value in cell.items():
                least = -1.0 if name in BEYOND_CHANCE else 0.0
                most = math.inf if name in ("size", "rank") else 1.0 + 1e-9
                assert least <= value <= most, name


def test_without_a_lexicon_its_features_say_nothing() -> None:
    plan = fixtures.plan("shanwei")
    field = fixtures.packs().get("general")
    assert not field.has_lexicon
    found = evidence(plan, fixtures.plan("chaozhou"), field)
    assert found.lexicon is False
    values = {cell[name] for row in found.features for cell in row for name in OF_LEXICON}
    assert values == {0.0}


def test_the_best_partner_of_a_phrase() -> None:
    plan = fixtures.plan("shanwei")
    one, two = profiles(plan.tasks[:2], fixtures.domain())
    phrase = one.phrases[0]
    likeness, partner = best(phrase, one.phrases)
    assert (round(likeness, 9), partner) == (1.0, phrase)
    assert best(phrase, ()) == (0.0, None)
    likeness, partner = best(phrase, two.phrases)
    assert partner is None or likeness == cosine(phrase.vector, partner.vector)


def _scores(a: str, b: str) -> dict[str, list[str]]:
    """Every aligned pair of two plans in a line."""
    found = fixtures.comparison(a, b)
    tasks = [f"{p.a.id} {p.b.id} {p.relation} {p.score}" for p in found.tasks]
    pairs = [pair.alignment for pair in found.targets]
    return {
        "tasks": tasks,
        "targets": [f"{p.a.id} {p.b.id} {p.relation} {p.score}" for p in pairs],
    }


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_scores_are_as_before(a: str, b: str) -> None:
    """Of the ten pairs; PLANCMP_REGEN writes them anew, for a change that is meant."""
    path, name = GOLDEN / "scores.json", f"{a}--{b}"
    if fixtures.REGENERATE:
        known = json.loads(path.read_text("utf-8")) if path.exists() else {}
        text = json.dumps({**known, name: _scores(a, b)}, indent=1, sort_keys=True)
        path.write_text(text + "\n", "utf-8")
    assert _scores(a, b) == json.loads(path.read_text("utf-8"))[name]
