"""The brief: what a director reads, two pages at most, whatever the number of plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plancmp.compare import shares
from plancmp.compare.leads import Lead, leads
from plancmp.compare.reviewed import reviewed
from plancmp.model.coverage import Gap, Gaps, Peer
from plancmp.model.plan import MeasureRef, Plan, Target
from plancmp.render import anchors, charts, messages, words
from plancmp.render.blocks import Block, Bullets, Cell, Chart, Heading, Line, Section, Table, Text
from plancmp.render.pack_reader import PackReader

GAPS, TARGETS, CAUTIONS, DECISIONS = 10, 8, 5, 4
"""How many of each there are at most."""
THEMES = 10
"""Themes in the chart: those of most topics."""
NAMES = 2
"""Plans, passages or indicators that one sentence or cell names."""
COLUMNS = 8
"""Plans in the chart: the one for which the brief is made and the first others."""
Ranked = tuple[Gaps, int, Gap]
"""A gap with the list in which it stands, and its place there."""


def build(reader: PackReader) -> Section:
    parts = (_messages, _chart, _gaps, _targets, _cautions, _decisions)
    blocks = tuple(block for part in parts for block in part(reader))
    return Section("brief", reader.say("section-brief"), blocks)


def _messages(reader: PackReader) -> Iterator[Block]:
    """What is covered, how the targets stand and how far they have come, how sure that is."""
    key = "brief-messages-more" if reader.pack.courses else "brief-messages"
    yield Heading(reader.say(key), "brief-messages")
    found = [messages.covered(reader), messages.compared(reader), messages.sure(reader)]
    found[2:2] = messages.progress(reader)
    yield Bullets(tuple((Text(text, href),) for text, href in found))


def _chart(reader: PackReader) -> Iterator[Block]:
    """Coverage by theme, of a few plans."""
    plans = reader.pack.plans[:COLUMNS]
    counted = {(s.theme, s.plan): s for s in shares.by_theme(reader.pack.matrix, reader.domain)}
    found = [t for t in reader.view.themes if any((t, plan.id) in counted for plan in plans)]
    if not found:
        return
    largest = sorted(found, key=lambda t: -counted[t, plans[0].id].rows)[:THEMES]
    themes = [theme for theme in found if theme in largest]
    rows = [[counted[theme, plan.id] for plan in plans] for theme in themes]
    lines = tuple(_themes(reader, row) for row in rows)
    yield Heading(reader.say("brief-chart"), "brief-chart")
    if not reader.charts:
        heads = (reader.say("theme"), *(plan.short_name for plan in plans))
        yield Table(reader.say("brief-chart"), heads, lines, "profile")
        return
    cells = [
        charts.Heat(line.cells[0].text, reader.name(s.plan), s.share, cell.text)
        for row, line in zip(rows, lines, strict=True)
        for s, cell in zip(row, line.cells[1:], strict=True)
    ]
    label = reader.say("brief-chart-label", list=reader.join(map(_row, lines)))
    title = reader.say("brief-chart-title")
    every = len(reader.pack.plans)
    if len(plans) < every:
        title = reader.say("brief-chart-plans", n=len(plans), total=every) + title
    if len(themes) < len(found):
        title = reader.say("brief-chart-some", n=len(themes), total=len(found)) + title
    yield Chart(charts.heat(cells, title, centered=reader.official), label)


def _themes(reader: PackReader, found: Sequence[shares.ThemeShare]) -> Line:
    """How every plan covers a theme."""
    told = (f"{s.full}+{s.partial}/{s.rows}" for s in found)
    figures = (Cell(text, number=True) for text in told)
    return Line((Cell(reader.word("themes", found[0].theme)), *figures))


def _row(line: Line) -> str:
    return " ".join(cell.text for cell in line.cells)


def _ranked(reader: PackReader) -> list[Ranked]:
    """The headline gaps of all the lists: the most important of each plan, then the second ones, so
    that no plan takes up the whole list; without what the matrix sees covered.
    """
    found = []
    for gaps in reader.pack.gaps:
        first = reader.headline(gaps)
        found += [(rank, gaps, gaps.gaps.index(gap), gap) for rank, gap in enumerate(first)]
    found.sort(key=lambda f: (f[0], -f[3].priority, f[1].plan.id))
    return [(gaps, place, gap) for _, gaps, place, gap in found]


def _gaps(reader: PackReader) -> Iterator[Block]:
    yield Heading(reader.say("brief-gaps"), "brief-gaps")
    ranked, most = _ranked(reader), reader.view.most or GAPS
    if not ranked:
        yield Bullets(((Text(reader.none(*reader.pack.gaps)),),))
        return
    whose = () if reader.pack.focus else ("plan",)
    heads = reader.heads("nr", *whose, "kind", "label", "who-has-it", "nearest-own")
    lines = tuple(_gap(reader, n, *found) for n, found in enumerate(ranked[:most], 1))
    rest = 0
    if len({plan.sector for plan in reader.pack.plans}) == 1:
        rest = sum(len(gaps.gaps) for gaps in reader.pack.gaps) - len(ranked)
    counts = {"n": min(len(ranked), most), "total": len(ranked)}
    several = "brief-gaps-of" if len(reader.pack.plans) > 2 else "brief-gaps-two"
    caption = reader.say("brief-gaps-for" if reader.pack.focus else several, **counts)
    caption += reader.say("brief-gaps-rest", n=rest) if rest else ""
    caption += reader.say("brief-gaps-lines")
    wide = reader.plan_column if whose else 0
    widths = (6, *((wide,) if whose else ()), 10, 30 - wide, 25, 29)
    yield Table(caption, heads, lines, "brief-gaps", widths)


def _gap(reader: PackReader, n: int, gaps: Gaps, place: int, gap: Gap) -> Line:
    whose = () if reader.pack.focus else (Cell(gaps.plan.short_name),)
    told = words.gap_kind(gap, reader.view)
    near = gap.measures or gap.near
    return Line(
        (
            Cell(str(n), number=True),
            *whose,
            Cell(told),
            Cell(gap.label, anchors.gap(gaps.plan.id, place)),
            Cell(_who(reader, gap)),
            Cell(_near(reader, near) + reader.beside(gaps.plan.id, gap)),
        ),
        tags=(("theme", gap.theme), ("plan", gaps.plan.id)),
    )


def _near(reader: PackReader, refs: Sequence[MeasureRef]) -> str:
    return _some(reader, [words.titled(reader.measure(ref), reader.view) for ref in refs])


def _who(reader: PackReader, gap: Gap) -> str:
    """The references that have it, with the lines of their documents; of a target its figure."""
    return _some(reader, [_places(reader, peer, gap) for peer in gap.peers])


def _places(reader: PackReader, peer: Peer, gap: Gap) -> str:
    refs, name = peer.measures[:NAMES], reader.name(peer.plan)
    if gap.of == "task":
        lines = reader.join(words.span(reader.measure(ref).lines) for ref in refs)
        return f"{name} ({lines})"
    found = map(reader.target, refs)
    told = (f"{words.figure(t, reader.view)} ({words.span(t.lines)})" for t in found)
    return f"{name} {reader.join(told)}"


def _some(reader: PackReader, texts: Sequence[str], more: str = "brief-more") -> str:
    """The first of several, and how many more."""
    if len(texts) <= NAMES + 1:
        return reader.join(texts)
    counts = {"n": len(texts) - NAMES, "total": len(texts)}
    return reader.join(texts[:NAMES]) + reader.say(more, **counts)


def _targets(reader: PackReader) -> Iterator[Block]:
    """Those that are behind, then those that are ahead of what is not among them."""
    behind = _placed(reader, "behind")
    told = {(lead.target, other) for _, lead in behind for other in lead.stronger}
    ahead = []
    for plan, lead in _placed(reader, "ahead"):
        rest = tuple(other for other in lead.weaker if (other, lead.target) not in told)
        if rest:
            ahead.append((plan, replace(lead, weaker=rest)))
    found = [*behind, *ahead]
    yield Heading(reader.say("brief-targets-title"), "brief-targets")
    if not found:
        yield Bullets(((Text(reader.say("found-no-strength")),),))
        return
    shown = found if len(found) <= TARGETS else _both(found)
    heads = reader.heads("plan", "indicator", "target", "brief-place", "brief-against")
    lines = tuple(_target(reader, plan, lead) for plan, lead in shown)
    wide = reader.plan_column
    caption = reader.say("brief-targets-of", n=len(lines), total=len(found))
    yield Table(caption, heads, lines, "brief-targets", (wide, 37 - wide, 22, 9, 32))


def _placed(reader: PackReader, place: str) -> list[tuple[Plan, Lead]]:
    """The targets of all plans that are ahead, or behind; each plan in turn."""
    held = {plan.id: leads(plan, reader.pack.comparisons) for plan in reader.asked}
    found = [
        (rank, plan, lead)
        for plan in reader.asked
        for rank, lead in enumerate(lead for lead in held[plan.id] if lead.place == place)
    ]
    found.sort(key=lambda f: f[0])
    return [(plan, lead) for _, plan, lead in found]


def _both(found: Sequence[tuple[Plan, Lead]]) -> list[tuple[Plan, Lead]]:
    """As many that are behind as ahead, where both have enough."""
    behind = [pair for pair in found if pair[1].place == "behind"]
    ahead = [pair for pair in found if pair[1].place == "ahead"]
    half = max(TARGETS // 2, TARGETS - len(ahead))
    kept = behind[:half]
    return [*kept, *ahead[: TARGETS - len(kept)]]


def _target(reader: PackReader, plan: Plan, lead: Lead) -> Line:
    target = reader.target(lead.target)
    others = lead.stronger if lead.place == "behind" else lead.weaker
    figures = [f"{reader.name(ref.plan)} {_dated(reader, reader.target(ref))}" for ref in others]
    lines = f" ({words.span(target.lines)})"
    return Line(
        (
            Cell(plan.short_name),
            Cell(reader.named(lead.target) + lines),
            Cell(_dated(reader, target), number=True),
            Cell(reader.say(f"brief-{lead.place}")),
            Cell(_some(reader, figures)),
        ),
        tags=(("plan", plan.id), ("theme", target.theme)),
    )


def _dated(reader: PackReader, target: Target) -> str:
    """The figure and its year."""
    figure = words.figure(target, reader.view)
    return f"{figure} ({target.year})" if target.year else figure


def _cautions(reader: PackReader) -> Iterator[Block]:
    yield Heading(reader.say("brief-cautions"), "brief-cautions")
    told = _warnings(reader)
    measured = reader.accuracy
    if measured is None:
        told.append(reader.say("found-accuracy-none"))
    elif reviewed(reader.pack.comparisons).reviewed < reviewed(reader.pack.comparisons).pairs:
        f1 = {"f1": f"{measured['f1']:.3f}", "pairs": reader.labelled_pairs}
        told.append(reader.say("found-accuracy", **f1))
    yield Bullets(tuple((Text(text),) for text in told[:CAUTIONS] or [reader.say("brief-calm")]))


def _warnings(reader: PackReader) -> list[str]:
    """Of plans of several fields that first, which concerns every figure."""
    first = reader.say("other-sector") + reader.say("sentence-end")
    return sorted(reader.warnings, key=lambda text: text != first)


def _decisions(reader: PackReader) -> Iterator[Block]:
    """What somebody has to decide, made from the most important gaps of each kind."""
    yield Heading(reader.say("brief-decisions"), "brief-decisions")
    told = [*_lagging(reader)]
    most = DECISIONS - (len(reader.warnings) >= CAUTIONS)
    for gaps, place, gap in _ranked(reader):
        kind = "weaker" if gap.kind == "weaker" else "add"
        text = reader.say(
            f"decide-{kind}" + ("-next" if _is_over(reader, gaps.plan) else ""),
            plan=gaps.plan.short_name,
            label=gap.label,
            who=_some(reader, [reader.name(p.plan) for p in gap.peers], "brief-more-plans"),
        )
        told.append((Text(text, anchors.gap(gaps.plan.id, place)),))
    known = reviewed(reader.pack.comparisons)
    if known.reviewed < known.pairs:
        text = reader.say("decide-review", n=known.pairs - known.reviewed)
        told = [*told[: most - 1], (Text(text, "method"),)]
    yield Bullets(tuple(told[:most]) or ((Text(reader.say("decide-nothing")),),))


def _lagging(reader: PackReader) -> Iterator[tuple[Text, ...]]:
    """Of the plan for which the brief is made: the targets in which it is behind."""
    if not reader.pack.focus:
        return
    plan = reader.plans[reader.pack.focus]
    found = [lead for lead in leads(plan, reader.pack.comparisons) if lead.place == "behind"]
    if found:
        names = [reader.named(lead.target) for lead in found]
        told = {"plan": reader.name(plan.id), "n": len(found), "list": _some(reader, names)}
        key = "decide-behind-next" if _is_over(reader, plan) else "decide-behind"
        yield (Text(reader.say(key, **told), "targets"),)


def _is_over(reader: PackReader, plan: Plan) -> bool:
    """Whether its period ended before the data were made."""
    coded = max(each.coding.coded_on for each in reader.pack.plans)
    return plan.end is not None and str(plan.end) < coded[:4]
