"""Which tasks became which, what of them was gained and lost, and what moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from plancmp.compare.chapters import Chapters, places
from plancmp.compare.heirs import change, families
from plancmp.match.phrases import Phrases, ending
from plancmp.model.comparison import Alignment, Comparison
from plancmp.model.plan import MeasureRef, Plan, Task
from tests import fixtures
from tests.succession.made import plan, succession

Said = Mapping[str, tuple[str, ...]]
"""The phrases of tasks, by their names."""
ACTIONS: Said = {
    "rapid": ("筹建知识产权保护中心", "开通专利快速预审通道", "设立维权援助工作站"),
    "pledge": ("补贴质押贷款利息", "建立质物处置机制", "推广商标权质押贷款"),
    "campus": ("创建知识产权教育试点学校", "编写知识产权校本教材", "举办青少年发明竞赛"),
    "licence": ("征集开放许可专利", "发布开放许可清单", "制定许可费估算指引"),
}


def _task(name: str, actions: tuple[str, ...], **more: Any) -> Task:
    sample = fixtures.sample_plan().tasks[0]
    made = {"id": name, "title": f"{name}之事", "actions": actions, "section": ("任务", name)}
    return replace(sample, **{**made, **more})


def _plans(old: Said, new: Said) -> tuple[Plan, Plan]:
    one, two = (tuple(_task(n, a) for n, a in side.items()) for side in (old, new))
    return plan(2021, 2025, tasks=one), plan(2026, 2030, tasks=two)


# pairs (old, new, relation, score) of tasks a, b, c and x, y, z -> groups
GROUPS: list[tuple[list[tuple[str, str, Any, float]], list[tuple[str, str]]]] = [
    ([], [("a", ""), ("b", ""), ("c", ""), ("", "x"), ("", "y"), ("", "z")]),
    ([("a", "x", "same", 1)], [("a", "x"), ("b", ""), ("c", ""), ("", "y"), ("", "z")]),
    # one and several
    (
        [("a", "x", "same", 1), ("b", "x", "same", 1)],
        [("ab", "x"), ("c", ""), ("", "y"), ("", "z")],
    ),
    (
        [("a", "x", "same", 1), ("a", "z", "same", 1)],
        [("a", "xz"), ("b", ""), ("c", ""), ("", "y")],
    ),
    (
        [("a", "x", "same", 1), ("b", "x", "same", 1), ("b", "y", "same", 1)],
        [("ab", "xy"), ("c", ""), ("", "z")],
    ),
    ([("a", "x", "partial", 0.5)], [("a", "x"), ("b", ""), ("c", ""), ("", "y"), ("", "z")]),
    # a partial one of what has a same one is set aside
    (
        [("a", "x", "same", 1), ("b", "y", "same", 1), ("a", "y", "partial", 0.9)],
        [("a", "x"), ("b", "y"), ("c", ""), ("", "z")],
    ),
    # what that leaves alone takes its best back
    (
        [("a", "x", "same", 1), ("b", "x", "partial", 0.6)],
        [("ab", "x"), ("c", ""), ("", "y"), ("", "z")],
    ),
    (
        [
            ("a", "x", "same", 1),
            ("b", "y", "same", 1),
            ("c", "x", "partial", 0.6),
            ("c", "y", "partial", 0.7),
        ],
        [("a", "x"), ("bc", "y"), ("", "z")],
    ),
    (
        [
            ("a", "x", "same", 1),
            ("b", "y", "same", 1),
            ("c", "x", "partial", 0.6),
            ("c", "y", "partial", 0.6),
        ],
        [("ac", "x"), ("b", "y"), ("", "z")],
    ),
    # several partial ones without any that is the same all count
    (
        [("a", "x", "partial", 0.5), ("a", "y", "partial", 0.6)],
        [("a", "xy"), ("b", ""), ("c", ""), ("", "z")],
    ),
]


@pytest.mark.parametrize(("pairs", "expected"), GROUPS)
def test_groups(pairs: list[tuple[str, str, Any, float]], expected: list[tuple[str, str]]) -> None:
    old, new = _plans({n: (n,) for n in "abc"}, {n: (n,) for n in "xyz"})
    held = tuple(
        Alignment(MeasureRef(old.id, a), MeasureRef(new.id, b), relation, score)
        for a, b, relation, score in pairs
    )
    found = families(Comparison(old, new, held, ()))
    told = [("".join("abc"[i] for i in f.old), "".join("xyz"[j] for j in f.new)) for f in found]
    assert told == expected


def test_what_stands_word_for_word_on_both_sides_is_not_regrouped() -> None:
    same = {"a": ("建设专利导航基地",), "b": ("建设专利导航中心",)}
    old, new = _plans(same, same)
    refs = [(MeasureRef(old.id, a), MeasureRef(new.id, b)) for a in "ab" for b in "ab"]
    pairs = tuple(Alignment(x, y, "same", 1.0) for x, y in refs)
    assert [(f.old, f.new) for f in families(Comparison(old, new, pairs, ()))] == [
        ((0,), (0,)),
        ((1,), (1,)),
    ]
    decided = tuple(replace(pair, origin="reviewed") for pair in pairs)
    assert [(f.old, f.new, f.origin) for f in families(Comparison(old, new, decided, ()))] == [
        ((0, 1), (0, 1), "reviewed")
    ]


@pytest.mark.parametrize(
    ("old", "new", "gained", "lost", "expected"),
    [
        (1, 1, False, False, "kept"),
        (1, 1, True, False, "extended"),
        (1, 1, False, True, "narrowed"),
        (1, 1, True, True, "reworded"),
        (3, 1, False, True, "merged"),
        (1, 2, True, False, "split"),
        (2, 3, False, False, "regrouped"),
        (1, 0, False, True, "dropped"),
        (0, 1, True, False, "new"),
    ],
)
def test_changes(old: int, new: int, gained: bool, lost: bool, expected: str) -> None:
    assert change(old, new, gained, lost) == expected


# two phrases -> whether one says the other
PHRASES = [
    ("建立涉外律师专家库", "组建涉外律师专家库", True),
    ("公布评估报告", "公开评估报告", True),
    ("组织开展知识产权宣传周", "举办知识产权宣传周", True),
    ("建设商标品牌指导站", "建设商标品牌示范园区", False),
    ("申报国家地理标志产品", "举办地理标志产品展销", False),
    ("取消专利申请资助", "给予专利申请资助", False),
    ("取消专利申请资助", "停止专利申请资助", True),
    # too short to have pieces
    ("省", "省", True),
    ("省", "市", False),
]


@pytest.mark.parametrize(("one", "two", "expected"), PHRASES)
def test_phrases(one: str, two: str, expected: bool) -> None:
    old, new = _plans({**ACTIONS, "it": (one,)}, {**ACTIONS, "it": (two,)})
    place = len(ACTIONS)
    found = Phrases(old.tasks, new.tasks, fixtures.domain()).alone([place], [place])
    assert found == (((), ()) if expected else ((one,), (two,)))


def test_the_common_end() -> None:
    assert ending("", "") == 0
    assert ending("评估", "评估") == 1


def test_gained_and_lost_are_told_as_coded() -> None:
    old = {**ACTIONS, "it": ("开展“双随机”抽查，公开结果", "建立ISO 56005体系")}
    new = {**ACTIONS, "it": ("开展“双随机”抽查", "建立ISO 56005体系", "设立举报热线")}
    row = succession(*_plans(old, new)).tasks[-1]
    assert (row.change, row.lost, row.gained) == ("reworded", ("公开结果",), ("设立举报热线",))


# sections of the tasks -> the chapter of each
CHAPTERS: list[tuple[list[tuple[str, ...]], list[str]]] = [
    ([("任务", "甲"), ("任务", "乙"), ("任务", "丙"), ("保障",)], ["甲", "乙", "丙", "保障"]),
    ([("任务", "甲"), ("任务", "乙"), ("保障",)], ["任务", "任务", "保障"]),
    ([("任务",), ("任务",)], ["", ""]),
    ([(), ("一、 甲",)], ["", "一甲"]),
    ([("1. 甲",), ("2. 乙",)], ["甲", "乙"]),
]


def _standing(*sections: tuple[str, ...], start: int = 2021) -> Plan:
    tasks = tuple(_task(f"t{i}", ("事",), section=s) for i, s in enumerate(sections))
    return plan(start, start + 4, tasks=tasks)


@pytest.mark.parametrize(("sections", "expected"), CHAPTERS)
def test_chapters(sections: list[tuple[str, ...]], expected: list[str]) -> None:
    assert [place.chapter for place in places(_standing(*sections), 0.75)] == expected


# section of a task in the old plan and in the new one -> whether its chapter reads differently
CREATE, PROTECT, USE = "全面加强知识产权创造", "全面加强知识产权保护", "促进知识产权高效运用"
READ: list[tuple[tuple[str, ...], tuple[str, ...], bool]] = [
    ((CREATE,), (CREATE,), False),
    ((CREATE,), (PROTECT,), True),
    ((USE,), ("推动知识产权高效运用",), False),
    ((USE,), ("综合管理",), True),
    ((USE,), (), False),
]


@pytest.mark.parametrize(("old", "new", "differ"), READ)
def test_chapters_that_read_alike(old: tuple[str, ...], new: tuple[str, ...], differ: bool) -> None:
    one = _standing(old, (CREATE,), (PROTECT,))
    two = _standing(new, (CREATE,), (PROTECT,), start=2026)
    assert Chapters(one, two, 0.75, 0.8).differ([0], [0]) is differ


@pytest.mark.parametrize(("section", "differ"), [(USE, False), (CREATE, True)])
def test_an_outermost_section_that_only_one_plan_shares(section: str, differ: bool) -> None:
    one = _standing(("任务", USE), ("任务", CREATE), ("任务", PROTECT), ("任务", "管理"))
    two = _standing(("任务", section), ("任务", PROTECT), ("保障",), ("组织",), start=2026)
    assert Chapters(one, two, 0.75, 0.8).differ([0], [0]) is differ


@pytest.mark.parametrize(
    ("changed", "moved"),
    [
        ({}, False),
        ({"theme": "protection"}, True),
        ({"section": ("任务", "另一章")}, True),
        ({"section": ()}, False),
        ({"section": ("重点任务", "rapid")}, False),
    ],
)
def test_moved(changed: dict[str, Any], moved: bool) -> None:
    old, new = _plans(ACTIONS, ACTIONS)
    first = replace(new.tasks[0], **changed)
    if changed.get("section", ("任务",))[:1] == ("重点任务",):
        others = tuple(replace(t, section=("重点任务", t.id)) for t in new.tasks[1:])
    else:
        others = new.tasks[1:]
    found = succession(old, replace(new, tasks=(first, *others)))
    assert [row.moved for row in found.tasks] == [moved, False, False, False]


def test_what_people_decided_comes_first(tmp_path: Path) -> None:
    old, new = _plans(ACTIONS, ACTIONS)
    (tmp_path / f"{old.id}--{new.id}.yaml").write_text(
        f"plans: [{old.id}, {new.id}]\nreview: {{reviewer: R, reviewed_on: '2026-01-31'}}\n"
        "pairs:\n- {a: rapid, b: rapid, relation: none}\n- {a: rapid, b: campus, relation: same}\n"
        "absent: []\n",
        "utf-8",
    )
    found = succession(old, new, crosswalks=[tmp_path])
    told = [([r.id for r in row.old], [r.id for r in row.new], row.origin) for row in found.tasks]
    assert (["rapid", "campus"], ["campus"], "matcher") in told
    assert ([], ["rapid"], None) in told
