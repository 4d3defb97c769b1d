"""The empty presentation: wide slides, our colours, and a font that has Chinese."""

from __future__ import annotations

import re
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Pt

WIDTH, HEIGHT = 960.0, 540.0
"""Of a slide, in points: 13.33 by 7.5 inches."""
KEPT = ("Title Slide", "Title Only")
ACCENTS = ("2F7D95", "8DB8C6", "D08C3F", "6B7A8F", "9BB56B", "A86A86")
INK, GREY = "1F2D33", "5B6770"
_NARROW = 720.0
"""Width of the slides of the template that python-pptx brings."""


def empty(font: str) -> Any:
    """Without slides; with a layout for titles and one for everything else."""
    made = Presentation()
    made.slide_width, made.slide_height = Pt(WIDTH), Pt(HEIGHT)
    master = made.slide_master
    for layout in list(made.slide_layouts):
        if layout.name not in KEPT:
            made.slide_layouts.remove(layout)
    for page in (master, *made.slide_layouts):
        for shape in page.shapes:
            shape.left, shape.width = _wider(shape.left), _wider(shape.width)
    _paint(master.part.part_related_by(RT.THEME), font)
    package = made.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype == RT.THUMBNAIL:
            package._rels.pop(key)
    return made


def _wider(length: int) -> int:
    return int(length * WIDTH / _NARROW)


def _paint(theme: Any, font: str) -> None:
    """Colours and fonts of the theme, which charts and tables follow."""
    text = theme.blob.decode("utf-8")
    for place, color in enumerate(ACCENTS, 1):
        pattern = rf"(<a:accent{place}>).*?(</a:accent{place}>)"
        text = re.sub(pattern, rf'\g<1><a:srgbClr val="{color}"/>\g<2>', text, flags=re.DOTALL)
    for part in ("latin", "ea"):
        pattern = rf"(<a:(?:major|minor)Font>.*?<a:{part} typeface=\")[^\"]*(\")"
        text = re.sub(pattern, rf"\g<1>{font}\g<2>", text, flags=re.DOTALL)
    theme._blob = text.encode("utf-8")
