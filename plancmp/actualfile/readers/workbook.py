"""Actual figures in a workbook: the first sheet that has the columns, one figure a row."""

from __future__ import annotations

from pathlib import Path

from plancmp import unpacked
from plancmp.actualfile.columns import FORMULA, Row, head, tree
from plancmp.model.finding import Finding
from plancmp.yamltree import Tree

SUFFIXES = (".xlsx",)


def read(path: Path) -> Tree | Finding:
    """UnreadableInput for what is no workbook, or too large for a form."""
    if not path.exists():
        return Finding("missing-file", "error", str(path), 1, 1)
    sheets = [[_row(row) for row in table.rows] for table in unpacked.tables(path)]
    chosen = next((rows for rows in sheets if head(rows) is not None), None)
    return tree(chosen or [], path)


def _row(row: unpacked.Row) -> Row:
    held = {i: _text(cell) for i, cell in row.cells.items()}
    return Row(row.number, {i: text for i, text in held.items() if text.strip()})


def _text(cell: unpacked.Cell) -> str:
    """As the sheet shows it: a number shown as a percentage is none, for it is a hundredth."""
    if cell.formula:
        return FORMULA
    return f"{cell.number * 100:.15g}%" if cell.percent and cell.number is not None else cell.text
