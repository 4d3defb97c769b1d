"""What the text formats share: headings, marks, tables that respect East Asian width, stacked
blocks on narrow screens.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from plancmp.model.plan import Plan
from plancmp.render import View
from plancmp.render.width import width as columns_of
from plancmp.render.width import wrap

NARROW = 72
"""Below this many columns two texts side by side cannot be read: they are stacked."""
LEAST = 8
"""No column of text is narrower than this."""
_STYLES = {"bold": "1", "dim": "2", "green": "32", "yellow": "33", "red": "31", "cyan": "36"}


def paint(text: str, style: str, view: View) -> str:
    """Colour, where the reader wants it. What colour tells is always told by a word or sign too."""
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if view.color and text else text


def heading(text: str, view: View) -> str:
    return paint(text, "bold", view)


def rule(text: str, view: View) -> str:
    """A heading with a line up to the right edge."""
    room = max(view.width - columns_of(text) - 4, 0)
    return heading(f"── {text} " + "─" * room, view)


def paragraph(text: str, view: View, indent: int = 2) -> str:
    """A text wrapped at the width, indented."""
    pad = " " * indent
    return "\n".join(pad + line for line in wrap(text, view.width - indent)) if text else ""


def table(
    rows: Sequence[Sequence[str]],
    wide: Sequence[int],
    view: View,
    headers: Sequence[str] = (),
    indent: int = 2,
    like: Sequence[Sequence[str]] = (),
) -> str:
    """Rows as columns; the columns numbered in `wide` share what the others leave of the width.

    `like`: more rows for which the columns must be wide enough, so that several tables stand in
    line. Where nothing readable is left of the width, each row becomes a paragraph of its cells.
    """
    if not rows:
        return ""
    cells = [*([headers] if headers else []), *rows]
    measured = (*cells, *like)
    widths = [max(columns_of(row[i]) for row in measured) for i in range(len(rows[0]))]
    room = (
        view.width
        - indent
        - 2 * (len(widths) - 1)
        - sum(w for i, w in enumerate(widths) if i not in wide)
    )
    if room < LEAST * len(wide):
        return "\n".join(paragraph("  ".join(filter(None, row)), view, indent) for row in rows)
    limits = _share(room, {i: widths[i] for i in wide})
    columns = [limits.get(i, width) for i, width in enumerate(widths)]
    lines = [line for row in cells for line in _lines(row, columns)]
    if headers:
        head = len(_lines(headers, columns))
        lines[head:head] = _lines(["─" * width for width in columns], columns)
    return "\n".join((" " * indent + line).rstrip() for line in lines)


def _lines(row: Sequence[str], columns: Sequence[int]) -> list[str]:
    """A row as lines of the screen: texts that are wider than their column go on below."""
    folded = [_fold(cell, width) for cell, width in zip(row, columns, strict=True)]
    lines = []
    for parts in zip_longest(*folded, fillvalue=""):
        padded = (
            part + " " * (w - columns_of(part)) for part, w in zip(parts, columns, strict=True)
        )
        lines.append("  ".join(padded).rstrip())
    return lines


def _fold(cell: str, width: int) -> list[str]:
    return [cell] if columns_of(cell) <= width else wrap(cell, width)


def _share(room: int, wanted: dict[int, int]) -> dict[int, int]:
    """Columns that want less than their share get what they want; the others share the rest."""
    limits: dict[int, int] = {}
    for done, i in enumerate(sorted(wanted, key=lambda i: wanted[i])):
        limits[i] = min(wanted[i], (room - sum(limits.values())) // (len(wanted) - done))
    return limits


def notices(
    plans: Sequence[Plan], cautions: Sequence[str], view: View, reviewed: Sequence[str] = ()
) -> list[str]:
    """A line for each plan that nobody has reviewed, for each thing to mind about the comparison,
    and for how much people have looked at.
    """
    told = [view.say("draft-side", name=plan.short_name) for plan in plans if plan.is_draft]
    told += [view.say(key) for key in cautions]
    lines = [paint(paragraph(text, view, indent=0), "yellow", view) for text in told]
    return lines + [paint(paragraph(text, view, indent=0), "dim", view) for text in reviewed]
