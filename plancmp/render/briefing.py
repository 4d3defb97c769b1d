"""A pack in words: the cover, the sections in their order, and the filters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plancmp.compare.reviewed import reviewed
from plancmp.model.pack import Pack
from plancmp.model.plan import Plan
from plancmp.render import View, words
from plancmp.render.blocks import Briefing, Cell, Cover, Filter, Line, Table
from plancmp.render.links import resolved
from plancmp.render.official import dress, ordered
from plancmp.render.pack_reader import PackReader
from plancmp.render.sections import FOR_ALL, FOR_ONE, build

BRIEF = ("brief",)
NAMED = 8
"""Places that a title names."""


def tell(pack: Pack, view: View, *, brief: bool, charts: bool = True) -> Briefing:
    """The sections that the view asks for, else all of them in the order of a briefing; brief: as
    for paper.
    """
    reader = PackReader(pack, view, brief, charts)
    names = view.sections or (FOR_ONE if pack.focus else FOR_ALL)
    official = view.style == "gongwen"
    if official and not view.sections:
        names = ordered(names, paper=brief and not pack.originals)
    sections = resolved(tuple(build(name, reader) for name in names))
    cover, short = _cover(reader, short=names == BRIEF), names == BRIEF
    filters = tuple(_filters(reader))
    told = Briefing(view.lang, cover, sections, filters, view.style, short, view.letterhead)
    return dress(told, view, annexes=not view.sections) if official else told


def _cover(reader: PackReader, *, short: bool) -> Cover:
    """short: for a brief, which says the rest itself."""
    plans, focus = reader.pack.plans, reader.pack.focus
    sectors = {plan.sector for plan in plans}
    named = reader.word("sectors", plans[0].sector) if len(sectors) == 1 else ""
    field = reader.say("pack-field", name=named) if named else ""
    title = reader.say("pack-title", field=field)
    if focus:
        title = reader.say("pack-title-for", name=_place(reader.plans[focus]), field=field)
    names = reader.join(_places(plans[:NAMED]))
    if len(plans) > NAMED:
        names += reader.say("brief-more", n=len(plans) - NAMED)
    subtitle = reader.say("pack-subtitle", n=len(plans), names=names)
    table = _plans(reader)
    if short:
        return Cover(title, subtitle, replace(table, lines=()), (_dated(reader),), ())
    compared = (*_compared(reader), _dated(reader))
    return Cover(title, subtitle, table, compared, reader.warnings)


def _dated(reader: PackReader) -> str:
    """How new the data are, and when the pack was made, where the time is told."""
    coded = max((plan.coding.coded_on for plan in reader.pack.plans), default="")
    told = reader.say("data-date", date=coded) if coded else reader.say("data-undated")
    date = reader.view.date
    return told + (reader.say("made-on", date=f"{date:%Y-%m-%d}") if date else "")


def _places(plans: Sequence[Plan]) -> Iterator[str]:
    """Whose plans they are; of several periods each with its own."""
    places = [_place(plan) for plan in plans]
    if len({plan.period for plan in plans}) > 1:
        places = [f"{p} {plan.period}".strip() for p, plan in zip(places, plans, strict=True)]
    return (
        p if places.count(p) == 1 else plan.short_name
        for p, plan in zip(places, plans, strict=True)
    )


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
    yield reader.aligned
    yield from words.reviewed(reviewed(reader.pack.comparisons), reader.view)[:1]


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
