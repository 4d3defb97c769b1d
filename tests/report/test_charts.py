"""Charts draw every figure, on a scale that fits."""

from __future__ import annotations

import re

import pytest

from plancmp.render import charts

FIGURES = [
    ((8650.0, 30870.0), (100.0, 200.0), "log"),
    ((0.0, 5.0), (0.0, 2000000.0), "symlog"),
    ((-8.0, -5.0), (-3.0, -2.0), ""),
    ((9.0, 10.0), (31.0, 30.0), ""),
    ((0.0, 0.0), (0.0, 0.0), ""),
]
WIDTH = charts.WIDTH - charts.LEFT - charts.RIGHT


@pytest.mark.parametrize(("one", "two", "scale"), FIGURES)
def test_every_figure_is_drawn(
    one: tuple[float, float], two: tuple[float, float], scale: str
) -> None:
    bars = [
        charts.Dumbbell(name, base, value, value, f"{base}→{value}")
        for name, (base, value) in (("甲", one), ("乙", two))
    ]
    assert charts.log_scale(bars) == scale
    svg = charts.dumbbells(bars, "件")
    places = [float(x) for x in re.findall(r'<path transform="translate\(([-\d.e]+),', svg)]
    assert len(places) == 4
    assert all(-1 <= place <= WIDTH + 1 for place in places)


def test_a_name_may_hold_any_sign() -> None:
    names = ("a'b", 'c"d', "e\\f", "<g>")
    svg = charts.profile([charts.Bar("row", name, 0.5, 0.25, "1") for name in names])
    shown = [
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
        for text in re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    ]
    assert set(names) <= set(shown)
