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
    heads = {"head-wording": nothing, "head-concepts": likeness}
    concepts = [[2 * v for v in row] for row in likeness]
    return {"wording": nothing, "concepts": concepts, **answered, **heads}


def test_standing_and_rank_by_hand() -> None:
    found = module._rivalry(_grids([[0.8, 0.4, 0.0], [0.2, 0.5, 0.5]]))
    assert found["standing"] == [
        [1.0, 0.5, 0.0],
        [0.25, 1.0, 1.0],
    ]
    for name in ("rank", "head-rank"):
        ranks = [[round(math.expm1(v)) for v in row] for row in found[name]]
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


def test_the_blend_of_heads_by_hand() -> None:
    assert module._head_likeness({"head-wording": [[0.6]], "head-concepts": [[0.5]]}) == [[0.86]]


HEADS = ("head-wording", "head-concepts", "head-topics")
# title and actions of the other task -> its head is that of 扩大质押融资规模: 开展质押融资宣传
HEADLINES = [
    ("扩大质押融资规模", ("开展质押融资宣传", "推广专利保险"), True),
    ("查处侵权假冒", ("发布典型案例", "扩大质押融资规模", "开展质押融资宣传"), False),
]


OTHERS = ("培养知识产权人才", "建设专利数据库", "开展专利导航")


def _two(title: str, actions: tuple[str, ...]) -> tuple[Plan, Plan]:
    """A plan with a task on loans, and one with this task, among others."""
    plan = fixtures.sample_plan()
    loans = replace(plan.tasks[0], title="扩大质押融资规模", actions=("开展质押融资宣传",))
    others = [replace(loans, id=f"t{i}", title=o, actions=(o,)) for i, o in enumerate(OTHERS)]
    task = replace(loans, title=title, actions=actions)
    return replace(plan, id="a", tasks=(loans, *others)), replace(plan, id="b", tasks=(task,))


@pytest.mark.parametrize(("title", "actions", "alike"), HEADLINES)
def test_the_head_is_the_title_and_the_first_phrase(
    title: str, actions: tuple[str, ...], alike: bool
) -> None:
    """What stands further down makes no head."""
    cell = _cells(*_two(title, actions))[0][0]
    assert cell["wording"] > 0.5
    for name in HEADS:
        assert (cell[name] > 0.5) is alike, name


def test_the_topics_of_the_head_are_sought_in_all_that_the_other_says() -> None:
    """The lesser of the two counts: one head may speak of what the other only mentions."""
    a, b = _two("查处侵权假冒", ("查处侵权假冒", "扩大质押融资规模"))
    one, *_, two = profiles((*a.tasks, *b.tasks), fixtures.domain())
    assert math.fsum(one.head_topics.values()) == pytest.approx(1.0)
    assert cosine(one.head_topics, two.topics) > 0
    assert cosine(two.head_topics, one.topics) == 0
    assert _cells(a, b)[0][0]["head-topics"] == 0


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


NO_SHARE = ("size", "size-less", "rank", "head-rank")
"""Logarithms of counts."""
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
                most = math.inf if name in NO_SHARE else 1.0 + 1e-9
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
    found = fixtures.matched(a, b)
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
