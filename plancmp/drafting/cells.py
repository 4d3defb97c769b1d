"""What one cell of an indicator table says: a figure with its comparator, or units."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plancmp.domain import Domain
from plancmp.drafting.pieces import plain
from plancmp.grammar import Grammar

SIGN_WITHIN = 6
"""How many characters of a cell may say the comparator."""


@dataclass(frozen=True, slots=True)
class CellFigure:
    value: Decimal
    value_max: Decimal | None
    comparator: str
    unit: str
    """What is printed behind the number, where it is a unit or a power of ten before one."""
    change: str = ""
    """The word that says that the number is by how much something changes."""


def is_figure(cell: str, grammar: Grammar) -> bool:
    """Whether a cell has a figure that is no serial number and no year."""
    return grammar["cell-figure"].holds(cell) and not grammar["serial-or-year"].holds(cell)


def figure(cell: str, domain: Domain) -> CellFigure | None:
    """The figure of a cell; None when it has none, or something unknown beside it."""
    grammar = domain.grammar
    match = grammar["cell-figure"].find(grammar["unit-outside"].regex.sub(r"\1\3\2", cell))
    if not match or grammar["blank-cell"].holds(cell):
        return None
    behind = grammar["beside-bound"].without(match["behind"])
    if behind and behind not in domain.units and behind not in domain.units.prefixes:
        return None
    high = _decimal(match["high"]) if match["high"] else None
    sign = "range" if high is not None else _comparator(cell, match["bound"] or "", grammar)
    return CellFigure(_decimal(match["low"]), high, sign, behind, match["change"] or "")


def _decimal(text: str) -> Decimal:
    return Decimal(text)


def _comparator(cell: str, bound: str, grammar: Grammar) -> str:
    """By the words behind the figure, else by those at the beginning of the cell."""
    for sign, words in grammar.group("behind").items():
        if bound in words or any(word in cell for word in words):
            return sign
    for sign, words in grammar.group("before").items():
        if any(word in cell[:SIGN_WITHIN] for word in words):
            return sign
    return "="


def joined_unit(behind: str, unit: str, domain: Domain) -> str:
    """The unit of a figure in a row with a unit; empty where they do not go together."""
    if behind in domain.units.prefixes:
        return behind + unit if behind + unit in domain.units else ""
    return behind or unit


def known(text: str, domain: Domain) -> str:
    """The text, where it is a unit that the field declares."""
    return text if text in domain.units.table else ""


def units(cell: str, domain: Domain, name: str = "") -> list[str]:
    """The units of a cell, more than one where two measures share a row.

    name: theirs; of one measure the unit may be composed.
    """
    several = "/" in name or domain.grammar.text("enumeration") in name
    if cell in domain.units.table or (not several and cell in domain.units):
        return [cell]
    parts = (part.strip("()") for part in domain.grammar["unit-comma"].split(cell))
    found = [known(part, domain) for part in parts]
    return found if all(found) else []


def unit_behind(cell: str, domain: Domain) -> str:
    """The unit that stands in brackets behind a name."""
    found = domain.grammar["bracketed-end"].find(cell)
    inside = found["inside"] if found and len(cell) > len(found[0]) else ""
    return inside if inside in domain.units else ""


def bracket_basis(cell: str, note: str, grammar: Grammar) -> str:
    """What the brackets of a cell mean, by the note under the table."""
    bracket = next((c for c in cell if c in grammar.signs("cell-bracket")), "")
    flat = plain(unicodedata.normalize("NFKC", note))
    meanings = grammar["bracket-note"].each(flat) if bracket else iter(())
    words = next((match["meaning"] for match in meanings if match["bracket"] == bracket), "")
    if grammar["stock-note"].holds(words):
        return "stock"
    return "cumulative" if grammar["total-note"].holds(words) else ""


def names(name: str, count: int, grammar: Grammar) -> list[str]:
    """The names of as many measures as share one cell."""
    parts = name.split(grammar.text("enumeration"))
    return parts if count > 1 and len(parts) == count else [name] * count


def values(cells: Sequence[str], years: int, measures: int, grammar: Grammar) -> list[list[str]]:
    """One list a year, a text for each measure; a value that runs into the next cell is joined."""
    if measures == 1:
        return [[cell] for cell in cells[:years]]
    comma = grammar.text("enumeration")
    joined: list[str] = []
    for cell in cells:
        if joined and joined[-1].endswith(comma):
            joined[-1] += cell
        else:
            joined.append(cell)
    return [cell.split(comma) for cell in joined[:years]]
