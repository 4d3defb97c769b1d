"""Which indicator names mean the same indicator."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plancmp.compare.targets import growth, verdict
from plancmp.match.targets import align, compare
from plancmp.model.comparison import Verdict
from plancmp.model.plan import Baseline, Target
from tests import fixtures

SAME = [
    ("每万人口有效发明专利拥有量", "万人发明专利拥有量"),
    ("每万人发明专利拥有量", "百万人口发明专利拥有量"),
    ("知识产权质押融资登记金额", "年度知识产权质押融资额"),
    ("专利权、商标权质押融资总额", "知识产权质押融资年度金额"),
    ("著作权登记量年均增长率", "版权登记量年均增长"),
    ("PCT国际专利申请量", "PCT申请量"),
    ("有效注册商标总量", "国内商标有效注册量"),
    ("知识产权社会满意度", "知识产权保护社会满意度"),
    ("完成专利导航的重点产业", "重点产业专利导航"),
    ("地理标志产品产值", "地理标志产品总产值"),
]
OTHER = [
    ("每万人口发明专利拥有量", "每万人口高价值发明专利拥有量"),
    ("发明专利申请量", "发明专利授权量"),
    ("专利授权量", "发明专利授权量"),
    ("有效发明专利量", "每万人口有效发明专利拥有量"),
    ("百万人发明专利申请量", "发明专利申请量"),
    ("著作权登记量年均增长率", "计算机软件著作权登记量年均增长率"),
    ("PCT专利申请量", "PCT专利申请量年均增长率"),
    ("重点产业专利导航", "重点领域专利导航"),
    ("专利密集型产业集聚区", "商标密集型产业集聚区"),
    ("知识产权质押融资金额", "知识产权质押融资项目数"),
    ("农业植物新品种权申请量", "林业植物新品种申请量"),
    ("专利、商标纠纷案件结案率", "专利、商标行政案件结案数量"),
    ("马德里商标国际注册量", "国内商标有效注册量"),
    ("专利代理机构", "商标代理机构"),
]


def _relation(one: str, two: str) -> str:
    x, y = (replace(_target(), name=name) for name in (one, two))
    found = compare(x, y, fixtures.domain())
    return found[0] if found else "none"


def _target() -> Target:
    return fixtures.sample_plan().targets[0]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_same(one: str, two: str) -> None:
    assert _relation(one, two) == _relation(two, one) == "same"


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_other(one: str, two: str) -> None:
    assert _relation(one, two) == _relation(two, one) != "same"


# name, unit, basis, value of each side -> verdict
VERDICTS = [
    (
        ("质押融资金额", "万元", "annual", "30870"),
        ("质押融资金额", "亿元", "annual", "1.8"),
        "a 30870 18000 万元",
    ),
    (
        ("质押融资金额", "万元", "annual", "18000"),
        ("质押融资金额", "亿元", "cumulative", "5"),
        "other-basis",
    ),
    (("贯标企业", "家", "stock", "65"), ("贯标企业", "家", "cumulative", "45"), "other-basis"),
    (
        ("每万人发明专利拥有量", "件", "rate", "3"),
        ("百万人发明专利拥有量", "件", "rate", "310"),
        "b 3 3.1 件",
    ),
    (("社会满意度", "%", "rate", "83"), ("社会满意度", "分", "rate", "80"), "other-dimension"),
    (
        ("商标有效注册量", "万件", "stock", "1"),
        ("商标有效注册量", "件", "stock", "10000"),
        "equal 10000 10000 件",
    ),
    (("平均审理周期", "天", "rate", "60"), ("平均审理周期", "天", "rate", "90"), "a 60 90 天"),
    (("高价值专利", "件", "stock", None), ("高价值专利", "件", "stock", "1"), "blank-value"),
]


def _verdict(x: Target, y: Target) -> Verdict:
    plan = fixtures.sample_plan()
    return verdict(plan, x, plan, y, fixtures.domain(), same_indicator=True)


@pytest.mark.parametrize(("one", "two", "expected"), VERDICTS)
def test_verdict(one: tuple[str, ...], two: tuple[str, ...], expected: str) -> None:
    x, y = (_make(*parts) for parts in (one, two))
    result = _verdict(x, y)
    told = (
        f"{result.stronger} {result.a_value} {result.b_value} {result.unit}"
        if result.comparable
        else " ".join(result.reasons)
    )
    assert told == expected
    mirror = _verdict(y, x)
    swapped = {"a": "b", "b": "a"}
    assert mirror.stronger == swapped.get(str(result.stronger), result.stronger)
    assert (mirror.a_value, mirror.b_value, mirror.unit, mirror.reasons) == (
        result.b_value,
        result.a_value,
        result.unit,
        result.reasons,
    )


# value, value_max of each side -> stronger
RANGES = [
    (("5", "10"), ("10", None), "b"),
    (("5", "10"), ("7", None), None),
    (("5", "10"), ("5", "10"), "equal"),
    (("5", "10"), ("3", None), "a"),
]


@pytest.mark.parametrize(("one", "two", "expected"), RANGES)
def test_ranges(
    one: tuple[str, str | None], two: tuple[str, str | None], expected: str | None
) -> None:
    x, y = (
        replace(_target(), value=_decimal(low), value_max=_decimal(high))
        for low, high in (one, two)
    )
    assert _verdict(x, y).stronger == expected


# unit, basis, baseline, value -> change, yearly
GROWTH = [
    ("件", "rate", "2", "4", ("1.0000", "0.1487")),
    ("%", "rate", "80", "85", ("5", None)),
    ("件", "cumulative", "100", "605", None),
    ("件", "stock", "0", "2", None),
    ("件", "stock", None, "2", None),
]


@pytest.mark.parametrize(("unit", "basis", "base", "value", "expected"), GROWTH)
def test_growth(
    unit: str,
    basis: str,
    base: str | None,
    value: str,
    expected: tuple[str, str | None] | None,
) -> None:
    base_value = Baseline(2020, _decimal(base))
    made = replace(_target(), unit=unit, basis=basis, value=_decimal(value), baseline=base_value)
    found = growth(made, fixtures.domain())
    assert (found and (str(found.change), found.yearly and str(found.yearly))) == expected


def test_swapping_the_plans_swaps_the_pairs() -> None:
    for a, b in fixtures.PAIRS:
        one, two = fixtures.plan(a), fixtures.plan(b)
        field = fixtures.domain(one, two)
        there = {(p.a, p.b, p.relation, p.score) for p in align(one, two, field)}
        assert there
        assert there == {(p.b, p.a, p.relation, p.score) for p in align(two, one, field)}


def test_every_target_equals_itself() -> None:
    for plan in fixtures.five():
        found = align(plan, plan, fixtures.domain(plan))
        pairs = {(p.a, p.b) for p in found if p.relation == "same"}
        assert {(plan.ref(t), plan.ref(t)) for t in plan.targets} <= pairs


def _make(name: str, unit: str, basis: str, value: str | None) -> Target:
    return replace(_target(), name=name, unit=unit, basis=basis, value=_decimal(value))


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
