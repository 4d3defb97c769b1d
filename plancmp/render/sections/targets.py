"""Targets compared: a chart and a table for each comparable indicator, then what may not be compared, and why."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.compare.targets import growth
from plancmp.match.indicator import lower_is_better
from plancmp.model.comparison import Comparison, TargetPair
from plancmp.model.pack import IndicatorGroup, RankedTarget
from plancmp.render import book as places
from plancmp.render import charts, words
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
from plancmp.render.book import Book


def build(book: Book) -> Section:
    blocks: list[Block] = [
        said(book.say("targets-intro"), book.say("charts-targets") if book.charts else "")
    ]
    if not book.pack.indicators:
        blocks.append(said(book.say("no-comparable")))
    for i, indicator in enumerate(book.pack.indicators):
        blocks += _indicator(book, i, indicator)
    blocks += _not_comparable(book)
    return Section("targets", book.say("section-targets"), tuple(blocks))


def _indicator(book: Book, place: int, indicator: Indicator) -> Iterator[Block]:
    yield Heading(indicator.label, places.indicator(place))
    yield _chart(book, indicator)
    heads = book.heads(
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
    lines = tuple(_line(book, entry) for entry in indicator.entries)
    yield Table(
        book.say("indicator-table", name=indicator.label),
        heads,
        lines,
        "indicator",
        (7, 19, 11, 11, 6, 11, 13, 10, 12),
    )
    yield said(*_judgement(book, indicator))
    cautions = tuple(_cautions(book, indicator))
    if cautions:
        yield Paragraph(
            (Text(book.say("mind", what=book.say("semicolon").join(cautions))),), "note"
        )


def _chart(book: Book, indicator: Indicator) -> Chart:
    bars = [
        charts.Dumbbell(
            book.name(entry.plan),
            None if entry.baseline is None else float(entry.baseline),
            float(entry.value),
            float(entry.high),
            _label(book, entry),
        )
        for entry in indicator.entries
    ]
    title = book.say("chart-log", unit=indicator.unit) if charts.log_scale(bars) else indicator.unit
    told = book.join(f"{bar.name} {bar.label}" for bar in bars)
    return Chart(
        charts.dumbbells(bars, title),
        book.say("chart-label", name=indicator.label, list=told, unit=indicator.unit),
    )


def _label(book: Book, entry: Entry) -> str:
    """2.98 → 3.88件"""
    target = book.targets[entry.plan, entry.target]
    figure = words.figure(target, book.lang)
    return (
        figure
        if entry.baseline is None or target.baseline is None
        else f"{words.baseline(target, book.lang)} → {figure}"
    )


def _line(book: Book, entry: Entry) -> Line:
    target = book.targets[entry.plan, entry.target]
    cells = (
        Cell(book.name(entry.plan), plan=entry.plan),
        Cell(target.name),
        Cell(words.baseline(target, book.lang), number=True),
        Cell(words.figure(target, book.lang), number=True),
        Cell(str(target.year)),
        Cell(book.word("bases", target.basis)),
        Cell(words.growth(growth(target), book.lang)),
        Cell(book.word("bindings", target.binding)),
        Cell(words.span(target.lines)),
    )
    return Line(cells, tags=(("theme", target.theme), ("plan", entry.plan)))


def _judgement(book: Book, indicator: Indicator) -> Iterator[str]:
    for ranking in indicator.rankings:
        sides = {
            side: book.join(map(book.name, plans))
            for side, plans in (("strong", ranking.strongest), ("weak", ranking.weakest))
        }
        if ranking.strongest and ranking.weakest:
            yield book.say("ranking", year=ranking.year, **sides)
        else:
            key = "ranking-equal" if ranking.equal else "ranking-undecided"
            yield book.say(key, year=ranking.year, plans=book.join(map(book.name, ranking.plans)))
    if not indicator.rankings:
        yield book.say("not-judged")
    if lower_is_better(indicator.label):
        yield book.say("lower-is-better")


def _cautions(book: Book, indicator: Indicator) -> Iterator[str]:
    """What to mind, with the pairs of plans that it is about."""
    members = {(entry.plan, entry.target) for entry in indicator.entries}
    said_of: dict[str, list[str]] = {}
    for diff in book.pack.diffs:
        for pair in diff.targets:
            if (
                pair.verdict.comparable
                and {(diff.a.id, pair.alignment.a), (diff.b.id, pair.alignment.b)} <= members
            ):
                for text in remarks(book, diff, pair, pair.verdict.cautions):
                    said_of.setdefault(text, []).append(f"{diff.a.short_name}–{diff.b.short_name}")
    for text, pairs in said_of.items():
        yield book.say("mind-pair", pair=book.join(pairs), what=text)


def remarks(book: Book, diff: Diff, pair: TargetPair, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Reasons or cautions of a pair in words."""
    x, y = book.targets[diff.a.id, pair.alignment.a], book.targets[diff.b.id, pair.alignment.b]
    return words.remarks(diff, keys, x, y, book.lang)


def _not_comparable(book: Book) -> Iterator[Block]:
    """Pairs of one indicator; on a screen also those that only look like one."""
    for relation, key in (
        ("same", "not-comparable-title"),
        *(() if book.brief else (("related", "related-title"),)),
    ):
        pairs = [
            (diff, pair)
            for diff in book.pack.diffs
            for pair in diff.targets
            if pair.alignment.relation == relation
        ]
        lines = tuple(
            _reason(book, diff, pair) for diff, pair in pairs if not pair.verdict.comparable
        )
        yield Heading(book.say(key), f"not-comparable-{relation}")
        if lines:
            yield Table(
                book.say(key),
                book.heads("first-of-pair", "second-of-pair", "why-not"),
                lines,
                "reasons",
                (38, 38, 24),
            )
        else:
            yield said(book.say("not-comparable-none"))


def _reason(book: Book, diff: Diff, pair: TargetPair) -> Line:
    sides = ((diff.a, pair.alignment.a), (diff.b, pair.alignment.b))
    cells = []
    for plan, name in sides:
        target = book.targets[plan.id, name]
        facts = (
            f"{words.figure(target, book.lang)}, {target.year}, {book.word('bases', target.basis)}"
        )
        cells.append(
            Cell(
                f"{plan.short_name} {target.name} ({facts}; {words.span(target.lines)})",
                plan=plan.id,
            )
        )
    why = book.join(remarks(book, diff, pair, pair.verdict.reasons))
    theme = book.targets[diff.a.id, pair.alignment.a].theme
    return Line((*cells, Cell(why)), tags=(("theme", theme), ("plan", f"{diff.a.id} {diff.b.id}")))
