"""What a briefing is made of, before any format: sections of blocks, every text final.

HTML, PDF, Markdown and Word are written from the same blocks, so that no two of them can disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from plancmp.model.coverage import Coverage
from plancmp.model.letterhead import Letterhead
from plancmp.model.progress import State
from plancmp.model.wording import Run

Shade = Coverage | State | Literal[""]
"""A coverage or a state, shown by sign and word; empty for a cell that tells none."""
Style = Literal["report", "gongwen"]
LONG, LINE = 1200, 30
"""Characters of a long passage; so many are lost at the end of a line of a document."""
Tags = tuple[tuple[str, str], ...]
"""What a reader can filter by: name and value."""


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of a sentence."""

    text: str
    href: str = ""
    """The id of what it leads to; empty when it leads nowhere."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below that of the section."""

    text: str
    id: str = ""
    level: Literal[3, 4] = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    parts: tuple[Text, ...]
    style: Literal["", "note", "warning"] = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    href: str = ""
    mark: Shade = ""
    sign: str = ""
    """The shape that tells it."""
    label: str = ""
    """For those who hear the cell alone."""
    plan: str = ""
    """Id of the plan of which the cell speaks."""
    number: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    cells: tuple[Cell, ...]
    id: str = ""
    tags: Tags = ()
    group: bool = False
    """A line of one cell that names the lines below it."""


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    kind: str = ""
    widths: tuple[int, ...] = ()
    """Shares of the width, one a column; equal when empty."""
    unit: str = ""
    """Of all its figures, where they have one."""
    number: int = 0
    """Of an official document; 0 where tables have none."""
    notes: tuple[str, ...] = ()
    """What an official document says below it."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing; its figures also stand in a table beside it."""

    svg: str
    label: str
    caption: str = ""
    number: int = 0
    """Of an official document; 0 where figures have none."""
    notes: tuple[str, ...] = ()
    """What an official document says below it."""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One measure of one plan in a topic."""

    title: str
    lines: str
    phrases: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    """Of a target: year, basis, baseline, growth …"""


@dataclass(frozen=True, slots=True)
class TopicSide:
    """One plan in a topic."""

    plan: str
    name: str
    mark: Coverage
    sign: str
    word: str
    entries: tuple[Entry, ...]

    @property
    def weight(self) -> int:
        """How much room it needs beside the others."""
        if any(entry.phrases or entry.facts for entry in self.entries):
            return 5
        return 3 if self.entries else 2


@dataclass(frozen=True, slots=True)
class PassageLine:
    """A line of a document, with the words that the other side does not have marked."""

    number: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The documents' own words for two measures."""

    a: tuple[PassageLine, ...]
    b: tuple[PassageLine, ...]

    @property
    def is_long(self) -> bool:
        """Whether it takes so much of a page that it had better begin on the one before."""
        return any(
            sum(LINE + sum(len(run.text) for run in line.runs) for line in side) > LONG
            for side in (self.a, self.b)
        )


@dataclass(frozen=True, slots=True)
class Link:
    """Two measures of a topic that belong together, and why."""

    plans: tuple[str, str]
    short: str
    """By line numbers."""
    a: str
    b: str
    relation: str
    score: str
    met: tuple[tuple[str, str, str], ...] = ()
    """Phrases that met and their likeness."""
    alone: tuple[str, ...] = ()
    evidence: str = ""
    remarks: tuple[str, ...] = ()
    wording: Wording | None = None
    """Where both documents are at hand."""
    worded_at: Text | None = None
    """The topic that has the wording already, on paper."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A row of the matrix with all its sides."""

    id: str
    label: str
    theme: str
    kind: str
    sides: tuple[TopicSide, ...]
    links: tuple[Link, ...]
    tags: Tags = ()


Block = Heading | Paragraph | Bullets | Table | Chart | Topic


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: str
    blocks: tuple[Block, ...]
    wide: bool = False
    """Whether it needs the long side of the paper."""
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    title: str
    subtitle: str
    plans: Table
    compared: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice by which the lines and topics can be narrowed."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    """Value and word."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A whole pack in words."""

    lang: str
    cover: Cover
    sections: tuple[Section, ...]
    filters: tuple[Filter, ...]
    style: Style = "report"
    short: bool = False
    """Whether it is the brief alone, which begins on the first page."""
    letterhead: Letterhead | None = None
    colophon: str = ""
    """What it is set in, where that is told."""

    @property
    def alone(self) -> bool:
        """Whether it has one section, so that nobody numbers it."""
        return len(self.sections) == 1


def said(*texts: str) -> Paragraph:
    """A plain paragraph."""
    return Paragraph(tuple(Text(text) for text in texts))
