"""Names of figures in running text: with their noun, each with its own head."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.drafting.text import targets_of

# a clause -> name and value of its targets
NAMES = [
    ("建设2家高价值专利培育中心", [("高价值专利培育中心", "2")]),
    ("培育3个产值超10亿元的地理标志产业", [("地理标志产业", "3")]),
    ("单个项目投资不低于1亿元的产业园达到4个", [("产业园", "4")]),
    ("建成3万平方米的展示中心1个", [("展示中心", "1")]),
    ("地级及以上城市水体比例达到8%", [("地级及以上城市水体比例", "8")]),
    (
        "城市和县城污水处理率分别达到96%和88%",
        [("城市污水处理率", "96"), ("县城污水处理率", "88")],
    ),
    (
        "发明、实用新型和外观设计授权量分别达到1件、2件和3件",
        [("发明授权量", "1"), ("实用新型授权量", "2"), ("外观设计授权量", "3")],
    ),
    (
        "城市污泥无害化处置率达到91%，沿江区域达到97%",
        [("城市污泥无害化处置率", "91"), ("沿江区域污泥无害化处置率", "97")],
    ),
    (
        "专利申请量达80件，授权量达25件",
        [("专利申请量", "80"), ("专利授权量", "25")],
    ),
    ("指导站达到30个，其中县级20个", [("指导站", "30"), ("县级指导站", "20")]),
    ("代理机构确保15家、力争20家", [("代理机构", "15"), ("代理机构", "20")]),
    ("增加值占GDP比重提高到13%", [("增加值占GDP比重", "13")]),
    ("有效灌溉面积达到19万亩", [("有效灌溉面积", "19")]),
    ("贯标率由2020年的12.5%提高到20%", [("贯标率", "20")]),
    ("实行审计全覆盖", []),
    ("形成覆盖所有村的供应网络", []),
    ("顶岗实习时间一般为6个月", []),
    ("建成慈善超市50家", [("慈善超市", "50")]),
    ("人均寿命由2020年的78岁提高到81岁", [("人均寿命", "81")]),
    ("老年人床位占总数的比例达到30%", [("老年人床位占总数的比例", "30")]),
    ("500人以上劳动密集型企业开展评估", []),
    ("服务半径不超过2公里", []),
    ("按照每百户20平方米配建用房", []),
    ("污染物排放量比2020年削减5%", [("污染物排放量比2020年削减", "5")]),
    ("按2020年价格计算的总产值达到29亿元", [("按2020年价格计算的总产值", "29")]),
    ("比2020年提高12%", []),
    ("推出100项具有知名度的精品赛事", [("具有知名度的精品赛事", "100")]),
    ("依托医院建设5个省级医疗中心", [("省级医疗中心", "5")]),
    ("为65岁及以上老年人每年体检一次", []),
    ("发挥500米口径望远镜的效应", []),
    ("县级以上服务机构达到5家", [("县级以上服务机构", "5")]),
]


@pytest.mark.parametrize(("clause", "expected"), NAMES)
def test_names(tmp_path: Path, clause: str, expected: list[tuple[str, str]]) -> None:
    found = targets_of(tmp_path, f"到2025年，{clause}。")
    assert [(t.name, str(t.value)) for t in found] == expected


GROWTH = [
    ("融资金额年均增长15%以上", ("融资金额年均增长", "growth", ())),
    ("申请量比2020年增长50%", ("申请量比2020年增长", "rate", ("basis",))),
    ("农业总产值平均每年增长3·4%", ("农业总产值平均每年增长", "growth", ())),
    ("人口自然增长率控制在5%以内", ("人口自然增长率", "rate", ())),
    ("渔船总功率达到120万千瓦", ("渔船总功率", "stock", ())),
]


@pytest.mark.parametrize(("clause", "expected"), GROWTH)
def test_growth_is_no_rate(
    tmp_path: Path, clause: str, expected: tuple[str, str, tuple[str, ...]]
) -> None:
    (found,) = targets_of(tmp_path, f"到2025年，{clause}。")
    check = tuple(field for field in found.check if field != "theme")
    assert (found.name, found.basis, check) == expected


def test_a_baseline_in_brackets_belongs_to_its_figure(tmp_path: Path) -> None:
    (found,) = targets_of(tmp_path, "到2025年，专利授权量达到1000件（2020年为500件）。")
    assert found.baseline is not None
    assert (found.value, found.baseline.value) == (Decimal(1000), Decimal(500))
    assert found.baseline.year == 2020


def test_a_figure_for_each_of_several_years(tmp_path: Path) -> None:
    found = targets_of(tmp_path, "到2025年、2035年，专利拥有量分别达到100件、300件。")
    assert [(t.year, int(t.value or 0)) for t in found] == [(2025, 100), (2035, 300)]
