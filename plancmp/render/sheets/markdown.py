"""Tables as Markdown (GitHub's dialect), every text escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from plancmp.render import View, sheets
from plancmp.render.spreadsheet import Sheet, Value

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$])")
_START = re.compile(r"^(\s*(?:\d+(?=[.)]))?)([#+\-=.)])")


def text(kind: str, result: Any, view: View) -> str:
    """Every table of a result below its heading."""
    made = sheets.of(kind)
    lines = (*made.notices(result, view), *made.looked_at(result, view))
    told = "".join(f"- {plain(line)}\n" for line in lines)
    tables = (table(each, view) for each in made.sheets(result, view))
    return "\n".join(filter(None, (f"# {plain(made.title(result, view))}\n", told, *tables)))


def table(sheet: Sheet, view: View) -> str:
    """One table with its heading; a line instead where it holds nothing."""
    heading = f"## {plain(sheet.name)}\n\n"
    if not sheet.rows:
        return heading + view.say("table-empty") + "\n"
    rule = ("---",) * len(sheet.heads)
    lines = [_line(sheet.heads), f"| {' | '.join(rule)} |", *map(_line, sheet.rows)]
    return heading + "\n".join(lines) + "\n"


def marked(name: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """One table whose cells are Markdown already."""
    lines = [_line(tuple(heads)), f"| {' | '.join(('---',) * len(heads))} |"]
    lines += (f"| {' | '.join(row)} |" for row in rows)
    return f"## {plain(name)}\n\n" + "\n".join(lines) + "\n"


def _line(cells: tuple[Value, ...]) -> str:
    return f"| {' | '.join('' if cell is None else plain(str(cell)) for cell in cells)} |"


def plain(content: str) -> str:
    """Text that no reader of Markdown takes for markup.

    >>> plain("1. <b> | *x*")
    '1\\\\. \\\\<b\\\\> \\\\| \\\\*x\\\\*'
    """
    lines = (_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", line)) for line in content.splitlines())
    return "<br>".join(lines)
