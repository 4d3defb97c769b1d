"""The documents' own words in Word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.shared import RGBColor

from plancmp.render.blocks import PassageLine, Wording

GREY = RGBColor(0x57, 0x60, 0x6A)


def fill(row: Any, wording: Wording, size: Any) -> None:
    """Both passages; what one side has alone is bold and underlined."""
    for cell, lines in zip(row.cells, (wording.a, wording.b), strict=True):
        _passage(cell, lines, size)


def _passage(cell: Any, lines: Iterable[PassageLine], size: Any) -> None:
    """A paragraph a line, with its number."""
    for at, line in enumerate(lines):
        paragraph = cell.add_paragraph() if at else cell.paragraphs[0]
        number = paragraph.add_run(f"{line.number}\u2002")
        number.font.size, number.font.color.rgb = size, GREY
        for run in line.runs:
            told = paragraph.add_run(run.text)
            told.font.size = size
            told.bold = told.underline = None if run.shared else True
