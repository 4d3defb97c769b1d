"""Tables as lines: a row is a line, a cell that spans rows is said in each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plancmp.drafting.readers import Source
from plancmp.grammar import Grammar

WIDEST = 1000
"""A cell spans no more columns or rows than this, whatever it says."""
LONGEST = 30
"""A heading inside of a table is no longer."""
_BESIDE = "/"
"""Stands between two figures of one cell."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with the paragraphs that it holds."""

    parts: tuple[str, ...]
    columns: int = 1
    rows: int = 1
    again: bool = False
    """Whether this is a cell of a row above, said again."""


@dataclass(frozen=True, slots=True)
class Written:
    """The lines of a table, and what of them is said again."""

    lines: tuple[str, ...]
    added: tuple[str, ...]


def joined(parts: Sequence[str], grammar: Grammar) -> str:
    """The paragraphs of a cell as one text; figures that stand one over the other stay apart."""
    text = ""
    for part in filter(None, (part.strip() for part in parts)):
        apart = text and grammar["joined-digits"].holds(f"{text}\n{part}")
        text += (_BESIDE if apart else "") + part
    return text


def written(rows: Sequence[Sequence[Cell]], source: Source) -> Written:
    """A table as lines. A table of one column is a box: its paragraphs are text."""
    grammar = source.grammar
    grid: list[list[Cell]] = []
    said = 0
    for spread_row in spread(rows):
        said += sum(cell.columns for cell in spread_row)
        source.bounds.hold("cells", said)
        grid.append(spread_row)
    width = max((sum(cell.columns for cell in row) for row in grid), default=0)
    lines: list[str] = []
    added: list[str] = []
    inside = False
    for row in grid:
        own = [cell for cell in row if any(part.strip() for part in cell.parts)]
        if width == 1 or (len(row) == 1 and not inside) or _is_text(row, grammar):
            lines += [part for cell in row if not cell.again for part in cell.parts]
            continue
        texts = [joined(cell.parts, grammar) for cell in row]
        added += [text for cell, text in zip(row, texts, strict=True) if cell.again and text]
        if len(row) == 1 and own:
            added.append(texts[0])
            texts.append(texts[0])  # a heading between the rows ends no table
        inside = inside or len(own) > 1
        blanks = ("\t" * (cell.columns - 1) for cell in row)
        line = "\t".join(text + more for text, more in zip(texts, blanks, strict=False))
        lines.append(line if len(row) > 1 else "\t".join(texts))
    return Written(tuple(lines), tuple(added))


def _is_text(row: Sequence[Cell], grammar: Grammar) -> bool:
    """Whether a row is one text over the whole width: a caption, a note, a paragraph."""
    if len(row) != 1:
        return False
    text = "".join(row[0].parts)
    return (
        len(text) > LONGEST
        or grammar["caption"].holds(text)
        or grammar["note"].holds(text)
        or grammar["sentence-inside"].holds(text)
    )


def spread(rows: Sequence[Sequence[Cell]]) -> Iterator[list[Cell]]:
    """The rows with the cells from above that reach into them in their columns."""
    hanging: dict[int, Cell] = {}
    for row in rows:
        done: list[Cell] = []
        column = 0
        for cell in row:
            column = _hung(done, hanging, column)
            done.append(cell)
            if cell.rows > 1:
                hanging[column] = replace(cell, rows=cell.rows, again=True)
            column += cell.columns
        _hung(done, hanging, column)
        hanging = {
            at: replace(cell, rows=cell.rows - 1) for at, cell in hanging.items() if cell.rows > 1
        }
        yield done


def _hung(done: list[Cell], hanging: dict[int, Cell], column: int) -> int:
    """Put the cells from above that stand here into the row; the next free column."""
    known = {id(cell) for cell in done}
    while (above := hanging.get(column)) and id(above) not in known:
        if column in _taken(done):
            break
        done.append(above)
        column += above.columns
    return column


def _taken(done: Sequence[Cell]) -> set[int]:
    """The columns in which the cells of a row begin."""
    at, found = 0, set()
    for cell in done:
        found.add(at)
        at += cell.columns
    return found
