"""Profiles of the plans: how much of each theme they cover, and by which instruments they act."""

from __future__ import annotations

from plancmp.compare import shares
from plancmp.render import charts
from plancmp.render.blocks import Block, Cell, Chart, Heading, Line, Section, Table, said
from plancmp.render.book import Book


def build(book: Book) -> Section:
    blocks = (
        *_part(book, "profile-themes", "profiles-intro", "theme", _themes(book)),
        *_part(
            book,
            "profile-instruments",
            "profile-instruments-intro",
            "instrument",
            _instruments(book),
        ),
    )
    return Section("profiles", book.say("section-profiles"), blocks)


def _part(book: Book, key: str, intro: str, head: str, bars: list[charts.Bar]) -> tuple[Block, ...]:
    rows = list(dict.fromkeys(bar.row for bar in bars))
    names = tuple(plan.short_name for plan in book.pack.plans)
    lines = tuple(
        Line((Cell(row), *(Cell(bar.label, number=True) for bar in bars if bar.row == row)))
        for row in rows
    )
    chart = Chart(charts.profile(bars), book.say(key))
    return (
        Heading(book.say(key), key),
        said(
            book.say(intro), book.say("charts-profile") if book.charts and head == "theme" else ""
        ),
        chart,
        Table(book.say(key), (book.say(head), *names), lines, "profile"),
    )


def _themes(book: Book) -> list[charts.Bar]:
    counted = {
        (r["plan"], r["theme"]): r for r in shares.by_theme(book.pack.matrix).to_dict("records")
    }
    bars = []
    for theme in view.themes:
        for plan in book.pack.plans:
            if (plan.id, theme) in counted:
                row = counted[plan.id, theme]
                full, partial, rows = int(row["full"]), int(row["partial"]), int(row["rows"])
                bars.append(
                    charts.Bar(
                        book.word("themes", theme),
                        plan.short_name,
                        full / rows,
                        partial / rows,
                        f"{full}+{partial}/{rows}",
                    )
                )
    return bars


def _instruments(book: Book) -> list[charts.Bar]:
    used = {
        (r["plan"], r["instrument"]): r
        for r in shares.by_instrument(book.pack.matrix).to_dict("records")
    }
    most = max((r["share"] for r in used.values()), default=0) or 1
    bars = []
    for code in codelist("instruments"):
        if any(used[plan.id, code]["tasks"] for plan in book.pack.plans):
            for plan in book.pack.plans:
                row = used[plan.id, code]
                label = f"{row['tasks']} ({row['share']:.0%})"
                bars.append(
                    charts.Bar(
                        book.word("instruments", code),
                        plan.short_name,
                        row["share"] / most,
                        0.0,
                        label,
                    )
                )
    return bars
