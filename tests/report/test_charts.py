"""Charts draw every figure on a scale that fits, and cut no text, on paper and on a phone."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from plancmp.render import charts, fonts
from plancmp.render.charts.drawing import FILL, NARROW, WIDTH
from plancmp.render.charts.lettering import SIZE, lines, measure
from plancmp.render.charts.scale import scale, shown
from plancmp.render.pack import pdf
from tests import fixtures
from tests.report.drawings import Drawing, layouts

LONG = "海洲市知识产权保护和运用“十四五”规划（二〇二一年至二〇二五年）修订版第二稿之上"
assert len(LONG) == 40
Point = tuple[str, float | None, float, float, str]
POINTS: dict[str, tuple[list[Point], str]] = {
    "usual": ([("甲", 2.98, 3.88, 3.88, "2.98件 (2020) → 3.88件"), ("乙", 1, 5, 5, "5件")], ""),
    "magnitudes": ([("甲", 0.39, 1, 1, "1"), ("乙", 8650, 30870, 30870, "≥30870万元")], "log"),
    "a-zero": ([("甲", 0, 5, 5, "5"), ("乙", 0, 2e6, 2e6, "200万")], "symlog"),
    "a-small-one": ([("甲", 0, 0.39, 0.39, "0.39"), ("乙", 2, 30870, 30870, "30870")], "symlog"),
    "negative": ([("甲", -8, -5, -5, "-8% → -5%"), ("乙", -3, 2, 2, "-3% → 2%")], ""),
    "all-negative": ([("甲", -8, -5, -5, "-5"), ("乙", -3, -2, -2, "-2")], ""),
    "nothing-but-zero": ([("甲", 0, 0, 0, "0"), ("乙", 0, 0, 0, "0")], ""),
    "ranges": ([("甲", None, 5, 10, "5-10家"), ("乙", 3, 8, 12, "8-12家")], ""),
    "no-baseline": ([("甲", 9, 10, 10, "9% → 10%"), ("乙", None, 30, 30, "≥30%")], ""),
    "percent": ([("甲", 85.5, 90, 90, "90%"), ("乙", 80, 95, 95, "95%")], ""),
    "long": ([(LONG, 1, 2, 2, "约1.57亿元 (2020) → 不少于3亿元，即 30,000万元"),
              ("乙", 2, 3, 3, "3")], ""),
    "alike": ([("甲", 1, 2, 2, "2"), ("甲", 3, 4, 4, "4")], ""),
    "twelve": ([(f"规划{n}", n, n + 5, n + 5, f"{n + 5}") for n in range(12)], ""),
    "one": ([("甲", None, 3, 3, "3")], ""),
    "english": ([("The plan of a city on the coast for the coming years", 1, 2, 2, "2"),
                 ("Pneumonoultramicroscopicsilicovolcanoconiosis", 1, 3, 3, "3")], ""),
}  # fmt: skip
AXIS = "○ 基期值、◆ 规划值、单位：万元（对数刻度）"


def _bars(name: str) -> list[charts.Dumbbell]:
    return [charts.Dumbbell(*point) for point in POINTS[name][0]]


def _grid(rows: int, columns: int, name: Callable[[int], str]) -> list[charts.Heat]:
    return [
        charts.Heat(f"主题{row}", name(n), (row * 5 + n) % 13 / 12, f"{n}+{row}/22")
        for row in range(rows)
        for n in range(columns)
    ]


def _sound(found: Drawing, *texts: str) -> None:
    """Nothing is cut, nothing covers anything, everything is there."""
    assert found.outside == []
    assert found.crossing == []
    assert "…" not in found.told
    plain = re.sub(r"\s", "", found.told)
    assert [text for text in texts if re.sub(r"\s", "", text) not in plain] == []


@pytest.mark.parametrize("name", POINTS)
def test_every_figure_is_drawn(name: str) -> None:
    bars = _bars(name)
    assert charts.log_scale(bars) == POINTS[name][1]
    for found in layouts(charts.dumbbells(bars, AXIS, f"{name}：甲最强")):
        _sound(found, name, AXIS, *(text for bar in bars for text in (bar.name, bar.label)))
        assert len(found.marks) == sum(1 + (bar.baseline is not None) for bar in bars)
        assert all(0 <= x <= found.width and 0 <= y <= found.height for x, y in found.marks)


@pytest.mark.parametrize("name", POINTS)
def test_rows_stand_in_the_order_of_the_table(name: str) -> None:
    """Whoever has a baseline, and whatever the names are."""
    bars = [replace(bar, label=f"印{n}") for n, bar in enumerate(_bars(name)[::-1])]
    for found in layouts(charts.dumbbells(bars, "")):
        tops = [box.top for bar in bars for box in found.texts if box.text == bar.label]
        assert tops == sorted(set(tops))
        assert len(tops) == len({round(y) for _, y in found.marks}) == len(bars)


@pytest.mark.parametrize("name", POINTS)
def test_the_axis_holds_the_figures_and_no_more(name: str) -> None:
    figures = [x for bar in _bars(name) for x in bar.figures]
    found = scale(figures, 300)
    assert found.low <= min(figures)
    assert found.high >= max(figures)
    assert list(found.ticks) == sorted(set(found.ticks))
    assert all(found.low <= tick <= found.high for tick in found.ticks)
    assert len(found.ticks) >= 2
    if found.kind == "linear":
        assert found.low == min(0, *figures)
        assert found.high == max(0, *figures) or not any(figures)
        assert 0 in found.ticks
    else:
        assert found.high <= max(figures) * 2.5
        assert found.low >= min(figures) / 2.5


@pytest.mark.parametrize("room", [120, 180, 340, 600])
@pytest.mark.parametrize("name", POINTS)
def test_ticks_do_not_touch(name: str, room: float) -> None:
    found = scale([x for bar in _bars(name) for x in bar.figures], room)
    assert found.kind != "linear" or len(found.ticks) <= 13
    for one, two in itertools.pairwise(found.ticks):
        gap = (_at(found.kind, two, found) - _at(found.kind, one, found)) * room
        # the outer ones stand inside the ends of the axis
        if found.kind != "symlog":
            assert gap > max(measure(shown(one)), measure(shown(two))) * 0.9


def _at(kind: str, tick: float, found: object) -> float:
    low, high = (getattr(found, end) for end in ("low", "high"))
    if kind == "linear":
        return float((tick - low) / (high - low))
    return math.log(max(tick, 1e-9) / max(low, 1e-9)) / math.log(high / max(low, 1e-9))


def test_thousands_are_grouped() -> None:
    bars = _bars("magnitudes")
    wide, narrow = layouts(charts.dumbbells(bars, ""))
    assert {"1", "100", "10,000"} <= {box.text for box in wide.texts}
    assert "10,000" in {box.text for box in narrow.texts}
    assert shown(30870) == "30,870"


def test_a_message_stands_over_the_chart() -> None:
    title = "指标：可排序的 3 份规划中甲最强，乙最弱" * 3
    for found in layouts(charts.dumbbells(_bars("usual"), AXIS, title)):
        _sound(found, title)
        assert title.startswith(min(found.texts, key=lambda box: box.top).text)


@pytest.mark.parametrize("columns", [2, 3, 5, 10, 11, 20])
@pytest.mark.parametrize("named", ["short", "long", "english"])
def test_a_heat_map_holds_two_to_twenty_columns(columns: int, named: str) -> None:
    names = {"short": "城{}", "long": LONG[:38] + "{:02}", "english": "Plan of city {}"}[named]
    cells = _grid(9, columns, names.format)
    wide, narrow = layouts(charts.heat(cells, "各规划覆盖的议题"))
    for found in (wide, narrow):
        assert found.outside == []
        assert found.crossing == []
        assert min(box.size for box in found.texts) >= 11
        labels = {re.sub(r"\s", "", cell.label) for cell in cells}
        assert labels <= _joined(found)
    assert wide.width == (WIDTH if columns <= 10 else 1000)
    assert wide.height <= 680
    assert narrow.width == NARROW


def _joined(found: Drawing) -> set[str]:
    """The texts, and each with the one after it: two lines of one cell."""
    texts = [box.text for box in found.texts]
    return {*texts, *(a + b for a, b in itertools.pairwise(texts))}


def test_a_heat_map_says_without_colour_how_large_a_share_is() -> None:
    shares = (0.0, 0.1, 0.5, 1.0, None)
    cells = [charts.Heat("行", f"列{n}", s, f"{s}" if s is not None else "") for n, s in
             enumerate(shares)]  # fmt: skip
    svg = charts.heat(cells).partition("<svg display")[0]
    boxes = re.findall(r'd="M[\d.]+,[\d.]+h([\d.]+)[^"]*"([^>]*)', svg)
    filled = [(float(w), look) for w, look in boxes if FILL in look]
    widths = [w for w, _ in filled]
    assert len(widths) == 3
    assert widths[1] == pytest.approx(5 * widths[0], rel=0.05)
    assert widths[2] == pytest.approx(2 * widths[1], rel=0.05)
    shades = re.findall(r'fill-opacity="([\d.]+)"', " ".join(look for _, look in filled))
    assert shades == sorted(set(shades), key=float)
    assert len(shades) == 3
    assert len(boxes) - len(filled) == 4, "a frame for every share, none where there is none"
    assert ">–</" in svg


def test_a_missing_cell_is_a_dash() -> None:
    cells = [charts.Heat("一", "甲", 0.5, "1/2"), charts.Heat("二", "乙", 0.5, "1/2")]
    wide, _ = layouts(charts.heat(cells))
    assert [box.text for box in wide.texts].count("–") == 2


@pytest.mark.parametrize("columns", [1, 2, 5, 12])
@pytest.mark.parametrize("named", ["规划{}", LONG[:38] + "{:02}"])
def test_a_profile_holds_one_to_twelve_columns(columns: int, named: str) -> None:
    bars = [
        charts.Bar(row, named.format(n), 0.3, 0.6, "12+10/22")
        for row in ("Creation", "Pilot and demonstration", LONG)
        for n in range(columns)
    ]
    for found in layouts(charts.profile(bars, "各主题的任务议题")):
        _sound(found, "Creation", *(named.format(n) for n in range(columns)))
        assert found.told.count("12+10/22") == len(bars)


def test_bars_of_a_profile_end_before_their_count() -> None:
    bars = [charts.Bar("行", f"列{n}", n / 4, 1 - n / 4, "12+10/22") for n in range(5)]
    wide, _ = layouts(charts.profile(bars))
    starts = [box.left for box in wide.texts if box.text == "12+10/22"]
    heads = [box.left for box in wide.texts if box.text.startswith("列")]
    assert all(start > head + 20 for start, head in zip(starts, heads, strict=True))


@pytest.mark.parametrize(("rows", "columns"), [(9, 5), (9, 20), (31, 12), (60, 7), (1, 1)])
def test_profiles_fit_a_page(rows: int, columns: int) -> None:
    bars = [
        charts.Bar(f"工具{row}", f"规划{n}", 0.5, 0.0, "13 (25%)")
        for row in range(rows)
        for n in range(columns)
    ]
    parts = list(charts.pages(bars))
    assert sorted(bar for part in parts for bar in map(str, part)) == sorted(map(str, bars))
    for part in parts:
        wide, _ = layouts(charts.profile(part, "题"))
        assert wide.height <= 800


def _bar_widths(svg: str) -> set[str]:
    """Of the filled boxes, in the wide layout and in the narrow one."""
    halves = svg.partition("<svg display")[::2]
    return {
        f"{place} {width}"
        for place, half in enumerate(halves)
        for width, look in re.findall(r'd="M[\d.]+,[\d.]+h([\d.]+)[^"]*"([^>]*)', half)
        if FILL in look
    }


@pytest.mark.parametrize("columns", [2, 3, 5, 7, 11, 12])
def test_equal_shares_are_equally_long_in_every_band_and_page(columns: int) -> None:
    """Even where the last band has fewer columns than the others, or shorter counts."""
    bars = [
        charts.Bar(f"工具{row}", f"规划{n}", 0.5, 0.0, "1" * (1 + n % 4))
        for row in range(31)
        for n in range(columns)
    ]
    drawn = [charts.profile(part, "题", bars) for part in charts.pages(bars)]
    for place in "01":
        found = {float(w[2:]) for svg in drawn for w in _bar_widths(svg) if w[0] == place}
        assert max(found) - min(found) < 0.25
    cells = [charts.Heat("行", f"规划{n}", 0.5, "1/2") for n in range(columns)]
    for place in "01":
        found = {float(w[2:]) for w in _bar_widths(charts.heat(cells)) if w[0] == place}
        assert max(found) - min(found) < 0.25


def test_a_name_may_hold_any_sign() -> None:
    names = ("a'b", 'c"d', "e\\f", "<g>", "h&i")
    bars = [charts.Bar("row", name, 0.5, 0.25, "1") for name in names]
    points = [charts.Dumbbell(name, None, 1, 1, name) for name in names]
    cells = [charts.Heat(name, name, 0.5, name) for name in names]
    drawn = (charts.profile(bars), charts.dumbbells(points, "a<b"), charts.heat(cells, "c&d"))
    for found in (each for svg in drawn for each in layouts(svg)):
        assert set(names) <= {box.text for box in found.texts}


def test_plans_of_one_city_are_told_apart() -> None:
    one, two = fixtures.plan("chaozhou"), fixtures.plan("heyuan")
    later = replace(one, id="chaozhou-15", start=2026, end=2030)
    same = replace(one, id="chaozhou-b")
    assert charts.apart([one, two]) == {"chaozhou": "潮州", "heyuan": "河源"}
    assert charts.apart([one, later, two]) == {
        "chaozhou": "潮州 2021–2025",
        "chaozhou-15": "潮州 2026–2030",
        "heyuan": "河源",
    }
    assert len(set(charts.apart([one, same, later]).values())) == 3
    vague = [replace(plan, start=None, end=None) for plan in (one, same)]
    assert len(set(charts.apart(vague).values())) == 2


@pytest.mark.skipif(fonts.packaged_file() is None, reason="needs the extra pdf")
def test_a_text_takes_no_more_than_was_measured() -> None:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - an extra

    found = fonts.font(LONG)
    with TTFont(found.files[0]) as font:
        widths, glyphs, em = font["hmtx"], font.getBestCmap(), font["head"].unitsPerEm
        for text in (LONG, "1.57亿元 (2020) → 3亿元 = 30,000万元", "≥12+10/22", "25%", "○◆–"):
            real = sum(widths[glyphs[ord(c)]][0] for c in text) * SIZE / em
            assert real <= measure(text) + 0.5, text
    for limit in (30, 66, 190):
        assert all(measure(line) <= limit for line in lines(LONG, limit))
        assert "".join(lines(LONG, limit)) == LONG


@pytest.mark.skipif(not pdf.available(), reason="needs Pango")
@pytest.mark.parametrize("columns", [5, 20])
def test_paper_shows_the_wide_layout_at_eight_points(columns: int) -> None:
    svg = charts.heat(_grid(9, columns, "城{}".format), "标题")
    wide, _ = layouts(svg)
    size = min(box.size for box in wide.texts)
    paper = 271 if columns > 10 else 165
    scaled = 1.0 if columns > 10 else min(1.0, paper / 25.4 * 96 / wide.width)
    assert size * scaled * 0.75 >= 8
    assert wide.width <= paper / 25.4 * 96
