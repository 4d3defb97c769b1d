"""The documents, and on which of their lines each measure stands."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.model.plan import Plan
from plancmp.render import words
from plancmp.render.blocks import Block, Cell, Heading, Line, Section, Table, said
from plancmp.render.book import Book


def build(book: Book) -> Section:
    documents = Table(
        book.say("sources-documents"),
        book.heads("plan", "title", "issuer", "number", "published"),
        tuple(_document(plan) for plan in book.pack.plans),
        "documents",
        (10, 40, 22, 16, 12),
    )
    blocks: list[Block] = [said(book.say("sources-intro")), documents]
    for plan in book.pack.plans:
        title = book.say("sources-lines", plan=plan.short_name)
        blocks += [Heading(title, f"source-{plan.id}"), *_lines(book, plan)]
    return Section("sources", book.say("section-sources"), tuple(blocks))


def _document(plan: Plan) -> Line:
    source = plan.source
    return Line(
        (
            Cell(plan.short_name),
            Cell(source.title or plan.title),
            Cell(source.issuer),
            Cell(source.number),
            Cell(str(source.published)),
        )
    )


def _lines(book: Book, plan: Plan) -> Iterator[Block]:
    named = (
        ("tasks", [(t.title, t.lines) for t in plan.tasks]),
        ("targets", [(t.name, t.lines) for t in plan.targets]),
    )
    for key, measures in named:
        if measures:
            yield said(
                f"{book.say(key)}: ",
                "; ".join(f"{name} ({words.span(lines)})" for name, lines in measures),
            )
