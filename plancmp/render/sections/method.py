"""How the pack was made: scores, limits, measured accuracy, versions and hashes."""

from __future__ import annotations

from plancmp import knowledge
from plancmp.match.score import model
from plancmp.render.blocks import Cell, Heading, Line, Section, Table, said
from plancmp.render.book import Book

_MEASURES = ("f1", "average-precision", "f1-same", "calibration")


def build(book: Book) -> Section:
    a, b = book.pack.plans[:2]
    cuts = {question: f"{model(a, b, question).cut:.2f}" for question in ("aligned", "same")}
    pairs = [pair for diff in book.pack.diffs for pair in diff.tasks]
    reviewed = sum(pair.origin == "reviewed" for pair in pairs)
    measured = tuple(
        Line((Cell(book.say(f"accuracy-{key}")), Cell(f"{book.accuracy[key]:.3f}", number=True)))
        for key in _MEASURES
    )
    blocks = (
        Heading(book.say("method-matching"), "method-matching"),
        said(book.say("method-matching-1")),
        said(book.say("method-matching-2", **cuts)),
        said(book.say("method-matrix")),
        said(book.say("compared-origin", n=len(pairs), reviewed=reviewed)),
        Heading(book.say("method-targets"), "method-targets"),
        said(book.say("method-targets-1")),
        Heading(book.say("method-accuracy"), "method-accuracy"),
        said(book.say("method-accuracy-1", pairs=knowledge.table("accuracy")["pairs"])),
        Table(
            book.say("method-accuracy"),
            book.heads("measure-of", "value"),
            measured,
            "accuracy",
            (70, 30),
        ),
        Heading(book.say("method-versions"), "method-versions"),
        said(book.say("method-versions-1", version=book.pack.version)),
        _hashes(book),
    )
    return Section("method", book.say("section-method"), blocks)


def _hashes(book: Book) -> Table:
    lines = tuple(
        Line(
            (
                Cell(plan.short_name),
                Cell(f"{book.word('statuses', plan.coding.status)} {plan.coding.coded_on}"),
                Cell(book.pack.hashes[plan.id]),
                Cell(plan.source.sha256),
            )
        )
        for plan in book.pack.plans
    )
    return Table(
        book.say("method-versions"),
        book.heads("plan", "coded-by", "file-hash", "document-hash"),
        lines,
        "hashes",
        (10, 16, 37, 37),
    )
