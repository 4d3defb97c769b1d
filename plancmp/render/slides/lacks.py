"""Slides of gaps: what matters most of what a plan lacks, with the lines where others have it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.model.coverage import Gap, Gaps
from plancmp.model.plan import MeasureRef
from plancmp.render import words
from plancmp.render.pack_reader import PackReader
from plancmp.render.sheets import common
from plancmp.render.slides.deck import Grid, Points, Slide

EACH = 8
"""Gaps on a slide."""
PLANS = 6
"""Plans that have a slide of their own; with more of them a table counts the gaps of all."""
NAMED = 3
"""References or passages that a cell names."""
WIDTHS = (4, 11, 25, 27, 25, 8)


def slides(reader: PackReader) -> Iterator[Slide]:
    every = reader.pack.gaps
    headline = {gaps.plan.id: reader.headline(gaps) for gaps in every}
    shown = [gaps for gaps in every if headline[gaps.plan.id]]
    if not shown:
        notes = tuple(f"{common.gap_head(g, reader.view)}: {len(g.gaps)}" for g in every)
        yield Slide(reader.say("brief-gaps"), (Points((reader.none(*every),)),), notes)
        return
    if len(every) > PLANS:
        yield _counts(reader, headline)
        shown = sorted(shown, key=lambda gaps: -len(headline[gaps.plan.id]))[: PLANS - 1]
    for gaps in shown:
        yield _plan(reader, gaps, headline[gaps.plan.id])


def _counts(reader: PackReader, headline: dict[str, list[Gap]]) -> Slide:
    """How many gaps each of many plans has, and its first."""
    several = len({plan.sector for plan in reader.pack.plans}) > 1
    every = () if several else ("slide-gaps-all",)
    heads = reader.heads("plan", "brief-gaps", *every, "slide-gaps-first")
    rows = []
    for gaps in reader.pack.gaps:
        found = headline[gaps.plan.id]
        first = f"{words.gap_kind(found[0], reader.view)} {found[0].label}" if found else "–"
        all_of_them = () if several else (str(len(gaps.gaps)),)
        rows.append((gaps.plan.short_name, str(len(found)), *all_of_them, first))
    widths, numbers = ((18, 12, 70), (1,)) if several else ((18, 12, 12, 58), (1, 2))
    grid = Grid(reader.say("brief-gaps"), heads, tuple(rows), widths, numbers)
    total = sum(map(len, headline.values()))
    title = reader.say("slide-gaps-every", n=total, plans=len(rows))
    return Slide(title, (grid,), (reader.say("gaps-intro"),))


def _plan(reader: PackReader, gaps: Gaps, found: Sequence[Gap]) -> Slide:
    most = min(EACH, reader.view.most or EACH)
    shown = found[:most]
    keys = ("nr", "kind", "label", "who-has-it", "nearest-own", "priority")
    rows = tuple(_row(reader, n, gap) for n, gap in enumerate(shown, 1))
    counts = {"plan": gaps.plan.short_name, "n": len(found)}
    title = reader.say("slide-gaps-few", **counts)
    if len(shown) < len(found):
        title = reader.say("slide-gaps", shown=len(shown), **counts)
    grid = Grid(title, reader.heads(*keys), rows, WIDTHS, (0, 5))
    notes = [common.gap_head(gaps, reader.view), reader.say("gaps-intro")]
    notes += [text for n, gap in enumerate(shown, 1) for text in _noted(reader, n, gap)]
    return Slide(title, (grid,), tuple(notes))


def _row(reader: PackReader, n: int, gap: Gap) -> tuple[str, ...]:
    peers = [f"{reader.name(p.plan)} {_places(reader, gap, p.measures)}" for p in gap.peers]
    own = gap.measures or gap.near
    near = [words.titled(reader.measure(ref), reader.view) for ref in own]
    told = (words.gap_kind(gap, reader.view), gap.label, _some(reader, peers), _some(reader, near))
    return (str(n), *told, f"{gap.priority:.2f}")


def _places(reader: PackReader, gap: Gap, refs: Sequence[MeasureRef]) -> str:
    """Lines of the document; of a target its figure too."""
    return _some(reader, [_place(reader, gap, ref) for ref in refs])


def _place(reader: PackReader, gap: Gap, ref: MeasureRef) -> str:
    lines = f"({words.span(reader.measure(ref).lines)})"
    if gap.of == "task":
        return lines
    return f"{words.figure(reader.target(ref), reader.view)} {lines}"


def _some(reader: PackReader, texts: Sequence[str]) -> str:
    told = reader.join(texts[:NAMED])
    more = len(texts) - NAMED
    return told + reader.say("brief-more", n=more) if more > 0 else told


def _noted(reader: PackReader, n: int, gap: Gap) -> Iterator[str]:
    """Every measure of every reference, with its lines."""
    yield f"{n}. {gap.label}"
    for peer in gap.peers:
        named = (words.titled(reader.measure(ref), reader.view) for ref in peer.measures)
        yield f"- {reader.name(peer.plan)}: {reader.join(named)}"
    why = (f"{reader.say(r.key, **dict(r.values))} +{r.points:.2f}" for r in gap.reasons)
    yield f"- {reader.say('priority')} {gap.priority:.2f} = {reader.join(why)}"
