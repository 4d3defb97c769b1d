"""Find: a query -> the plans and measures that answer it, and how; and what is no query."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import plancmp
from plancmp.library import packaged_folder
from plancmp.model.answers import Answers
from tests.conftest import Run, Write

ALL = {"chaozhou", "guangdong", "heyuan", "qingyuan", "shanwei"}
# query -> plans that say it, that say it in other words, that say a part
PLANS: dict[str, tuple[set[str], set[str], set[str]]] = {
    "质押融资风险补偿": (ALL, set(), set()),
    "质押融资": (ALL, set(), set()),
    "专利保险": ({"chaozhou", "guangdong"}, set(), {"heyuan"}),
    "专利 保险": ({"chaozhou", "guangdong"}, set(), {"heyuan"}),
    "“专利保险”！": ({"chaozhou", "guangdong"}, set(), {"heyuan"}),
    "知识产权学科建设": ({"chaozhou", "guangdong", "shanwei"}, {"qingyuan"}, set()),
    "版权登记": ({"guangdong", "heyuan"}, {"qingyuan"}, set()),
    "作品登记": ({"guangdong", "heyuan", "qingyuan"}, set(), set()),
    "信用监管": ({"heyuan", "qingyuan"}, {"guangdong", "shanwei"}, set()),
    "乡村振兴": ({"heyuan"}, set(), set()),
    "商标品牌指导站": ({"chaozhou"}, set(), set()),
    "绿色技术": (set(), set(), {"heyuan"}),
    "中小企业托管": (set(), set(), set()),
    "无人机": (set(), set(), set()),
    "patent": (set(), set(), set()),
}
# query -> measures that say it, by plan and first line, some of them
SAID = {
    "质押融资风险补偿": ["chaozhou:187", "chaozhou:188", "heyuan:170", "shanwei:69"],
    "专利保险": ["chaozhou:188", "guangdong:206"],
    "海外维权援助": ["chaozhou:212", "guangdong:142"],
    "知识产权质押融资金额": ["chaozhou:118", "qingyuan:104"],
    "每万人口发明专利": ["chaozhou:86", "heyuan:56", "qingyuan:64"],
}
# query -> measures that do not say it, though they share a word with it
NOT_SAID = {
    "质押融资风险补偿": ["chaozhou:244", "qingyuan:263"],
    "专利保险": ["chaozhou:189", "heyuan:170", "chaozhou:210"],
    "知识产权保护中心": ["chaozhou:206", "chaozhou:211"],
    "专利预审": ["qingyuan:210", "guangdong:203"],
}


def find(query: str, **chosen: str) -> Answers:
    return plancmp.find(query, **chosen).value  # type: ignore[arg-type]


def said(query: str) -> set[str]:
    return {
        f"{each.plan.id}:{answer.measure.lines[0][0]}"
        for each in find(query).plans
        for answer in each.answers
        if answer.degree == "full"
    }


@pytest.mark.parametrize("query", PLANS)
def test_plans_that_answer(query: str) -> None:
    found = find(query)
    degrees = ("full", "other-words", "partial")
    plans = tuple({p.plan.id for p in found.plans if p.degree == degree} for degree in degrees)
    assert plans == PLANS[query]
    assert found.searched == len(ALL)


@pytest.mark.parametrize("query", SAID)
def test_measures_that_say_it(query: str) -> None:
    assert set(SAID[query]) <= said(query)


@pytest.mark.parametrize("query", NOT_SAID)
def test_measures_that_do_not(query: str) -> None:
    assert not set(NOT_SAID[query]) & said(query)


@pytest.mark.parametrize("query", PLANS)
def test_the_best_come_first(query: str) -> None:
    order = ("full", "other-words", "partial")
    for each in find(query).plans:
        degrees = [order.index(answer.degree) for answer in each.answers]
        assert degrees == sorted(degrees)
    plans = [order.index(each.degree) for each in find(query).plans]
    assert plans == sorted(plans)


def test_of_those_that_answer_alike_the_earliest_comes_first() -> None:
    starts = [each.plan.start for each in find("质押融资风险补偿").plans]
    assert starts == [2016, 2016, 2021, 2021, 2021]


def test_nobody_and_the_nearest() -> None:
    found = find("中小企业托管")
    assert found.plans == ()
    assert [each.plan.id for each in found.nearest] == ["qingyuan", "guangdong", "shanwei"]
    assert find("无人机").nearest == ()


# what is chosen -> how many plans are searched, which say 质押融资
CHOSEN: list[tuple[dict[str, str], int, set[str]]] = [
    ({"level": "province"}, 1, {"guangdong"}),
    ({"sector": "intellectual-property"}, 5, ALL),
    ({"sector": "environment"}, 0, set()),
    ({"theme": "运用"}, 5, ALL),
    ({"theme": "talent", "level": "city"}, 4, set()),
]


@pytest.mark.parametrize(("chosen", "searched", "plans"), CHOSEN)
def test_a_part_is_searched(chosen: dict[str, str], searched: int, plans: set[str]) -> None:
    found = find("质押融资", **chosen)
    assert found.searched == searched
    assert {each.plan.id for each in found.plans if each.degree == "full"} == plans


# arguments -> a piece of what is told
WRONG = [
    (("",), "has nothing to look for"),
    ((" \n",), "has nothing to look for"),
    (("专",), "has nothing to look for"),
    (("！？……",), "has nothing to look for"),
    (("\udcff\udcfe",), "has nothing to look for"),
    (("专利" * 41,), "more than 80 characters"),
    (("专利", "--theme", "x"), "no theme is called x"),
    (("专利", "--theme", "运用", "--sector", "environment"), "no theme is called"),
    (("专利", "--level", "town"), "level cannot be town"),
    (("专利", "--sector", "x"), "no sector pack is called x"),
    (("专利", "--plans", "nowhere"), "is not a folder"),
]


@pytest.mark.parametrize(("words", "piece"), WRONG)
def test_what_is_no_query(words: tuple[str, ...], piece: str, run: Run) -> None:
    done = run("find", *words)
    assert (done.code, done.out) == (2, "")
    assert piece in done.err


def test_the_terminal_says_who_since_when_and_with_which_figure(run: Run) -> None:
    told = run("find", "质押融资", "--lang", "zh", "--width", "120").out
    assert told.startswith("“质押融资”：查了 5 份规划，5 份写明\n")
    assert "\n潮州  2021–2025\n" in told
    assert "  = 扩大知识产权质押融资规模 (187) [运用]\n" in told
    assert "  = 强化知识产权金融创新 (188) [运用]：" in told
    assert "  = 知识产权质押融资金额 2020: 8650万元 → 2025: 30870万元 (118-122)\n" in told
    assert "另有 3 份规划：--top 5\n" in run("find", "质押融资", "--top", "2", "--lang", "zh").out
    assert run("find", "无人机").out == "无人机: nobody says it among 5 plans\n"
    assert "\n  · 大力发展壮大知识产权服务业 (258)" in run("find", "中小企业托管").out


def test_drafts_are_called_drafts_and_cities_apart(sample: Write, run: Run) -> None:
    folder = sample(("status: coded", "status: draft"), ("[样例]", "[样例, 样例市]")).parent
    sample(("id: sample", "id: later"), ("[样例]", "[样例乙]"), name="later.yaml")
    told = run("find", "银企对接", "--plans", folder).out
    assert "样例 is an unreviewed draft" in told
    assert "样例乙  2021" in told


def test_long_phrases_answer_in_one_place(sample: Write) -> None:
    """Drafts have whole sentences for phrases, whose ends have nothing to do with each other."""
    far = "开展银企对接，建设灯塔并加强海上巡查和港口管理以及渔业资源养护，设置浮标"
    folder = sample(("开展银企对接", f'"{far}"')).parent
    for query, degree in (("海上巡查", "full"), ("灯塔浮标", "partial")):
        found = plancmp.find(query, plans=[folder]).value.plans
        assert [(each.plan.id, each.degree) for each in found] == [("sample", degree)]


def test_with_an_index_and_without(sample: Write, run: Run) -> None:
    folder: Path = sample().parent
    asked = [("find", q, "--plans", folder, "-f", "json") for q in ("质押融资", "工作站", "无人机")]
    before = [run(*words) for words in asked]
    assert run("index", folder).code == 0
    assert [run(*words) for words in asked] == before
    found = json.loads(before[1].out)
    assert "stations" in [each["id"] for each in found["targets"]]


@pytest.mark.parametrize("query", ["质押融资", "知识产权"])
def test_an_index_keeps_whole_measures(query: str, tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    shutil.copytree(packaged_folder(), folder)
    before = plancmp.find(query, plans=[folder]).value
    plancmp.index(folder)
    assert plancmp.find(query, plans=[folder]).value == before
