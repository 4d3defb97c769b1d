"""Every topic side by side, by theme: the measures of each plan, which belong together, and why."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.compare.targets import growth
from plancmp.model.comparison import Alignment, Comparison, TargetPair
from plancmp.model.coverage import CoverageCell, CoverageRow
from plancmp.model.explanation import Explanation
from plancmp.model.plan import MeasureRef, Target
from plancmp.render import anchors, words
from plancmp.render.blocks import (
    Block,
    Cell,
    Entry,
    Heading,
    Line,
    Link,
    Section,
    Table,
    Topic,
    TopicSide,
    said,
)
from plancmp.render.evidence import effects, total
from plancmp.render.pack_reader import PackReader, Pair, year
from plancmp.render.sections.matrix import tags
from plancmp.render.side_by_side import once, wording
from plancmp.render.signs import COVERAGE_SIGNS, RELATION_SIGNS


def build(reader: PackReader) -> Section:
    brief = reader.say("detail-brief") if reader.brief else ""
    marked = [reader.say("detail-wording")] if reader.pack.originals else []
    blocks: list[Block] = [said(reader.say("detail-intro"), brief, *marked)]
    for theme in reader.view.themes:
        for kind in ("task", "target"):
            blocks += _theme(reader, theme, kind)
    if not reader.brief:
        blocks += _outside(reader)
    found = once(blocks) if reader.brief else blocks
    return Section("detail", reader.say("section-detail"), tuple(found), wide=True)


def _theme(reader: PackReader, theme: str, kind: str) -> Iterator[Block]:
    every = (row for row in reader.pack.matrix.rows if row.theme == theme and row.kind == kind)
    rows = [row for row in every if reader.shown(row)]
    if rows:
        word = reader.word("themes", theme)
        title = word if kind == "task" else reader.say("theme-targets", theme=word)
        yield Heading(title, f"theme-{theme}-{kind}")
        yield from (_topic(reader, row) for row in rows)


def _outside(reader: PackReader) -> Iterator[Block]:
    """Alignments in no topic, as neither side is near enough to all of the other's row."""
    rows = (row for row in reader.pack.matrix.rows if row.kind == "task")
    pairs = (pair for row in rows for _, pair in reader.pairs[anchors.topic(row)])
    inside = {(pair.a, pair.b) for pair in pairs}
    lines = tuple(
        _apart(reader, pair)
        for found in reader.pack.comparisons
        for pair in found.tasks
        if (pair.a, pair.b) not in inside
    )
    if lines:
        title = reader.say("outside-title")
        heads = reader.heads("first-of-pair", "second-of-pair", "relation", "certainty")
        yield Heading(title, "outside")
        yield Table(title, heads, lines, "outside", (42, 42, 8, 8))


def _apart(reader: PackReader, pair: Alignment) -> Line:
    sides = (
        Cell(f"{reader.name(ref.plan)} {words.titled(reader.task(ref), reader.view)}")
        for ref in (pair.a, pair.b)
    )
    relation = Cell(reader.word("relations", pair.relation))
    cells = (*sides, relation, Cell(words.certainty(pair, reader.view)))
    return Line(cells, tags=(("theme", reader.task(pair.a).theme),))


def _topic(reader: PackReader, row: CoverageRow) -> Topic:
    links = _task_links(reader, row) if row.kind == "task" else _target_links(reader, row)
    return Topic(
        anchors.topic(row),
        row.label,
        reader.word("themes", row.theme),
        row.kind,
        tuple(_side(reader, row.kind, cell) for cell in row.cells),
        tuple(links),
        tags(reader, row),
    )


def _side(reader: PackReader, kind: str, cell: CoverageCell) -> TopicSide:
    build = _task_entry if kind == "task" else _target_entry
    return TopicSide(
        cell.plan,
        reader.name(cell.plan),
        cell.coverage,
        COVERAGE_SIGNS[cell.coverage],
        reader.word("coverages", cell.coverage),
        tuple(build(reader, cell, ref) for ref in cell.measures),
    )


