"""A pack in words: the cover, the sections in their order, and the filters."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.compare.reviewed import reviewed
from plancmp.model.pack import Pack
from plancmp.model.plan import Plan
from plancmp.render import View, words
from plancmp.render.blocks import Briefing, Cell, Cover, Filter, Line, Table
from plancmp.render.pack_reader import PackReader
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


def tell(pack: Pack, view: View, *, brief: bool, charts: bool = True) -> Briefing:
    """The whole pack, in the order of a briefing; brief: as for paper."""
    reader = PackReader(pack, view, brief, charts)
    sections = tuple(part.build(reader) for part in (ORDER_FOR_ONE if pack.focus else ORDER))
    return Briefing(view.lang, _cover(reader), sections, tuple(_filters(reader)))


def _cover(reader: PackReader) -> Cover:
    plans, focus = reader.pack.plans, reader.pack.focus
    title = reader.say("pack-title")
    if focus:
        title = reader.say("pack-title-for", name=_place(reader.plans[focus]))
    names = reader.join(map(_place, plans))
    subtitle = reader.say("pack-subtitle", n=len(plans), names=names)
    compared, warnings = tuple(_compared(reader)), tuple(_warnings(reader))
    return Cover(title, subtitle, _plans(reader), compared, warnings)


def _place(plan: Plan) -> str:
    """Whose plan it is, as far as the document says."""
    return plan.jurisdiction.name or plan.short_name


def _plans(reader: PackReader) -> Table:
    keys = ("plan", "title", "level", "period", "task-count", "target-count", "coded-status")
    lines = tuple(_plan(reader, plan) for plan in reader.pack.plans)
    widths = (8, 36, 10, 14, 9, 10, 13)
    return Table(reader.say("the-plans"), reader.heads(*keys), lines, "plans", widths)


def _plan(reader: PackReader, plan: Plan) -> Line:
    level = reader.word("levels", plan.jurisdiction.level)
    words = map(Cell, (plan.short_name, plan.title, level, plan.period))
    counts = (Cell(str(len(found)), number=True) for found in (plan.tasks, plan.targets))
    return Line((*words, *counts, Cell(reader.word("statuses", plan.coding.status))))


def _compared(reader: PackReader) -> Iterator[str]:
    """How much was compared, and by whom the pairs were found."""
    plans = reader.pack.plans
    yield reader.say(
        "compared-how",
        tasks=sum(len(plan.tasks) for plan in plans),
        targets=sum(len(plan.targets) for plan in plans),
        pairs=len(reader.pack.comparisons),
    )
    pairs = [pair for found in reader.pack.comparisons for pair in found.tasks]
    known = sum(pair.origin == "reviewed" for pair in pairs)
    yield reader.say("compared-origin", n=len(pairs), reviewed=known)
    yield from words.reviewed(reviewed(reader.pack.comparisons), reader.view)[:1]


def _warnings(reader: PackReader) -> Iterator[str]:
    plans = reader.pack.plans
    drafts = [plan.short_name for plan in plans if plan.is_draft]
    if drafts:
        yield reader.say("draft-warning", names=reader.join(drafts))
    periods = dict.fromkeys(plan.period for plan in plans if plan.period)
    if len(periods) > 1:
        yield reader.say("periods-warning", periods=reader.join(periods))
    known = dict.fromkeys(plan.jurisdiction.level for plan in plans if plan.jurisdiction.level)
    if len(known) > 1:
        levels = reader.join(reader.word("levels", level) for level in known)
        yield reader.say("levels-warning", levels=levels)
    pack = reader.pack
    told = [*pack.matrix.cautions]
    told += [key for found in pack.comparisons for key in found.cautions]
    told += [key for gaps in pack.gaps for key in gaps.cautions]
    yield from words.reviewed(reviewed(pack.comparisons), reader.view)[1:]
    for key in dict.fromkeys(told):
        yield reader.say(key) + reader.say("sentence-end")


def _filters(reader: PackReader) -> Iterator[Filter]:
    themes = {row.theme for row in reader.pack.matrix.rows}
    relations = ((code, reader.word("relations", code)) for code in ("same", "partial"))
    options = {
        "plan": [(plan.id, plan.short_name) for plan in reader.pack.plans],
        "coverage": [(code, reader.word("coverages", code)) for code in reader.coverages],
        "theme": [(c, reader.word("themes", c)) for c in reader.view.themes if c in themes],
        "relation": [*relations, ("alone", reader.say("alone"))],
    }
    for name, found in options.items():
        yield Filter(name, reader.say(f"filter-{name}"), tuple(found))
