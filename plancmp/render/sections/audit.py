"""What the audit finds in each plan by itself."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.findings import hint, message
from plancmp.model.finding import Finding
from plancmp.model.plan import Plan
from plancmp.render import book as places
from plancmp.render.blocks import Block, Cell, Heading, Line, Section, Table, said
from plancmp.render.book import Book


def build(book: Book) -> Section:
    blocks: list[Block] = [said(book.say("audit-intro"))]
    for plan, findings in book.pack.audits:
        blocks += _plan(book, plan, findings)
    return Section("audit", book.say("section-audit"), tuple(blocks))


def _plan(book: Book, plan: Plan, findings: tuple[Finding, ...]) -> Iterator[Block]:
    yield Heading(plan.short_name, places.audit(plan.id))
    if not findings:
        yield said(book.say("audit-none"))
        return
    lines = tuple(
        Line(
            (
                Cell(book.say(f.severity)),
                Cell(message(f, book.lang)),
                Cell(hint(f, book.lang)),
                Cell(str(f.line), number=True),
            ),
            tags=(("plan", plan.id),),
        )
        for f in findings
    )
    yield Table(
        f"{book.say('section-audit')} {plan.short_name}",
        book.heads("severity", "finding", "advice", "plan-line"),
        lines,
        "audit",
        (9, 50, 31, 10),
    )
