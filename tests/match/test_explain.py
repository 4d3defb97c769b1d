"""Why a pair has its score: the parts add up, phrases and rivals are those of the two plans."""

from __future__ import annotations

import itertools
import math

import pytest

import plancmp
from tests import fixtures
from tests.conftest import Run

PAIRS = list(itertools.combinations(("chaozhou", "heyuan", "shanwei"), 2))


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_explain_adds_up(a: str, b: str) -> None:
    for pair in fixtures.matched(a, b).tasks[:3]:
        why = plancmp.explain(a, pair.a.id, b, pair.b.id, ignore_crosswalks=True).to_dict()
        assert (why["score"], why["relation"]) == (pair.score, pair.relation)
        assert (why["a"], why["b"], why["same"]) == (str(pair.a), str(pair.b), pair.same)
        assert set(why["features"][0]) >= {"name", "value", "weight", "contribution", "detail"}
        logit = sum(f["contribution"] for f in why["features"])
        assert 1 / (1 + math.exp(-logit)) == pytest.approx(why["score"], abs=0.002)


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_the_mirror_explains_the_same(a: str, b: str) -> None:
    pair = fixtures.comparison(a, b).tasks[0]
    why = plancmp.explain(a, pair.a.id, b, pair.b.id).to_dict()
    back = plancmp.explain(b, pair.b.id, a, pair.a.id).to_dict()
    for key in ("score", "same", "relation"):
        assert why[key] == back[key]
    features = [
        {f["name"]: (f["value"], f["weight"]) for f in told["features"]} for told in (why, back)
    ]
    assert features[0] == features[1]
    assert (why["only_a"], why["only_b"]) == (back["only_b"], back["only_a"])
    assert {(m["a"], m["b"], m["likeness"]) for m in why["phrases"]} == {
        (m["b"], m["a"], m["likeness"]) for m in back["phrases"]
    }


def test_phrases_and_rivals_belong_to_the_plans() -> None:
    found = fixtures.comparison("chaozhou", "heyuan")
    for pair in found.tasks[:10]:
        why = plancmp.explain("chaozhou", pair.a.id, "heyuan", pair.b.id).value
        for rival in (*why.rivals_a, *why.rivals_b):
            assert (rival.a == pair.a) != (rival.b == pair.b)
            assert rival in found.tasks
        assert set(why.alone_a) <= set(why.x.actions)
        assert set(why.alone_b) <= set(why.y.actions)
        scores = [rival.score for rival in why.rivals_a]
        assert scores == sorted(scores, reverse=True)


def test_a_pair_that_is_not_aligned_has_no_relation() -> None:
    found = fixtures.comparison("chaozhou", "heyuan")
    lone = found.only("a", "tasks")[0]
    why = plancmp.explain("chaozhou", lone.id, "heyuan", "funding").value
    assert why.relation is None
    assert why.score < 0.5
    assert why.rivals_a == ()


def test_explain_text_names_the_phrases(run: Run) -> None:
    out = run("explain", "潮州:187", "河源:170", "--lang", "zh", "--width", "120").out
    assert "扩大知识产权质押融资规模" in out
    assert "合计" in out


# arguments -> what stderr says
WRONG = [
    (("chaozhou", "heyuan:funding"), "names no task"),
    (("chaozhou:founding", "heyuan:funding"), "did you mean chaozhou:funding?"),
    (("chaozhou:9999", "heyuan:funding"), "plancmp show chaozhou lists them"),
    (("chaozhou:patent-grants", "heyuan:funding"), "is a target"),
]


@pytest.mark.parametrize(("argv", "message"), WRONG)
def test_explain_wrong_usage(argv: tuple[str, str], message: str, run: Run) -> None:
    result = run("explain", *argv)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
