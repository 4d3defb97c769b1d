"""A workbook for those who go on counting: summary, matrix, targets, tasks, gaps, alignments, sources."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from plancmp import units
from plancmp.compare import shares
from plancmp.compare.targets import growth
from plancmp.model.coverage import Gap, Gaps
from plancmp.model.pack import Pack
from plancmp.model.plan import Plan
from plancmp.render import View, words
from plancmp.render.book import Book
from plancmp.render.sections.targets import remarks
from plancmp.render.spreadsheet import Sheet, sheet, workbook

SUFFIX = ".xlsx"


def render(pack: Pack, view: View) -> bytes:
    book = Book(pack, view.lang)
    names = iter(
        book.heads(
            "summary",
            "sheet-matrix",
            "targets",
            "tasks",
            "sheet-gaps",
            "sheet-alignments",
            "section-sources",
        )
    )
    return workbook(
        [
            Sheet(next(names), _summary(book), (34, 12)),
            Sheet(next(names), sheet(pack.matrix, view), (8, 8, 44, 12, 30), frozen=3),
            Sheet(next(names), _targets(book), (8, 36, 10, 12)),
            Sheet(next(names), _tasks(book), (8, 34, 34, 10, 24, 90, 12), frozen=2),
            Sheet(next(names), _gaps(book), (8, 12, 8, 10, 40, 44, 44, 12, 50), frozen=5),
            Sheet(next(names), _alignments(book), (8, 34, 8, 34, 12)),
            Sheet(next(names), _sources(book), (8, 40, 24, 16, 12, 70)),
        ],
        view,
    )


def _frame(book: Book, keys: tuple[str, ...], lines: list[tuple[object, ...]]) -> pd.DataFrame:
    return pd.DataFrame(lines, columns=[book.say(key) for key in keys])


def _summary(book: Book) -> pd.DataFrame:
    """Counts of every plan, then of every theme."""
    plans = book.pack.plans
    lines: list[tuple[object, ...]] = [
        (book.say("title"), *(plan.title for plan in plans)),
        (book.say("level"), *(book.word("levels", plan.jurisdiction.level) for plan in plans)),
        (book.say("period"), *(f"{plan.start}–{plan.end}" for plan in plans)),
        (book.say("status"), *(book.word("statuses", plan.coding.status) for plan in plans)),
        (book.say("task-count"), *(len(plan.tasks) for plan in plans)),
        (book.say("target-count"), *(len(plan.targets) for plan in plans)),
    ]
    counted = shares.by_theme(book.pack.matrix)
    for coverage in shares.COVERAGES:
        totals = counted.groupby("plan")[coverage].sum()
        lines.append(
            (
                book.say("tasks-of", word=book.word("coverages", coverage)),
                *(int(totals.get(plan.id, 0)) for plan in plans),
            )
        )
    for theme in counted["theme"].unique():
        rows = counted[counted["theme"] == theme].set_index("plan")
        lines.append(
            (
                book.say(
                    "tasks-of",
                    word=f"{book.word('themes', theme)} {book.word('coverages', 'full')}",
                ),
                *(int(rows["full"].get(plan.id, 0)) for plan in plans),
            )
        )
    return pd.DataFrame(lines, columns=[book.say("plan"), *(plan.short_name for plan in plans)])


def _targets(book: Book) -> pd.DataFrame:
    keys = (
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
    lines: list[tuple[object, ...]] = []
    for plan in book.pack.plans:
        for t in plan.targets:
            base = t.baseline
            named = (
                plan.short_name,
                t.name,
                book.word("themes", t.theme),
                units.number(t.value),
                units.number(t.value_max),
                t.unit,
                t.comparator,
                t.year,
            )
            grown = words.growth(growth(t), book.lang)
            rest = (
                book.word("bases", t.basis),
                base and units.number(base.value),
                base and base.year,
                grown,
                book.word("bindings", t.binding),
            )
            lines.append((*named, *rest, words.span(t.lines), t.note))
    return _frame(book, keys, lines)


def _tasks(book: Book) -> pd.DataFrame:
    keys = ("plan", "title", "section", "theme", "instrument", "actions", "lines", "note")
    lines: list[tuple[object, ...]] = [
        (
            plan.short_name,
            t.title,
            " / ".join(t.section),
            book.word("themes", t.theme),
            book.join(book.word("instruments", code) for code in t.instruments),
            book.say("semicolon").join(t.actions),
            words.span(t.lines),
            t.note,
        )
        for plan in book.pack.plans
        for t in plan.tasks
    ]
    return _frame(book, keys, lines)


def _gaps(book: Book) -> pd.DataFrame:
    keys = (
        "plan",
        "kind",
        "of-what",
        "theme",
        "label",
        "who-has-it",
        "nearest-own",
        "priority",
        "why-title",
    )
    return _frame(
        book, keys, [_gap(book, gaps, gap) for gaps in book.pack.gaps for gap in gaps.gaps]
    )


def _gap(book: Book, gaps: Gaps, gap: Gap) -> tuple[object, ...]:
    peers = book.say("semicolon").join(
        f"{book.name(plan)} {_named(book, gap.of, book.plans[plan], measures)}"
        for plan, measures in gap.peers
    )
    why = book.join(f"{book.say(r.key, **dict(r.values))} +{r.points:.2f}" for r in gap.reasons)
    own = _named(book, gap.of, gaps.plan, gap.measures)
    kind = (
        gaps.plan.short_name,
        book.say(f"gap-{gap.kind}"),
        book.say(f"{gap.of}s"),
        book.word("themes", gap.theme),
        gap.label,
    )
    return (*kind, peers, own, gap.priority, why)


def _named(book: Book, kind: str, plan: Plan, measures: tuple[str, ...]) -> str:
    found = (book.measure(kind, plan.id, m) for m in measures)
    return "、".join(
        f"{getattr(m, 'title', '') or getattr(m, 'name', '')} ({words.span(m.lines)})"
        for m in found
    )


def _alignments(book: Book) -> pd.DataFrame:
    keys = (
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
    return _frame(book, keys, [*_aligned_tasks(book), *_aligned_targets(book)])


def _aligned_tasks(book: Book) -> Iterator[tuple[object, ...]]:
    for diff in book.pack.diffs:
        for p in diff.tasks:
            x, y = book.tasks[diff.a.id, p.a], book.tasks[diff.b.id, p.b]
            sides = (
                diff.a.short_name,
                f"{x.title} ({words.span(x.lines)})",
                diff.b.short_name,
                f"{y.title} ({words.span(y.lines)})",
            )
            yield (
                *sides,
                book.say("tasks"),
                book.word("relations", p.relation),
                p.score,
                book.say(f"origin-{p.origin}"),
                "",
                "",
            )


def _aligned_targets(book: Book) -> Iterator[tuple[object, ...]]:
    for diff in book.pack.diffs:
        for pair in diff.targets:
            p, verdict = pair.alignment, pair.verdict
            x, y = book.targets[diff.a.id, p.a], book.targets[diff.b.id, p.b]
            figures = [
                f"{t.name} {words.figure(t, book.lang)} ({words.span(t.lines)})" for t in (x, y)
            ]
            why = book.join(remarks(book, diff, pair, verdict.reasons))
            told = (
                words.verdict(diff, verdict, book.lang)
                if verdict.comparable
                else book.say("not-comparable", why=why)
            )
            sides = (
                diff.a.short_name,
                figures[0],
                diff.b.short_name,
                figures[1],
                book.say("targets"),
            )
            cautions = book.join(remarks(book, diff, pair, verdict.cautions))
            yield (
                *sides,
                book.word("relations", p.relation),
                p.score,
                book.say(f"origin-{p.origin}"),
                told,
                cautions,
            )


def _sources(book: Book) -> pd.DataFrame:
    keys = ("plan", "title", "issuer", "number", "published", "document-hash", "file-hash")
    sources = [(plan, plan.source) for plan in book.pack.plans]
    lines: list[tuple[object, ...]] = [
        (
            plan.short_name,
            s.title or plan.title,
            s.issuer,
            s.number,
            str(s.published),
            s.sha256,
            book.pack.hashes[plan.id],
        )
        for plan, s in sources
    ]
    return _frame(book, keys, lines)
