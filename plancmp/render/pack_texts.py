"""Any section of a briefing as plain rows, so that a workbook says what the other formats say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from plancmp.model.pack import Pack
from plancmp.render import View
from plancmp.render.blocks import (
    Briefing,
    Bullets,
    Cell,
    Heading,
    Line,
    Paragraph,
    Section,
    Table,
    Text,
)
from plancmp.render.briefing import tell
from plancmp.render.sections import whole
from plancmp.render.spreadsheet import Sheet, Value

CARRIED = ("matrix", "detail", "sources")
"""Sections that the workbook has as sheets of their own."""
LISTED = (("gaps", "gaps"), ("progress", "progress"))
"""Section and kind of tables that it has so."""
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
Row = tuple[Value, ...]


def texts(pack: Pack, view: View) -> Iterator[Sheet]:
    """The cover, then every section that is no sheet of its own."""
    every = view.sections or whole(pack)
    names = tuple(name for name in every if name not in CARRIED)
    told = replace(view, sections=names or CARRIED[-1:])
    briefing = tell(pack, told, brief=False, charts=False)
    yield _cover(briefing, view)
    for section in briefing.sections:
        if section.id not in CARRIED:
            yield _sheet(section, view)


def _cover(briefing: Briefing, view: View) -> Sheet:
    """Title, what was compared, and what to mind."""
    cover = briefing.cover
    told = [(view.say("title"), cover.title), ("", cover.subtitle)]
    if head := briefing.letterhead:
        office = (view.say("sheet-office"), " ".join(filter(None, (head.name, head.number))))
        told = [office, *told]
    told += [(view.say("sheet-compared"), text) for text in cover.compared]
    told += [(view.say("sheet-mind"), text) for text in cover.warnings]
    heads = (view.say("sheet-part"), view.say("sheet-text"))
    return Sheet(view.say("sheet-about"), heads, tuple(told), (18, 110))


def _sheet(section: Section, view: View) -> Sheet:
    rows = tuple(_rows(section))
    columns = max((len(row) for row in rows), default=2)
    empty = [""] * (columns - 2)
    heads = (view.say("sheet-part"), view.say("sheet-text"), *empty)
    full = tuple((*row, *[None] * (columns - len(row))) for row in rows)
    return Sheet(section.title, heads, full, (26, 60 if columns < 4 else 36, 26))


def _rows(section: Section) -> Iterator[Row]:
    """The heading stands beside everything below it, so that rows can be filtered by it."""
    part = section.title
    for block in section.blocks:
        if isinstance(block, Heading):
            part = block.text
        elif isinstance(block, Paragraph):
            yield part, _joined(block.parts)
        elif isinstance(block, Bullets):
            yield from ((part, _joined(item)) for item in block.items)
        elif isinstance(block, Table) and (section.id, block.kind) not in LISTED:
            yield from _table(part, block)


def _joined(parts: Iterable[Text]) -> str:
    return "".join(part.text for part in parts).strip()


def _table(part: str, table: Table) -> Iterator[Row]:
    if table.lines:
        yield part, *table.heads
    for line in table.lines:
        yield part, *_cells(line)


def _cells(line: Line) -> Iterator[Value]:
    return map(_value, line.cells)


def _value(cell: Cell) -> Value:
    """A plain number as a number, with which one can count."""
    text = f"{cell.sign} {cell.text}".strip()
    if cell.number and _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return text
