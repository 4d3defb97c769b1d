"""A document as numbered lines of text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from plancmp.errors import UnreadableInput
from plancmp.model import Span

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


def read(path: Path) -> Document:
    """A UTF-8 text document."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableInput(f"cannot read {path}: {error.strerror}", "--source takes the text file that was coded") from error
    if len(raw) > MAX_BYTES:
        raise UnreadableInput(f"{path} is larger than {MAX_BYTES // 1_000_000} MB", "--source takes the text file that was coded")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{path} is not UTF-8 text", "save the document as UTF-8 text first") from error
    return Document(str(path), hashlib.sha256(raw).hexdigest(), tuple(text.removesuffix("\n").split("\n")))
