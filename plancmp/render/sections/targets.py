"""Targets compared: chart and table of each indicator; then what may not be compared, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.compare.targets import growth
from plancmp.model.comparison import Comparison, TargetPair
from plancmp.model.pack import IndicatorGroup, RankedTarget, Ranking
from plancmp.model.plan import MeasureRef
from plancmp.render import anchors, charts, words
from plancmp.render.blocks import (
    Block,
    Cell,
    Chart,
    Heading,
    Line,
    Paragraph,
    Section,
    Table,
    Text,
    said,
)
from plancmp.render.pack_reader import PackReader, year
from plancmp.units import plain

HEADS = (
    "plan",
    "as-printed",
    "baseline",
    "target",
    "year",
    "basis",
    "growth-head",
    "binding",
    "lines",
)
WIDTHS = (19, 14, 12, 6, 11, 13, 8, 10)
"""But for the plan, which takes from the indicator."""


def build(reader: PackReader) -> Section:
    legend = reader.say("charts-targets") if reader.charts else ""
    blocks: list[Block] = [said(reader.say("targets-intro"), legend)]
    if not reader.pack.indicators:
        blocks.append(said(reader.say("no-comparable")))
    for place, group in enumerate(reader.pack.indicators):
        blocks += _indicator(reader, place, group)
    blocks += _not_comparable(reader, "same", "not-comparable-title")
    if not reader.brief:
        blocks += _not_comparable(reader, "related", "related-title")
    return Section("targets", reader.say("section-targets"), tuple(blocks))


def _indicator(reader: PackReader, place: int, group: IndicatorGroup) -> Iterator[Block]:
    yield Heading(reader.label(group), anchors.indicator(place))
    if reader.charts:
        yield _chart(reader, group)
    caption = reader.say("indicator-table", name=reader.label(group))
    lines = tuple(_line(reader, ranked) for ranked in group.targets)
    widths = (reader.plan_column, 26 - reader.plan_column, *WIDTHS[1:])
    yield Table(caption, reader.heads(*HEADS), lines, "indicator", widths, _unit(reader, group))
    yield said(*_judgement(reader, group))
    cautions = reader.say("semicolon").join(_cautions(reader, group))
    if cautions:
        yield Paragraph((Text(reader.say("mind", what=cautions)),), "note")


def _unit(reader: PackReader, group: IndicatorGroup) -> str:
    """That of all the figures, as printed; none where they differ."""
    units = {reader.target(ranked.target).unit for ranked in group.targets}
    return next(iter(units)) if len(units) == 1 else ""


def _name(reader: PackReader, plan: str) -> str:
    """Of the plan of that id, unlike the name of any other."""
    return charts.apart(reader.pack.plans)[plan]


def _named(reader: PackReader, plans: Sequence[str]) -> str:
    return reader.join(_name(reader, plan) for plan in plans)


def _chart(reader: PackReader, group: IndicatorGroup) -> Chart:
    bars = [_dumbbell(reader, group, ranked) for ranked in group.targets]
    told = reader.join(f"{bar.name} {bar.label}" for bar in bars)
    title = _title(reader, group)
    label = reader.say("chart-label", name=title, list=told, unit=group.unit)
    return Chart(charts.dumbbells(bars, _axis(reader, group, bars), title), label)


def _axis(reader: PackReader, group: IndicatorGroup, bars: Sequence[charts.Dumbbell]) -> str:
    """What the marks are, and the unit of all of them."""
    signs = (
        ("chart-baseline", any(bar.baseline is not None for bar in bars)),
        ("chart-target", True),
        ("chart-range", any(bar.high != bar.value for bar in bars)),
    )
    told = [reader.say(key) for key, shown in signs if shown]
    unit = group.unit
    if charts.log_scale(bars):
        unit = reader.say("chart-log", unit=unit)
    return reader.join((*told, reader.say("chart-unit", unit=unit)))


def _title(reader: PackReader, group: IndicatorGroup) -> str:
    """The verdict where there is one; else what is drawn."""
    for ranking in group.rankings:
        if ranking.strongest and ranking.weakest:
            strong, weak = (_named(reader, p) for p in (ranking.strongest, ranking.weakest))
            told = {"name": reader.label(group), "targets": _of_year(reader, ranking)}
            counts = {"n": len(ranking.plans), "strong": strong, "weak": weak}
            return reader.say("chart-ranked", **told, **counts)
    if len(group.targets) == 2 and (sides := _winner(reader, group)):
        strong, weak = (_name(reader, plan) for plan in sides)
        return reader.say("chart-stronger", name=reader.label(group), strong=strong, weak=weak)
    based = all(ranked.baseline is not None for ranked in group.targets)
    key = "chart-drawn-from" if based else "chart-drawn"
    return reader.say(key, name=reader.label(group), n=len({r.target.plan for r in group.targets}))


def _winner(reader: PackReader, group: IndicatorGroup) -> tuple[str, str] | None:
    """The stronger and the weaker of two plans."""
    members = {ranked.target for ranked in group.targets}
    for found, pair in _pairs(reader):
        if pair.verdict.comparable and {pair.alignment.a, pair.alignment.b} == members:
            sides = found.a.id, found.b.id
            if pair.verdict.stronger == "a":
                return sides
            if pair.verdict.stronger == "b":
                return sides[::-1]
    return None


def _dumbbell(reader: PackReader, group: IndicatorGroup, ranked: RankedTarget) -> charts.Dumbbell:
    return charts.Dumbbell(
        _name(reader, ranked.target.plan),
        None if ranked.baseline is None else float(ranked.baseline),
        float(ranked.value),
        float(ranked.high),
        _label(reader, group, ranked),
    )


def _label(reader: PackReader, group: IndicatorGroup, ranked: RankedTarget) -> str:
    """2.98 → 3.88件; 3亿元 = 30,000万元 where it was printed in another unit than that of the
    axis.
    """
    target = reader.target(ranked.target)
    figure = words.figure(target, reader.view)
    if target.value is not None and ranked.value not in (target.value, target.value_max):
        ends = dict.fromkeys((ranked.value, ranked.high))
        value = "-".join(f"{plain(end):,f}" for end in ends)
        figure = reader.say("chart-converted", figure=figure, value=value, unit=group.unit)
    if ranked.baseline is None or target.baseline is None:
        return figure
    return f"{words.baseline(target, reader.view)} → {figure}"


def _line(reader: PackReader, ranked: RankedTarget) -> Line:
    plan, target = ranked.target.plan, reader.target(ranked.target)
    cells = (
        Cell(_name(reader, plan), plan=plan),
        Cell(target.name),
        Cell(words.baseline(target, reader.view), number=True),
        Cell(words.figure(target, reader.view), number=True),
        Cell(year(target)),
        Cell(reader.word("bases", target.basis)),
        Cell(words.growth(growth(target, reader.domain), reader.view)),
        Cell(reader.word("bindings", target.binding)),
        Cell(words.span(target.lines)),
    )
    return Line(cells, tags=(("theme", target.theme), ("plan", plan)))


def _judgement(reader: PackReader, group: IndicatorGroup) -> Iterator[str]:
    for ranking in group.rankings:
        yield _ranked(reader, group, ranking)
    if not group.rankings:
        yield from _pairwise(reader, group)
    if group.direction == "lower":
        yield reader.say("lower-is-better")


def _pairwise(reader: PackReader, group: IndicatorGroup) -> Iterator[str]:
    """Who is stronger in each pair, where too few plans are alike to be ranked."""
    yield reader.say("not-judged")
    members = {ranked.target for ranked in group.targets}
    told = []
    for found, pair in _pairs(reader):
        if pair.verdict.comparable and {pair.alignment.a, pair.alignment.b} <= members:
            names = f"{_name(reader, found.a.id)}–{_name(reader, found.b.id)}"
            verdict = words.verdict(found, pair.verdict, reader.view)
            told.append(reader.say("mind-pair", pair=names, what=verdict))
    yield reader.say("semicolon").join(told) + reader.say("sentence-end")


def _ranked(reader: PackReader, group: IndicatorGroup, ranking: Ranking) -> str:
    """Who promises most and least among the targets of one year."""
    targets = _of_year(reader, ranking)
    if ranking.strongest and ranking.weakest:
        strong, weak = (_named(reader, p) for p in (ranking.strongest, ranking.weakest))
        return reader.say("ranking", targets=targets, strong=strong, weak=weak)
    key = "ranking-equal" if ranking.equal else "ranking-undecided"
    if not ranking.equal and not group.direction:
        key = "ranking-no-direction"
    return reader.say(key, targets=targets, plans=_named(reader, ranking.plans))


def _of_year(reader: PackReader, ranking: Ranking) -> str:
    if ranking.year is None:
        return reader.say("targets-of-no-year")
    return reader.say("targets-of-year", year=ranking.year)


def _cautions(reader: PackReader, group: IndicatorGroup) -> Iterator[str]:
    """What to mind, with the pairs of plans that it is about."""
    members = {ranked.target for ranked in group.targets}
    told: dict[str, list[str]] = {}
    for found, pair in _pairs(reader):
        if pair.verdict.comparable and {pair.alignment.a, pair.alignment.b} <= members:
            for text in words.remarks(found, pair, pair.verdict.cautions, reader.view):
                told.setdefault(text, []).append(
                    f"{_name(reader, found.a.id)}–{_name(reader, found.b.id)}"
                )
    for text, pairs in told.items():
        yield reader.say("mind-pair", pair=reader.join(pairs), what=text)


def _pairs(reader: PackReader) -> Iterator[tuple[Comparison, TargetPair]]:
    for found in reader.pack.comparisons:
        for pair in found.targets:
            yield found, pair


def _not_comparable(reader: PackReader, relation: str, key: str) -> Iterator[Block]:
    """Pairs of one indicator, or those that only look like one."""
    lines = tuple(
        _reason(reader, found, pair)
        for found, pair in _pairs(reader)
        if pair.alignment.relation == relation and not pair.verdict.comparable
    )
    yield Heading(reader.say(key), f"not-comparable-{relation}")
    if lines:
        heads = reader.heads("first-of-pair", "second-of-pair", "why-not")
        yield Table(reader.say(key), heads, lines, "reasons", (38, 38, 24))
    else:
        yield said(reader.say("not-comparable-none"))


def _reason(reader: PackReader, found: Comparison, pair: TargetPair) -> Line:
    refs = pair.alignment.a, pair.alignment.b
    cells = (Cell(_told(reader, ref), plan=ref.plan) for ref in refs)
    why = reader.join(words.remarks(found, pair, pair.verdict.reasons, reader.view))
    tags = (("theme", reader.target(refs[0]).theme), ("plan", f"{found.a.id} {found.b.id}"))
    return Line((*cells, Cell(why)), tags=tags)


def _told(reader: PackReader, ref: MeasureRef) -> str:
    """Plan, indicator, figure, year, basis and lines."""
    target = reader.target(ref)
    basis = reader.word("bases", target.basis)
    facts = ", ".join(filter(None, (words.figure(target, reader.view), year(target), basis)))
    return f"{_name(reader, ref.plan)} {target.name} ({facts}; {words.span(target.lines)})"
