"""The wording of every pair side by side, as plain rows."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.model.comparison import Alignment
from plancmp.model.plan import MeasureRef
from plancmp.render import words
from plancmp.render.pack_reader import PackReader
from plancmp.render.side_by_side import passage, text
from plancmp.render.spreadsheet import Sheet, Value

HEADS = (
    "plan-a",
    "measure-a",
    "lines-a",
    "passage-a",
    "relation",
    "plan-b",
    "measure-b",
    "lines-b",
    "passage-b",
)
_WIDTHS = (8, 26, 10, 80, 10, 8, 26, 10, 80)


def build(reader: PackReader) -> Iterator[Sheet]:
    """One sheet; none where no pair has both documents at hand."""
    rows = tuple(_rows(reader))
    if rows:
        yield Sheet(reader.say("sheet-wording"), reader.heads(*HEADS), rows, _WIDTHS, 2)


def _rows(reader: PackReader) -> Iterator[tuple[Value, ...]]:
    """The tasks of every pair of plans, then the targets."""
    found = reader.pack.comparisons
    pairs: list[Alignment] = [pair for each in found for pair in each.tasks]
    pairs += [pair.alignment for each in found for pair in each.targets]
    for pair in pairs:
        if passage(reader.pack, pair.a) and passage(reader.pack, pair.b):
            relation = reader.word("relations", pair.relation)
            yield *_side(reader, pair.a), relation, *_side(reader, pair.b)


def _side(reader: PackReader, ref: MeasureRef) -> tuple[str, ...]:
    measure = reader.measure(ref)
    told = text(passage(reader.pack, ref))
    return reader.name(ref.plan), words.title(measure), words.span(measure.lines), told
