"""`plancmp diff`: its JSON is a contract, its mirror is the same diff, its text fits any width."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from wcwidth import wcswidth

import plancmp
from plancmp.cli import diff as command
from plancmp.compare import choose
from plancmp.model.comparison import Alignment
from plancmp.model.plan import MeasureRef
from plancmp.render import Detail, View, words
from plancmp.render.wording import Lang
from tests import fixtures
from tests.conftest import Run, Write
from tests.fixtures import GOLDEN, PAIRS, PLANS

DETAILS: tuple[Detail, ...] = ("brief", "full", "stat")


def _json(a: str, b: str) -> dict[str, Any]:
    found: dict[str, Any] = fixtures.diff(a, b).to_dict()
    return found


def test_contract() -> None:
    result = _json("chaozhou", "heyuan")
    keys = ["a", "b", "tasks", "targets", "only_a", "only_b", "summary", "drafts", "cautions"]
    assert set(result) == {*keys, "confirmed_absent", "reviewed"}
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
        for detail in DETAILS:
            text = fixtures.diff(a, b).render("text", lang, width=width, detail=detail)
            assert isinstance(text, str)
            for line in text.splitlines():
                assert wcswidth(line) <= width, line


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_the_first_minute(a: str, b: str, lang: Lang) -> None:
    """The brief view is short, and holds what is stronger and what only one side has."""
    found = fixtures.diff(a, b)
    text = str(found.render("text", lang, width=120))
    assert len(text.splitlines()) < 90
    flat = "".join(text.split())
    for pair in found.value.targets:
        if pair.verdict.stronger in ("a", "b"):
            assert found.value.a.target(pair.alignment.a.id).name.replace(" ", "") in flat
    for side, plan in (("a", found.value.a), ("b", found.value.b)):
        only = found.to_dict()[f"only_{side}"]["tasks"]
        for name in only[:6]:
            assert "".join(plan.task(name).title.split()) in flat
        assert (f"{len(only) - 6} more" in text or lang == "zh") or len(only) <= 6


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_full_names_every_measure(a: str, b: str) -> None:
    found = fixtures.diff(a, b)
    flat = "".join(str(found.render("text", width=400, detail="full")).split())
    for plan in (found.value.a, found.value.b):
        for task in plan.tasks:
            assert "".join(task.title.split()) in flat
        for target in plan.targets:
            assert "".join(target.name.split()) in flat


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_bars_count_every_task_once(a: str, b: str) -> None:
    found = fixtures.diff(a, b)
    text = str(found.render("text", detail="stat"))
    figures = {sign: sum(map(int, re.findall(rf" {sign}(\d+)", text))) for sign in "=~<>"}
    counts = found.to_dict()["summary"]
    one, two = counts["tasks_a"], counts["tasks_b"]
    wanted = (
        one["same"] + two["same"],
        one["partial"] + two["partial"],
        one["only"],
        two["only"],
    )
    assert tuple(figures.values()) == wanted


def _chosen(run: Run, *argv: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("diff", *argv, "-f", "json").out)
    return found


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_parts_make_up_the_whole(a: str, b: str, run: Run) -> None:
    """What each choice shows is what the whole has of it, whichever way it is chosen."""
    whole = _json(a, b)
    shared, partial = (
        _chosen(run, a, b, "--only", "shared"),
        _chosen(run, a, b, "--only", "partial"),
    )
    assert shared["tasks"] == [p for p in whole["tasks"] if p["relation"] == "same"]
    assert partial["tasks"] == [p for p in whole["tasks"] if p["relation"] == "partial"]
    assert shared["targets"] == [p for p in whole["targets"] if p["relation"] == "same"]
    for side, other in ("ab", "ba"):
        alone = _chosen(run, a, b, "--only", side)
        assert (alone["tasks"], alone["targets"]) == ([], [])
        assert alone[f"only_{side}"] == whole[f"only_{side}"]
        assert alone[f"only_{other}"] == {"tasks": [], "targets": []}
    assert "part" in shared["cautions"]
    assert "part" not in whole["cautions"]
    tasks, targets = _chosen(run, a, b, "--kind", "task"), _chosen(run, a, b, "--kind", "target")
    assert (tasks["tasks"], tasks["targets"]) == (whole["tasks"], [])
    assert (targets["tasks"], targets["targets"]) == ([], whole["targets"])


def test_a_theme_by_code_or_name(run: Run) -> None:
    whole = _json("chaozhou", "heyuan")
    one = _chosen(run, "chaozhou", "heyuan", "--theme", "creation")
    assert one == _chosen(run, "潮州", "河源", "--theme", "创造")
    plans = {"a": fixtures.plan("chaozhou"), "b": fixtures.plan("heyuan")}
    themes = [{plans[s].task(p[s]).theme for s in "ab"} for p in whole["tasks"]]
    assert one["tasks"] == [
        p for p, two in zip(whole["tasks"], themes, strict=True) if "creation" in two
    ]
    both = _chosen(run, "chaozhou", "heyuan", "--theme", "creation", "--theme", "talent")
    assert len(both["tasks"]) > len(one["tasks"]) > 0
    result = run("diff", "chaozhou", "heyuan", "--theme", "lighthouses")
    assert result.code == 2
    assert "creation" in result.err


def test_a_choice_that_there_is_not() -> None:
    with pytest.raises(plancmp.UsageError, match="only cannot be both"):
        plancmp.diff("chaozhou", "heyuan", only="both")  # type: ignore[arg-type]


def test_top(run: Run) -> None:
    brief = run("diff", "shanwei", "guangdong", "--top", "3").out
    assert " more: --top " in brief
    assert " more: --top " not in run("diff", "shanwei", "guangdong", "--top", "500").out
    assert run("diff", "shanwei", "guangdong", "--top", "0").code == 2


SCREENS = [(80, "zh", ()), (120, "zh", ("--full",)), (80, "en", ()), (80, "en", ("--full",))]


@pytest.mark.parametrize(("width", "lang", "argv"), SCREENS)
def test_golden(width: int, lang: str, argv: tuple[str, ...], run: Run) -> None:
    path = GOLDEN / f"diff-shanwei-heyuan-{width}-{lang}{''.join(argv)}.txt"
    text = run("diff", "shanwei", "heyuan", "--width", width, "--lang", lang, *argv).out
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


def test_the_command_line_offers_what_there_is() -> None:
    assert (command.ONLY, command.KINDS) == (choose.ONLY, choose.KINDS)


REF = MeasureRef("chaozhou", "policy-system")
# relation, score, probability of same, origin -> how sure the relation is
SURE = [
    ("same", 0.99, 0.95, "matcher", "high"),
    ("same", 0.99, 0.70, "matcher", "medium"),
    ("same", 0.60, 0.70, "matcher", "low"),
    ("partial", 0.99, 0.10, "matcher", "high"),
    ("partial", 0.90, 0.30, "matcher", "medium"),
    ("partial", 0.95, 0.49, "matcher", "low"),
    ("same", 1.0, None, "reviewed", "reviewed"),
]


@pytest.mark.parametrize(("relation", "score", "same", "origin", "word"), SURE)
def test_how_sure_a_relation_is(
    relation: Any, score: float, same: float | None, origin: Any, word: str
) -> None:
    pair = Alignment(REF, REF, relation, score, origin, same)
    assert words.certainty(pair, View("en", domain=fixtures.domain())) == word
