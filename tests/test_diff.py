"""`plancmp diff`: its JSON is a contract, its mirror image is the same diff, its text can be read at any width."""

from __future__ import annotations

import itertools
import json
import os
from pathlib import Path
from typing import Any

import pytest
from wcwidth import wcswidth

from tests.conftest import Run, Write

PLANS = ("chaozhou", "guangdong", "heyuan", "qingyuan", "shanwei")
PAIRS = list(itertools.combinations(PLANS, 2))
GOLDEN = Path(__file__).parent / "golden"


def _json(run: Run, a: object, b: object) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(run("diff", a, b, "-f", "json").out)
    return result


def test_contract(run: Run) -> None:
    result = _json(run, "chaozhou", "heyuan")
    assert list(result) == ["a", "b", "tasks", "targets", "only_a", "only_b", "summary", "drafts"]
    assert set(result["tasks"][0]) >= {"a", "b", "relation", "score", "origin"}
    wanted = {
        "a",
        "b",
        "relation",
        "score",
        "comparable",
        "unit",
        "a_value",
        "b_value",
        "stronger",
        "reasons",
        "cautions",
    }
    assert set(result["targets"][0]) >= wanted
    assert set(result["only_a"]) == {"tasks", "targets"}


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_mirror(a: str, b: str, run: Run) -> None:
    one, two = _json(run, a, b), _json(run, b, a)
    swap = {"a": "b", "b": "a"}
    for kind in ("tasks", "targets"):
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
def test_every_measure_is_accounted_for(a: str, b: str, run: Run) -> None:
    result = _json(run, a, b)
    for side, name in (("a", a), ("b", b)):
        plan = json.loads(run("show", name, "-f", "json").out)
        ids = {t["id"] for t in plan["tasks"]}
        paired = {p[side] for p in result["tasks"]}
        assert paired | set(result[f"only_{side}"]["tasks"]) == ids
        assert not paired & set(result[f"only_{side}"]["tasks"])


def test_a_plan_against_itself_differs_in_nothing(run: Run) -> None:
    for plan in PLANS:
        result = _json(run, plan, plan)
        assert result["only_a"] == {"tasks": [], "targets": []}
        assert {
            p["stronger"] for p in result["targets"] if p["comparable"] and p["a"] == p["b"]
        } == {"equal"}
        same = {(p["a"], p["b"]) for p in result["tasks"] if p["relation"] == "same"}
        assert {p["a"] for p in result["tasks"]} == {a for a, b in same if a == b}


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_the_screen(width: int, lang: str, run: Run) -> None:
    for a, b in PAIRS:
        for line in run("diff", a, b, "--width", width, "--lang", lang).out.splitlines():
            assert wcswidth(line) <= width, line


@pytest.mark.parametrize(("width", "lang"), [(80, "zh"), (120, "zh"), (80, "en")])
def test_golden(width: int, lang: str, run: Run) -> None:
    path = GOLDEN / f"diff-shanwei-heyuan-{width}-{lang}.txt"
    text = run("diff", "shanwei", "heyuan", "--width", width, "--lang", lang).out
    if os.environ.get("PLANCMP_REGEN"):
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


def test_names_of_plans(sample: Write, run: Run) -> None:
    path = sample()
    by_id = run("diff", "chaozhou", "heyuan", "-f", "json").out
    assert run("diff", "潮州", "河源市", "-f", "json").out == by_id
    assert run("diff", path, "heyuan").code == 0
    assert run("diff", "sample", "heyuan", "--plans", path.parent).code == 0
    assert run("diff", "样例", "heyuan", "--plans", path.parent).code == 0


def test_exit_code(run: Run) -> None:
    assert run("diff", "chaozhou", "heyuan").code == 0
    assert run("diff", "chaozhou", "heyuan", "--exit-code").code == 1
    for plan in PLANS:
        assert run("diff", plan, plan, "--exit-code").code == 0


def test_draft_sides_are_named(sample: Write, run: Run) -> None:
    path = sample(("status: coded", "status: draft"))
    assert "样例 is an unreviewed draft" in run("diff", path, "heyuan").out


def test_plans_without_targets_or_tasks(sample: Write, run: Run) -> None:
    text = sample().read_text("utf-8")
    start, middle = text.index("targets:"), text.index("tasks:")
    bare = sample((text[start:middle], "targets: []\n"), (text[middle:], "tasks: []\n"))
    for argv in (
        ("diff", bare, "heyuan"),
        ("diff", "heyuan", bare),
        ("diff", bare, bare),
        ("show", bare),
    ):
        assert run(*argv).code == 0
