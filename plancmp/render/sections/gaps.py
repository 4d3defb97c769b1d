"""Gaps of each plan, most important first; what it makes of the upper level; what only it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.asking import overlap
from plancmp.compare.gap import KINDS
from plancmp.model.coverage import Gap, Gaps, Peer, UpperLevel
from plancmp.render import anchors, words
from plancmp.render.blocks import Block, Bullets, Cell, Heading, Line, Section, Table, Text, said
from plancmp.render.pack_reader import PackReader

TOP = 15
"""How many gaps of each plan paper shows with their evidence, in a pack for no one plan."""
WIDTHS = (10, 21, 10, 24, 27, 8)


def build(reader: PackReader) -> Section:
    focus = reader.pack.focus
    title = reader.say("section-gaps")
    if focus:
        title = reader.say("section-gaps-for", name=reader.name(focus))
    blocks: list[Block] = [said(reader.say("gaps-intro"))]
    for gaps in reader.pack.gaps:
        blocks += _plan(reader, gaps)
    return Section("gaps", title, tuple(blocks))


def _plan(reader: PackReader, gaps: Gaps) -> Iterator[Block]:
    plan = gaps.plan
    name = reader.name(plan.id)
    yield Heading(reader.say("gaps-head", plan=name), anchors.gaps(plan.id))
    if apart := [other for other in gaps.against if not overlap(plan, other)]:
        named = (words.dated(other) for other in apart)
        yield said(reader.say("gaps-apart", list=reader.join(dict.fromkeys(named))))
    if not gaps.gaps:
        yield said(reader.say("no-gaps"))
    yield said(reader.say("gap-counts", **_counts(gaps.gaps)), reader.say("sentence-end"))
    yield from _table(reader, gaps)
    yield from _upper(reader, gaps)
    if gaps.own:
        yield Heading(reader.say("gap-own", plan=plan.short_name), f"own-{plan.id}", 4)
        labels = [Text(row.label, anchors.topic(row)) for row in gaps.own]
        yield Bullets((tuple(_joined(reader, labels)),))


def _table(reader: PackReader, gaps: Gaps) -> Iterator[Block]:
    """The headline, then what few references have; on paper, in a pack for no one plan, the top of
    the headline and a count of the rest.
    """
    paper = reader.brief and not reader.pack.focus
    most = reader.view.most or (TOP if paper else None)
    first = reader.headline(gaps)[:most]
    rest = [gap for gap in gaps.gaps if gap not in first]
    top = "gaps-top" if len(gaps.against) > 1 else "gaps-top-one"
    yield from _listed(reader, gaps, top, first)
    if paper:
        yield from _rest(reader, rest, above=bool(first))
    else:
        yield from _listed(reader, gaps, "gaps-others", rest)


def _listed(reader: PackReader, gaps: Gaps, key: str, some: Sequence[Gap]) -> Iterator[Block]:
    lines = tuple(_line(reader, gaps, gaps.gaps.index(gap), gap) for gap in some)
    heads = reader.heads("kind", "label", "theme", "who-has-it", "nearest-own", "priority")
    if lines:
        title = reader.say(key, plan=gaps.plan.short_name)
        yield Table(title, heads, lines, "gaps", WIDTHS)


def _rest(reader: PackReader, gaps: Sequence[Gap], *, above: bool) -> Iterator[Block]:
    """How many less important gaps there are, by kind; above: whether others are listed."""
    if gaps:
        found = [(reader.say(f"gap-{kind}"), n) for kind, n in _counts(gaps).items() if n]
        told = reader.join(reader.say("gaps-of-kind", kind=kind, n=n) for kind, n in found)
        yield said(reader.say("gaps-more" if above else "gaps-all", n=len(gaps), kinds=told))


def _counts(gaps: Sequence[Gap]) -> dict[str, int]:
    return {kind: sum(gap.kind == kind for gap in gaps) for kind in KINDS}


def _joined(reader: PackReader, parts: Sequence[Text]) -> Iterator[Text]:
    for i, part in enumerate(parts):
        if i:
            yield Text(reader.say("list-comma"))
        yield part


def _line(reader: PackReader, gaps: Gaps, place: int, gap: Gap) -> Line:
    cells = (
        Cell(words.gap_kind(gap, reader.view)),
        Cell(gap.label, _evidence(reader, gaps, gap)),
        Cell(reader.word("themes", gap.theme)),
        Cell(reader.join(_peer(reader, peer) for peer in gap.peers)),
        Cell(_near(reader, gaps, gap)),
        Cell(f"{gap.priority:.2f}", number=True),
    )
    tags = (("theme", gap.theme), ("plan", gaps.plan.id))
    return Line(cells, anchors.gap(gaps.plan.id, place), tags)


def _near(reader: PackReader, gaps: Gaps, gap: Gap) -> str:
    """The nearest of its own, and whether that is enough where all plans stand together."""
    told = reader.join(words.titled(reader.measure(ref), reader.view) for ref in gap.near)
    return told + reader.beside(gaps.plan.id, gap)


def _evidence(reader: PackReader, gaps: Gaps, gap: Gap) -> str:
    """The topic of the first of the references' measures; of a weaker target the comparison."""
    if gap.kind == "weaker":
        for place, group in enumerate(reader.pack.indicators):
            if {ranked.target for ranked in group.targets} & set(gap.measures):
                return anchors.indicator(place)
        return ""
    first = gap.peers[0].measures[0]
    rows = (row for row in reader.pack.matrix.rows for cell in row.cells if first in cell.members)
    return reader.shown(next(rows))


def _peer(reader: PackReader, peer: Peer) -> str:
    lines = "; ".join(words.span(reader.measure(ref).lines) for ref in peer.measures)
    return f"{reader.name(peer.plan)} ({lines})"


def _upper(reader: PackReader, gaps: Gaps) -> Iterator[Block]:
    """What the plan makes of the upper level's plan."""
    if gaps.upper_level:
        yield Heading(reader.say("upper-level"), f"upper-{gaps.plan.id}", 4)
        yield Bullets(tuple((Text(_taken(reader, line)),) for line in gaps.upper_level))


def _taken(reader: PackReader, line: UpperLevel) -> str:
    """How much, and on a screen what."""
    told = reader.say(line.key, n=len(line.measures))
    counted = reader.brief and line.key in ("taken-up", "taken-up-partly")
    if counted or not line.measures:
        return told
    titles = (words.title(reader.measure(ref)) for ref in line.measures)
    return reader.say("labelled", label=told, text=reader.join(titles))
