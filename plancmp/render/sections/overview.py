"""The whole on one page: plans by theme and by instrument, heat maps with two sentences each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from plancmp.compare import shares
from plancmp.model.plan import Plan
from plancmp.render import charts, words
from plancmp.render.blocks import Block, Cell, Chart, Heading, Line, Section, Table, said
from plancmp.render.pack_reader import PackReader

PLANS = charts.MOST_COLUMNS
"""At most so many are drawn; the rest are named."""
INSTRUMENTS, ROWS = 16, 26
"""How many instruments are drawn, and rows of both charts together, which share a page."""
CLOSE = Fraction(1, 4)
"""Shares that differ by more are not called close."""
FEW = 4
"""Themes of fewer topics are not compared: one topic more or less moves their share too far."""
NAMES = 3
"""Plans and rows that one sentence names."""
PORTRAIT = 10
"""More plans need the long side of the paper."""


@dataclass(frozen=True, slots=True)
class Share:
    """One plan in one row: a part of a whole, and how the cell tells it."""

    part: int
    whole: int
    label: str

    @property
    def value(self) -> Fraction | None:
        """None where there is nothing to be shared."""
        return Fraction(self.part, self.whole) if self.whole else None


Grid = Mapping[str, Mapping[str, Share]]
"""By name of the row, then by plan id."""


def build(reader: PackReader) -> Section:
    blocks = (*_themes(reader), *_instruments(reader), *_rest(reader))
    wide = min(len(reader.pack.plans), PLANS) > PORTRAIT
    return Section("overview", reader.say("section-overview"), blocks, wide)


def _plans(reader: PackReader) -> Sequence[Plan]:
    return reader.pack.plans[:PLANS]


def _themes(reader: PackReader) -> Iterator[Block]:
    found = _by_theme(reader)
    yield Heading(reader.say("overview-themes"), "overview-themes")
    enough = {row: cells for row, cells in found.items() if _wholes(cells) >= FEW}
    few = [row for row in found if row not in enough]
    told = _compared(reader, enough, "overview-theme-even", "overview-theme-apart")
    if few and told:
        told.append(reader.say("overview-theme-few", n=FEW, list=reader.join(few)))
    yield said(*(told or [reader.say("overview-none")]))
    yield from _map(reader, found, reader.say("overview-themes-map"), "theme", 1.0)


def _by_theme(reader: PackReader) -> Grid:
    """The themes that have topics, in their order."""
    counted = {(s.theme, s.plan): s for s in shares.by_theme(reader.pack.matrix, reader.domain)}
    grid: dict[str, dict[str, Share]] = {}
    for theme in reader.view.themes:
        for plan in _plans(reader):
            if s := counted.get((theme, plan.id)):
                share = Share(s.full, s.rows, f"{s.full}+{s.partial}/{s.rows}")
                grid.setdefault(reader.word("themes", theme), {})[plan.id] = share
    return grid


def _instruments(reader: PackReader) -> Iterator[Block]:
    every = _by_instrument(reader)
    found = _most_used(every, min(INSTRUMENTS, ROWS - len(_by_theme(reader))))
    yield Heading(reader.say("overview-instruments"), "overview-instruments")
    told = _compared(reader, found, "overview-instrument-even", "overview-instrument-apart")
    if len(found) < len(every):
        counts = {"n": len(found), "total": len(every)}
        told.append(reader.say("overview-instrument-some", **counts))
        if reader.has("profiles"):
            section = reader.say("section-profiles")
            told.append(reader.say("overview-instrument-where", section=section))
    yield said(*(told or [reader.say("overview-none")]))
    most = float(max((_value(s) for cells in found.values() for s in cells.values()), default=0))
    title = reader.say("overview-instruments-map", most=words.percent(most))
    yield from _map(reader, found, title, "instrument", most or 1.0)


def _by_instrument(reader: PackReader) -> Grid:
    """Those that some plan uses, in their order."""
    tasks = {plan.id: len(plan.tasks) for plan in _plans(reader)}
    grid: dict[str, dict[str, Share]] = {}
    for s in shares.by_instrument(reader.pack.matrix, reader.domain):
        if s.plan in tasks:
            label = words.percent(s.share) if tasks[s.plan] else ""
            name = reader.word("instruments", s.instrument)
            grid.setdefault(name, {})[s.plan] = Share(s.tasks, tasks[s.plan], label)
    order = [reader.word("instruments", code) for code in reader.domain.instruments]
    used = {row for row, cells in grid.items() if any(s.part for s in cells.values())}
    return {row: grid[row] for row in dict.fromkeys(order) if row in used}


def _most_used(every: Grid, most: int) -> Grid:
    """By the mean of their shares, in the order of the field."""
    ranked = sorted(every, key=lambda row: -sum(map(_value, every[row].values())))
    kept = set(ranked[: max(most, INSTRUMENTS // 2)])
    return {row: cells for row, cells in every.items() if row in kept}


def _value(share: Share) -> Fraction:
    return share.value or Fraction(0)


def _wholes(cells: Mapping[str, Share]) -> int:
    return min((share.whole for share in cells.values()), default=0)


def _compared(reader: PackReader, grid: Grid, even: str, apart: str) -> list[str]:
    """Where the plans are closest to each other, and where they differ most; nothing of one row."""
    spread = {}
    for row, cells in grid.items():
        values = [share.value for share in cells.values() if share.value is not None]
        if len(values) > 1:
            spread[row] = max(values) - min(values)
    if len(set(spread.values())) < 2:
        return []
    told = []
    ends = [(even, min(spread.values())), (apart, max(spread.values()))]
    for key, wanted in ends if ends[0][1] <= CLOSE else ends[1:]:
        rows = [row for row, value in spread.items() if value == wanted][:NAMES]
        items = reader.say("semicolon").join(_item(reader, row, grid[row]) for row in rows)
        told.append(reader.say(key, list=items))
    return told


def _item(reader: PackReader, row: str, cells: Mapping[str, Share]) -> str:
    """A row with the plans of the largest and the smallest share."""
    held = {plan: share for plan, share in cells.items() if share.value is not None}
    high, low = max(map(_value, held.values())), min(map(_value, held.values()))
    if high == low:
        return reader.say("overview-level", name=row, high=words.percent(float(high)))
    ends = {"low": low, "high": high}
    digits = int(words.percent(float(low)) == words.percent(float(high)))
    told = {key: words.percent(float(value), digits) for key, value in ends.items()}
    plans = {"bottom": _who(reader, held, low), "top": _who(reader, held, high)}
    return reader.say("overview-item", name=row, **told, **plans)


def _who(reader: PackReader, held: Mapping[str, Share], value: Fraction) -> str:
    """The plans of that share, by name where they are few, and of what it is a share."""
    names = charts.apart(reader.pack.plans)
    plans = [plan for plan, share in held.items() if share.value == value]
    told = reader.join(names[plan] for plan in plans)
    if len(plans) > NAMES:
        told = reader.say("overview-plans", n=len(plans))
    counts = {(held[plan].part, held[plan].whole) for plan in plans}
    if len(counts) > 1:
        return told
    part, whole = counts.pop()
    return reader.say("overview-share", plans=told, part=part, whole=whole)


def _map(reader: PackReader, grid: Grid, title: str, head: str, most: float) -> Iterator[Block]:
    """The drawing, or the same figures as a table; most: the share that fills a cell."""
    plans = _plans(reader)
    names = charts.apart(reader.pack.plans)
    if not grid:
        return
    cells = [
        charts.Heat(
            row,
            names[plan.id],
            None if found[plan.id].value is None else float(_value(found[plan.id])) / most,
            found[plan.id].label,
        )
        for row, found in grid.items()
        for plan in plans
    ]
    if reader.charts:
        told = (_row(reader, cells, row) for row in grid)
        label = reader.say("chart-figures", title=title, list=reader.say("semicolon").join(told))
        yield Chart(charts.heat(cells, title, centered=reader.official), label)
        return
    lines = tuple(
        Line((Cell(row), *(Cell(cell.label, number=True) for cell in cells if cell.row == row)))
        for row in grid
    )
    heads = (reader.say(head), *(names[plan.id] for plan in plans))
    yield Table(title, heads, lines, "profile")


def _row(reader: PackReader, cells: Sequence[charts.Heat], row: str) -> str:
    """One row in words."""
    told = reader.join(f"{cell.column} {cell.label}" for cell in cells if cell.row == row)
    return reader.say("labelled", label=row, text=told)


def _rest(reader: PackReader) -> Iterator[Block]:
    """The plans that are not drawn."""
    names = charts.apart(reader.pack.plans)
    rest = [names[plan.id] for plan in reader.pack.plans[PLANS:]]
    if rest:
        counts = {"n": PLANS, "more": len(rest)}
        yield said(reader.say("overview-rest", list=reader.join(rest), **counts))
