"""What a document says of itself; what it does not say is null and to be checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp.drafting.horizon import horizon
from plancmp.grammar import Grammar
from tests.drafting.text import plan_of

BODY = (
    "\n一、目标\n到2025年，示范企业达到20家。\n"
    "二、主要任务\n（一）加强执法。健全协作机制，打击侵权。\n"
)
# head of the document -> title, place, level
HEADS = [
    (
        "国务院办公厅关于加快发展\n乡村影院产业的指导意见\n国办发〔2019〕88号",
        ("国务院办公厅关于加快发展乡村影院产业的指导意见", "全国", "country"),
    ),
    (
        "国务院关于印发国家湿地保护\n“十二五”规划的通知国发〔2011〕77号各省：",
        ("国家湿地保护“十二五”规划", "全国", "country"),
    ),
    (
        "云州市人民政府办公室\n关于加快知识产权强市建设的\n实施意见",
        ("云州市人民政府办公室关于加快知识产权强市建设的实施意见", "云州市", "city"),
    ),
    ("广东省深圳市南山区知识产权规划", ("广东省深圳市南山区知识产权规划", "南山区", "county")),
    ("云州市工业园区发展规划", ("云州市工业园区发展规划", "云州市", "city")),
    ("上海市知识产权强市建设纲要", ("上海市知识产权强市建设纲要", "上海市", "province")),
    ("聊城市知识产权规划", ("聊城市知识产权规划", "聊城市", "city")),
    ("云州市民营经济发展规划", ("云州市民营经济发展规划", "云州市", "city")),
    ("云州市标准化发展规划", ("云州市标准化发展规划", "云州市", "city")),
    ("云州市住宅小区改造规划", ("云州市住宅小区改造规划", "云州市", "city")),
    ("云州市风景名胜区发展规划", ("云州市风景名胜区发展规划", "云州市", "city")),
    ("喀什地区旅游发展规划", ("喀什地区旅游发展规划", "喀什地区", "city")),
    ("关于做好知识产权工作的通知\n各单位：", ("关于做好知识产权工作的通知", "", "")),
    ("生态环境部关于加强监管的指导意见", ("生态环境部关于加强监管的指导意见", "全国", "country")),
]


@pytest.mark.parametrize(("head", "expected"), HEADS)
def test_title_and_place(tmp_path: Path, head: str, expected: tuple[str, str, str]) -> None:
    plan = plan_of(tmp_path, head + BODY)
    assert (plan.title, plan.jurisdiction.name, plan.jurisdiction.level) == expected
    assert ("jurisdiction" in plan.check) == (not expected[1])


def test_issuer_number_and_date(tmp_path: Path) -> None:
    head = (
        "国务院关于印发国家环境保护“十二五”规划的通知国发〔2011〕42号 各省：\n"
        "现将《国家环境保护“十二五”规划》印发给你们。\n国  务  院\n二○一一年十二月十五日"
    )
    source = plan_of(tmp_path, head + BODY).source
    assert (source.issuer, source.number, source.published) == (
        "国务院",
        "国发〔2011〕42号",
        "2011-12-15",
    )


def test_a_cited_document_gives_no_title(tmp_path: Path) -> None:
    head = "（2021—2025年）\n一、基础\n印发《云州市2019年商标执法专项行动实施方案》，取得进展。"
    plan = plan_of(tmp_path, head + BODY)
    assert "title" in plan.check
    assert "2019" not in plan.title


# title, text -> first and last year, annual
YEARS = [
    ("云州市知识产权“十四五”规划", "", (2021, 2025, False)),
    ("白桦省“九五”计划", "", (1996, 2000, False)),
    ("碧江省国民经济和社会发展第十个五年计划纲要", "", (2001, 2005, False)),
    ("全国林业发展“十六五”规划", "", (2031, 2035, False)),
    ("白桦省规划（1991—1995年）", "", (1991, 1995, False)),
    ("2024年松岭市政府工作报告", "实现“十四五”规划目标。", (2024, 2024, True)),
    ("云州市2023年度知识产权工作要点", "", (2023, 2023, True)),
    ("2030年前碳达峰行动方案", "到2025年，占比达到20%。", (None, 2025, False)),
    ("国务院关于促进就业的意见", "补贴发放至2020年12月31日。", (None, None, False)),
    ("云州市政府工作报告", "2016年1月20日在会议上", (2016, 2016, True)),
]


@pytest.mark.parametrize(("title", "text", "expected"), YEARS)
def test_the_years_of_a_plan(
    title: str, text: str, expected: tuple[int | None, int | None, bool]
) -> None:
    found = horizon([title, text], title, Grammar.common())
    assert (found.first, found.last, found.annual) == expected


def test_several_horizons_are_kept_and_no_year_is_invented(tmp_path: Path) -> None:
    head = "云州市人民政府关于加快发展的意见\n云政发〔2021〕5号\n一、目标\n"
    goals = "到2025年，企业达到200家。展望2035年，企业达到800家。\n"
    plan = plan_of(tmp_path, head + goals + BODY)
    assert [(int(t.value or 0), t.year) for t in plan.targets[:2]] == [(200, 2025), (800, 2035)]
    assert "period" in plan.check
    bare = "云州市养老服务规划\n一、目标\n服务网点达到300家。\n二、任务\n（一）建设网点。"
    more = "支持各类机构建设服务网点并完善功能。\n"
    (target,) = plan_of(tmp_path, bare + more).targets
    assert (target.year, target.check[0]) == (None, "year")
