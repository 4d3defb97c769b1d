"""A card for each plan, a page at most: profile against its peers, targets, gaps, audit, and what
could not be judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.compare import shares
from plancmp.compare.leads import Lead, leads
from plancmp.compare.targets import growth
from plancmp.model.coverage import Gap, Gaps
from plancmp.model.pack import Audit
from plancmp.model.plan import Plan
from plancmp.render import anchors, course_blocks, courses, words
from plancmp.render.advice import message
from plancmp.render.blocks import Block, Bullets, Cell, Heading, Line, Section, Table, Text, said
from plancmp.render.pack_reader import PackReader
from plancmp.units import half_up

MOST, FEWER = (8, 6, 5), (3, 3, 2)
"""Targets, gaps and findings of a card; of one that tells progress too."""
DRAWN = 4
"""Targets of the chart of a card."""
NAMES = 3
"""Plans that a line names."""


def build(reader: PackReader) -> Section:
    blocks = [block for plan in reader.pack.plans for block in _card(reader, plan)]
    return Section("cards", reader.say("section-cards"), tuple(blocks))


def _card(reader: PackReader, plan: Plan) -> Iterator[Block]:
    yield Heading(reader.say("card-of", plan=plan.short_name, title=plan.title), f"card-{plan.id}")
    counts = {"tasks": len(plan.tasks), "targets": len(plan.targets)}
    status = reader.word("statuses", plan.coding.status)
    yield said(reader.say("card-counts", period=plan.period or "–", status=status, **counts))
    progress = tuple(_progress(reader, plan))
    targets, most, findings = FEWER if progress else MOST
    yield from progress
    yield from _profile(reader, plan)
    yield from _targets(reader, plan, targets)
    gaps = next((gaps for gaps in reader.pack.gaps if gaps.plan.id == plan.id), None)
    if gaps:
        yield from _gaps(reader, gaps, most)
    audit = next(audit for audit in reader.pack.audits if audit.plan.id == plan.id)
    yield from _audit(reader, audit, findings)


def _progress(reader: PackReader, plan: Plan) -> Iterator[Block]:
    """How far its targets have come, where anybody knows: those that need attention are drawn."""
    course = next((course for course in reader.pack.courses if course.plan.id == plan.id), None)
    if course is None:
        return
    yield Heading(reader.say("section-progress"), "", 4)
    yield said(course_blocks.overall(reader, course))
    if reader.charts and not reader.official:
        judged = courses.parts(course).judged[:DRAWN]
        yield from course_blocks.charted(reader, course, judged)


def _profile(reader: PackReader, plan: Plan) -> Iterator[Block]:
    """What share of the topics of each theme the plan covers, and the mean of the others."""
    found = shares.by_theme(reader.pack.matrix, reader.domain)
    lines = []
    for theme in reader.view.themes:
        own = next((s for s in found if (s.plan, s.theme) == (plan.id, theme)), None)
        others = [s for s in found if s.theme == theme and s.plan != plan.id]
        if own and others:
            mean = half_up(sum(s.full for s in others), sum(s.rows for s in others))
            told = f"{own.full}+{own.partial}/{own.rows}"
            cells = (told, words.percent(own.share), words.percent(mean))
            numbers = (Cell(text, number=True) for text in cells)
            lines.append(Line((Cell(reader.word("themes", theme)), *numbers)))
    if lines:
        beside = "card-mean" if len(reader.pack.plans) > 2 else "card-other"
        heads = reader.heads("theme", "card-covered", "card-share", beside)
        yield Table(reader.say("card-profile"), heads, tuple(lines), "card", (34, 26, 20, 20))


def _targets(reader: PackReader, plan: Plan, most: int) -> Iterator[Block]:
    placed = {lead.target.id: lead for lead in leads(plan, reader.pack.comparisons)}
    order = sorted(plan.targets, key=lambda t: (t.id not in placed, plan.targets.index(t)))
    lines = []
    for target in order[:most]:
        lead = placed.get(target.id)
        grown = words.growth(growth(target, reader.domain), reader.view)
        place = reader.say(f"brief-{lead.place}") if lead else reader.say("card-alone")
        texts = (target.name, words.course(target, reader.view), grown, place)
        against = _against(reader, lead) if lead else ""
        lines.append(Line(tuple(map(Cell, (*texts, against)))))
    if lines:
        heads = reader.heads("indicator", "target", "growth-head", "brief-place", "brief-against")
        caption = reader.say("card-targets", n=len(lines), total=len(plan.targets))
        yield Table(caption, heads, tuple(lines), "card", (26, 24, 18, 12, 20))


def _against(reader: PackReader, lead: Lead) -> str:
    others = (*lead.stronger, *lead.weaker) or lead.level
    named = [
        f"{reader.name(ref.plan)} {words.figure(reader.target(ref), reader.view)}" for ref in others
    ]
    told = reader.join(named[:NAMES])
    return told + reader.say("brief-more", n=len(named) - NAMES) if len(named) > NAMES else told


def _gaps(reader: PackReader, gaps: Gaps, most: int) -> Iterator[Block]:
    named = [
        (
            Text(f"{words.gap_kind(gap, reader.view)}{reader.say('colon')}"),
            Text(gap.label, anchors.gap(gaps.plan.id, gaps.gaps.index(gap))),
            Text(
                reader.say("in-brackets", text=reader.join(reader.name(p.plan) for p in gap.peers))
            ),
        )
        for gap in reader.headline(gaps)
    ]
    yield Heading(reader.say("card-gaps", n=min(len(named), most), total=len(named)), "", 4)
    yield Bullets(tuple(named[:most]) or ((Text(reader.none(gaps)),),))


def _who(reader: PackReader, gap: Gap) -> str:
    return reader.join(reader.name(peer.plan) for peer in gap.peers)


def _audit(reader: PackReader, audit: Audit, most: int) -> Iterator[Block]:
    """The gravest findings, then what could not be judged."""
    told = [(Text(message(found, reader.view)),) for found in audit.wrong[:most]]
    counts = {"n": len(told), "total": len(audit.wrong)}
    yield Heading(reader.say("card-audit", **counts), "", 4)
    yield Bullets(tuple(told) or ((Text(reader.calm(audit)),),))
    if audit.unjudged:
        texts = [message(found, reader.view) for found in audit.unjudged]
        listed = reader.say("semicolon").join(texts[:NAMES])
        yield said(reader.say("card-unjudged", n=len(texts), list=listed))
