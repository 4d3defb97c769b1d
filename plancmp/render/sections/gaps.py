"""Gaps of each plan against the others, most important first; then what only it has, and what it makes of the upper level's plan."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.model.coverage import Gap, Gaps
from plancmp.render import book as places
from plancmp.render import words
from plancmp.render.blocks import Block, Bullets, Cell, Heading, Line, Section, Table, Text, said
from plancmp.render.book import Book

TOP = 15
"""How many gaps of each plan paper shows with their evidence, in a pack for no plan in particular."""
WIDTHS = (12, 24, 12, 27, 16, 9)
KINDS = ("missing", "weaker", "unquantified", "partial")


def build(book: Book) -> Section:
    focus = book.pack.focus
    title = (
        book.say("section-gaps-for", name=book.name(focus)) if focus else book.say("section-gaps")
    )
    blocks: list[Block] = [said(book.say("gaps-intro"))]
    for gaps in book.pack.gaps:
        blocks += _plan(book, gaps)
    return Section("gaps", title, tuple(blocks))


def _plan(book: Book, gaps: Gaps) -> Iterator[Block]:
    against = book.join(plan.short_name for plan in gaps.against)
    yield Heading(
        book.say("gap-head", plan=gaps.plan.short_name, against=against), places.gaps(gaps.plan.id)
    )
    if not gaps.gaps:
        yield said(book.say("no-gaps"))
    counts = {kind: sum(gap.kind == kind for gap in gaps.gaps) for kind in KINDS}
    yield said(book.say("gap-counts", **counts), book.say("sentence-end"))
    lines = [_line(book, gaps, i, gap) for i, gap in enumerate(gaps.gaps)]
    heads = book.heads("kind", "label", "theme", "who-has-it", "nearest-own", "priority")
    if lines and book.brief and not book.pack.focus:
        yield Table(
            book.say("gaps-top", plan=gaps.plan.short_name),
            heads,
            tuple(lines[:TOP]),
            "gaps",
            WIDTHS,
        )
        yield from _rest(book, gaps.gaps[TOP:])
    elif lines:
        yield Table(
            book.say("gap-head", plan=gaps.plan.short_name, against=against),
            heads,
            tuple(lines),
            "gaps",
            WIDTHS,
        )
    yield from _upper(book, gaps)
    if gaps.own:
        yield Heading(book.say("gap-own", plan=gaps.plan.short_name), f"own-{gaps.plan.id}", 4)
        yield Bullets(
            (tuple(_joined(book, [Text(row.label, places.topic(row)) for row in gaps.own])),)
        )


def _rest(book: Book, gaps: tuple[Gap, ...]) -> Iterator[Block]:
    """How many less important gaps there are, by kind."""
    counts = {kind: sum(gap.kind == kind for gap in gaps) for kind in KINDS}
    told = book.join(
        book.say("gaps-of-kind", kind=book.say(f"gap-{kind}"), n=n)
        for kind, n in counts.items()
        if n
    )
    if gaps:
        yield said(book.say("gaps-more", n=len(gaps), kinds=told))


def _joined(book: Book, parts: list[Text]) -> Iterator[Text]:
    for i, part in enumerate(parts):
        if i:
            yield Text(book.say("list-comma"))
        yield part


def _line(book: Book, gaps: Gaps, place: int, gap: Gap) -> Line:
    href = _evidence(book, gaps, gap)
    peers = book.join(
        f"{book.name(plan)} ({_lines(book, gap.of, plan, measures)})"
        for plan, measures in gap.peers
    )
    cells = (
        Cell(book.say(f"gap-{gap.kind}")),
        Cell(gap.label, href),
        Cell(book.word("themes", gap.theme)),
        Cell(peers),
        Cell(_own(book, gaps, gap)),
        Cell(f"{gap.priority:.2f}", number=True),
    )
    return Line(
        cells, places.gap(gaps.plan.id, place), (("theme", gap.theme), ("plan", gaps.plan.id))
    )


def _evidence(book: Book, gaps: Gaps, gap: Gap) -> str:
    """The topic with these measures of these references; for a weaker target the comparison of its indicator."""
    if gap.kind == "weaker":
        named = {(gaps.plan.id, m) for m in gap.measures}
        found = (
            i
            for i, each in enumerate(book.pack.indicators)
            if named & {(entry.plan, entry.target) for entry in each.entries}
        )
        return next(map(places.indicator, found), "")
    for row in book.pack.matrix.rows:
        members = {cell.plan: cell.members for cell in row.cells}
        if row.kind == gap.of and all(
            set(members.get(plan, ())) == set(measures) for plan, measures in gap.peers
        ):
            return book.shown(row)
    return ""


def _lines(book: Book, kind: str, plan: str, measures: tuple[str, ...]) -> str:
    return "; ".join(words.span(book.measure(kind, plan, m).lines) for m in measures)


def _own(book: Book, gaps: Gaps, gap: Gap) -> str:
    """The plan's nearest measures; of a weaker target its own figure."""
    plan = gaps.plan.id
    if gap.of == "target":
        return book.join(words.figure(book.targets[plan, m], book.lang) for m in gap.measures)
    return book.join(
        f"{book.tasks[plan, m].title} ({words.span(book.tasks[plan, m].lines)})"
        for m in gap.measures
    )


def _upper(book: Book, gaps: Gaps) -> Iterator[Block]:
    """What the plan makes of the upper level's plan."""
    if gaps.upper_level:
        yield Heading(book.say("upper-level"), f"upper-{gaps.plan.id}", 4)
        counted = ("taken-up", "taken-up-partly") if book.brief else ()
        named = [
            (book.say(key, n=len(labels)), "" if key in counted else book.join(labels))
            for key, labels in gaps.upper_level
        ]
        items = [
            (
                Text(
                    f"{told}：{labels}"
                    if book.lang == "zh" and labels
                    else f"{told}: {labels}"
                    if labels
                    else told
                ),
            )
            for told, labels in named
        ]
        yield Bullets(tuple(items))
