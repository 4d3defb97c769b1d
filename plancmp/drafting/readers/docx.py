"""Word documents: paragraphs and table rows in the order of the body, by python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from plancmp.drafting import readers
from plancmp.errors import UnreadableInput
from plancmp.grammar import Grammar

SUFFIXES = (".docx",)


def lines(path: Path, raw: bytes, grammar: Grammar) -> Sequence[str]:  # noqa: ARG001 - a reader's
    """Paragraphs, and the rows of tables."""
    docx = readers.library("docx", "python-docx", SUFFIXES[0])
    broken = docx.opc.exceptions.PackageNotFoundError
    try:
        document = docx.Document(io.BytesIO(raw))
    except (broken, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise UnreadableInput("not-docx", path=path) from error
    return [
        line
        for block in document.iter_inner_content()
        for line in (_rows(block) if hasattr(block, "rows") else block.text.split("\n"))
    ]


def _rows(table: Any) -> Iterator[str]:
    """A table of one column is a box: its paragraphs are text."""
    for row in table.rows:
        cells = [cell.text.strip() for cell in row.cells]
        if len(table.columns) == 1:
            yield from cells[0].split("\n")
        else:
            yield "\t".join(cell.replace("\n", "") for cell in cells)
