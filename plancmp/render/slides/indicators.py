"""Slides of targets: those that may be compared and of which somebody is stronger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plancmp.model.pack import IndicatorGroup, RankedTarget, Ranking
from plancmp.model.plan import MeasureRef
from plancmp.render import words
from plancmp.render.pack_reader import PackReader, year
from plancmp.render.slides.deck import Bars, Grid, Series, Slide

EACH = 6
"""Indicators on a slide."""
MOST = 18
"""Indicators on all the slides."""
FEW = 6
"""Up to so many plans an indicator has a chart."""
BASED = 3
"""Up to so many plans a chart has room for baselines."""
NAMED = 3
"""Plans that a line names."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An indicator with every pair of which one side is the stronger."""

    group: IndicatorGroup
    won: tuple[tuple[str, str], ...]
    """Plans: the stronger, the weaker."""
    equal: bool
    """Whether all promise the same."""
    rest: bool
    """Whether there are pairs of which nobody can say who is stronger."""


def slides(reader: PackReader) -> Iterator[Slide]:
    focus = reader.pack.focus
    found = [each for group in reader.pack.indicators if (each := judged(reader, group))]
    found.sort(key=lambda each: not any(t.target.plan == focus for t in each.group.targets))
    shown = found[:MOST]
    pages = [shown[i : i + EACH] for i in range(0, len(shown), EACH)]
    for place, page in enumerate(pages, 1):
        counts = {"n": len(reader.pack.indicators), "m": len(found)}
        title = reader.say("slide-targets", **counts)
        if len(pages) > 1:
            title += reader.say("slide-page", n=place, total=len(pages))
        yield _slide(reader, title, page, len(found) - len(shown) if place == len(pages) else 0)


def judged(reader: PackReader, group: IndicatorGroup) -> Judged | None:
    """None where nothing was judged."""
    members = {ranked.target for ranked in group.targets}
    found = list(_pairs(reader, members))
    if not found:
        return None
    won = tuple((one.plan, two.plan) for one, two, stronger in found if stronger)
    every = len(members) * (len(members) - 1) // 2
    return Judged(group, won, not won and len(found) == every, len(found) < every)


def _pairs(
    reader: PackReader, members: set[MeasureRef]
) -> Iterator[tuple[MeasureRef, MeasureRef, bool]]:
    """The stronger and the weaker, or two equals."""
    for found in reader.pack.comparisons:
        for pair in found.targets:
            one, two = pair.alignment.a, pair.alignment.b
            if pair.verdict.stronger and {one, two} <= members:
                turned = pair.verdict.stronger == "b"
                won = pair.verdict.stronger != "equal"
                yield (two, one, won) if turned else (one, two, won)


def _slide(reader: PackReader, title: str, page: Sequence[Judged], left: int) -> Slide:
    notes = [text for each in page for text in _noted(reader, each)]
    lead = reader.say("slide-targets-left", n=left) if left else ""
    if max(len(each.group.targets) for each in page) > FEW:
        return Slide(title, (_table(reader, page),), tuple(notes), lead)
    bars = tuple(_bars(reader, each) for each in page)
    based = any(len(chart.series) > 1 for chart in bars)
    legend = reader.say("slide-targets-legend") if based else ""
    return Slide(title, bars, tuple(notes), f"{legend} {lead}".strip(), "tiles")


def _bars(reader: PackReader, each: Judged) -> Bars:
    targets = each.group.targets
    series = [
        Series(
            reader.say("target"),
            tuple(float(ranked.value) for ranked in targets),
            tuple(_figure(reader, ranked) for ranked in targets),
        )
    ]
    if len(targets) <= BASED and any(ranked.baseline is not None for ranked in targets):
        values = tuple(None if r.baseline is None else float(r.baseline) for r in targets)
        labels = tuple("" if r.baseline is None else _base(reader, r) for r in targets)
        series.insert(0, Series(reader.say("baseline"), values, labels))
    title = (
        f"{reader.label(each.group)} ({each.group.unit})"
        if each.group.unit
        else reader.label(each.group)
    )
    names = tuple(reader.name(ranked.target.plan) for ranked in targets)
    told = _told(reader, each)
    caption = "; ".join(f"{n} {_figure(reader, r)}" for n, r in zip(names, targets, strict=True))
    return Bars(f"{title}: {caption}. {told}", names, tuple(series), "bars", title=title, told=told)


def _figure(reader: PackReader, ranked: RankedTarget) -> str:
    return words.figure(reader.target(ranked.target), reader.view)


def _base(reader: PackReader, ranked: RankedTarget) -> str:
    return words.baseline(reader.target(ranked.target), reader.view)


def _told(reader: PackReader, each: Judged) -> str:
    """Who is strongest and weakest, where they are ranked; else who is stronger than whom."""
    rest = reader.say("semicolon") + reader.say("slide-rest") if each.rest else ""
    ranked = [_ranked(reader, r) for r in each.group.rankings if r.strongest and r.weakest]
    if ranked:
        return "".join(ranked).strip().removesuffix(reader.say("sentence-end")) + rest
    if not each.won:
        return reader.say("equal") if each.equal else reader.say("slide-undecided")
    pairs = [
        reader.say("slide-stronger", strong=reader.name(one), weak=reader.name(two))
        for one, two in each.won
    ]
    return _some(reader, pairs) + rest


def _ranked(reader: PackReader, ranking: Ranking) -> str:
    targets = reader.say("targets-of-no-year")
    if ranking.year is not None:
        targets = reader.say("targets-of-year", year=ranking.year)
    strong, weak = (_names(reader, plans) for plans in (ranking.strongest, ranking.weakest))
    return reader.say("ranking", targets=targets, strong=strong, weak=weak)


def _names(reader: PackReader, plans: Sequence[str]) -> str:
    return _some(reader, [reader.name(plan) for plan in plans])


def _some(reader: PackReader, texts: Sequence[str]) -> str:
    told = reader.join(texts[:NAMED])
    more = len(texts) - NAMED
    return told + reader.say("brief-more", n=more) if more > 0 else told


def _table(reader: PackReader, page: Sequence[Judged]) -> Grid:
    """Of many plans only those have room that are named."""
    heads = reader.heads("indicator", "slide-compared", "slide-verdict", "slide-figures")
    rows = tuple(
        (
            reader.label(each.group),
            str(len(each.group.targets)),
            _told(reader, each),
            _figures(reader, each),
        )
        for each in page
    )
    return Grid(reader.say("section-targets"), heads, rows, (28, 8, 34, 30), (1,))


def _figures(reader: PackReader, each: Judged) -> str:
    """Of the strongest and the weakest, else of the first."""
    ends = [p for r in each.group.rankings for p in (*r.strongest[:NAMED], *r.weakest[:NAMED])]
    named = ends or [plan for pair in each.won[:NAMED] for plan in pair]
    found = [r for r in each.group.targets if r.target.plan in named or not named]
    return _some(reader, [f"{reader.name(r.target.plan)} {_figure(reader, r)}" for r in found])


def _noted(reader: PackReader, each: Judged) -> Iterator[str]:
    """The figures of every plan, with years and lines, and who is stronger."""
    yield f"{reader.label(each.group)}: {_told(reader, each)}"
    for ranked in each.group.targets:
        target = reader.target(ranked.target)
        facts = (
            _figure(reader, ranked),
            year(target),
            f"{reader.say('baseline')} {_base(reader, ranked)}" if target.baseline else "",
            f"{reader.say('lines')} {words.span(target.lines)}",
        )
        yield f"- {reader.name(ranked.target.plan)} {target.name}: {', '.join(filter(None, facts))}"
