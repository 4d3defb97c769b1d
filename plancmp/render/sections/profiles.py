"""Profiles of the plans: how much of each theme they cover, and by which instruments they act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.compare import shares
from plancmp.render import charts, words
from plancmp.render.blocks import Block, Cell, Chart, Heading, Line, Section, Table, said
from plancmp.render.pack_reader import PackReader


def build(reader: PackReader) -> Section:
    blocks = (*_themes(reader), *_instruments(reader))
    return Section("profiles", reader.say("section-profiles"), blocks)


def _themes(reader: PackReader) -> Iterator[Block]:
    intro, title = reader.say("profiles-intro"), reader.say("chart-themes")
    legend = reader.say("charts-profile") if reader.charts else ""
    unit = reader.say("profile-themes-unit")
    yield from _part(
        reader, "profile-themes", (intro + legend, title, unit), "theme", _theme_bars(reader)
    )


def _instruments(reader: PackReader) -> Iterator[Block]:
    """The longest bar is as long as a column allows."""
    found = shares.by_instrument(reader.pack.matrix, reader.domain)
    most = max((share.share for share in found), default=0) or 1
    intro = reader.say("profile-instruments-intro")
    title, unit = (
        reader.say("chart-instruments", most=words.percent(most)),
        "profile-instruments-unit",
    )
    texts = intro, title, reader.say(unit)
    bars = _instrument_bars(reader, found, most)
    yield from _part(reader, "profile-instruments", texts, "instrument", bars)


def _part(
    reader: PackReader, key: str, texts: tuple[str, str, str], head: str, bars: list[charts.Bar]
) -> Iterator[Block]:
    """The same figures as drawings, no larger than a page each, and as a table."""
    intro, title, unit = texts
    yield Heading(reader.say(key), key)
    yield said(intro)
    for page in charts.pages(bars) if reader.charts else ():
        told = reader.say("semicolon").join(_told(reader, page))
        label = reader.say("chart-figures", title=title, list=told)
        yield Chart(charts.profile(page, title, bars), label)
    names = charts.apart(reader.pack.plans)
    lines = []
    for row in dict.fromkeys(bar.row for bar in bars):
        figures = (Cell(bar.label, number=True) for bar in bars if bar.row == row)
        lines.append(Line((Cell(row), *figures)))
    heads = (reader.say(head), *(names[plan.id] for plan in reader.pack.plans))
    yield Table(reader.say(key), heads, tuple(lines), "profile", unit=unit)


def _told(reader: PackReader, bars: Sequence[charts.Bar]) -> Iterator[str]:
    """Every row in words."""
    for row in dict.fromkeys(bar.row for bar in bars):
        text = reader.join(f"{bar.column} {bar.label}" for bar in bars if bar.row == row)
        yield reader.say("labelled", label=row, text=text)


def _theme_bars(reader: PackReader) -> list[charts.Bar]:
    counted = {(s.theme, s.plan): s for s in shares.by_theme(reader.pack.matrix, reader.domain)}
    names = charts.apart(reader.pack.plans)
    bars = []
    for theme in reader.view.themes:
        for plan in reader.pack.plans:
            if found := counted.get((theme, plan.id)):
                word = reader.word("themes", theme)
                parts = found.full / found.rows, found.partial / found.rows
                label = f"{found.full}+{found.partial}/{found.rows}"
                bars.append(charts.Bar(word, names[plan.id], *parts, label))
    return bars


def _instrument_bars(
    reader: PackReader, found: Sequence[shares.InstrumentShare], most: float
) -> list[charts.Bar]:
    """Those that some plan uses."""
    used = {(share.instrument, share.plan): share for share in found}
    codes = [code for code in reader.domain.instruments if any(_tasks(reader, used, code))]
    names = charts.apart(reader.pack.plans)
    return [
        charts.Bar(
            reader.word("instruments", code),
            names[plan.id],
            used[code, plan.id].share / most,
            0.0,
            f"{used[code, plan.id].tasks} ({words.percent(used[code, plan.id].share)})",
        )
        for code in codes
        for plan in reader.pack.plans
    ]


def _tasks(
    reader: PackReader, used: dict[tuple[str, str], shares.InstrumentShare], code: str
) -> list[int]:
    return [used[code, plan.id].tasks for plan in reader.pack.plans]
