"""Profiles of the plans: how much of each theme they cover, and by which instruments they act."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.compare import shares
from plancmp.render import charts
from plancmp.render.blocks import Block, Cell, Chart, Heading, Line, Section, Table, said
from plancmp.render.pack_reader import PackReader


def build(reader: PackReader) -> Section:
    blocks = (*_themes(reader), *_instruments(reader))
    return Section("profiles", reader.say("section-profiles"), blocks)


def _themes(reader: PackReader) -> Iterator[Block]:
    intro = reader.say("profiles-intro")
    legend = reader.say("charts-profile") if reader.charts else ""
    yield from _part(reader, "profile-themes", intro + legend, "theme", _theme_bars(reader))


def _instruments(reader: PackReader) -> Iterator[Block]:
    intro = reader.say("profile-instruments-intro")
    bars = _instrument_bars(reader)
    yield from _part(reader, "profile-instruments", intro, "instrument", bars)


def _part(
    reader: PackReader, key: str, intro: str, head: str, bars: list[charts.Bar]
) -> Iterator[Block]:
    """The same figures as a drawing and as a table."""
    yield Heading(reader.say(key), key)
    yield said(intro)
    if reader.charts:
        yield Chart(charts.profile(bars), reader.say(key))
    names = tuple(plan.short_name for plan in reader.pack.plans)
    lines = []
    for row in dict.fromkeys(bar.row for bar in bars):
        figures = (Cell(bar.label, number=True) for bar in bars if bar.row == row)
        lines.append(Line((Cell(row), *figures)))
    yield Table(reader.say(key), (reader.say(head), *names), tuple(lines), "profile")


def _theme_bars(reader: PackReader) -> list[charts.Bar]:
    counted = {(s.theme, s.plan): s for s in shares.by_theme(reader.pack.matrix, reader.domain)}
    bars = []
    for theme in reader.view.themes:
        for plan in reader.pack.plans:
            if found := counted.get((theme, plan.id)):
                word = reader.word("themes", theme)
                parts = found.full / found.rows, found.partial / found.rows
                label = f"{found.full}+{found.partial}/{found.rows}"
                bars.append(charts.Bar(word, plan.short_name, *parts, label))
    return bars


def _instrument_bars(reader: PackReader) -> list[charts.Bar]:
    """Those that some plan uses, the longest bar as long as a column allows."""
    found = shares.by_instrument(reader.pack.matrix, reader.domain)
    used = {(share.instrument, share.plan): share for share in found}
    codes = [code for code in reader.domain.instruments if any(_tasks(reader, used, code))]
    most = max((share.share for share in found), default=0) or 1
    return [
        charts.Bar(
            reader.word("instruments", code),
            plan.short_name,
            used[code, plan.id].share / most,
            0.0,
            f"{used[code, plan.id].tasks} ({used[code, plan.id].share:.0%})",
        )
        for code in codes
        for plan in reader.pack.plans
    ]


def _tasks(
    reader: PackReader, used: dict[tuple[str, str], shares.InstrumentShare], code: str
) -> list[int]:
    return [used[code, plan.id].tasks for plan in reader.pack.plans]
