"""Markdown for a merge request: the same order, each theme of the detail as one table; the figures of charts stand in their tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tabulate import tabulate

from plancmp.model.pack import Pack
from plancmp.render import View
from plancmp.render.blocks import (
    Block,
    Bullets,
    Heading,
    Line,
    Paragraph,
    Section,
    Table,
    Text,
    Topic,
)
from plancmp.render.briefing import tell

SUFFIX = ".md"


def render(pack: Pack, view: View) -> str:
    briefing = tell(pack, view.lang, brief=True, charts=False)
    cover = briefing.cover
    parts = [
        f"# {_plain(cover.title)}",
        _plain(cover.subtitle),
        _table(cover.plans),
        *map(_plain, cover.compared),
    ]
    parts += [f"> {_plain(text)}" for text in cover.warnings]
    for section in briefing.sections:
        parts += [f"## {_mark(section.id)}{_plain(section.title)}", *_section(section, view)]
    return "\n\n".join(parts) + "\n"


def _section(section: Section, view: View) -> Iterator[str]:
    waiting: list[Topic] = []
    for block in section.blocks:
        if waiting and not isinstance(block, Topic):
            yield _topics(waiting, view)
            waiting = []
        if isinstance(block, Topic):
            waiting.append(block)
        elif text := _block(block):
            yield text
    if waiting:
        yield _topics(waiting, view)


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_mark(block.id)}{_plain(block.text)}"
    if isinstance(block, Paragraph):
        return _parts(block.parts)
    if isinstance(block, Bullets):
        return "\n".join(f"- {_parts(item)}" for item in block.items)
    return _table(block) if isinstance(block, Table) else ""


def _parts(parts: Iterable[Text]) -> str:
    return "".join(
        f"[{_plain(part.text)}](#{part.href})" if part.href else _plain(part.text) for part in parts
    )


def _mark(name: str) -> str:
    """What links lead to."""
    return f'<a id="{name}"></a>' if name else ""


def _table(table: Table) -> str:
    return _grid([_line(line, len(table.heads)) for line in table.lines], table.heads)


def _line(line: Line, columns: int) -> list[str]:
    """A line that names a group fills the row."""
    if line.group:
        return [f"**{_cell(line.cells[0].text)}**", *[""] * (columns - 1)]
    first, *others = [_cell(f"{cell.sign} {cell.text}".strip()) for cell in line.cells]
    return [_mark(line.id) + first, *others]


def _topics(topics: Sequence[Topic], view: View) -> str:
    heads = [view.say("label"), *(side.name for side in topics[0].sides)]
    lines = []
    for topic in topics:
        named = [
            [
                side.sign,
                *(
                    f"{entry.title} ({entry.lines}) {' · '.join(entry.facts)}".strip()
                    for entry in side.entries
                ),
            ]
            for side in topic.sides
        ]
        lines.append(
            [_mark(topic.id) + _cell(topic.label), *(_cell("\n".join(texts)) for texts in named)]
        )
    return _grid(lines, heads)


def _grid(lines: list[list[str]], heads: Iterable[str]) -> str:
    return tabulate(
        lines, [_cell(head) for head in heads], tablefmt="github", disable_numparse=True
    )


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|").replace("\n", "<br>")


def _plain(text: str) -> str:
    """Text that Markdown does not read as anything else."""
    return re.sub(r"([\\`*_\[\]<>#~])", r"\\\1", text)
