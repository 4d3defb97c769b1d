"""One quantified commitment, as a document states it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from plancmp.model.finding import Span

Doubt = Literal[
    "about",
    "cell-unread",
    "cells-missing",
    "growth-over-years",
    "name-from-before",
    "no-year",
    "own-unit",
    "shared-name",
    "whole",
    "year-from-period",
]
"""What the program was not sure of.

In this order: the document says about so much; a cell could not be read; a row has too few cells;
it grows so much since another year; the name is from the clause before; neither figure nor plan
names a year; no pack knows the unit; the name is that of the figure before; the figure is a word
for the whole; no year is named.
"""


@dataclass(frozen=True, slots=True)
class Figure:
    name: str
    value: Decimal | None
    unit: str
    comparator: str
    year: int | None
    lines: Span
    value_max: Decimal | None = None
    baseline: Decimal | None = None
    baseline_year: int | None = None
    has_baseline: bool = False
    """Whether the place has room for a baseline, be it blank."""
    basis: str = ""
    row: int | None = None
    binding: str = "unstated"
    doubts: tuple[Doubt, ...] = ()
