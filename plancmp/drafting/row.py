"""A row of a table, and the cells of a line."""

from __future__ import annotations

from dataclasses import dataclass

from plancmp.drafting.signs import flat
from plancmp.grammar import Grammar
from plancmp.model.finding import Span


@dataclass(frozen=True, slots=True)
class TableRow:
    cells: tuple[str, ...]
    lines: Span


def split(text: str, grammar: Grammar) -> list[str]:
    """The cells of a line, without blanks."""
    line = text.strip("\n").replace(grammar.signs("wide-bar"), "|")
    parts = line.strip().strip("|").split("|") if "|" in line else line.strip(" ").split("\t")
    return [flat(part, grammar) for part in parts]
