"""Every figure that a document promises: those of its indicator tables, then those of its text that say something else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from rapidfuzz import fuzz

from plancmp.drafting.figures import Figure, figures
from plancmp.drafting.outline import Piece
from plancmp.drafting.tables import rows
from plancmp.drafting.tasks import projects

ALIKE = 70
LONGEST_TITLE = 60
LONGEST_PERIOD = 10


def period(lines: Sequence[str]) -> tuple[int, int] | None:
    """First and last year, as the document names them: 2021-2025, “十四五”, 2012年起5年, or the year that most goals name."""
    text = list(
        dropwhile(
            lambda line: not line,
            (re.sub(r"\s", "", unicodedata.normalize("NFKC", line)) for line in lines),
        )
    )
    titles = "\n".join(line for line in text[:60] if len(line) <= LONGEST_TITLE)
    if (found := re.search(r"(20\d\d)年?[-—–~～至]+(20\d\d)年", titles)) and int(found[1]) < int(
        found[2]
    ) <= int(found[1]) + LONGEST_PERIOD:
        return int(found[1]), int(found[2])
    if found := re.search(r"十([一二三四五])五(?!”?(?:期间|时期|以来|末|规划期))", titles):
        return _five_years(found[1])
    if found := re.search(r"(20\d\d)年起(?:的)?([\d三五])年", "\n".join(text)):
        return int(found[1]), int(found[1]) + int(
            found[2].translate({ord("三"): "3", ord("五"): "5"})
        ) - 1
    named = re.findall(r"“?十([一二三四五])五”?(?:期间|时期|末|规划)", "\n".join(text))
    if named:
        return _five_years(max(sorted(set(named), reverse=True), key=named.count))
    years = [int(year) for year in re.findall(r"(?:到|至)(20\d\d)年", "\n".join(text))]
    if not years:
        return None
    end = max(sorted(set(years)), key=years.count)
    issued = re.search(r"(?:成文日期|发布日期|印发|〔|\[)[:：]?(20\d\d)", "\n".join(text[:40]))
    return (
        int(issued[1]) if issued and 0 <= end - int(issued[1]) <= LONGEST_PERIOD else end - 4
    ), end


def _five_years(numeral: str) -> tuple[int, int]:
    end = 2010 + 5 * "一二三四五".index(numeral)
    return end - 4, end


def figures_of(
    pieces: Sequence[Piece], lines: Sequence[str], years: tuple[int, int] | None = None
) -> Iterator[Figure]:
    """Table rows, then the figures of goals and tasks that no table row says already."""
    start, end = years or period(lines) or (0, 0)
    if not end:
        return
    known = list(rows(pieces, start, end))
    yield from known
    texts = [
        (p.text, p.span, p.zone)
        for p in pieces
        if p.kind in ("text", "heading") and p.zone != "background"
    ]
    texts += [(task.text, task.lines[0], "tasks") for task in projects(pieces)]
    for text, span, zone in sorted(texts, key=lambda each: each[1]):
        for figure in figures(text, span, start, end, dated=zone not in ("goals", "tasks")):
            if not any(_same(figure, other) for other in known):
                known.append(figure)
                yield figure


def _same(one: Figure, other: Figure) -> bool:
    """Said twice: the figure with its unit and year, of names that are nearly alike."""
    if (one.value, one.unit, one.year, one.value_max) != (
        other.value,
        other.unit,
        other.year,
        other.value_max,
    ):
        return False
    return one.lines != other.lines and fuzz.ratio(one.name, other.name) >= ALIKE
