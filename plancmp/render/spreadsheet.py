"""What the spreadsheet formats share: one line a row of the matrix, text that stays text, workbooks with filters."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from plancmp.model.coverage import Matrix
from plancmp.render import View
from plancmp.render.archive import timeless

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheet(matrix: Matrix, view: View) -> pd.DataFrame:
    """Kind, theme, label, then coverage and measures of each plan, in words."""
    lines = []
    for row in matrix.rows:
        cells = [
            text
            for c in row.cells
            for text in (view.word("coverages", c.coverage), " ".join(c.measures))
        ]
        lines.append(
            [
                view.say(f"{row.kind}s"),
                view.word("themes", row.theme),
                row.label,
                *cells,
            ]
        )
    heads = [view.say(key) for key in ("kind", "theme", "label")]
    for plan in matrix.plans:
        name = (
            f"{plan.short_name} ({view.word('statuses', 'draft')})"
            if plan.is_draft
            else plan.short_name
        )
        heads += [name, f"{name} {view.say('measures')}"]
    return pd.DataFrame(lines, columns=heads)


def harmless(frame: pd.DataFrame) -> pd.DataFrame:
    """Text that a spreadsheet would run as a formula, marked as text by an apostrophe (OWASP: CSV injection)."""
    return frame.map(
        lambda value: (
            f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
        )
    )


@dataclass(frozen=True)
class Sheet:
    """One table of a workbook."""

    name: str
    frame: pd.DataFrame
    widths: tuple[int, ...]
    """In characters; the last is that of all further columns."""
    frozen: int = 1
    """How many columns stay in sight."""


def workbook(sheets: Iterable[Sheet], view: View) -> bytes:
    """Each sheet with a filter, a frozen head and wrapped text; no cell is a formula."""
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="openpyxl") as writer:
        for each in sheets:
            each.frame.to_excel(writer, sheet_name=each.name, index=False)
            page = writer.sheets[each.name]
            page.freeze_panes = page.cell(2, each.frozen + 1)
            page.auto_filter.ref = page.dimensions
            for column in range(1, page.max_column + 1):
                width = each.widths[min(column, len(each.widths)) - 1]
                page.column_dimensions[get_column_letter(column)].width = width
                page.cell(1, column).font = Font(bold=True)
            for cell in (cell for row in page.iter_rows() for cell in row):
                cell.alignment = Alignment(vertical="top", wrap_text=True)
                if cell.data_type == "f":  # a text that begins with "=" is a text
                    cell.data_type = "s"
    return timeless(buffer.getvalue(), view.date)
