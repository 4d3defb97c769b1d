"""Several measures in one row of an indicator table: names and figures parted by a slash, the same
number of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.domain import Domain
from plancmp.drafting import cells as cell_of
from plancmp.drafting.names import has_head
from plancmp.grammar import Grammar

SLASH = "/"


def parted(cells: Sequence[str], domain: Domain) -> list[list[str]]:
    """One row for each measure, or the row alone.

    Cells that hold as many figures, or units, as there are names are parted; the others are the
    same for all.
    """
    begin = next((i for i, cell in enumerate(cells) if i and _is_parted(cell, domain)), 0)
    at = next((i for i in range(begin - 1, -1, -1) if SLASH in _named(cells[i], domain)), None)
    if at is None:
        return [list(cells)]
    count = cells[begin].count(SLASH) + 1
    names = _names(cells[at], count, domain)
    if not names:
        return [list(cells)]
    behind = [_parts(cell, count, cells[at], domain) for cell in cells[at + 1 :]]
    return [[*cells[:at], name, *(cell[i] for cell in behind)] for i, name in enumerate(names)]


def _named(cell: str, domain: Domain) -> str:
    """A cell that is no unit."""
    return "" if cell in domain.units else cell


def _is_parted(cell: str, domain: Domain) -> bool:
    """Whether a cell holds several figures; a unit for each of something holds a slash too."""
    parts = cell.split(SLASH)
    figures = [part for part in parts if cell_of.figure(part, domain)]
    blank = domain.grammar["blank-cell"]
    return len(parts) > 1 and bool(figures) and all(p in figures or blank.holds(p) for p in parts)


def _parts(cell: str, count: int, name: str, domain: Domain) -> list[str]:
    """What a cell says of each measure."""
    units = cell_of.units(cell, domain, name)
    if len(units) == count:
        return units
    parts = cell.split(SLASH)
    return parts if len(parts) == count and _is_parted(cell, domain) else [cell] * count


def _names(name: str, count: int, domain: Domain) -> list[str]:
    """The name of each measure; nothing where there are not so many."""
    grammar = domain.grammar
    for pattern in ("parallel-bracket", "parallel-behind"):
        found = grammar[pattern].find(name)
        parts = found["parts"].split(SLASH) if found else []
        if found and len(parts) == count:
            stem = found["stem"] + (found["unit"] or "")
            return [_labelled(stem, part) for part in parts]
    parts = name.split(SLASH)
    if len(parts) != count:
        return []
    lead = grammar["among-lead"].find(parts[0])
    first = parts[0][lead.end() :] if lead else parts[0]
    return list(_with_tail([first, *parts[1:]], name, grammar))


def _with_tail(parts: list[str], name: str, grammar: Grammar) -> Iterator[str]:
    """Each with what the last has behind the word that they share; else the whole name, with the
    part in brackets.
    """
    last = parts[-1]
    shared = parts[0][-1:]
    tail = last[last.rfind(shared) + 1 :] if shared in last else ""
    for part in parts:
        if part is last or has_head(part, grammar):
            yield part
        else:
            yield part + tail if tail else _labelled(name, part)


def _labelled(stem: str, part: str) -> str:
    """The part stands before the unit, which is read from the end of the name."""
    head, bracket, unit = stem.rpartition("(")
    if bracket and unit.endswith(")"):
        return f"{head}({part})({unit}"
    return f"{stem}({part})"
