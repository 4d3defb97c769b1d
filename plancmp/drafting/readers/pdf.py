"""PDF with a text layer: lines put together to paragraphs, tables to rows, by pdfplumber. Scans are refused."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfparser import PDFSyntaxError
from pdfplumber.utils.exceptions import PdfminerException

from plancmp.errors import UnreadableInput

SUFFIXES = (".pdf",)
LEAST = 20
"""Characters that a page with text has at least, on average."""
_END = "。！？；：:;"
_STARTS = re.compile(
    r"第[一二三四五六七八九十\d]+[章节条部]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d)|专栏|——|注[:：]|附件|表\d"
)


def read(path: Path, raw: bytes) -> Sequence[str]:
    try:
        with pdfplumber.open(io.BytesIO(raw)) as document:
            pages = [list(_lines(page)) for page in document.pages]
    except (
        PDFSyntaxError,
        PdfminerException,
        PDFPasswordIncorrect,
        ValueError,
        TypeError,
        KeyError,
    ) as error:
        raise UnreadableInput(
            f"{path} cannot be read as PDF ({type(error).__name__})",
            "a protected or damaged file must be saved anew",
        ) from error
    characters = sum(len(line.text) for page in pages for line in page)
    if characters < LEAST * max(len(pages), 1):
        raise UnreadableInput(
            f"{path} has no text layer: a scan", "run OCR first, or ask for the text"
        )
    return list(_paragraphs([line for page in pages for line in _inner(page)]))


class _Line:
    """A line as it stands on the page, or a row of a table."""

    def __init__(
        self, text: str, left: float, right: float, size: float, top: float, *, row: bool = False
    ) -> None:
        self.text, self.left, self.right, self.size, self.top, self.row = (
            text,
            left,
            right,
            size,
            top,
            row,
        )


def _lines(page: Any) -> Iterator[_Line]:
    tables = [(table.bbox, table.extract()) for table in page.find_tables()]
    grids = [
        (box, rows)
        for box, rows in tables
        if rows and max(len(row) for row in rows) > 1 and len(rows) > 1
    ]
    outside = page.filter(lambda thing: not any(_within(thing, box) for box, _ in grids))
    found = [
        _Line(
            line["text"].strip(), line["x0"], line["x1"], line["bottom"] - line["top"], line["top"]
        )
        for line in outside.extract_text_lines(strip=True, return_chars=False)
    ]
    for box, rows in grids:
        for i, row in enumerate(rows):
            cells = "\t".join(re.sub(r"\s", "", cell or "") for cell in row)
            found.append(_Line(cells, box[0], box[2], 0, box[1] + i / 1000, row=True))
    yield from sorted(found, key=lambda line: line.top)


def _within(thing: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    middle = (thing["top"] + thing["bottom"]) / 2
    return bool(
        thing.get("object_type") == "char"
        and box[1] <= middle <= box[3]
        and box[0] - 1 <= thing["x0"] <= box[2] + 1
    )


def _inner(page: list[_Line]) -> list[_Line]:
    """Without page numbers."""
    return [
        line
        for line in page
        if not re.fullmatch(r"[—–\-\s]*\d{1,4}[—–\-\s]*|第\s*\d+\s*页.*|\d+\s*/\s*\d+", line.text)
    ]


def _paragraphs(lines: list[_Line]) -> Iterator[str]:
    """A line goes on where the one before ran to the margin and this one begins at it."""
    texts = [line for line in lines if not line.row]
    if not texts:
        return
    left, right = _usual(line.left for line in texts), max(line.right for line in texts)
    held, last = "", None
    for line in lines:
        goes_on = (
            last is not None
            and not line.row
            and not last.row
            and last.right > right - 2.5 * last.size
            and line.left < left + 1.2 * line.size
            and abs(line.size - last.size) < 0.15 * last.size
            and not (_STARTS.match(line.text) and last.text[-1:] in _END)
        )
        if goes_on:
            held += line.text
        else:
            if held:
                yield held
            held = line.text
        last = line
    if held:
        yield held


def _usual(values: Iterator[float]) -> float:
    """The left margin: the place where most lines begin."""
    rounded = [round(value) for value in values]
    return float(max(sorted(set(rounded)), key=rounded.count))
