"""Which figure of an indicator is the stronger promise: by the head of its name, else unknown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp import knowledge
from plancmp.direction import direction
from plancmp.domain import Domain, domains
from plancmp.text import fold
from tests import fixtures
from tests.packs import pack


def _field(sector: str) -> Domain:
    return fixtures.packs().get(sector)


# official indicators of a dozen fields -> what an official calls the stronger promise
OFFICIAL = {
    "higher": [
        # economy, innovation
        "地区生产总值",
        "一般公共预算收入",
        "全社会研发经费投入强度",
        "常住人口城镇化率",
        "全员劳动生产率",
        "每万人口高价值发明专利拥有量",
        "数字经济核心产业增加值占GDP比重",
        # people
        "居民人均可支配收入",
        "城镇新增就业",
        "劳动年龄人口平均受教育年限",
        "人均预期寿命",
        "基本养老保险参保率",
        "每千人口拥有执业（助理）医师数",
        "每千人口拥有3岁以下婴幼儿托位数",
        "九年义务教育巩固率",
        "居民健康素养水平",
        # environment
        "森林覆盖率",
        "地级及以上城市空气质量优良天数比率",
        "地表水达到或好于Ⅲ类水体比例",
        "非化石能源占一次能源消费比重",
        "城市生活垃圾回收利用率",
        "农村生活污水治理率",
        "受污染耕地安全利用率",
        # safety, farming, transport, culture
        "粮食综合生产能力",
        "高标准农田面积",
        "公路通车里程",
        "千兆宽带用户数",
        "公共图书馆人均藏书量",
        "国内旅游收入",
        "矛盾纠纷调解成功率",
        # a word with a measure
        "快递72小时准时率",
        "独居老年人月探访率",
        "数据中心机柜上架率",
    ],
    "lower": [
        "城镇调查失业率",
        "孕产妇死亡率",
        "婴儿死亡率",
        "5岁以下儿童死亡率",
        "儿童青少年近视率",
        "15岁以上人口吸烟率",
        "生产安全事故死亡人数",
        "亿元国内生产总值生产安全事故死亡率",
        "单位GDP能耗",
        "万元地区生产总值用水量",
        "用水总量",
        "化学需氧量排放总量",
        "细颗粒物（PM2.5）年均浓度",
        "地表水劣Ⅴ类水体比例",
        "重度及以上污染天数比率",
        "城乡居民收入比",
        "农药使用量",
        "公共供水管网漏损率",
        "发明专利平均审查周期",
        "企业开办时间",
        "不良贷款率",
        "辍学率",
        # a word with a measure
        "快件延误率",
        "森林火灾起数",
        "疟疾本地感染病例数",
        "信访积案余量",
        "电信网络诈骗损失金额",
    ],
    "neither": [
        "年末常住人口",
        "人口自然增长率",
        "出生率",
        "专利申请量",
        "案件受理数",
        "居民消费价格指数",
        "第二产业增加值占比",
        "年降水量",
        "机动车保有量",
    ],
    None: [
        # what is saved, or what is left? the name does not say
        "压减地下水超采量",
        "减少主要污染物排放总量",
        "缩小城乡居民收入差距",
        "灯塔事务",
        "",
        "率",
    ],
}
ROWS = [(name, wanted) for wanted, names in OFFICIAL.items() for name in names]


@pytest.mark.parametrize(("name", "wanted"), ROWS)
def test_official_indicators(name: str, wanted: str | None) -> None:
    assert direction(name, _field("general")) == wanted


# lower as it stands, a reduction of it
TURNED = [
    ("单位GDP能耗", "单位GDP能耗降低"),
    ("万元地区生产总值用水量", "万元地区生产总值用水量下降率"),
    ("化学需氧量排放总量", "化学需氧量排放总量减少"),
    ("单位地区生产总值二氧化碳排放量", "单位地区生产总值二氧化碳排放量累计下降"),
    ("专利审查周期", "专利审查周期压减"),
    ("不良贷款率", "不良贷款率降幅"),
    ("生产安全事故死亡人数", "生产安全事故死亡人数下降比例"),
]


@pytest.mark.parametrize(("name", "turned"), TURNED)
@pytest.mark.parametrize("sector", ["general", "environment"])
def test_reductions_turn_round(name: str, turned: str, sector: str) -> None:
    assert (direction(name, _field(sector)), direction(turned, _field(sector))) == (
        "lower",
        "higher",
    )


# a name, the name with a word of growth
GROWN = [
    ("居民人均可支配收入", "居民人均可支配收入年均增长", "higher"),
    ("地区生产总值", "地区生产总值增速", "higher"),
    ("森林覆盖率", "森林覆盖率提高", "higher"),
    ("能源消费总量", "能源消费总量增速", "lower"),
]


@pytest.mark.parametrize(("name", "grown", "wanted"), GROWN)
def test_growths_leave_it(name: str, grown: str, wanted: str) -> None:
    assert direction(name, _field("general")) == direction(grown, _field("general")) == wanted


# a head that stands in the middle says nothing
MIDDLE = ["死亡率统计制度", "能耗双控工作", "失业率公告", "事故现场", "排放量核算平台"]


@pytest.mark.parametrize("name", MIDDLE)
def test_a_head_in_the_middle_says_nothing(name: str) -> None:
    assert direction(name, _field("general")) is None


# names with brackets, as printed
BRACKETS = [
    ("森林覆盖率（%）", "higher"),
    ("森林覆盖率(2025年)", "higher"),
    ("细颗粒物（PM2.5）浓度（微克/立方米）", "lower"),
    ("单位GDP能耗降低[累计]", "higher"),
    ("失业率【城镇调查】", "lower"),
    ("（失业率）参考值", None),
]


@pytest.mark.parametrize(("name", "wanted"), BRACKETS)
def test_brackets_are_no_head(name: str, wanted: str | None) -> None:
    assert direction(name, _field("general")) == wanted


def test_width_and_case_do_not_matter() -> None:
    for name in ("ＰＭ２．５", "pm2.5", "PM2.5"):
        assert direction(name, _field("environment")) == "lower"


# what intellectual property wants more of; a count that it does not name is nobody's guess
OF_THE_FIELD = [
    ("专利申请量", "higher"),
    ("知识产权质押融资金额", "higher"),
    ("国家级知识产权优势、示范企业", "higher"),
    ("案件受理数", "neither"),
    ("版权案件查办量", "neither"),
    ("侵权案件数量", "neither"),
    ("商标异议申请量", "neither"),
    ("常住人口", "neither"),
    ("企业倒闭数", None),
    ("侵权损失", None),
    ("灯塔事务", None),
    ("专利案件平均审理周期", "lower"),
    ("专利侵权率", "lower"),
    ("审查周期缩短", "higher"),
    ("商标异议平均用时", "lower"),
]


@pytest.mark.parametrize(("name", "wanted"), OF_THE_FIELD)
def test_a_field_has_heads_of_its_own(name: str, wanted: str | None) -> None:
    assert direction(name, _field("intellectual-property")) == wanted


def _own(tmp_path: Path, said: str) -> Domain:
    folder = pack(tmp_path, indicators=f"direction: {said}\n")
    return domains((folder,)).get("lighthouses")


def test_a_fields_own_heads_come_first(tmp_path: Path) -> None:
    own = _own(tmp_path, "{lower: [覆盖率], higher: [雾中覆盖率, 失业率]}")
    assert direction("灯光覆盖率", own) == "lower"
    assert direction("雾中覆盖率", own) == "higher"
    assert direction("失业率", own) == "higher"
    assert direction("灯塔事务", own) is None


def test_targets_of_the_plans() -> None:
    """What the packaged plans promise is known to be better high, but for counts of cases and what
    the coder or a bound says.
    """
    silent = {
        target.name: direction(target.name, fixtures.domain(plan))
        for plan in fixtures.five()
        for target in plan.targets
        if direction(target.name, fixtures.domain(plan)) != "higher" and not target.direction
    }
    assert silent == {
        "知识产权快速维权体系覆盖重点产业": None,
        "知识产权维权援助和调解办案量": "neither",
        "专利、商标行政案件结案数量": "neither",
        "版权案件查办量": "neither",
    }


LISTS = knowledge.common("directions")["direction"]


def test_no_head_stands_in_two_lists() -> None:
    heads = [fold(head) for heads in LISTS.values() for head in heads]
    twice = {head for head in heads if heads.count(head) > 1}
    assert not twice


@given(
    st.sampled_from([*LISTS["higher"], *LISTS["lower"]]),
    st.text("新城市县镇", max_size=4),
)
def test_what_stands_before_a_head_does_not_matter(head: str, before: str) -> None:
    """But for a longer head, which these beginnings do not make."""
    field = _field("general")
    assert direction(before + head, field) == direction(head, field)


@given(st.text(max_size=30))
def test_any_text_has_an_answer(name: str) -> None:
    for sector in fixtures.packs().sectors:
        assert direction(name, _field(sector)) in ("higher", "lower", "neither", None)
