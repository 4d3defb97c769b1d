"""The documents, and on which of their lines each measure stands."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.model.plan import Plan
from plancmp.render import words
from plancmp.render.blocks import Block, Cell, Heading, Line, Section, Table, said
from plancmp.render.pack_reader import PackReader


def build(reader: PackReader) -> Section:
    documents = Table(
        reader.say("sources-documents"),
        reader.heads("plan", "title", "issuer", "number", "published"),
        tuple(_document(plan) for plan in reader.pack.plans),
        "documents",
        (10, 40, 22, 16, 12),
    )
    blocks: list[Block] = [said(reader.say("sources-intro")), documents]
    for plan in reader.pack.plans:
        title = reader.say("sources-lines", plan=plan.short_name)
        blocks += [Heading(title, f"source-{plan.id}"), *_lines(reader, plan)]
    return Section("sources", reader.say("section-sources"), tuple(blocks))


def _document(plan: Plan) -> Line:
    source = plan.source
    title = source.title or plan.title
    texts = (plan.short_name, title, source.issuer, source.number, source.published)
    return Line(tuple(map(Cell, texts)))


def _lines(reader: PackReader, plan: Plan) -> Iterator[Block]:
    for key, measures in (("tasks", plan.tasks), ("targets", plan.targets)):
        if measures:
            named = (f"{words.title(m)} ({words.span(m.lines)})" for m in measures)
            yield said(f"{reader.say(key)}: ", "; ".join(named))
