"""Word documents: paragraphs and table rows in the order of the body, by python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table

from plancmp.errors import UnreadableInput

SUFFIXES = (".docx",)


def read(path: Path, raw: bytes) -> Sequence[str]:
    try:
        document = docx.Document(io.BytesIO(raw))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise UnreadableInput(
            f"{path} is not a Word document (.docx)", "an old .doc must be saved as .docx first"
        ) from error
    return [
        line
        for block in document.iter_inner_content()
        for line in (_rows(block) if isinstance(block, Table) else block.text.split("\n"))
    ]


def _rows(table: Table) -> Iterator[str]:
    """A table of one column is a box: its paragraphs are text."""
    for row in table.rows:
        cells = [cell.text.strip() for cell in row.cells]
        if len(table.columns) == 1:
            yield from cells[0].split("\n")
        else:
            yield "\t".join(cell.replace("\n", "") for cell in cells)
