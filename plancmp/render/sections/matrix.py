"""The coverage matrix: topics by theme, then indicators by theme with their figures."""

from __future__ import annotations

from collections.abc import Iterator

# TODO Cell as Found
from plancmp.model.coverage import CoverageRow
from plancmp.model.plan import Target
from plancmp.render import book as places
from plancmp.render import words
from plancmp.render.blocks import Cell, Line, Section, Table, Tags, said
from plancmp.render.book import RELATIONS, SIGNS, Book


def build(book: Book) -> Section:
    names = tuple(plan.short_name for plan in book.pack.plans)
    widths = (40, *(60 // len(names) for _ in names))
    tables = [
        Table(
            book.say(f"matrix-caption-{kind}s"),
            (book.say(head), *names),
            tuple(_lines(book, kind)),
            "matrix",
            widths,
        )
        for kind, head in (("task", "label"), ("target", "indicator"))
    ]
    return Section(
        "matrix",
        book.say("section-matrix"),
        (said(book.say("matrix-legend")), *(t for t in tables if t.lines)),
        wide=True,
    )


def _lines(book: Book, kind: str) -> Iterator[Line]:
    for theme in view.themes:
        rows = [row for row in book.pack.matrix.rows if row.kind == kind and row.theme == theme]
        if rows:
            yield Line((Cell(book.word("themes", theme)),), tags=(("theme", theme),), group=True)
            yield from (_line(book, row) for row in rows)


def _line(book: Book, row: Row) -> Line:
    cells = [_cell(book, row, cell) for cell in row.cells]
    return Line(
        (Cell(row.label, book.shown(row)), *cells), f"row-{places.topic(row)}", tags(book, row)
    )


def tags(book: Book, row: Row) -> Tags:
    """By what a reader can find the row."""
    covered = [(f"on-{cell.plan}", cell.coverage) for cell in row.cells]
    return (("theme", row.theme), ("relation", " ".join(sorted(relations(book, row)))), *covered)


def relations(book: Book, row: Row) -> set[str]:
    """same, partial: pairs of the row; alone: only one plan has anything."""
    return {
        pair.relation for _, pair in book.pairs[places.topic(row)] if pair.relation in RELATIONS
    } or {"alone"}


def _cell(book: Book, row: Row, cell: Found) -> Cell:
    count = len(cell.members or cell.measures)
    word = book.word("coverages", cell.coverage)
    text = _figures(book, row, cell) if row.kind == "target" else ""
    label = book.say("cell-label", topic=row.label, plan=book.name(cell.plan), word=word, n=count)
    shown = text or f"{word}{f' {count}' if count > 1 else ''}"
    return Cell(shown, book.shown(row), cell.coverage, SIGNS[cell.coverage], label, cell.plan)


def _figures(book: Book, row: Row, cell: Found) -> str:
    """The figures of a plan; with the basis where the row has several."""
    every = {(c.plan, m) for c in row.cells for m in (c.members or c.measures)}
    mixed = len({book.targets[key].basis for key in every}) > 1

    def figure(target: Target) -> str:
        basis = f" {book.word('bases', target.basis)}" if mixed else ""
        return words.figure(target, book.lang) + basis

    return " / ".join(figure(book.targets[cell.plan, m]) for m in cell.members or cell.measures)
