"""Where the texts of a chart stand: both layouts of an SVG as boxes in pixels."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

from plancmp.render.charts.lettering import measure

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Box:
    """What a text takes at most; without the room above and below its letters."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float

    def meets(self, other: Box) -> bool:
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)


@dataclass(frozen=True)
class Drawing:
    """One layout."""

    width: float
    height: float
    texts: tuple[Box, ...]
    marks: tuple[tuple[float, float], ...]
    """Where circles and diamonds stand."""

    @property
    def told(self) -> str:
        return "".join(box.text for box in self.texts)

    @property
    def outside(self) -> list[str]:
        """Texts that the edge of the drawing cuts."""
        return [
            box.text
            for box in self.texts
            if box.left < -0.5
            or box.right > self.width + 0.5
            or box.top < -0.5
            or box.bottom > self.height + 0.5
        ]

    @property
    def crossing(self) -> list[tuple[str, str]]:
        """Texts that stand in each other."""
        every = list(enumerate(self.texts))
        return [(a.text, b.text) for i, a in every for j, b in every if i < j and a.meets(b)]


def layouts(svg: str) -> tuple[Drawing, Drawing]:
    """The wide one and the narrow one."""
    root = ET.fromstring(svg)
    inner = root.find(f"{SVG}svg")
    first = root.find(f"{SVG}g")
    assert inner is not None
    assert first is not None
    return _drawing(root, first), _drawing(inner, inner)


def _drawing(frame: ET.Element, held: ET.Element) -> Drawing:
    *_, width, height = map(float, frame.attrib["viewBox"].split())
    texts: list[Box] = []
    marks: list[tuple[float, float]] = []
    for element, x, y in _walk(held, 0.0, 0.0):
        if element.tag == f"{SVG}text":
            texts += _boxes(element, x, y)
        elif element.tag == f"{SVG}path" and "transform" in element.attrib:
            marks.append((x, y))
    return Drawing(width, height, tuple(texts), tuple(marks))


def _walk(element: ET.Element, x: float, y: float) -> Iterator[tuple[ET.Element, float, float]]:
    """Every element with the place to which it is moved."""
    moved = re.search(r"translate\(([-\d.e]+), ?([-\d.e]+)\)", element.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2])
    yield element, x, y
    for child in element:
        yield from _walk(child, x, y)


def _boxes(element: ET.Element, x: float, y: float) -> Iterator[Box]:
    size = float(element.attrib["font-size"].removesuffix("px"))
    lines = [span.text or "" for span in element] or [element.text or ""]
    step = float(element[1].attrib["dy"]) if len(element) > 1 else 0.0
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[element.get("text-anchor", "start")]
    turned = "rotate(270" in element.get("transform", "")
    for place, text in enumerate(lines):
        start, end = -share * measure(text, size), (1 - share) * measure(text, size)
        up, down = place * step - 0.7 * size, place * step + 0.1 * size
        if turned:
            yield Box(text, x + up, y - end, x + down, y - start, size)
        else:
            yield Box(text, x + start, y + up, x + end, y + down, size)
