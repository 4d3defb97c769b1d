"""Units convert exactly, unknown ones are told, and nothing is compared across dimensions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plancmp import units as functions
from plancmp.model.plan import OwnUnit
from plancmp.units import Units, decimal, half_up, number, plain, show
from tests import fixtures


def _units(sector: str = "environment") -> Units:
    return fixtures.packs().get(sector).units


# value, unit, to, what it is there
CONVERTED = [
    ("1", "亿元", "万元", "10000"),
    ("30870", "万元", "亿元", "3.087"),
    ("3", "亩", "平方米", "2000"),
    ("15", "亩", "公顷", "1"),
    ("1", "公顷", "亩", "15"),
    ("1", "平方公里", "万亩", "0.15"),
    ("1", "亩", "公顷", "0.06666666666666666666666666667"),
    ("5", "人/千人", "人/万人", "50"),
    ("2", "千人", "人", "2000"),
    ("35", "微克/立方米", "毫克/立方米", "0.035"),
    ("1", "毫克/立方米", "微克/立方米", "1000"),
    ("0.5", "吨标准煤/万元", "千克标准煤/元", "0.05"),
    ("1", "吨标准煤/万元", "克标准煤/元", "100"),
    ("12", "万吨/年", "吨", "120000"),
    ("12", "吨", "万吨/年", "0.0012"),
    ("3", "件/年", "件", "3"),
    ("7", "家", "个", "7"),
    ("5", "‰", "%", "0.5"),
    ("2", "小时", "分钟", "120"),
    ("1", "百万人", "万人", "100"),
    ("-4.5", "万吨", "吨", "-45000"),
    ("0", "亿元", "元", "0"),
]


@pytest.mark.parametrize(("value", "unit", "to", "expected"), CONVERTED)
def test_conversions_are_exact(value: str, unit: str, to: str, expected: str) -> None:
    found = _units().convert(Decimal(value), unit, to)
    assert str(found) == expected


UNKNOWN = [
    "件子",
    "",
    "/",
    "件/",
    "/件",
    "件/件子",
    "件子/件",
    "千",
    "万万",
    " 件",
    "件/年/年子",
    "年/",
]


@pytest.mark.parametrize("unit", UNKNOWN)
def test_unknown_units_are_told(unit: str) -> None:
    units = _units()
    assert unit not in units
    assert units.find(unit) is None
    with pytest.raises(KeyError):
        units.dimension(unit)
    with pytest.raises(KeyError):
        units.convert(Decimal(1), unit, "件")
    with pytest.raises(KeyError):
        units.convert(Decimal(1), "件", unit)


def test_what_is_no_text_is_no_unit() -> None:
    assert None not in _units()
    assert 3 not in _units()


# two units between which nothing converts
APART = [
    ("件", "元"),
    ("%", "个百分点"),
    ("%", "件"),
    ("亩", "公里"),
    ("元", "美元"),
    ("天", "工作日"),
    ("吨", "吨标准煤"),
    ("微克/立方米", "微克"),
    ("吨/日", "吨"),
    ("人/千人", "人"),
    ("吨标准煤/万元", "吨/万元"),
]


@pytest.mark.parametrize(("one", "two"), APART)
def test_different_dimensions_do_not_convert(one: str, two: str) -> None:
    for unit, to in ((one, two), (two, one)):
        with pytest.raises(ValueError, match="measure different things"):
            _units().convert(Decimal(1), unit, to)


# unit -> whether it says that the figure counts a year
YEARLY = [("件/年", True), ("万吨/年", True), ("件", False), ("吨/日", False), ("万人次/年", True)]


@pytest.mark.parametrize(("unit", "yearly"), YEARLY)
def test_yearly(unit: str, yearly: bool) -> None:
    assert _units()[unit].yearly == yearly


def test_a_year_leaves_the_dimension() -> None:
    units = _units()
    assert units.dimension("万吨/年") == units.dimension("吨") == "mass"


def test_units_of_a_plan() -> None:
    field = fixtures.domain()
    own = field.with_units(
        [OwnUnit("册", "own"), OwnUnit("打", "count", "12"), OwnUnit("分亩", "area", "200/3")]
    ).units
    assert "册" not in field.units
    assert own.convert(Decimal(2), "打", "件") == 24
    assert own.convert(Decimal(10), "分亩", "亩") == 1
    assert own.convert(Decimal(3), "千册", "册") == 3000
    assert own.dimension("册") == "own: 册" != own.dimension("件")
    assert own.dimension("册/万人") == "own: 册 per count"
    with pytest.raises(ValueError, match="measure different things"):
        own.convert(Decimal(1), "册", "件")


def test_two_fields_joined() -> None:
    one = Units.of({"座": {"dimension": "count"}, "灯": {"dimension": "lamp"}}, {}, "年")
    two = Units.of({"座": {"dimension": "count"}, "灯": {"dimension": "light"}}, {}, "年")
    for both in (one.joined(two), two.joined(one), one.joined(two).joined(one)):
        assert both.dimension("座") == "count"
        assert both.dimension("灯") not in ("lamp", "light")
    assert one.joined(one).table == one.table


WORDS = sorted(_units().words)
BY_DIMENSION = {
    dimension: [word for word in WORDS if _units().dimension(word) == dimension]
    for dimension in {_units().dimension(word) for word in WORDS}
}
SAME = st.sampled_from([words for _, words in sorted(BY_DIMENSION.items())]).flatmap(
    lambda words: st.tuples(st.sampled_from(words), st.sampled_from(words))
)
COMPOSED = st.tuples(SAME, SAME).map(
    lambda pair: (f"{pair[0][0]}/{pair[1][0]}", f"{pair[0][1]}/{pair[1][1]}")
)
VALUES = st.decimals(-(10**9), 10**9, places=4)


@given(SAME | COMPOSED, VALUES)
def test_there_and_back_is_the_same(pair: tuple[str, str], value: Decimal) -> None:
    units, (one, two) = _units(), pair
    assume(one in units and two in units)
    assume(units.dimension(one) == units.dimension(two))
    there = units.convert(value, one, two)
    exact = units.base(value, one) / units[two].factor
    assert abs(Fraction(there) - exact) <= abs(exact) * Fraction(1, 10**27)
    back = units.convert(there, two, one)
    assert abs(back - value) <= abs(value) * Decimal("1e-26")
    if exact == Fraction(there):
        assert back == value


@given(SAME | COMPOSED)
def test_the_common_unit_is_the_finer_in_either_order(pair: tuple[str, str]) -> None:
    units, (one, two) = _units(), pair
    assume(one in units and two in units)
    common = units.common(one, two)
    assert common == units.common(two, one)
    assert common in pair
    assert units[common].factor == min(units[one].factor, units[two].factor)
    assert units.common(one, one) == one


@pytest.mark.parametrize("sector", fixtures.packs().sectors)
def test_every_declared_unit_is_found_as_declared(sector: str) -> None:
    units = _units(sector)
    assert len(units.words) > 80
    for word in units.words:
        assert units[word] == units.table[word]
        assert units[word].factor > 0
        assert units.convert(Decimal(1), word, word) == 1


# value -> as a reader writes it, for JSON
SHOWN: list[tuple[str, str, int | float]] = [
    ("18000.0", "18000", 18000),
    ("1.8E+4", "18000", 18000),
    ("0.50", "0.5", 0.5),
    ("1E-7", "0.0000001", 1e-7),
    ("123456789012345678", "123456789012345678", 123456789012345678),
]


@pytest.mark.parametrize(("value", "text", "json"), SHOWN)
def test_shown(value: str, text: str, json: float) -> None:
    assert show(Decimal(value)) == text
    assert number(Decimal(value)) == json
    assert isinstance(number(Decimal(value)), type(json))
    assert plain(Decimal(value)) == Decimal(value)


def test_nothing_is_null() -> None:
    assert number(None) is None


@given(st.fractions(max_denominator=1000))
def test_decimal_is_near_to_28_digits(value: Fraction) -> None:
    found = Fraction(decimal(value))
    assert abs(found - value) <= abs(value) * Fraction(1, 10**27)


# part, whole -> share
HALVES = [(1, 2, 0.5), (1, 3, 0.3333), (2, 3, 0.6667), (1, 16000, 0.0001), (1, 20001, 0.0)]


@pytest.mark.parametrize(("part", "whole", "share"), [*HALVES, (1, 20000, 0.0001), (0, 7, 0.0)])
def test_halves_are_rounded_up(part: int, whole: int, share: float) -> None:
    assert half_up(part, whole) == share


def test_the_module_knows_no_unit() -> None:
    assert not [word for word in vars(functions) if not word.isascii()]
