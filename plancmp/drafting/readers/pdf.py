"""PDF with a text layer: lines put together to paragraphs, tables to rows, by pdfplumber, and by
pypdfium2 where that fails.

Scans are refused.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from plancmp.drafting import readers
from plancmp.drafting.readers import Notice, Omitted
from plancmp.drafting.readers.printed import aligned, columns, guard
from plancmp.drafting.readers.printed.flow import Set, paragraphs
from plancmp.drafting.readers.printed.glyphs import UNKNOWN, Glyph, Page, of_pdfium, of_plumber
from plancmp.drafting.readers.printed.lines import Line, lines
from plancmp.drafting.readers.printed.ruled import Ruled, ruled
from plancmp.drafting.readers.printed.running import running
from plancmp.errors import UnreadableInput

SUFFIXES = (".pdf",)
LEAST = 20
"""Characters that a page with text has at least, on average."""
SHARE = 0.5
"""The share of letters and digits among the glyphs of a text, at least."""
TURNED = 9
"""The column of lines that are set in another direction."""
_ROW = 1000
"""Rows of a table stand so many to a point below its upper edge."""


def read(source: readers.Source) -> readers.Reading:
    """Paragraphs, and the rows of tables."""
    guard.hold(source)
    pages, other = _pages(source)
    glyphs, letters = (_count(pages, of) for of in (len, _letters))
    if glyphs < LEAST * max(len(pages), 1):
        raise UnreadableInput("scanned-pdf", path=source.path)
    if letters < LEAST * len(pages) or letters < SHARE * glyphs:
        raise UnreadableInput("nameless-pdf", path=source.path)
    return _Layout(source, pages).reading(other=other)


class _Layout:
    """Puts the pages of a file in the order in which they are read."""

    def __init__(self, source: readers.Source, pages: Sequence[Page]) -> None:
        self.source, self.pages, self.grammar = source, pages, source.grammar
        self.marks: list[str] = []
        self.added: list[str] = []
        self.columns: aligned.Columns | None = None
        """Of a table that the end of the page may have cut."""

    def reading(self, *, other: bool) -> readers.Reading:
        found = [self.page(page) for page in self.pages]
        heights = [page.height for page in self.pages]
        edges = [(each[0], height) for each, height in zip(found, heights, strict=True)]
        around = running(edges, self.grammar)
        omitted = [Omitted(page.askew, "page-mark") for page in self.pages if page.askew]
        omitted += [Omitted(mark, "note-mark") for mark in self.marks]
        omitted += [Omitted(line.text, "page-head") for each in around for line in each]
        sets = [
            one
            for page, (page_lines, tables), head in zip(self.pages, found, around, strict=True)
            for one in (
                *self.order(page, [each for each in page_lines if each not in head], tables),
                *self.turned(page),
            )
        ]
        texts = tuple(text.replace(UNKNOWN, " ") for text in paragraphs(sets, self.grammar))
        unknown = sum(glyph.text == UNKNOWN for page in self.pages for glyph in page.glyphs)
        notices = [Notice("read-other-reader")] if other else []
        notices += [Notice("read-unknown-glyphs", str(unknown))] if unknown else []
        return readers.Reading(texts, tuple(omitted), tuple(self.added), tuple(notices))

    def page(self, page: Page) -> tuple[list[Line], list[Ruled]]:
        """Its lines outside of ruled tables, and these."""
        self.source.bounds.tick()
        tables = list(ruled(page, self.source, self.marks))
        inside = {glyph for table in tables for glyph in table.glyphs}
        rest = [glyph for glyph in page.glyphs if glyph not in inside]
        for table in tables:
            self.added += table.added
        return lines(rest, self.grammar, self.marks), tables

    def order(self, page: Page, rest: list[Line], tables: Sequence[Ruled]) -> Iterator[Set]:
        """The lines and rows of a page as they are read."""
        placed: list[tuple[float, Set]] = []
        for table in tables:
            box = table.box
            for count, text in enumerate(table.lines):
                row = Set(text, box[0], box[2], 0, row="\t" in text)
                placed.append((box[1] + count / _ROW, row))
        rest, rows = self.aligned(page, rest, first=not tables)
        placed += rows
        middle = columns.gutter(rest, page.width)
        parted = [(line, 0) for line in rest] if middle is None else columns.split(rest, middle)
        if middle is None or not placed:
            placed += [(line.top, _set(line, column)) for line, column in parted]
            ordered = placed if middle else sorted(placed, key=lambda each: each[0])
            yield from (one for _, one in ordered)
            return
        yield from self._around(placed, parted)

    def _around(
        self, placed: list[tuple[float, Set]], parted: list[tuple[Line, int]]
    ) -> Iterator[Set]:
        """Tables on a page in two columns: each before the first line that stands below it."""
        waiting = sorted(placed, key=lambda p: p[0])
        for line, column in parted:
            while waiting and column == 0 and waiting[0][0] < line.top:
                yield waiting.pop(0)[1]
            yield _set(line, column)
        yield from (one for _, one in waiting)

    def turned(self, page: Page) -> Iterator[Set]:
        """The lines that are set in other directions than the page."""
        for glyphs in page.turned:
            for line in lines(glyphs, self.grammar, self.marks):
                yield _set(line, TURNED)

    def aligned(
        self, page: Page, rest: list[Line], *, first: bool
    ) -> tuple[list[Line], list[tuple[float, Set]]]:
        """The lines without those of tables that no rules show, and the rows of these."""
        kept: list[Line] = []
        rows: list[tuple[float, Set]] = []
        held, self.columns = self.columns if first else None, None
        i = 0
        while i < len(rest):
            goes_on = held if i == 0 else None
            begins = goes_on is not None or aligned.is_head(rest[i], self.grammar)
            count = aligned.body(rest[i:], goes_on, self.grammar) if begins else 0
            if not count and aligned.is_head(rest[i], self.grammar):
                goes_on, count = None, aligned.body(rest[i:], None, self.grammar)
            if not count:
                kept.append(rest[i])
                i += 1
                continue
            start = i if goes_on else aligned.begin(rest, i)
            del kept[len(kept) - (i - start) :]
            head = rest[i] if goes_on else aligned.spelled(rest[i])
            group = [*rest[start:i], head, *rest[i + 1 : i + count]]
            at = goes_on or aligned.columns(group)
            for n, text in enumerate(aligned.rows(group, at, page.rules, self.grammar)):
                place = Set(text, group[0].left, group[0].right, 0, row=True)
                rows.append((group[0].top + n / _ROW, place))
            i += count
            self.columns = at if i >= len(rest) else None
        return kept, rows


def _set(line: Line, column: int) -> Set:
    return Set(line.text.strip(), line.left, line.right, line.size, column)


def _pages(source: readers.Source) -> tuple[list[Page], bool]:
    """The pages, and whether only the second library could read them."""
    try:
        pages = list(_by_plumber(source))
    except UnreadableInput:
        raise
    except Exception as error:  # noqa: BLE001 - pdfminer raises whatever a damaged file leads to
        return _second(source, error), True
    if _count(pages, _letters) < LEAST * max(len(pages), 1):
        second = list(_by_pdfium(source))
        if _count(second, _letters) > _count(pages, _letters):
            return second, True
    return pages, False


def _count(pages: Sequence[Page], of: Callable[[tuple[Glyph, ...]], int]) -> int:
    return sum(of(page.glyphs) for page in pages)


def _letters(glyphs: tuple[Glyph, ...]) -> int:
    return sum(glyph.text.isalnum() for glyph in glyphs)


def _second(source: readers.Source, error: Exception) -> list[Page]:
    try:
        return list(_by_pdfium(source))
    except readers.library("pypdfium2", "pypdfium2", ".pdf").PdfiumError as worse:
        if "password" in str(worse).lower():
            raise UnreadableInput("encrypted-document", path=source.path) from worse
        why = type(error).__name__
        raise UnreadableInput("not-pdf", path=source.path, why=why) from worse


def _by_plumber(source: readers.Source) -> Iterator[Page]:
    pdfplumber = readers.library("pdfplumber", "pdfplumber", SUFFIXES[0])
    characters = 0
    with pdfplumber.open(io.BytesIO(source.raw)) as document:
        for number, page in enumerate(document.pages, 1):
            source.bounds.hold("pages", number)
            source.bounds.tick()
            found = of_plumber(page, number)
            characters += len(found.glyphs)
            source.bounds.hold("characters", characters)
            yield found


def _by_pdfium(source: readers.Source) -> Iterator[Page]:
    document: Any = readers.library("pypdfium2", "pypdfium2", SUFFIXES[0]).PdfDocument(source.raw)
    for number in range(len(document)):
        source.bounds.hold("pages", number + 1)
        source.bounds.tick()
        page = document[number]
        yield of_pdfium(page.get_textpage(), number + 1, page.get_size())
