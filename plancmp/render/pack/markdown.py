"""Markdown for a merge request: each theme of the detail as one table, charts as their tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from plancmp.model.pack import Pack
from plancmp.model.wording import Run
from plancmp.render import View
from plancmp.render.blocks import (
    Block,
    Bullets,
    Cell,
    Heading,
    Line,
    Paragraph,
    PassageLine,
    Section,
    Table,
    Text,
    Topic,
    TopicSide,
)
from plancmp.render.briefing import tell
from plancmp.render.extras import needed

SUFFIX = ".md"
_SIGN = re.compile(r"(?<=\w)[%\uff05\u2030]+$")
"""With which a number may end."""


def render(pack: Pack, view: View) -> str:
    briefing = tell(pack, view, brief=True, charts=False)
    cover = briefing.cover
    parts = [f"# {_plain(cover.title)}", _plain(cover.subtitle)]
    if head := briefing.letterhead:
        parts.insert(0, _plain(" ".join(filter(None, (head.name, head.number)))))
        parts += [_plain(view.say("letterhead-to", name=head.to))] if head.to else []
    parts += [_table(cover.plans)] if cover.plans.lines else []
    parts += map(_plain, cover.compared)
    parts += [f"> {_plain(text)}" for text in cover.warnings]
    for section in briefing.sections:
        parts += [f"## {_mark(section.id)}{_plain(section.title)}", *_section(section, view)]
    return "\n\n".join(parts) + "\n"


def _section(section: Section, view: View) -> Iterator[str]:
    for is_topic, blocks in groupby(section.blocks, key=lambda block: isinstance(block, Topic)):
        if is_topic:
            topics = [block for block in blocks if isinstance(block, Topic)]
            yield _topics(topics, view)
            yield from _wordings(topics, view)
        else:
            yield from filter(None, map(_block, blocks))


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_mark(block.id)}{_plain(block.text)}"
    if isinstance(block, Paragraph):
        return _parts(block.parts)
    if isinstance(block, Bullets):
        return "\n".join(f"- {_parts(item)}" for item in block.items)
    return _captioned(block) if isinstance(block, Table) else ""


def _captioned(table: Table) -> str:
    """With what it shows above it, and what an official document says below."""
    name = table.caption
    if table.number:
        name = f"{table.number} {name}"
    told = f"*{_plain(' '.join(filter(None, (name, table.unit))))}*"
    return "\n\n".join((told, _table(table), *map(_plain, table.notes)))


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
    first, *others = map(_shown, line.cells)
    return [_mark(line.id) + first, *others]


def _shown(cell: Cell) -> str:
    """Coverage is not linked: the first cell of its line is."""
    text = _cell(f"{cell.sign} {cell.text}".strip())
    return f"[{text}](#{cell.href})" if cell.href and not cell.mark else text


def _topics(topics: Sequence[Topic], view: View) -> str:
    heads = [view.say("label"), *(side.name for side in topics[0].sides)]
    lines = [[_mark(topic.id) + _cell(topic.label), *map(_side, topic.sides)] for topic in topics]
    return _grid(lines, heads)


def _wordings(topics: Iterable[Topic], view: View) -> Iterator[str]:
    """Below the table of their topics: each pair in the documents' own words."""
    for topic in topics:
        for link in topic.links:
            if link.worded_at:
                yield _plain(view.say("wording-at", pair=link.short)) + _parts([link.worded_at])
            if link.wording:
                yield _plain(view.say("wording-of", pair=f"{topic.label} {link.short}"))
                sides = [_passage(link.wording.a), _passage(link.wording.b)]
                yield _grid([sides], (link.a, link.b))


def _passage(lines: Iterable[PassageLine]) -> str:
    return "<br>".join(f"{line.number} {''.join(map(_run, line.runs))}" for line in lines)


def _run(run: Run) -> str:
    """Bold, if the other side does not have it; a sign at its end stays outside, since in Chinese
    text Markdown takes no mark behind a sign for the end of bold.
    """
    if run.shared:
        return _cell(run.text)
    text = _cell(run.text)
    sign = found[0] if (found := _SIGN.search(text)) else ""
    return f"**{text.removesuffix(sign)}**{sign}"


def _side(side: TopicSide) -> str:
    named = (f"{e.title} ({e.lines}) {' · '.join(e.facts)}".strip() for e in side.entries)
    return _cell("\n".join((side.sign, *named)))


def _grid(lines: list[list[str]], heads: Iterable[str]) -> str:
    with needed("markdown", "tabulate"):
        from tabulate import tabulate  # noqa: PLC0415 - an extra
    named = [_cell(head) for head in heads]
    return tabulate(lines, named, tablefmt="github", disable_numparse=True)


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|").replace("\n", "<br>")


def _plain(text: str) -> str:
    """Text that Markdown does not read as anything else."""
    return re.sub(r"([\\`*_\[\]<>#~])", r"\\\1", text)
