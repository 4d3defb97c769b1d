"""A document as numbered lines of text, and the file from which they were read."""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass, field
from pathlib import Path

from plancmp.drafting import language, normal, readers, traditional
from plancmp.drafting.readers import Notice, Omitted, Source, txt
from plancmp.drafting.readers.bounds import Bounds
from plancmp.errors import UnreadableInput
from plancmp.grammar import Grammar
from plancmp.model.finding import Span


@dataclass(frozen=True, slots=True)
class Document:
    path: str
    sha256: str
    """Of the file's bytes."""
    lines: tuple[str, ...]
    """Split at newlines; line 1 is lines[0]."""
    raw: bytes = field(default=b"", repr=False, compare=False)
    """The file as it is, for the ledger."""
    omitted: tuple[Omitted, ...] = field(default=(), repr=False)
    """What the reader left out on purpose."""
    added: tuple[str, ...] = field(default=(), repr=False)
    """What stands in the lines and not in the file."""
    notices: tuple[Notice, ...] = ()
    """What a coder should know of how the file was read."""

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """The notices as keys of messages and their values."""
        return tuple((notice.key, notice.value) for notice in self.notices)

    def text(self, span: Span) -> str:
        """The lines of a span, both ends included, joined without breaks: page breaks cut words."""
        return "".join(self.lines[span[0] - 1 : span[1]])


def load(path: Path) -> Document:
    """A document of any format that a reader knows; other suffixes are read as text.

    Raises UnreadableInput, MissingTool.
    """
    bounds, grammar = Bounds.of(path), Grammar.common()
    raw = _bytes(path, bounds)
    found = (readers.reader(path) or txt).read(Source(path, raw, grammar, bounds))
    bounds.hold("characters", sum(map(len, found.lines)))
    lines, notices = normal.lines(found.lines, grammar)
    language.expect(path, lines, grammar)
    lines, folded = traditional.folded(lines)
    return Document(
        str(path),
        hashlib.sha256(raw).hexdigest(),
        lines,
        raw,
        found.omitted,
        found.added,
        (*found.notices, *notices, *folded),
    )


def _bytes(path: Path, bounds: Bounds) -> bytes:
    """The content of a regular file: what is none may never end."""
    try:
        if not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
            raise UnreadableInput("not-a-file", path=path)
        with path.open("rb") as file:
            raw = file.read(bounds["bytes"] + 1)
    except OSError as error:
        known = ", ".join(readers.suffixes())
        raise UnreadableInput(
            "cannot-read-document", path=path, why=error.strerror, known=known
        ) from error
    if len(raw) > bounds["bytes"]:
        megabytes = bounds["bytes"] // 1_000_000
        raise UnreadableInput("document-too-large", path=path, limit=megabytes)
    return raw


def is_document(path: Path) -> bool:
    """Whether the file's suffix is that of a document."""
    return path.suffix.lower() in readers.suffixes()
