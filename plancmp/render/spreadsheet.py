"""What the spreadsheet formats share: one line a row of the matrix, and text that stays text."""

from __future__ import annotations

import pandas as pd

from plancmp.knowledge import say, word
from plancmp.model import Matrix
from plancmp.render import View

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheet(matrix: Matrix, view: View) -> pd.DataFrame:
    """Kind, theme, label, then coverage and measures of each plan, in words."""
    lines = []
    for row in matrix.rows:
        cells = [text for c in row.cells for text in (word("coverages", c.coverage, view.lang), " ".join(c.measures))]
        lines.append([say(f"{row.kind}s", view.lang), word("themes", row.theme, view.lang), row.label, *cells])
    heads = [say(key, view.lang) for key in ("kind", "theme", "label")]
    for plan in matrix.plans:
        heads += [plan.short_name, f"{plan.short_name} {say('measures', view.lang)}"]
    return pd.DataFrame(lines, columns=heads)


def harmless(frame: pd.DataFrame) -> pd.DataFrame:
    """Text that a spreadsheet would run as a formula, marked as text by an apostrophe (OWASP: CSV injection)."""
    return frame.map(lambda value: f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value)
