"""What a slide is made of, before any size or place: every text final."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """Sentences, each by itself."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Large figures with what they count."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    caption: str
    """For those who hear it."""
    heads: Row
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    """Shares of the width, one a column."""
    numbers: tuple[int, ...] = ()
    """Places of the columns of figures."""
    more: str = ""
    """What is told when rows had to be left out; `{n}` says how many."""


@dataclass(frozen=True, slots=True)
class Series:
    """Bars of one kind."""

    name: str
    values: tuple[float | None, ...]
    """One for each category."""
    labels: Row = ()
    """As printed, one for each value; empty to print the value itself, or nothing."""
    colors: Row = ()
    """One for each value, as six digits; empty for that of the series."""


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of PowerPoint's own, whose figures a reader can open."""

    caption: str
    """For those who hear it."""
    categories: Row
    series: tuple[Series, ...]
    style: Literal["columns", "bars", "stacked"]
    format: str = "General"
    """Of the values, as a spreadsheet writes it."""
    labelled: bool = True
    title: str = ""
    told: str = ""
    """What it shows, in a line below."""


Part = Points | Numbers | Grid | Bars


@dataclass(frozen=True, slots=True)
class Slide:
    """One message."""

    title: str
    parts: tuple[Part, ...]
    notes: tuple[str, ...]
    """For the speaker: documents and lines."""
    lead: str = ""
    """A line below the title."""
    style: Literal["title", "rows", "tiles"] = "rows"


@dataclass(frozen=True, slots=True)
class Deck:
    title: str
    slides: tuple[Slide, ...]
