"""A document as numbered lines of text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from plancmp.drafting import readers
from plancmp.drafting.readers import txt
from plancmp.errors import UnreadableInput
from plancmp.grammar import Grammar
from plancmp.model.finding import Span

MAX_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Document:
    path: str
    sha256: str
    """Of the file's bytes."""
    lines: tuple[str, ...]
    """Split at newlines; line 1 is lines[0]."""

    def text(self, span: Span) -> str:
        """The lines of a span, both ends included, joined without breaks: page breaks cut words."""
        return "".join(self.lines[span[0] - 1 : span[1]])


def load(path: Path) -> Document:
    """A document of any format that a reader knows; other suffixes are read as text."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        known = ", ".join(readers.suffixes())
        raise UnreadableInput(
            "cannot-read-document", path=path, why=error.strerror, known=known
        ) from error
    if len(raw) > MAX_BYTES:
        raise UnreadableInput("document-too-large", path=path, limit=MAX_BYTES // 1_000_000)
    lines = (readers.reader(path) or txt).lines(path, raw, Grammar.common())
    return Document(str(path), hashlib.sha256(raw).hexdigest(), tuple(lines))


def is_document(path: Path) -> bool:
    """Whether the file's suffix is that of a document."""
    return path.suffix.lower() in readers.suffixes()
