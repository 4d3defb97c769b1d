"""What the audit finds in each plan by itself."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.model.finding import Finding
from plancmp.model.pack import Audit
from plancmp.render import anchors, words
from plancmp.render.advice import hint, message
from plancmp.render.blocks import Block, Bullets, Cell, Heading, Line, Section, Table, Text, said
from plancmp.render.pack_reader import PackReader

WIDTHS = (9, 50, 31, 10)


def build(reader: PackReader) -> Section:
    blocks: list[Block] = [said(reader.say("audit-intro"))]
    for audit in reader.pack.audits:
        blocks += _plan(reader, audit)
    return Section("audit", reader.say("section-audit"), tuple(blocks))


def _plan(reader: PackReader, audit: Audit) -> Iterator[Block]:
    plan = audit.plan
    yield Heading(plan.short_name, anchors.audit(plan.id))
    if not audit.wrong:
        yield said(reader.calm(audit))
    else:
        yield _table(reader, audit)
    if audit.unjudged:
        yield Heading(reader.say("audit-unjudged"), f"unjudged-{plan.id}", 4)
        yield Bullets(tuple((Text(message(f, reader.view)),) for f in audit.unjudged))


def _table(reader: PackReader, audit: Audit) -> Table:
    plan = audit.plan
    caption = f"{reader.say('section-audit')} {plan.short_name}"
    heads = reader.heads("severity", "finding", "advice", "lines")
    lines = tuple(_line(reader, plan.id, found) for found in audit.wrong)
    return Table(caption, heads, lines, "audit", WIDTHS)


def _line(reader: PackReader, plan: str, found: Finding) -> Line:
    texts = (reader.say(found.severity), message(found, reader.view), hint(found, reader.view))
    lines = Cell(words.span(found.source_lines), number=True)
    return Line((*map(Cell, texts), lines), tags=(("plan", plan),))
