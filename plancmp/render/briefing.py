"""A pack in words: the cover, the sections in their order, and the filters."""

from __future__ import annotations

from plancmp.model.pack import Pack
from plancmp.model.plan import Plan
from plancmp.render.blocks import Briefing, Cell, Cover, Filter, Line, Table
from plancmp.render.book import Book
from plancmp.render.sections import (
    audit,
    detail,
    findings,
    gaps,
    matrix,
    method,
    profiles,
    sources,
    targets,
)

ORDER = (findings, matrix, targets, gaps, profiles, detail, audit, method, sources)
ORDER_FOR_ONE = (findings, gaps, matrix, targets, profiles, detail, audit, method, sources)
"""For one plan its gaps come first."""


def tell(pack: Pack, lang: Lang, *, brief: bool, charts: bool = True) -> Briefing:
    """The whole pack, in the order of a briefing; brief: as for paper."""
    book = Book(pack, lang, brief, charts)
    sections = tuple(part.build(book) for part in (ORDER_FOR_ONE if pack.focus else ORDER))
    return Briefing(lang, _cover(book), sections, _filters(book))


def _cover(book: Book) -> Cover:
    plans = book.pack.plans
    focus = book.pack.focus
    title = (
        book.say("pack-title-for", name=book.plans[focus].jurisdiction.name)
        if focus
        else book.say("pack-title")
    )
    pairs = [pair for diff in book.pack.diffs for pair in diff.tasks]
    counts = {
        "tasks": sum(len(p.tasks) for p in plans),
        "targets": sum(len(p.targets) for p in plans),
        "pairs": len(book.pack.diffs),
    }
    compared = (
        book.say("compared-how", **counts),
        book.say(
            "compared-origin",
            n=len(pairs),
            reviewed=sum(pair.origin == "reviewed" for pair in pairs),
        ),
    )
    heads = book.heads(
        "plan", "title", "level", "period", "task-count", "target-count", "coded-status"
    )
    table = Table(
        book.say("the-plans"),
        heads,
        tuple(_plan(book, plan) for plan in plans),
        "plans",
        (8, 36, 10, 14, 9, 10, 13),
    )
    names = book.join(plan.jurisdiction.name for plan in plans)
    return Cover(
        title,
        book.say("pack-subtitle", n=len(plans), names=names),
        table,
        compared,
        tuple(_warnings(book)),
    )


def _plan(book: Book, plan: Plan) -> Line:
    words = (
        plan.short_name,
        plan.title,
        book.word("levels", plan.jurisdiction.level),
        f"{plan.start}–{plan.end}",
    )
    counts = (Cell(str(len(plan.tasks)), number=True), Cell(str(len(plan.targets)), number=True))
    return Line((*map(Cell, words), *counts, Cell(book.word("statuses", plan.coding.status))))


def _warnings(book: Book) -> list[str]:
    plans = book.pack.plans
    drafts = [plan.short_name for plan in plans if plan.is_draft]
    periods = list(dict.fromkeys(f"{plan.start}–{plan.end}" for plan in plans))
    levels = list(dict.fromkeys(book.word("levels", plan.jurisdiction.level) for plan in plans))
    warnings = [book.say("draft-warning", names=book.join(drafts))] if drafts else []
    warnings += (
        [book.say("periods-warning", periods=book.join(periods))] if len(periods) > 1 else []
    )
    warnings += [book.say("levels-warning", levels=book.join(levels))] if len(levels) > 1 else []
    return warnings


def _filters(book: Book) -> tuple[Filter, ...]:
    themes = {row.theme for row in book.pack.matrix.rows}
    return (
        Filter(
            "plan",
            book.say("filter-plan"),
            tuple((plan.id, plan.short_name) for plan in book.pack.plans),
        ),
        Filter(
            "coverage",
            book.say("filter-coverage"),
            tuple((code, book.word("coverages", code)) for code in codelist("coverages")),
        ),
        Filter(
            "theme",
            book.say("filter-theme"),
            tuple(
                (code, book.word("themes", code)) for code in view.themes if code in themes
            ),
        ),
        Filter(
            "relation",
            book.say("filter-relation"),
            (
                *((code, book.word("relations", code)) for code in ("same", "partial")),
                ("alone", book.say("alone")),
            ),
        ),
    )
