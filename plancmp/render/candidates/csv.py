"""Pairs that may belong together, as a spreadsheet of plain rows."""

from __future__ import annotations

from plancmp.model.review import Candidates
from plancmp.render import View
from plancmp.render.candidates.json import candidate
from plancmp.render.spreadsheet import Sheet, csv_text

SUFFIX = ".csv"


def render(found: Candidates, view: View) -> str:
    rows = [candidate(pair) for pair in found.pairs]
    heads = tuple(rows[0]) if rows else ("a", "b")
    return csv_text(Sheet("", heads, tuple(tuple(row.values()) for row in rows)))
