"""PDF with a text layer: lines put together to paragraphs, tables to rows, by pdfplumber.

Scans are refused.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plancmp.drafting import readers
from plancmp.errors import UnreadableInput
from plancmp.grammar import Grammar

SUFFIXES = (".pdf",)
LEAST = 20
"""Characters that a page with text has at least, on average."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it stands on the page, or a row of a table."""

    text: str
    left: float
    right: float
    size: float
    top: float
    row: bool = False


def lines(path: Path, raw: bytes, grammar: Grammar) -> Sequence[str]:
    """Paragraphs, and the rows of tables."""
    pages = _pages(path, raw)
    characters = sum(len(line.text) for page in pages for line in page)
    if characters < LEAST * max(len(pages), 1):
        raise UnreadableInput("scanned-pdf", path=path)
    inner = [line for page in pages for line in page if not grammar["page-number"].holds(line.text)]
    return list(_paragraphs(inner, grammar))


def _pages(path: Path, raw: bytes) -> list[list[_Line]]:
    pdfplumber = readers.library("pdfplumber", "pdfplumber", SUFFIXES[0])
    broken = (
        readers.library("pdfminer.pdfdocument", "pdfplumber", SUFFIXES[0]).PDFPasswordIncorrect,
        readers.library("pdfminer.pdfparser", "pdfplumber", SUFFIXES[0]).PDFSyntaxError,
        readers.library("pdfplumber.utils.exceptions", "pdfplumber", ".pdf").PdfminerException,
    )
    try:
        with pdfplumber.open(io.BytesIO(raw)) as document:
            return [list(_lines(page)) for page in document.pages]
    except (*broken, ValueError, TypeError, KeyError) as error:
        raise UnreadableInput("not-pdf", path=path, why=type(error).__name__) from error


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


def _paragraphs(found: Sequence[_Line], grammar: Grammar) -> Iterator[str]:
    """A line goes on where the one before ran to the margin and this one begins at it."""
    texts = [line for line in found if not line.row]
    if not texts:
        return
    margins = _usual(line.left for line in texts), max(line.right for line in texts)
    held, last = "", None
    for line in found:
        if last is not None and _goes_on(last, line, margins, grammar):
            held += line.text
        else:
            if held:
                yield held
            held = line.text
        last = line
    if held:
        yield held


def _goes_on(last: _Line, line: _Line, margins: tuple[float, float], grammar: Grammar) -> bool:
    left, right = margins
    return (
        not line.row
        and not last.row
        and last.right > right - 2.5 * last.size
        and line.left < left + 1.2 * line.size
        and abs(line.size - last.size) < 0.15 * last.size
        and not (
            grammar["page-starts"].holds(line.text) and last.text[-1:] in grammar.signs("line-end")
        )
    )


def _usual(values: Iterator[float]) -> float:
    """The left margin: the place where most lines begin."""
    rounded = [round(value) for value in values]
    return float(max(sorted(set(rounded)), key=rounded.count))


def read(source: readers.Source) -> readers.Reading:
    """For the time being."""
    return readers.Reading(tuple(lines(source.path, source.raw, source.grammar)))
