"""Drawings as pictures for office files: PNG, in a font that has every letter of them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plancmp.errors import MissingTool
from plancmp.render.extras import needed
from plancmp.render.fonts import FAMILY, Font, font

INK = "#262626"
"""What stands for the colour of the surrounding text, which a picture does not know."""
SCALE = 2.5
"""Dots of the picture for a dot of the drawing."""
_SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')
_TEXT = re.compile(r"<text[^>]*>([^<]*)</text>")


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing in dots, and its size in pixels of 1/96 inch."""

    png: bytes
    width: float
    height: float


def letters(drawings: Iterable[str]) -> Font | None:
    """A font for all the drawings; None where this machine has none: better no picture than boxes.

    Their figures also stand in tables.
    """
    text = "".join(html.unescape(t) for svg in drawings for t in _TEXT.findall(svg))
    try:
        return font(text)
    except MissingTool:
        return None


def picture(svg: str, face: Font) -> Picture:
    """The drawing in that font."""
    with needed("docx", "vl-convert-python"):
        import vl_convert  # noqa: PLC0415 - an extra
    for folder in {file.parent for file in face.files}:
        _register(folder)
    size = _SIZE.search(svg)
    assert size
    dressed = svg.replace(FAMILY, _family(face)).replace("currentColor", INK)
    png: bytes = vl_convert.svg_to_png(dressed, scale=SCALE)
    return Picture(png, float(size[1]), float(size[2]))


@cache
def _register(folder: Path) -> None:
    """Once a process: the drawing library only ever adds fonts."""
    import vl_convert  # noqa: PLC0415 - an extra

    vl_convert.register_font_directory(str(folder))


def _family(face: Font) -> str:
    """What the font calls itself, which may be other than what people call it."""
    return _named(face.files[0]) if face.files else face.name


@cache
def _named(file: Path) -> str:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - there, as it cut the file

    with TTFont(file, lazy=True) as found:
        return str(found["name"].getDebugName(1))