def _task_entry(reader: PackReader, cell: CoverageCell, ref: MeasureRef) -> Entry:
    """With its phrases; on paper only what is the row's own."""
    task = reader.task(ref)
    phrases = () if reader.brief and ref not in cell.members else task.actions
    return Entry(task.title, words.span(task.lines), phrases)


def _target_entry(reader: PackReader, cell: CoverageCell, ref: MeasureRef) -> Entry:
    target = reader.target(ref)
    return Entry(target.name, words.span(target.lines), facts=tuple(_facts(reader, target)))


def _facts(reader: PackReader, target: Target) -> Iterator[str]:
    yield words.figure(target, reader.view)
    if told := year(target):
        yield told
    yield reader.word("bases", target.basis)
    if base := words.baseline(target, reader.view):
        yield f"{reader.say('baseline')} {base}"
    if grown := words.growth(growth(target, reader.domain), reader.view):
        yield grown
    if target.binding != "unstated":
        yield reader.word("bindings", target.binding)


def _task_links(reader: PackReader, row: CoverageRow) -> Iterator[Link]:
    """Shared ones first, then by score."""
    pairs = reader.pairs[anchors.topic(row)]
    for found, pair in sorted(pairs, key=lambda f: (f[1].relation != "same", -f[1].score)):
        yield _task_link(reader, found, pair)


def _task_link(reader: PackReader, found: Comparison, pair: Alignment) -> Link:
    """On paper without the evidence, for which a screen has room."""
    a, b = found.a.short_name, found.b.short_name
    x, y = reader.task(pair.a), reader.task(pair.b)
    why = None if reader.brief else reader.explain(found, pair)
    return Link(
        plans=(found.a.id, found.b.id),
        short=f"{a}{x.lines[0][0]} {RELATION_SIGNS[pair.relation]} {b}{y.lines[0][0]}",
        a=f"{a} {x.title}",
        b=f"{b} {y.title}",
        relation=reader.word("relations", pair.relation),
        score=words.certainty(pair, reader.view),
        met=tuple((m.a, m.b, f"{m.likeness:.2f}") for m in why.meetings) if why else (),
        alone=tuple(_alone(reader, why)) if why else (),
        evidence=_evidence(reader, why) if why else "",
        wording=wording(reader.pack, pair),
    )


def _alone(reader: PackReader, why: Explanation) -> Iterator[str]:
    for plan, phrases in ((why.a, why.alone_a), (why.b, why.alone_b)):
        if phrases:
            listed = reader.join(phrases)
            yield reader.say("without-partner", name=plan.short_name, list=listed)


def _evidence(reader: PackReader, why: Explanation) -> str:
    named = (
        f"{e.label} {e.effect:+.1f}{f' ({e.detail})' if e.detail else ''}"
        for e in effects(why, reader.view)
    )
    return reader.say("effects", list=reader.join(named), total=f"{total(why):+.1f}")


def _target_links(reader: PackReader, row: CoverageRow) -> Iterator[Link]:
    inside = {_sides(pair) for pair in reader.pairs[anchors.topic(row)]}
    for found in reader.pack.comparisons:
        for pair in found.targets:
            if _sides((found, pair.alignment)) in inside:
                yield _target_link(reader, found, pair)


def _sides(pair: Pair) -> tuple[MeasureRef, MeasureRef]:
    return pair[1].a, pair[1].b


def _target_link(reader: PackReader, found: Comparison, pair: TargetPair) -> Link:
    aligned, verdict, view = pair.alignment, pair.verdict, reader.view
    x, y = reader.target(aligned.a), reader.target(aligned.b)
    cautions = reader.join(words.remarks(found, pair, verdict.cautions, view))
    told = words.judged(found, pair, view)
    return Link(
        plans=(found.a.id, found.b.id),
        short=f"{found.a.short_name}–{found.b.short_name}",
        a=f"{found.a.short_name} {x.name} {words.figure(x, view)}",
        b=f"{found.b.short_name} {y.name} {words.figure(y, view)}",
        relation=reader.word("relations", aligned.relation),
        score=f"{aligned.score:.2f}",
        remarks=(told, reader.say("mind", what=cautions)) if cautions else (told,),
        wording=wording(reader.pack, aligned),
    )
