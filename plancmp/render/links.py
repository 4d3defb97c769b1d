"""Links of a briefing that lead somewhere: what leads to a place that it does not have is plain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from plancmp.render.blocks import (
    Block,
    Bullets,
    Cell,
    Heading,
    Line,
    Paragraph,
    Section,
    Table,
    Text,
    Topic,
)


def places(sections: Iterable[Section]) -> set[str]:
    """The ids of everything that a link can lead to."""
    return {name for section in sections for name in _named(section)} - {""}


def _named(section: Section) -> Iterator[str]:
    yield section.id
    for block in section.blocks:
        if isinstance(block, Heading | Topic):
            yield block.id
        elif isinstance(block, Table):
            yield from (line.id for line in block.lines)


def resolved(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The same without dead links."""
    known = places(sections)
    return tuple(
        replace(section, blocks=tuple(_block(block, known) for block in section.blocks))
        for section in sections
    )


def _block(block: Block, known: set[str]) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, parts=_texts(block.parts, known))
    if isinstance(block, Bullets):
        return replace(block, items=tuple(_texts(item, known) for item in block.items))
    if isinstance(block, Table):
        return replace(block, lines=tuple(_line(line, known) for line in block.lines))
    return block


def _texts(parts: tuple[Text, ...], known: set[str]) -> tuple[Text, ...]:
    return tuple(replace(p, href=p.href if p.href in known else "") for p in parts)


def _line(line: Line, known: set[str]) -> Line:
    return replace(line, cells=tuple(_cell(cell, known) for cell in line.cells))


def _cell(cell: Cell, known: set[str]) -> Cell:
    return cell if cell.href in known else replace(cell, href="")
