"""Tables as CSV and as a workbook, with what a reader must know in every row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from plancmp.render import View, sheets
from plancmp.render.spreadsheet import Sheet, csv_text, workbook

_ILLEGAL = re.compile(r"[\[\]:*?/\\]")
LONGEST = 31
"""Characters that a workbook allows for the name of a sheet."""


def csv(kind: str, result: Any, view: View) -> str:
    """The main table; a CSV holds no more than one."""
    made = sheets.of(kind)
    return csv_text(_noted(made.main(result, view), made.notices(result, view), view))


def xlsx(kind: str, result: Any, view: View) -> bytes:
    """Every table, a sheet each."""
    made = sheets.of(kind)
    told = made.notices(result, view)
    found = [_noted(each, told, view) for each in made.sheets(result, view)]
    names = legal_names([sheet.name for sheet in found])
    pairs = zip(found, names, strict=True)
    return workbook((replace(sheet, name=name) for sheet, name in pairs), view)


def _noted(sheet: Sheet, told: Sequence[str], view: View) -> Sheet:
    """With what a reader must know in a last column: rows are sorted and copied one by one."""
    if not told:
        return sheet
    heads = (*sheet.heads, view.say("table-notices"))
    return replace(sheet, heads=heads, rows=tuple((*row, "\n".join(told)) for row in sheet.rows))


def legal_names(names: Sequence[str]) -> Iterator[str]:
    """Names that a workbook may have: short, without its signs, none like another.

    >>> list(legal_names(["only a/b", "Only A:B"]))
    ['only a b', 'Only A B 2']
    """
    taken: set[str] = set()
    for i, name in enumerate(names, 1):
        legal = _ILLEGAL.sub(" ", name).strip("' ")[:LONGEST] or "-"
        if legal.casefold() in taken:
            legal = f"{legal[: LONGEST - 4]} {i}"
        taken.add(legal.casefold())
        yield legal
