"""Which tasks are aligned, how sure, and why."""

from __future__ import annotations

import itertools
import json
import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp import library
from plancmp.knowledge import table
from plancmp.match import concepts, features, measure
from plancmp.match.score import model
from plancmp.match.tasks import align
from plancmp.model.plan import Plan, Task
from plancmp.planfile.load import load
from plancmp.text import fold
from tests.conftest import CASES, Run, Write

# phrases that mean the same thing, in other words
SAME_THING = [
    ("扩大知识产权质押贷款规模", "扩大知识产权质押融资规模"),
    ("推行企业知识产权管理规范国家标准", "推动企业知识产权贯标"),
    ("推进审判三审合一", "推进审判“三合一”改革"),
    ("建设知识产权保护中心", "建设快速维权中心"),
]
OTHER_THING = [
    ("查处专利侵权", "推广专利保险"),
    ("培育地理标志产品", "培训专利代理人"),
    ("推进软件正版化", "建设专利数据库"),
]


@pytest.mark.parametrize(("one", "two"), SAME_THING)
def test_concepts_meet(one: str, two: str) -> None:
    assert concepts.find(fold(one)) & concepts.find(fold(two))


@pytest.mark.parametrize(("one", "two"), OTHER_THING)
def test_concepts_do_not_meet(one: str, two: str) -> None:
    assert not concepts.find(fold(one)) & concepts.find(fold(two))


def test_lexicon_terms_can_be_found() -> None:
    for entry in table("concepts").values():
        for name, concept in entry["concepts"].items():
            for term in concept["terms"]:
                assert name in concepts.find(fold(term)), (name, term)


def test_the_matcher_knows_no_plan() -> None:
    names = {name for plan in library.all_plans() for name in (plan.id, *plan.aliases)} - {
        "广东",
        "广东省",
    }
    for path in (Path(str(library.packaged_folder())).parent / "knowledge").glob("*.yaml"):
        text = path.read_text("utf-8")
        assert not [name for name in names if name in text], path.name


def test_every_weight_names_a_feature() -> None:
    known = {*features.FEATURES, *features.RELATIVE}
    shown = {name for members in table("match")["evidence"].values() for name in members} - {"bias"}
    assert shown == known
    for kind in ("coded", "uncoded"):
        for question in ("aligned", "same"):
            assert set(table("match")[kind][question]["weights"]) <= known


def _plan(sample: Write) -> Plan:
    plan, _ = load(sample())
    assert plan
    return plan


ACTIONS = [
    "扩大知识产权质押融资规模",
    "推广专利保险",
    "设立维权援助工作站",
    "查处侵权假冒",
    "建设专利数据库",
    "开展专利导航",
]
ACTIONS += ["培训专利代理人", "发布典型案例"]


@given(
    lists=st.lists(
        st.lists(st.sampled_from(ACTIONS), min_size=1, max_size=5, unique=True),
        min_size=2,
        max_size=6,
    ),
    cut=st.integers(1, 5),
)
@settings(max_examples=60, deadline=None)
def test_swapping_the_plans_changes_no_score(lists: list[list[str]], cut: int) -> None:
    plan = _bare()
    made = [
        replace(plan.tasks[0], id=f"t{i}", title=actions[0], actions=tuple(actions))
        for i, actions in enumerate(lists)
    ]
    cut = min(cut, len(made) - 1)
    a, b = (
        replace(plan, id="a", tasks=tuple(made[:cut])),
        replace(plan, id="b", tasks=tuple(made[cut:])),
    )
    there = {(p.a, p.b, p.relation, p.score) for p in align(a, b)}
    assert there == {(p.b, p.a, p.relation, p.score) for p in align(b, a)}
    assert all(0 <= score <= 1 for *_, score in there)


def _bare() -> Plan:
    plan, _ = load(CASES / "sample.yaml")
    assert plan
    return plan


def test_a_plan_of_uncoded_text_has_its_own_weights(sample: Write) -> None:
    plan = _plan(sample)
    text = replace(
        plan, tasks=tuple(replace(t, actions=("，".join(t.actions),)) for t in plan.tasks)
    )
    coded = model(plan, plan, "aligned")
    assert (
        coded
        != model(plan, text, "aligned")
        == model(text, plan, "aligned")
        == model(text, text, "aligned")
    )


