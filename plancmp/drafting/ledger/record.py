"""What a ledger says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

REASONS = (
    "around",
    "background",
    "bookmark",
    "cell",
    "cell-not-read",
    "coder",
    "comment",
    "damaged",
    "date",
    "deleted",
    "document-number",
    "footnote",
    "front-matter",
    "glued-cells",
    "heading",
    "hidden",
    "no-unit",
    "not-coded",
    "not-passed-on",
    "not-whole",
    "note",
    "note-mark",
    "numbering",
    "other-part",
    "page-around",
    "page-head",
    "page-links",
    "page-mark",
    "principles",
    "row-not-read",
    "ruby",
    "struck",
)
"""Codes of why a figure is not coded."""
PLACES = ("line", "page", "paragraph")
Place = tuple[str, int]
"""page, paragraph or line, and its number in the raw file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure that is not coded."""

    line: int | None
    """Of the document's lines; of a figure that stands in none, the line before it."""
    figure: str
    """As printed."""
    why: str
    """A code of `data/knowledge/messages.yaml`, without `why-`."""
    place: Place | None = None
    """In the raw file, where the figure stands in no line."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account of every figure of a document."""

    figures: int
    """In the raw file."""
    coded: int
    left_out: tuple[Entry, ...]
    unread: tuple[Entry, ...]

    @property
    def reasons(self) -> Mapping[str, int]:
        """How many figures were left out for each reason, the most frequent first."""
        counts = Counter(entry.why for entry in self.left_out)
        return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
