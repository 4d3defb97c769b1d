"""`plancmp diff`: its JSON is a contract, its mirror is the same diff, its text fits any width."""

from __future__ import annotations

from typing import Any

import pytest
from wcwidth import wcswidth

from plancmp.render.wording import Lang
from tests import fixtures
from tests.conftest import Run, Write
from tests.fixtures import GOLDEN, PAIRS, PLANS


def _json(a: str, b: str) -> dict[str, Any]:
    found: dict[str, Any] = fixtures.diff(a, b).to_dict()
    return found


def test_contract() -> None:
    result = _json("chaozhou", "heyuan")
    keys = ["a", "b", "tasks", "targets", "only_a", "only_b", "summary", "drafts", "cautions"]
    assert list(result) == keys
    assert set(result["tasks"][0]) >= {"a", "b", "relation", "score", "origin", "same"}
    pair = {"a", "b", "relation", "score", "comparable", "unit", "a_value", "b_value"}
    assert set(result["targets"][0]) >= pair | {"stronger", "reasons", "cautions"}
    assert set(result["only_a"]) == {"tasks", "targets"}


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_mirror(a: str, b: str) -> None:
    one, two = _json(a, b), _json(b, a)
    swap = {"a": "b", "b": "a"}
    for kind in ("tasks", "targets"):
        assert one[kind]
        assert {(p["a"], p["b"], p["relation"], p["score"]) for p in one[kind]} == {
            (p["b"], p["a"], p["relation"], p["score"]) for p in two[kind]
        }
    assert (one["only_a"], one["only_b"]) == (two["only_b"], two["only_a"])
    verdicts = {
        (p["b"], p["a"]): (
            p["unit"],
            p["b_value"],
            p["a_value"],
            swap.get(p["stronger"], p["stronger"]),
        )
        for p in two["targets"]
    }
    assert {
        (p["a"], p["b"]): (p["unit"], p["a_value"], p["b_value"], p["stronger"])
        for p in one["targets"]
    } == verdicts


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_every_measure_is_accounted_for(a: str, b: str) -> None:
    result = _json(a, b)
    for side, name in (("a", a), ("b", b)):
        plan = fixtures.plan(name)
        paired = {p[side] for p in result["tasks"]}
        assert paired | set(result[f"only_{side}"]["tasks"]) == {t.id for t in plan.tasks}
        assert not paired & set(result[f"only_{side}"]["tasks"])
        paired = {p[side] for p in result["targets"] if p["relation"] == "same"}
        assert paired | set(result[f"only_{side}"]["targets"]) == {t.id for t in plan.targets}
        assert not paired & set(result[f"only_{side}"]["targets"])


@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_against_itself_differs_in_nothing(plan: str) -> None:
    result = _json(plan, plan)
    assert result["only_a"] == {"tasks": [], "targets": []}
    own = [p for p in result["targets"] if p["comparable"] and p["a"] == p["b"]]
    assert {p["stronger"] for p in own} == {"equal"}
    same = {(p["a"], p["b"]) for p in result["tasks"] if p["relation"] == "same"}
    assert {t.id for t in fixtures.plan(plan).tasks} == {a for a, b in same if a == b}


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_the_screen(width: int, lang: Lang) -> None:
    for a, b in PAIRS:
        text = fixtures.diff(a, b).render("text", lang, width=width)
        assert isinstance(text, str)
        for line in text.splitlines():
            assert wcswidth(line) <= width, line


@pytest.mark.parametrize(("width", "lang"), [(80, "zh"), (120, "zh"), (80, "en")])
def test_golden(width: int, lang: str, run: Run) -> None:
    path = GOLDEN / f"diff-shanwei-heyuan-{width}-{lang}.txt"
    text = run("diff", "shanwei", "heyuan", "--width", width, "--lang", lang).out
    if fixtures.REGENERATE:
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


def test_names_of_plans(sample: Write, run: Run) -> None:
    path = sample()
    by_id = run("diff", "chaozhou", "heyuan", "-f", "json").out
    assert run("diff", "潮州", "河源市", "-f", "json").out == by_id
    assert run("diff", path, "heyuan").code == 0
    assert run("diff", "sample", "heyuan", "--plans", path.parent).code == 0
    assert run("diff", "样例", "heyuan", "--plans", path.parent).code == 0
    assert run("diff", "样例", "heyuan").code == 2


def test_exit_code(run: Run) -> None:
    assert run("diff", "chaozhou", "heyuan").code == 0
    assert run("diff", "chaozhou", "heyuan", "--exit-code").code == 1
    for plan in PLANS:
        assert run("diff", plan, plan, "--exit-code").code == 0


def test_draft_sides_are_named(sample: Write, run: Run) -> None:
    path = sample(("status: coded", "status: draft"))
    assert "样例 is an unreviewed draft" in run("diff", path, "heyuan").out
    assert "unreviewed draft" not in run("diff", sample(), "heyuan").out


def test_plans_without_targets_or_tasks(sample: Write, run: Run) -> None:
    text = sample().read_text("utf-8")
    start, middle, end = (text.index(f"{key}:") for key in ("targets", "tasks", "not_coded"))
    bare = sample((text[start:middle], "targets: []\n"), (text[middle:end], "tasks: []\n"))
    for argv in (
        ("diff", bare, "heyuan"),
        ("diff", "heyuan", bare),
        ("diff", bare, bare),
        ("show", bare),
    ):
        result = run(*argv)
        assert (result.code, bool(result.out)) == (0, True)
