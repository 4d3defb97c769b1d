"""The coverage matrix: topics by theme, then indicators by theme with their figures; then what
people or the program said that does not fit together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.model.coverage import Contradiction, CoverageCell, CoverageRow
from plancmp.model.plan import MeasureRef, Target
from plancmp.render import anchors, words
from plancmp.render.blocks import Block, Cell, Heading, Line, Section, Table, Tags, said
from plancmp.render.pack_reader import PackReader
from plancmp.render.signs import COVERAGE_SIGNS


def build(reader: PackReader) -> Section:
    names = tuple(plan.short_name for plan in reader.pack.plans)
    widths = (40, *(60 // len(names) for _ in names))
    tables: list[Table] = []
    for kind, head in (("task", "label"), ("target", "indicator")):
        lines = tuple(_lines(reader, kind))
        caption = reader.say(f"matrix-caption-{kind}s")
        if lines:
            tables.append(Table(caption, (reader.say(head), *names), lines, "matrix", widths))
    title = reader.say("section-matrix")
    blocks = (said(_legend(reader)), *tables, *_changed(reader), *_conflicts(reader))
    return Section("matrix", title, blocks, wide=True)


def _legend(reader: PackReader) -> str:
    named = (f"{COVERAGE_SIGNS[code]} {reader.say(f'legend-{code}')}" for code in reader.coverages)
    return reader.say("matrix-legend", signs=reader.say("wide-space").join(named))


def _lines(reader: PackReader, kind: str) -> Iterator[Line]:
    for theme in reader.view.themes:
        every = reader.pack.matrix.rows
        rows = [row for row in every if row.kind == kind and row.theme == theme]
        if rows:
            yield Line((Cell(reader.word("themes", theme)),), tags=(("theme", theme),), group=True)
            yield from (_line(reader, row, rows) for row in rows)


def _line(reader: PackReader, row: CoverageRow, beside: Sequence[CoverageRow]) -> Line:
    """beside: the rows of the theme, of which another may have the same label."""
    cells = (_cell(reader, row, cell) for cell in row.cells)
    told = row.label
    if sum(other.label == told for other in beside) > 1:
        where = f"{reader.name(row.lead.plan)} {words.span(reader.measure(row.lead).lines)}"
        told += reader.say("in-brackets", text=where)
    label = Cell(told, reader.shown(row))
    return Line((label, *cells), f"row-{anchors.topic(row)}", tags(reader, row))


def tags(reader: PackReader, row: CoverageRow) -> Tags:
    """By what a reader can find the row."""
    covered = ((f"on-{cell.plan}", cell.coverage) for cell in row.cells)
    found = " ".join(sorted(_relations(reader, row)))
    return (("theme", row.theme), ("relation", found), *covered)


def _relations(reader: PackReader, row: CoverageRow) -> set[str]:
    """Relations of the row's pairs; alone: only one plan has anything."""
    return {pair.relation for _, pair in reader.pairs[anchors.topic(row)]} or {"alone"}


def _cell(reader: PackReader, row: CoverageRow, cell: CoverageCell) -> Cell:
    count = len(cell.members or cell.measures)
    word = reader.word("coverages", cell.coverage)
    text = _figures(reader, row, cell) if row.kind == "target" else ""
    told = {"topic": row.label, "plan": reader.name(cell.plan), "word": word, "n": count}
    return Cell(
        text or (f"{word} {count}" if count > 1 else word),
        reader.shown(row),
        cell.coverage,
        COVERAGE_SIGNS[cell.coverage],
        reader.say("cell-label", **told),
        cell.plan,
    )


def _figures(reader: PackReader, row: CoverageRow, cell: CoverageCell) -> str:
    """The figures of a plan; with the basis where the row has several."""
    every = (ref for each in row.cells for ref in each.members or each.measures)
    mixed = len({reader.target(ref).basis for ref in every}) > 1

    def figure(target: Target) -> str:
        basis = f" {reader.word('bases', target.basis)}" if mixed else ""
        return words.figure(target, reader.view) + basis

    return " / ".join(figure(reader.target(ref)) for ref in cell.members or cell.measures)


def _changed(reader: PackReader) -> Iterator[Block]:
    """Pairs whose relation is another one than between the two plans alone."""
    found = reader.pack.matrix.changed
    if found:
        title = reader.say("changed", n=len(found))
        heads = reader.heads("first-of-pair", "second-of-pair", "changed-to", "changed-by")
        lines = tuple(
            Line(
                (
                    _chained(reader, each.a),
                    _chained(reader, each.b),
                    Cell(" → ".join(reader.word("relations", r) for r in (each.was, each.now))),
                    _chained(reader, each.through),
                ),
                tags=(("theme", reader.measure(each.a).theme),),
            )
            for each in found
        )
        yield Heading(title, "changed")
        yield said(reader.say("changed-intro"))
        yield Table(title, heads, lines, "changed", (28, 28, 16, 28))


def _conflicts(reader: PackReader) -> Iterator[Block]:
    """Chains of three whose ends have nothing in common, with the topic of each measure."""
    found = reader.pack.matrix.contradictions
    if found:
        title = reader.say("conflicts-title")
        heads = reader.heads("conflicts-first", "conflicts-middle", "conflicts-last")
        lines = tuple(_conflict(reader, each) for each in found)
        yield Heading(title, "conflicts")
        yield said(reader.say("contradictions", n=len(found)), reader.say("sentence-end"))
        yield Table(title, heads, lines, "conflicts")


def _conflict(reader: PackReader, found: Contradiction) -> Line:
    refs = found.a, found.b, found.c
    plans = " ".join(dict.fromkeys(ref.plan for ref in refs))
    tags = (("theme", reader.measure(found.b).theme), ("plan", plans))
    return Line(tuple(_chained(reader, ref) for ref in refs), tags=tags)


def _chained(reader: PackReader, ref: MeasureRef) -> Cell:
    """A measure, with a link to its topic."""
    told = f"{reader.name(ref.plan)} {words.titled(reader.measure(ref), reader.view)}"
    rows = (row for row in reader.pack.matrix.rows if any(ref in c.members for c in row.cells))
    return Cell(told, next((reader.shown(row) for row in rows), ""))
