"""Slides of what is covered: how many topics are shared, and how much of each theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.compare import shares
from plancmp.model.coverage import CoverageRow
from plancmp.model.plan import Plan
from plancmp.render import words
from plancmp.render.pack_reader import PackReader
from plancmp.render.sections import overview
from plancmp.render.slides.deck import Bars, Grid, Numbers, Part, Series, Slide

FEW = 6
COLUMNS = 12
"""Of a table at most, beside the first."""
"""Up to so many plans a chart has a bar for each plan and theme."""
LABELLED = 3
"""Up to so many plans each bar has room for its figure."""
ROOM = 10
"""Up to so many plans there is room for large figures above the table."""
NOTED = 40
"""Topics that the notes name."""


def slides(reader: PackReader) -> Iterator[Slide]:
    rows = [row for row in reader.pack.matrix.rows if row.kind == "task"]
    if rows:
        yield _shared(reader, rows)
        yield _chart(reader)
        yield _table(reader)


def _full(row: CoverageRow) -> int:
    return sum(cell.coverage == "full" for cell in row.cells)


def _shared(reader: PackReader, rows: Sequence[CoverageRow]) -> Slide:
    every = len(reader.plans)
    full = list(map(_full, rows))
    counts = {"n": len(rows), "all": full.count(every), "one": full.count(1)}
    told = [("slide-topics-all", counts["all"]), ("slide-topics-one", counts["one"])]
    if every > 2:
        told.insert(1, ("slide-topics-some", sum(1 < n < every for n in full)))
    told.insert(0, ("slide-topics-every", counts["n"]))
    numbers = Numbers(tuple((str(n), reader.say(key)) for key, n in told))
    table = _plans(reader, rows)
    parts: tuple[Part, ...] = (numbers, table) if every <= ROOM else (table,)
    shared = [row for row, n in zip(rows, full, strict=True) if n == every]
    notes = [reader.say("slide-topics-shared"), *(_noted(reader, row) for row in shared[:NOTED])]
    return Slide(reader.say("slide-topics", plans=every, **counts), parts, tuple(notes))


def _noted(reader: PackReader, row: CoverageRow) -> str:
    """A topic with the lines of each plan's measures."""
    found = (
        f"{reader.name(cell.plan)} {words.span(reader.measure(ref).lines)}"
        for cell in row.cells
        for ref in cell.members[:1]
    )
    return f"{row.label} ({'; '.join(found)})"


def _plans(reader: PackReader, rows: Sequence[CoverageRow]) -> Grid:
    """How many topics each plan covers, and how many only it."""
    heads = [reader.say("plan")]
    heads += [reader.word("coverages", code) for code in reader.coverages]
    heads.append(reader.say("alone"))
    lines = tuple(_line(reader, plan, rows) for plan in reader.pack.plans)
    caption = reader.say("slide-topics-table")
    columns = len(heads) - 1
    return Grid(caption, tuple(heads), lines, (2, *[1] * columns), tuple(range(1, columns + 1)))


def _line(reader: PackReader, plan: Plan, rows: Sequence[CoverageRow]) -> tuple[str, ...]:
    found: list[str] = [row.of(plan).coverage for row in rows]
    own = sum(_is_own(row, plan) for row in rows)
    counts = (found.count(code) for code in reader.coverages)
    return (plan.short_name, *map(str, counts), str(own))


def _is_own(row: CoverageRow, plan: Plan) -> bool:
    """Whether no other plan has anything of it, not even in part."""
    others = {cell.coverage for cell in row.cells if cell.plan != plan.id}
    return row.of(plan).coverage == "full" and others <= {"none", "absent"}


def _chart(reader: PackReader) -> Slide:
    """By theme and plan; of many plans by plan alone."""
    found = shares.by_theme(reader.pack.matrix, reader.domain)
    title, chart = reader.say("slide-themes-many"), _stacked(reader, found)
    if len(reader.plans) <= FEW:
        ends = _ends(reader, found)
        key = "slide-themes-for" if reader.pack.focus else "slide-themes"
        title = reader.say(key, **ends) if ends else reader.say("profile-themes")
        chart = _columns(reader, found)
    notes = [reader.say("slide-share-note")]
    notes += [
        f"{reader.name(s.plan)}, {reader.word('themes', s.theme)}: {s.full}/{s.rows}" for s in found
    ]
    return Slide(title, (chart,), tuple(notes))