def test_a_broad_task_covers_a_narrow_one_in_part(sample: Write) -> None:
    """A task that is one of several matters of another is partial, never the same."""
    plan = _plan(sample)
    narrow = replace(
        plan.tasks[0],
        id="narrow",
        title="推进审判“三合一”改革",
        actions=("推进审判“三合一”改革", "完善知识产权审判机制"),
    )
    others = tuple(a for i, a in enumerate(ACTIONS) if i != 3)
    broad = replace(
        plan.tasks[1],
        id="broad",
        title="推进知识产权改革",
        actions=("推进审判“三合一”改革", *others),
    )
    found = align(replace(plan, tasks=(narrow,)), replace(plan, tasks=(broad, *_strangers(plan))))
    assert {p.relation for p in found} <= {"partial"}


def _strangers(plan: Plan) -> tuple[Task, ...]:
    texts = ("公布统计数据", "绿化城市道路", "修建水库")
    return tuple(
        replace(plan.tasks[0], id=f"s{i}", title=text, actions=(text,))
        for i, text in enumerate(texts)
    )


def test_explain_adds_up(run: Run) -> None:
    for a, b in itertools.combinations(("chaozhou", "heyuan", "shanwei"), 2):
        for pair in json.loads(run("diff", a, b, "-f", "json").out)["tasks"][:3]:
            why = json.loads(
                run("explain", f"{a}:{pair['a']}", f"{b}:{pair['b']}", "-f", "json").out
            )
            assert (why["score"], why["relation"]) == (pair["score"], pair["relation"])
            assert set(why["features"][0]) >= {"name", "value", "weight", "contribution", "detail"}
            logit = sum(f["contribution"] for f in why["features"])
            assert 1 / (1 + math.exp(-logit)) == pytest.approx(why["score"], abs=0.002)


def test_explain_text_names_the_phrases(run: Run) -> None:
    out = run("explain", "潮州:187", "河源:170", "--lang", "zh", "--width", "120").out
    assert "扩大知识产权质押融资规模" in out
    assert "合计" in out


# arguments -> what stderr says
WRONG = [
    (("chaozhou", "heyuan:funding"), "names no task"),
    (("chaozhou:founding", "heyuan:funding"), "did you mean chaozhou:funding?"),
    (("chaozhou:9999", "heyuan:funding"), "plancmp show chaozhou lists them"),
]


@pytest.mark.parametrize(("argv", "message"), WRONG)
def test_explain_wrong_usage(argv: tuple[str, str], message: str, run: Run) -> None:
    result = run("explain", *argv)
    assert result.code == 2
    assert message in result.err


LABELS = "a_lines\tb_lines\trelation\tsettled\n"


def test_eval(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "chaozhou-heyuan.tsv"
    path.write_text(
        LABELS
        + "247-247\t204-204\tsame\tyes\n166-166\t208-208\tpartial\tyes\n167-167\t163-163\tsame\tcontested\n",
        "utf-8",
    )
    row = json.loads(run("eval", path, "-f", "json").out)[0]
    assert (row["right"], row["true"], row["right_same"]) == (1, 2, 1)
    assert run("eval", path, "--floor", "0.99").code == 1
    assert run("eval", path).code == 0
    path.write_text(LABELS + "1-1\t2-2\tpartial\tyes\n", "utf-8")
    assert "1 labels name no task" in run("eval", path).err


@pytest.mark.parametrize("text", ["", "a\tb\n1\t2\n", LABELS + "1-1\t2-2\tequal\tyes\n"])
def test_eval_of_a_file_that_is_not_labelled(text: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "chaozhou-heyuan.tsv"
    path.write_text(text, "utf-8")
    result = run("eval", path)
    assert result.code == 2
    assert "is not a labelled file" in result.err


# truth, scores -> F1, F1 same, average precision
MEASURED = [
    ([2, 1, 0, 0], [0.9, 0.8, 0.1, 0.0], (1.0, 2 / 3, 1.0)),
    ([0, 2, 0, 1], [0.9, 0.8, 0.1, 0.0], (0.5, 2 / 3, (1 / 2 + 2 / 4) / 2)),
    ([0, 0], [0.9, 0.1], (0.0, 0.0, 0.0)),
]


@pytest.mark.parametrize(("truth", "scores", "expected"), MEASURED)
def test_measure(
    truth: list[int], scores: list[float], expected: tuple[float, float, float]
) -> None:
    found = measure.measure("x", truth, scores, scores, 0.5, 0.5)
    assert (found.f1, found.f1_same, found.average_precision) == pytest.approx(expected)


def test_calibration_error() -> None:
    assert measure.calibration_error([(0.75, True)] * 3 + [(0.75, False)]) == pytest.approx(0.0)
    assert measure.calibration_error([(0.95, True)] * 2 + [(0.95, False)] * 2) == pytest.approx(
        0.45
    )
