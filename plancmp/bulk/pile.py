"""Several sheets, one after another, so that one plan is compared with all of them at once; and
how compiled code takes a sheet apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from plancmp.bulk.compiling import compiled
from plancmp.bulk.sheet import LISTS, Array, Postings, Sheet


class Pile(NamedTuple):
    """As of a sheet."""

    numbers: Array
    amounts: Array
    starts: Array
    """A row each."""
    marks: Array
    """A row each."""
    pieces: Array
    piece_starts: Array
    """Where those of each sheet begin; and the end of the last."""
    instruments: Array
    rows: Array
    """Where the instruments of each sheet begin; and the end of the last."""


def pile(sheets: Sequence[Sheet]) -> Pile:
    """Of at least one sheet."""
    each = list(zip(*sheets, strict=True))
    numbers, amounts, starts, marks, pieces, instruments = each
    first, least, piece, row = (
        np.cumsum([0, *map(len, parts)], dtype=np.int64)
        for parts in (numbers, amounts, pieces, instruments)
    )
    return Pile(
        np.concatenate(numbers),
        np.concatenate(amounts),
        np.stack(starts) + first[:-1, None],
        np.stack(marks) + least[:-1, None],
        np.concatenate(pieces),
        piece,
        np.concatenate(instruments),
        row,
    )


@compiled
def taken(held: Pile, at: int) -> Sheet:
    """One sheet."""
    return Sheet(
        held.numbers,
        held.amounts,
        held.starts[at],
        held.marks[at],
        held.pieces[held.piece_starts[at] : held.piece_starts[at + 1]],
        held.instruments[held.rows[at] : held.rows[at + 1]],
    )


@compiled
def postings(sheet: Sheet, part: int) -> Postings:
    """part: place among the parts."""
    at, numbers, starts = 3 * part, sheet.numbers, sheet.starts
    return Postings(
        numbers[starts[at] : starts[at + 1]],
        numbers[starts[at + 1] : starts[at + 2]],
        numbers[starts[at + 2] : starts[at + 3]],
        sheet.amounts[sheet.marks[part] : sheet.marks[part + 1]],
    )


@compiled
def listed(sheet: Sheet, part: int) -> Array:
    """The same of what is no postings."""
    at = 2 * LISTS + part
    return sheet.numbers[sheet.starts[at] : sheet.starts[at + 1]]


@compiled
def sizes(sheet: Sheet) -> Array:
    """Of the tasks."""
    return sheet.amounts[sheet.marks[LISTS] : sheet.marks[LISTS + 1]]
