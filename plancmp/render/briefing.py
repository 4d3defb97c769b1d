"""A pack in words: the cover, the sections in their order, and the filters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plancmp.compare.reviewed import reviewed
from plancmp.model.pack import Pack
from plancmp.model.plan import Plan
from plancmp.render import View, courses, words
from plancmp.render.blocks import Briefing, Cell, Cover, Filter, Line, Table
from plancmp.render.links import resolved
from plancmp.render.official import dress, ordered
from plancmp.render.pack_reader import PackReader
from plancmp.render.sections import build, whole

SHORT = (("brief",), ("evaluation",))
"""What is set as two pages that can be read alone."""
NAMED = 8
"""Places that a title names."""
LONGEST, SIDE_BY_SIDE = "detail", 5
"""The section that takes more pages than all others, and up to how many plans paper has it."""


def tell(pack: Pack, view: View, *, brief: bool, charts: bool = True) -> Briefing:
    """The sections that the view asks for, else all of them in the order of a briefing; brief: as
    for paper.
    """
    reader = PackReader(pack, view, brief, charts)
    names = view.sections or _whole(pack, view, paper=brief)
    official = view.style == "gongwen"
    sections = resolved(tuple(build(name, reader) for name in names))
    cover, short = _cover(reader, names), names in SHORT
    filters = tuple(_filters(reader))
    told = Briefing(view.lang, cover, sections, filters, view.style, short, view.letterhead)
    return dress(told, view, annexes=not view.sections) if official else told


def _whole(pack: Pack, view: View, *, paper: bool) -> tuple[str, ...]:
    """All sections; on paper without everything side by side where that is too long: of many plans
    and in official documents, unless their own wording was asked for.
    """
    names = whole(pack)
    official = view.style == "gongwen"
    if paper and not pack.originals and (official or len(pack.plans) > SIDE_BY_SIDE):
        names = tuple(name for name in names if name != LONGEST)
    return ordered(names) if official else names


def _cover(reader: PackReader, names: tuple[str, ...]) -> Cover:
    """names: of the sections; a brief alone says the rest itself."""
    if len(reader.pack.plans) == 1:
        return _alone(reader, names)
    title, subtitle = reader.say("pack-title", field=_field(reader)), _subtitle(reader)
    if focus := reader.pack.focus:
        name = _place(reader.plans[focus])
        title = reader.say("pack-title-for", name=name, field=_field(reader))
    table = _plans(reader)
    if names in SHORT:
        return Cover(title, subtitle, replace(table, lines=()), (_dated(reader),), ())
    is_left_out = not reader.view.sections and LONGEST not in names
    left = [reader.say("detail-left-out")] if is_left_out else []
    compared = (*_compared(reader), _dated(reader), *left)
    return Cover(title, subtitle, table, compared, reader.warnings)


def _alone(reader: PackReader, names: tuple[str, ...]) -> Cover:
    """Of a pack of one plan."""
    (plan,) = reader.pack.plans
    title = reader.say("pack-title-alone", name=_place(plan), field=_field(reader))
    as_of = reader.join(courses.as_of(course, reader.view) for course in reader.pack.courses)
    whole = plan.title + (reader.say("in-brackets", text=plan.period) if plan.period else "")
    subtitle = reader.say("semicolon").join(filter(None, (whole, as_of)))
    table = replace(_plans(reader), caption=reader.say("the-plan"))
    date = reader.view.date
    made = (reader.say("made-on", date=f"{date:%Y-%m-%d}").strip(),) if date else ()
    if names in SHORT:
        return Cover(title, subtitle, replace(table, lines=()), made, ())
    return Cover(title, subtitle, table, made, reader.warnings)


def _field(reader: PackReader) -> str:
    """What the plans are about, where they are of one sector."""
    sectors = {plan.sector for plan in reader.pack.plans}
    return (
        reader.say("pack-field", name=reader.word("sectors", *sectors)) if len(sectors) == 1 else ""
    )


def _subtitle(reader: PackReader) -> str:
    plans = reader.pack.plans
    names = reader.join(_places(plans[:NAMED]))
    if len(plans) > NAMED:
        names += reader.say("brief-more", n=len(plans) - NAMED)
    return reader.say("pack-subtitle", n=len(plans), names=names)


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
    widths = (12, 34, 9, 13, 9, 9, 14)
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
