"""A briefing as an official document has it: numbered headings, tables and figures, full-width
punctuation, the long tables as annexes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from itertools import count
from typing import Any, TypeVar

from plancmp import knowledge
from plancmp.render import View
from plancmp.render.blocks import (
    Block,
    Briefing,
    Bullets,
    Chart,
    Heading,
    Link,
    Paragraph,
    Section,
    Table,
    Text,
    Topic,
)

Told = TypeVar("Told")
ANNEXES = ("matrix", "cards", "detail", "audit", "method", "sources")
"""Sections that a reader looks up, in this order behind those that are read."""
_FIXED = {"id", "href", "tags", "plan", "mark", "kind", "svg", "style", "lang", "name", "group"}
"""Fields that no reader reads as text."""
TOLD = ("brief-gaps", "brief-targets")
"""Kinds of tables whose captions tell what to mind."""
LONGEST_TITLE = 30
"""Characters of a caption; what is longer stands below the table."""
_QUOTED = {"wording"}
"""What stands as the documents have it."""
_LATIN = "hashes"
"""Kind of table whose text stays as it is, and which has no source."""
_SOURCES = {
    "accuracy": "official-source-labels",
    "progress": "official-source-actuals",
    "progress evaluation": "official-source-actuals",
}
"""Of kinds of tables whose figures are not those of the plans."""
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def ordered(names: tuple[str, ...]) -> tuple[str, ...]:
    """The sections of a whole pack: those that are read, then the annexes."""
    read = (name for name in names if name not in ANNEXES)
    return (*read, *(name for name in ANNEXES if name in names))


def dress(briefing: Briefing, view: View, *, annexes: bool) -> Briefing:
    """The same in the official style; annexes: whether sections that are looked up are those."""
    return _Dresser(view, annexes=annexes, alone=len(briefing.sections) == 1).briefing(briefing)


def wide(text: str) -> str:
    """A text with full-width punctuation, where it has Chinese or nothing but figures."""
    if re.search("[A-Za-z]{3}", text) and not _CHINESE.search(text):
        return text
    for pattern, instead in _punctuation():
        text = pattern.sub(instead, text)
    return text


@cache
def _punctuation() -> tuple[tuple[re.Pattern[str], str], ...]:
    entries = knowledge.common("official")["punctuation"]
    return tuple((re.compile(entry["pattern"]), entry["instead"]) for entry in entries)


class _Dresser:
    """Numbers run through the whole document."""

    def __init__(self, view: View, *, annexes: bool, alone: bool) -> None:
        self.view, self.annexes, self.alone = view, annexes, alone
        self.tables, self.figures = count(1), count(1)
        self.parts, self.lists = count(1), count(1)

    def briefing(self, given: Briefing) -> Briefing:
        cover = given.cover
        if cover.plans.lines:
            cover = replace(cover, plans=self._table(cover.plans, ()))
        sections = tuple(map(self.section, given.sections))
        return widened(replace(given, cover=cover, sections=sections))

    def section(self, given: Section) -> Section:
        annex = self.annexes and given.id in ANNEXES
        title = given.title
        if annex:
            title = self.view.say("official-annex", n=next(self.lists), title=title)
        elif not self.alone:
            title = self._counted("official-first", next(self.parts)) + title
        return replace(given, title=title, blocks=tuple(self._blocks(given.blocks)), annex=annex)

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[Block]:
        """Each heading with its number; a note below a table or figure becomes part of it."""
        second, third, head, deep = count(1), count(1), "", False
        for block, notes in _noted(blocks, self.view.say("mind", what="")):
            if isinstance(block, Heading):
                deep, head = block.level == 4, block.text
                if not deep:
                    third = count(1)
                key = "official-third" if deep else "official-second"
                number = next(third) if deep else next(second)
                yield replace(block, text=self._numbered(key, number) + block.text)
            elif isinstance(block, Topic):
                number = next(third)
                yield replace(block, label=self._numbered("official-third", number) + block.label)
            elif isinstance(block, Bullets):
                yield self._bullets(block, "official-fourth" if deep else "official-third")
            elif isinstance(block, Table):
                table, told = _titled(block, head)
                yield self._table(table, (*told, *notes))
            elif isinstance(block, Chart):
                number, below = next(self.figures), self._below(notes, block.kind)
                yield replace(block, caption=head, number=number, notes=below)
            else:
                yield block

    def _numbered(self, key: str, number: int) -> str:
        """A level higher where the document has one part alone."""
        if self.alone:
            key = {"official-second": "official-first", "official-third": "official-second"}[key]
        return self._counted(key, number)

    def _counted(self, key: str, number: int) -> str:
        worded = key in ("official-first", "official-second")
        return self.view.say(key, n=self._word(number) if worded else number)

    def _word(self, number: int) -> str:
        """Up to 99, as headings have it."""
        digits = self.view.say("official-digits")
        tens, ones = divmod(number, 10)
        told = (digits[tens - 1] if tens > 1 else "") + (digits[9] if tens else "")
        return told + (digits[ones - 1] if ones else "")

    def _bullets(self, given: Bullets, key: str) -> Bullets:
        if len(given.items) < 2:
            return given
        items = ((Text(self._counted(key, n)), *item) for n, item in enumerate(given.items, 1))
        return replace(given, items=tuple(items))

    def _table(self, given: Table, notes: tuple[str, ...]) -> Table:
        unit = given.unit and self.view.say("official-unit", unit=given.unit)
        below = self._below(notes, given.kind)
        return replace(given, number=next(self.tables), unit=unit, notes=below)

    def _below(self, notes: Iterable[str], kind: str = "") -> tuple[str, ...]:
        """What is to be minded, and where the figures are from."""
        told = tuple(self.view.say("official-note", text=text) for text in notes)
        if kind == _LATIN:
            return told
        return (*told, self.view.say(_SOURCES.get(kind, "official-source")))


def _titled(table: Table, head: str) -> tuple[Table, tuple[str, ...]]:
    """With its heading for a caption that is no title, which becomes a note."""
    if not head or table.kind not in TOLD or len(table.caption) <= LONGEST_TITLE:
        return table, ()
    return replace(table, caption=head), (table.caption,)


def _noted(blocks: tuple[Block, ...], mind: str) -> Iterator[tuple[Block, tuple[str, ...]]]:
    """Every block but the notes, which stand with the table or figure before them; mind: how some
    of them begin.
    """
    held: list[tuple[Block, list[str]]] = []
    drawn: list[str] | None = None
    for block in blocks:
        if isinstance(block, Heading):
            drawn = None
        if isinstance(block, Paragraph) and block.style == "note" and drawn is not None:
            drawn.append("".join(part.text for part in block.parts).strip().removeprefix(mind))
            continue
        held.append((block, []))
        if isinstance(block, Table | Chart):
            drawn = held[-1][1]
    return ((block, tuple(notes)) for block, notes in held)


def widened(told: Told) -> Told:
    """The same with full-width punctuation wherever a reader reads."""
    changed: Told = _texts(told, wide)
    return changed


def _texts(value: Any, change: Callable[[str], str]) -> Any:
    """The same with every text changed that a reader reads."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_texts(item, change) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    if isinstance(value, Table) and value.kind == _LATIN:
        return value
    return replace(
        value,
        **{
            field.name: _texts(getattr(value, field.name), change)
            for field in fields(value)
            if field.name not in _FIXED | _QUOTED and (type(value), field.name) != (Link, "plans")
        },
    )
