"""Which tasks are aligned, and how sure: the same in either order of the plans."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp import knowledge, resources
from plancmp.match.concepts import lexicon
from plancmp.match.features import FEATURES, OF_LEXICON, RELATIVE
from plancmp.match.score import models
from plancmp.match.tasks import evidence, judge
from plancmp.model.comparison import Scored
from plancmp.model.plan import Plan, Task
from plancmp.text import fold
from tests import fixtures

# phrases that mean the same thing, in other words
SAME_THING = [
    ("扩大知识产权质押贷款规模", "扩大知识产权质押融资规模"),
    ("推行企业知识产权管理规范国家标准", "推动企业知识产权贯标"),
    ("推进审判三审合一", "推进审判“三合一”改革"),
    ("建设知识产权保护中心", "建设快速维权中心"),
]
OTHER_THING = [
    ("查处侵权假冒", "推广专利保险"),
    ("培育地理标志产品", "培训专利代理人"),
    ("推进软件正版化", "建设专利数据库"),
]


def _concepts(text: str) -> frozenset[str]:
    return lexicon(fixtures.domain()).find(fold(text))


@pytest.mark.parametrize(("one", "two"), SAME_THING)
def test_concepts_meet(one: str, two: str) -> None:
    assert _concepts(one) & _concepts(two)


@pytest.mark.parametrize(("one", "two"), OTHER_THING)
def test_concepts_do_not_meet(one: str, two: str) -> None:
    assert _concepts(one)
    assert _concepts(two)
    assert not _concepts(one) & _concepts(two)


def test_lexicon_terms_can_be_found() -> None:
    concepts = fixtures.domain().concepts
    assert concepts
    for entry in concepts.values():
        for name, concept in entry["concepts"].items():
            for term in concept["terms"]:
                assert name in _concepts(term), (name, term)


@pytest.mark.parametrize("sector", fixtures.packs().sectors)
def test_a_field_without_a_lexicon_finds_nothing(sector: str) -> None:
    field = fixtures.packs().get(sector)
    assert bool(lexicon(field).terms) == field.has_lexicon


def test_the_matcher_knows_no_plan() -> None:
    """What reads names of places may know them; what matches may not."""
    names = {name for plan in fixtures.five() for name in (plan.id, *plan.aliases)} - {
        "广东",
        "广东省",
    }
    files = {name: resources.data("knowledge", f"{name}.yaml") for name in ("match", "indicators")}
    for sector in fixtures.packs().sectors:
        for kind in ("match", "concepts", "indicators", "themes"):
            files[f"{sector}/{kind}"] = resources.data("sectors", sector, f"{kind}.yaml")
    texts = {name: file.read_text("utf-8") for name, file in files.items() if file.is_file()}
    assert len(texts) > 8
    for where, text in texts.items():
        assert not [name for name in names if name in text], where


WEIGHTS = [
    (kind, question) for kind in ("coded", "uncoded", "drafted") for question in ("aligned", "same")
]


@pytest.mark.parametrize(("kind", "question"), WEIGHTS)
def test_every_weight_names_a_feature(kind: str, question: str) -> None:
    known = {*FEATURES, *RELATIVE}
    for sector in fixtures.packs().sectors:
        weights = set(fixtures.packs().get(sector).match[kind][question]["weights"])
        assert weights
        assert weights <= known, sector


@pytest.mark.parametrize(("kind", "question"), WEIGHTS)
def test_common_weights_ask_no_lexicon(kind: str, question: str) -> None:
    """A field without a lexicon has 0 for these features, which is no evidence against a pair."""
    weights = set(knowledge.common("match")[kind][question]["weights"])
    assert weights
    assert not weights & set(OF_LEXICON)


def test_every_feature_is_shown_in_one_group() -> None:
    groups = knowledge.common("match")["evidence"]
    shown = [name for members in groups.values() for name in members]
    assert sorted(shown) == sorted({*FEATURES, *RELATIVE, "bias"})


ACTIONS = [
    "扩大知识产权质押融资规模",
    "推广专利保险",
    "设立维权援助工作站",
    "查处侵权假冒",
    "建设专利数据库",
    "开展专利导航",
    "培训专利代理人",
    "发布典型案例",
]


def _align(a: Plan, b: Plan) -> tuple[Scored, ...]:
    field = fixtures.domain(a, b)
    return judge(a, b, evidence(a, b, field), field)


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
    plan = fixtures.sample_plan()
    made = [
        replace(plan.tasks[0], id=f"t{i}", title=actions[0], actions=tuple(actions))
        for i, actions in enumerate(lists)
    ]
    cut = min(cut, len(made) - 1)
    a, b = (
        replace(plan, id="a", tasks=tuple(made[:cut])),
        replace(plan, id="b", tasks=tuple(made[cut:])),
    )
    there = {(p.a, p.b, p.relation, p.score, p.same) for p in _align(a, b)}
    assert there == {(p.b, p.a, p.relation, p.score, p.same) for p in _align(b, a)}
    assert all(0 <= score <= 1 for *_, score, _ in there)


def test_the_same_task_is_the_same() -> None:
    """A plan against itself, with strangers beside: the law above holds of more than nothing."""
    plan = fixtures.sample_plan()
    found = {(p.a, p.b): p.relation for p in _align(plan, plan)}
    assert {found[plan.ref(t), plan.ref(t)] for t in plan.tasks} == {"same"}


def test_a_plan_of_uncoded_text_has_its_own_weights() -> None:
    plan = fixtures.sample_plan()
    long = (replace(t, actions=("，".join(t.actions),)) for t in plan.tasks)
    text = replace(plan, tasks=tuple(long))
    draft = replace(plan, coding=replace(plan.coding, status="draft"))
    field = fixtures.domain()
    coded, uncoded = models(plan, plan, field), models(text, text, field)
    drafted = models(draft, draft, field)
    assert len({coded.aligned.bias, uncoded.aligned.bias, drafted.aligned.bias}) == 3
    assert models(plan, text, field) == models(text, plan, field) == uncoded
    for other in (plan, text):
        assert models(draft, other, field) == models(other, draft, field) == drafted


# the actions of a narrow task, those of a broad one beside others
MATTERS = [
    (("推进审判“三合一”改革", "完善知识产权审判机制"), 1),
    (("推进审判“三合一”改革", "完善知识产权审判机制"), 2),
    (("推进审判“三合一”改革", "完善知识产权审判机制", "加强司法保护"), 1),
    (("推进审判“三合一”改革",), 1),
]


@pytest.mark.parametrize(("actions", "shared"), MATTERS)
def test_a_broad_task_covers_a_narrow_one_in_part(actions: tuple[str, ...], shared: int) -> None:
    """A task that is one of several matters of another is partial, never the same."""
    plan = fixtures.sample_plan()
    first = replace(plan.tasks[0], theme="protection", instruments=("enforcement",))
    narrow = replace(first, id="narrow", title=actions[0], actions=actions)
    whole = (*actions[:shared], *(a for a in ACTIONS if a != "查处侵权假冒"))
    broad = replace(first, id="broad", title="加强知识产权保护", actions=whole)
    a = replace(plan, id="a", tasks=(narrow,))
    b = replace(plan, id="b", tasks=(broad, *_strangers()))
    assert [(p.b.id, p.relation) for p in _align(a, b)] == [("broad", "partial")]
    assert [(p.a.id, p.relation) for p in _align(b, a)] == [("broad", "partial")]


def _strangers() -> tuple[Task, ...]:
    texts = ("公布统计数据", "绿化城市道路", "修建水库")
    first = fixtures.sample_plan().tasks[0]
    return tuple(
        replace(first, id=f"s{i}", title=text, actions=(text,)) for i, text in enumerate(texts)
    )


def test_strangers_are_not_aligned() -> None:
    plan = fixtures.sample_plan()
    assert _align(plan, replace(plan, id="b", tasks=_strangers())) == ()


def test_plans_without_tasks() -> None:
    plan = fixtures.sample_plan()
    bare = replace(plan, id="b", tasks=())
    assert _align(plan, bare) == _align(bare, plan) == _align(bare, bare) == ()
