"""The letters of a PDF, where they stand."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

CUT = "\ufffe"
"""What stands for a hyphen at the end of a line."""


@dataclass(frozen=True)
class Letter:
    """All in points, from the lower left corner of its page; as high as it is large, since fonts
    claim more.
    """

    text: str
    size: float
    left: float
    bottom: float
    right: float
    top: float
    page: int
    width: float
    """Of the page."""
    height: float


def pages(path: Path) -> list[str]:
    """All that it prints, by page."""
    with pypdfium2.PdfDocument(path) as book:
        found = [page.get_textpage().get_text_range() for page in book]
    return [text.replace("\r\n", "\n").replace(CUT, "-") for text in found]


def text(path: Path) -> str:
    """The same in one."""
    return "".join(pages(path))


def letters(path: Path) -> Iterator[Letter]:
    """Every letter, those beside the page too."""
    with pypdfium2.PdfDocument(path) as book:
        for number, page in enumerate(book, 1):
            found = page.get_textpage()
            for i in range(found.count_chars()):
                if not pdfium.FPDFText_IsGenerated(found, i):
                    printed = chr(pdfium.FPDFText_GetUnicode(found, i))
                    left, bottom, right, top = found.get_charbox(i, loose=True)
                    size = _size(found, i)
                    top = min(top, bottom + size)
                    yield Letter(printed, size, left, bottom, right, top, number, *page.get_size())


def _size(found: Any, i: int) -> float:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(found, i, matrix)
    size: float = pdfium.FPDFText_GetFontSize(found, i)
    return size * math.hypot(matrix.c, matrix.d)
