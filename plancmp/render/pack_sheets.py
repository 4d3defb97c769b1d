"""A pack as plain rows: what its sections say, then summary, matrix, targets, tasks, gaps,
alignments, sources, and the wording of pairs, where documents are at hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plancmp import units
from plancmp.compare import shares
from plancmp.compare.targets import growth
from plancmp.model.comparison import Alignment, Comparison, TargetPair
from plancmp.model.coverage import CoverageRow, Gap, Gaps
from plancmp.model.plan import MeasureRef, Plan, Target, Task
from plancmp.render import progress_tables, wording_sheet, words
from plancmp.render.pack_reader import PackReader
from plancmp.render.pack_texts import texts
from plancmp.render.sections import whole
from plancmp.render.spreadsheet import Sheet, Value

Row = tuple[Value, ...]
TARGETS = (
    "plan",
    "indicator",
    "theme",
    "target",
    "value-max",
    "unit",
    "comparator",
    "year",
    "basis",
    "baseline",
    "baseline-year",
    "growth-head",
    "binding",
    "lines",
    "note",
)
TASKS = ("plan", "title", "section", "theme", "instrument", "actions", "lines", "note")
GAPS = (
    "plan",
    "kind",
    "of-what",
    "theme",
    "label",
    "who-has-it",
    "nearest-own",
    "priority",
    "why-title",
    "sheet-headline",
)
ALIGNMENTS = (
    "plan-a",
    "measure-a",
    "plan-b",
    "measure-b",
    "of-what",
    "relation",
    "score",
    "origin",
    "verdict",
    "note",
)
SOURCES = ("plan", "title", "issuer", "number", "published", "document-hash", "file-hash")


def sheets(reader: PackReader) -> Iterator[Sheet]:
    """In the order of the workbook; of the sections that the view asks for, else of all."""
    yield from texts(reader.pack, reader.view)
    asked = reader.view.sections
    names = asked or whole(reader.pack)
    if not asked and len(reader.pack.plans) > 1:
        yield _summary(reader)
    for section, build in _DATA:
        if section in names:
            yield build(reader)
    if "detail" in names:
        yield from wording_sheet.build(reader)


def _targets(reader: PackReader) -> Sheet:
    rows = (_target(reader, plan, t) for plan in reader.pack.plans for t in plan.targets)
    return _sheet(reader, "targets", TARGETS, rows, (8, 36, 10, 12))


def _progress(reader: PackReader) -> Sheet:
    return progress_tables.targets(reader.pack.courses, reader.view)


def _tasks(reader: PackReader) -> Sheet:
    rows = (_task(reader, plan, t) for plan in reader.pack.plans for t in plan.tasks)
    return _sheet(reader, "tasks", TASKS, rows, (8, 34, 34, 10, 24, 90, 12), frozen=2)


def _gaps(reader: PackReader) -> Sheet:
    rows = (_gap(reader, gaps, gap) for gaps in reader.pack.gaps for gap in gaps.gaps)
    widths = (8, 12, 8, 10, 40, 44, 44, 12, 50, 12)
    return _sheet(reader, "sheet-gaps", GAPS, rows, widths, frozen=5)


def _aligned(reader: PackReader) -> Sheet:
    rows = _alignments(reader)
    return _sheet(reader, "sheet-alignments", ALIGNMENTS, rows, (8, 34, 8, 34, 12))


def _sources(reader: PackReader) -> Sheet:
    rows = (_source(reader, plan) for plan in reader.pack.plans)
    return _sheet(reader, "section-sources", SOURCES, rows, (8, 40, 24, 16, 12, 70))


def _sheet(
    reader: PackReader,
    name: str,
    heads: tuple[str, ...],
    rows: Iterable[Row],
    widths: tuple[int, ...],
    frozen: int = 1,
) -> Sheet:
    return Sheet(reader.say(name), reader.heads(*heads), tuple(rows), widths, frozen)


def _summary(reader: PackReader) -> Sheet:
    """Counts of every plan, then of every theme."""
    plans = reader.pack.plans
    heads = (reader.say("plan"), *(plan.short_name for plan in plans))
    rows = (*_facts(reader), *_coverages(reader), *_themes(reader))
    return Sheet(reader.say("summary"), heads, rows, (34, 12))


def _facts(reader: PackReader) -> Iterator[Row]:
    plans = reader.pack.plans
    levels = (reader.word("levels", plan.jurisdiction.level) for plan in plans)
    statuses = (reader.word("statuses", plan.coding.status) for plan in plans)
    yield reader.say("title"), *(plan.title for plan in plans)
    yield reader.say("level"), *levels
    yield reader.say("period"), *(plan.period for plan in plans)
    yield reader.say("status"), *statuses
    yield reader.say("task-count"), *(len(plan.tasks) for plan in plans)
    yield reader.say("target-count"), *(len(plan.targets) for plan in plans)


def _coverages(reader: PackReader) -> Iterator[Row]:
    """How many task topics each plan covers, in part, not at all."""
    found = shares.by_theme(reader.pack.matrix, reader.domain)
    for code in reader.coverages:
        told = reader.say("tasks-of", word=reader.word("coverages", code))
        counts = (
            sum(getattr(share, code) for share in found if share.plan == plan.id)
            for plan in reader.pack.plans
        )
        yield told, *counts


def _themes(reader: PackReader) -> Iterator[Row]:
    """How many topics of each theme each plan covers."""
    found = shares.by_theme(reader.pack.matrix, reader.domain)
    full = {(share.theme, share.plan): share.full for share in found}
    covered = reader.word("coverages", "full")
    for theme in dict.fromkeys(share.theme for share in found):
        told = reader.say("tasks-of", word=f"{reader.word('themes', theme)} {covered}")
        yield told, *(full.get((theme, plan.id), 0) for plan in reader.pack.plans)


def _matrix(reader: PackReader) -> Sheet:
    """A row a line: kind, theme, label, then coverage and measures of each plan."""
    heads = list(reader.heads("kind", "theme", "label"))
    for plan in reader.pack.plans:
        draft = f" ({reader.word('statuses', 'draft')})" if plan.is_draft else ""
        called = f"{plan.short_name}{draft}"
        heads += [called, f"{called} {reader.say('measures')}"]
    rows = tuple(tuple(_row(reader, row)) for row in reader.pack.matrix.rows)
    return Sheet(reader.say("sheet-matrix"), tuple(heads), rows, (8, 8, 44, 12, 30), frozen=3)


def _row(reader: PackReader, row: CoverageRow) -> Iterator[str]:
    yield reader.say(f"{row.kind}s")
    yield reader.word("themes", row.theme)
    yield row.label
    for cell in row.cells:
        yield reader.word("coverages", cell.coverage)
        yield " ".join(ref.id for ref in cell.measures)


def _target(reader: PackReader, plan: Plan, target: Target) -> Row:
    base = target.baseline
    return (
        plan.short_name,
        target.name,
        reader.word("themes", target.theme),
        units.number(target.value),
        units.number(target.value_max),
        target.unit,
        target.comparator,
        target.year,
        reader.word("bases", target.basis),
        units.number(base.value) if base else None,
        base.year if base else None,
        words.growth(growth(target, reader.domain), reader.view),
        reader.word("bindings", target.binding),
        words.span(target.lines),
        target.note,
    )


def _task(reader: PackReader, plan: Plan, task: Task) -> Row:
    return (
        plan.short_name,
        task.title,
        " / ".join(task.section),
        reader.word("themes", task.theme),
        reader.join(reader.word("instruments", code) for code in task.instruments),
        reader.say("semicolon").join(task.actions),
        words.span(task.lines),
        task.note,
    )


def _gap(reader: PackReader, gaps: Gaps, gap: Gap) -> Row:
    peers = (f"{reader.name(peer.plan)} {_named(reader, peer.measures)}" for peer in gap.peers)
    why = (f"{reader.say(r.key, **dict(r.values))} +{r.points:.2f}" for r in gap.reasons)
    return (
        gaps.plan.short_name,
        words.gap_kind(gap, reader.view),
        reader.say(f"{gap.of}s"),
        reader.word("themes", gap.theme),
        gap.label,
        reader.say("semicolon").join(peers),
        _named(reader, gap.near),
        gap.priority,
        reader.join(why),
        reader.say("sheet-yes") if gap in reader.headline(gaps) else "",
    )


def _named(reader: PackReader, refs: Iterable[MeasureRef]) -> str:
    found = map(reader.measure, refs)
    return reader.join(f"{words.title(m)} ({words.span(m.lines)})" for m in found)


def _alignments(reader: PackReader) -> Iterator[Row]:
    """The tasks of every pair of plans, then the targets."""
    for found in reader.pack.comparisons:
        for pair in found.tasks:
            yield *_pair(reader, found, pair), "", ""
    for found in reader.pack.comparisons:
        for goals in found.targets:
            yield *_pair(reader, found, goals.alignment), *_verdict(reader, found, goals)


def _pair(reader: PackReader, found: Comparison, pair: Alignment) -> Row:
    one, two = reader.measure(pair.a), reader.measure(pair.b)
    return (
        found.a.short_name,
        words.titled(one, reader.view),
        found.b.short_name,
        words.titled(two, reader.view),
        reader.say("tasks" if isinstance(one, Task) else "targets"),
        reader.word("relations", pair.relation),
        pair.score,
        reader.say(f"origin-{pair.origin}"),
    )


def _verdict(reader: PackReader, found: Comparison, pair: TargetPair) -> tuple[str, str]:
    cautions = words.remarks(found, pair, pair.verdict.cautions, reader.view)
    return words.judged(found, pair, reader.view), reader.join(cautions)


def _source(reader: PackReader, plan: Plan) -> Row:
    source = plan.source
    return (
        plan.short_name,
        source.title or plan.title,
        source.issuer,
        source.number,
        source.published,
        source.sha256,
        reader.pack.digests[plan.id],
    )


_DATA = (
    ("matrix", _matrix),
    ("targets", _targets),
    ("progress", _progress),
    ("detail", _tasks),
    ("gaps", _gaps),
    ("detail", _aligned),
    ("sources", _sources),
)
"""The sheets with the section that they go with."""
