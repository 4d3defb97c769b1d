"""Actual figures as CSV, one a row below the names of the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from plancmp import textfile
from plancmp.actualfile.columns import Row, tree
from plancmp.model.finding import Finding
from plancmp.yamltree import Tree

SUFFIXES = (".csv",)
_MARKED = ("=", "+", "-", "@")
"""What spreadsheets take for the beginning of a formula; an apostrophe before it says no."""


def read(path: Path) -> Tree | Finding:
    text = textfile.text_of(path, marked=True)
    if isinstance(text, Finding):
        return text
    try:
        return tree(list(_rows(text)), path)
    except csv.Error as error:
        return Finding("csv-syntax", "error", str(path), 1, 1, (("problem", str(error)),))


def _rows(text: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    for cells in reader:
        held = {i: _plain(cell) for i, cell in enumerate(cells, 1) if cell.strip()}
        if held:
            yield Row(line, held)
        line = reader.line_num + 1


def _plain(cell: str) -> str:
    marked = cell.startswith("'") and cell[1:2] in _MARKED
    return cell[1:] if marked else cell
