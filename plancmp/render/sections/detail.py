"""Every topic side by side, by theme: the measures of each plan with their phrases, and which of them belong together, and why."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.compare.targets import growth
from plancmp.model.comparison import Alignment, Comparison, Explanation, TargetPair
from plancmp.model.coverage import CoverageRow
from plancmp.model.plan import Target
# TODO Cell as Found
from plancmp.render import book as places
from plancmp.render import words
from plancmp.render.blocks import (
    Block,
    Cell,
    Entry,
    Heading,
    Line,
    Link,
    Section,
    Side,
    Table,
    Topic,
    said,
)
from plancmp.render.book import RELATIONS, SIGNS, Book
from plancmp.render.evidence import effects, total
from plancmp.render.sections.matrix import tags


def build(book: Book) -> Section:
    blocks: list[Block] = [
        said(book.say("detail-intro"), *([book.say("detail-brief")] if book.brief else []))
    ]
    for theme in view.themes:
        for kind in ("task", "target"):
            rows = [
                row
                for row in book.pack.matrix.rows
                if row.theme == theme and row.kind == kind and book.shown(row)
            ]
            word = book.word("themes", theme)
            if rows:
                title = word if kind == "task" else book.say("theme-targets", theme=word)
                blocks += [
                    Heading(title, f"theme-{theme}-{kind}"),
                    *(_topic(book, row) for row in rows),
                ]
    if not book.brief:
        blocks += _outside(book)
    return Section("detail", book.say("section-detail"), tuple(blocks), wide=True)


def _outside(book: Book) -> Iterator[Block]:
    """Alignments that stand in no topic, because neither side is near enough to all of the other's row."""
    lines = []
    inside = {
        _key(diff, pair)
        for row in book.pack.matrix.rows
        if row.kind == "task"
        for diff, pair in book.pairs[places.topic(row)]
    }
    for diff in book.pack.diffs:
        for pair in diff.tasks:
            if _key(diff, pair) not in inside:
                sides = (
                    (diff.a, book.tasks[diff.a.id, pair.a]),
                    (diff.b, book.tasks[diff.b.id, pair.b]),
                )
                cells = [
                    Cell(f"{plan.short_name} {task.title} ({words.span(task.lines)})")
                    for plan, task in sides
                ]
                score = Cell(f"{pair.score:.2f}", number=True)
                lines.append(
                    Line(
                        (*cells, Cell(book.word("relations", pair.relation)), score),
                        tags=(("theme", sides[0][1].theme),),
                    )
                )
    if lines:
        heads = book.heads("first-of-pair", "second-of-pair", "relation", "score")
        yield Heading(book.say("outside-title"), "outside")
        yield Table(book.say("outside-title"), heads, tuple(lines), "outside", (42, 42, 8, 8))


def _key(diff: Diff, pair: Alignment) -> tuple[str, str, str, str]:
    return diff.a.id, pair.a, diff.b.id, pair.b


def _topic(book: Book, row: Row) -> Topic:
    sides = tuple(_side(book, row, cell) for cell in row.cells)
    links = tuple(_task_links(book, row) if row.kind == "task" else _target_links(book, row))
    return Topic(
        places.topic(row),
        row.label,
        book.word("themes", row.theme),
        row.kind,
        sides,
        links,
        tags(book, row),
    )


def _side(book: Book, row: Row, cell: Found) -> Side:
    entries = tuple(
        _entry(book, row.kind, cell.plan, m, brief=book.brief and m not in cell.members)
        for m in cell.measures
    )
    return Side(
        cell.plan,
        book.name(cell.plan),
        cell.coverage,
        SIGNS[cell.coverage],
        book.word("coverages", cell.coverage),
        entries,
    )


def _entry(book: Book, kind: str, plan: str, name: str, *, brief: bool) -> Entry:
    """brief: without the phrases."""
    if kind == "task":
        task = book.tasks[plan, name]
        return Entry(task.title, words.span(task.lines), () if brief else task.actions)
    target = book.targets[plan, name]
    return Entry(target.name, words.span(target.lines), facts=tuple(_facts(book, target)))


def _facts(book: Book, target: Target) -> Iterator[str]:
    yield words.figure(target, book.lang)
    yield str(target.year)
    yield book.word("bases", target.basis)
    if base := words.baseline(target, book.lang):
        yield f"{book.say('baseline')} {base}"
    if grown := words.growth(growth(target), book.lang):
        yield grown
    if target.binding != "unstated":
        yield book.word("bindings", target.binding)


def _task_links(book: Book, row: Row) -> Iterator[Link]:
    for diff, pair in sorted(
        book.pairs[places.topic(row)], key=lambda f: (f[1].relation != "same", -f[1].score)
    ):
        x, y = book.tasks[diff.a.id, pair.a], book.tasks[diff.b.id, pair.b]
        why = book.pack.explanations.get(_key(diff, pair))
        yield Link(
            plans=(diff.a.id, diff.b.id),
            short=_short(diff, pair, x.lines[0][0], y.lines[0][0]),
            a=f"{diff.a.short_name} {x.title}",
            b=f"{diff.b.short_name} {y.title}",
            relation=book.word("relations", pair.relation),
            score=book.say("reviewed-pair") if pair.origin == "reviewed" else f"{pair.score:.2f}",
            met=tuple((m.a, m.b, f"{m.likeness:.2f}") for m in why.meetings) if why else (),
            alone=tuple(_alone(book, why)) if why else (),
            evidence=_evidence(book, why) if why else "",
        )


def _short(diff: Diff, pair: Alignment, x: int, y: int) -> str:
    return f"{diff.a.short_name}{x} {RELATIONS[pair.relation]} {diff.b.short_name}{y}"


def _alone(book: Book, why: Explanation) -> Iterator[str]:
    for plan, phrases in ((why.a, why.alone_a), (why.b, why.alone_b)):
        if phrases:
            yield book.say("without-partner", name=plan.short_name, list=book.join(phrases))


def _evidence(book: Book, why: Explanation) -> str:
    named = (
        f"{e.label} {e.effect:+.1f}{f' ({e.detail})' if e.detail else ''}"
        for e in effects(why, book.lang)
    )
    return book.say("effects", list=book.join(named), total=f"{total(why):+.1f}")


def _target_links(book: Book, row: Row) -> Iterator[Link]:
    inside = {_key(diff, pair) for diff, pair in book.pairs[places.topic(row)]}
    for diff in book.pack.diffs:
        for pair in diff.targets:
            if _key(diff, pair.alignment) in inside:
                yield _target_link(book, diff, pair)


def _target_link(book: Book, diff: Diff, pair: TargetPair) -> Link:
    x, y = book.targets[diff.a.id, pair.alignment.a], book.targets[diff.b.id, pair.alignment.b]
    reasons, cautions = (
        book.join(words.remarks(diff, keys, x, y, book.lang))
        for keys in (pair.verdict.reasons, pair.verdict.cautions)
    )
    verdict = (
        words.verdict(diff, pair.verdict, book.lang)
        if pair.verdict.comparable
        else book.say("not-comparable", why=reasons)
    )
    return Link(
        plans=(diff.a.id, diff.b.id),
        short=f"{diff.a.short_name}–{diff.b.short_name}",
        a=f"{diff.a.short_name} {x.name} {words.figure(x, book.lang)}",
        b=f"{diff.b.short_name} {y.name} {words.figure(y, book.lang)}",
        relation=book.word("relations", pair.alignment.relation),
        score=f"{pair.alignment.score:.2f}",
        remarks=tuple(
            text for text in (verdict, book.say("mind", what=cautions) if cautions else "") if text
        ),
    )
