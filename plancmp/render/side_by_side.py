"""The documents' own words for two measures, with what the other side does not have marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from plancmp.compare.wording import apart
from plancmp.model.comparison import Alignment
from plancmp.model.pack import Pack
from plancmp.model.plan import MeasureRef
from plancmp.model.wording import Numbered, Run
from plancmp.render.blocks import Block, PassageLine, Text, Topic, Wording


def passage(pack: Pack, ref: MeasureRef) -> Numbered:
    """The lines of a measure; none where its document is not at hand."""
    original = pack.originals.get(ref.plan)
    return original.passages.get(ref, ()) if original else ()


def wording(pack: Pack, pair: Alignment) -> Wording | None:
    """None where a document is not at hand."""
    ours, theirs = passage(pack, pair.a), passage(pack, pair.b)
    if not ours or not theirs:
        return None
    a, b = apart(text(ours), text(theirs))
    return Wording(tuple(_lines(ours, a)), tuple(_lines(theirs, b)))


def once(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same with the wording of each pair below the first of its topics; others lead there."""
    first: dict[tuple[str, str], Text] = {}
    for block in blocks:
        if not isinstance(block, Topic):
            yield block
            continue
        links = []
        for link in block.links:
            place = first.get((link.a, link.b))
            links.append(replace(link, wording=None, worded_at=place) if place else link)
            if link.wording and not place:
                first[link.a, link.b] = Text(block.label, block.id)
        yield replace(block, links=tuple(links))


def text(lines: Numbered) -> str:
    """Lines as one passage."""
    return "\n".join(line for _, line in lines)


def _lines(lines: Numbered, runs: Iterable[Run]) -> Iterator[PassageLine]:
    """Runs parted again at the ends of lines."""
    parted: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        parted[-1].append(Run(first, run.shared))
        parted += ([Run(other, run.shared)] for other in others)
    for (number, _), held in zip(lines, parted, strict=True):
        yield PassageLine(number, tuple(run for run in held if run.text))