def _ends(reader: PackReader, found: Sequence[shares.ThemeShare]) -> dict[str, str]:
    """The themes that the plan of the pack, or all plans together, cover most and least, of those
    with enough topics; empty where it is not one theme each.
    """
    asked = {plan.id for plan in reader.asked}
    found = [share for share in found if share.plan in asked]
    themes = dict.fromkeys(share.theme for share in found if share.rows >= overview.FEW)
    told = {
        theme: sum(s.full for s in found if s.theme == theme)
        / sum(s.rows for s in found if s.theme == theme)
        for theme in themes
    }
    ordered = sorted(told, key=lambda theme: told[theme])
    if len(ordered) < 2 or any(told[x] == told[y] for x, y in (ordered[:2], ordered[-2:])):
        return {}
    low, high = ordered[0], ordered[-1]
    plan = reader.asked[0].short_name
    return {"high": reader.word("themes", high), "low": reader.word("themes", low), "plan": plan}


def _columns(reader: PackReader, found: Sequence[shares.ThemeShare]) -> Bars:
    share = {(s.theme, s.plan): s.share for s in found}
    themes = tuple(dict.fromkeys(s.theme for s in found))
    series = tuple(
        Series(plan.short_name, tuple(share.get((theme, plan.id)) for theme in themes))
        for plan in reader.pack.plans
    )
    names = tuple(reader.word("themes", theme) for theme in themes)
    labelled = len(series) <= LABELLED
    return Bars(reader.say("slide-share"), names, series, "columns", "0%", labelled)


def _stacked(reader: PackReader, found: Sequence[shares.ThemeShare]) -> Bars:
    def total(plan: Plan, code: str) -> int:
        return sum(getattr(s, code) for s in found if s.plan == plan.id)

    series = tuple(
        Series(
            reader.word("coverages", code),
            tuple(total(plan, code) for plan in reader.pack.plans),
        )
        for code in reader.coverages
    )
    names = tuple(plan.short_name for plan in reader.pack.plans)
    return Bars(reader.say("slide-topics-table"), names, series, "stacked")


def _table(reader: PackReader) -> Slide:
    """The figures of the chart: a line for each theme; of many plans and few themes a line for each
    plan; of many of both the themes with most topics.
    """
    found = shares.by_theme(reader.pack.matrix, reader.domain)
    told = {(s.theme, s.plan): f"{s.full}+{s.partial}/{s.rows}" for s in found}
    topics = {s.theme: s.rows for s in found}
    plans = [(plan.id, plan.short_name) for plan in reader.pack.plans]
    if len(plans) > COLUMNS < len(topics):
        kept = sorted(topics, key=lambda theme: -topics[theme])[:COLUMNS]
        topics = {theme: n for theme, n in topics.items() if theme in kept}
    themes = [(theme, reader.word("themes", theme)) for theme in topics]
    if len(plans) <= FEW or len(themes) > COLUMNS:
        head, columns = reader.say("theme"), plans
        lines = [(word, *(told.get((t, p), "") for p, _ in plans)) for t, word in themes]
    else:
        head, columns = reader.say("plan"), themes
        lines = [(name, *(told.get((t, p), "") for t, _ in themes)) for p, name in plans]
    heads = (head, *(name for _, name in columns))
    widths = (3, *[2] * len(columns))
    places = tuple(range(1, len(heads)))
    grid = Grid(reader.say("profile-themes"), heads, tuple(lines), widths, places)
    return Slide(reader.say("slide-themes-table"), (grid,), tuple(_instruments(reader)))


def _instruments(reader: PackReader) -> Iterator[str]:
    """For the speaker: by which instruments the plans act."""
    yield reader.say("profile-instruments-intro")
    used = [s for s in shares.by_instrument(reader.pack.matrix, reader.domain) if s.tasks]
    for plan in reader.pack.plans:
        most = sorted((s for s in used if s.plan == plan.id), key=lambda s: -s.tasks)[:5]
        named = (f"{reader.word('instruments', s.instrument)} {s.tasks}" for s in most)
        yield f"{plan.short_name}: {reader.join(named)}"
