"""Plans made up by hypothesis: whatever a plan file may hold, valid by every rule."""

from __future__ import annotations

import string
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st

from plancmp import knowledge
from plancmp.model.plan import (
    Baseline,
    Coding,
    Jurisdiction,
    LeftOut,
    OwnUnit,
    Plan,
    Source,
    Target,
    Task,
)
from tests import fixtures

FIELD = fixtures.domain()
TERMS = knowledge.common("terms")
LETTERS = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cs", "Zl", "Zp"),
    exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
)
WORDS = st.sampled_from(
    ["扩大质押融资规模", "推广专利保险", "yes", "2021-01-01", "0x1F", "a: b", "#x", "~"]
)
TEXT = WORDS | st.text(LETTERS, min_size=1, max_size=12).filter(str.strip)
NOTE = st.just("") | TEXT
SIGNS = string.ascii_lowercase + string.digits
IDS = st.builds(
    lambda first, *more: "-".join((first, *filter(None, more))),
    st.text(SIGNS, min_size=1, max_size=6),
    st.text(SIGNS, max_size=4),
    st.text(SIGNS, max_size=4),
)
LINES = st.lists(
    st.tuples(st.integers(1, 500), st.integers(0, 9)).map(lambda s: (s[0], s[0] + s[1])),
    min_size=1,
    max_size=3,
).map(tuple)
FIGURES = st.decimals(0, 10**9, places=4).map(lambda d: d.normalize() + 0)
DATES = st.dates(date(1000, 1, 1)).map(str)


@cache
def code(name: str, *, empty: bool = False) -> st.SearchStrategy[str]:
    codes = [*TERMS[name], *([""] if empty else [])]
    return st.sampled_from(codes)


@cache
def codes(name: str) -> st.SearchStrategy[Any]:
    return st.lists(st.sampled_from([*TERMS[name]]), unique=True, max_size=3).map(tuple)


@cache
def some(of: st.SearchStrategy[Any], most: int = 3, least: int = 0) -> st.SearchStrategy[Any]:
    return st.lists(of, unique=True, min_size=least, max_size=most).map(tuple)


UNRANGED = code("comparators").filter(lambda c: c != "range")
TWO_SIGNS = TEXT.filter(lambda t: len(t) > 1)
INSTRUMENTS = st.sampled_from([*FIELD.instruments])
THEMES = st.sampled_from([*FIELD.themes])


@st.composite
def targets(draw: Any, units: tuple[str, ...], start: int | None) -> Target:
    year = draw(st.none() | st.integers(start or 2000, 2050))
    value = draw(st.none() | FIGURES)
    top = None if value is None else draw(st.none() | st.integers(1, 99))
    before = st.none() if year is None else st.integers(1990, year - 1)
    return Target(
        id=draw(IDS),
        name=draw(TEXT),
        theme=draw(THEMES),
        unit=draw(st.sampled_from([*units, "件", "亿元", "人/千人", "万件/年"])),
        basis=draw(code("bases")),
        year=year,
        value=value,
        value_max=None if top is None else Decimal(value + top),
        comparator=draw(UNRANGED) if not top else "range",
        baseline=draw(st.none() | st.builds(Baseline, before, FIGURES)),
        binding=draw(code("bindings")),
        lines=draw(LINES),
        direction=draw(code("directions", empty=True)),
        applies_to=draw(some(TEXT)),
        inferred=draw(codes("inferable")),
        check=draw(codes("checkable_target")),
        note=draw(NOTE if value is not None else TEXT),
        row=draw(st.none() | st.integers(1, 60)),
        binding_printed=draw(NOTE),
        definition_scope=draw(code("levels", empty=True)),
    )


@st.composite
def tasks(draw: Any) -> Task:
    return Task(
        id=draw(IDS),
        title=draw(TEXT),
        section=draw(some(TEXT, least=1)),
        theme=draw(THEMES),
        instruments=draw(some(INSTRUMENTS, most=6, least=1)),
        actions=draw(some(TWO_SIGNS, most=5, least=1)),
        lines=draw(LINES),
        applies_to=draw(some(TEXT)),
        check=draw(codes("checkable_task")),
        note=draw(NOTE),
    )


OWN_UNITS = st.lists(
    st.builds(
        OwnUnit,
        st.sampled_from(["册", "本次", "灯", "公斤米"]),
        st.sampled_from(["own", "count", "money"]),
        st.sampled_from(["", "2", "0.5", "2000/3"]),
    ),
    unique_by=lambda unit: unit.unit,
    max_size=2,
).map(tuple)
JURISDICTIONS = st.builds(
    Jurisdiction,
    NOTE,
    code("levels", empty=True),
    st.just("") | st.integers(0, 999_999).map("{:06}".format),
    NOTE,
)
LEFT_OUT = st.builds(LeftOut, LINES, TEXT, NOTE)
SOURCES = st.builds(
    Source,
    TEXT,
    st.binary(min_size=32, max_size=32).map(bytes.hex),
    NOTE,
    NOTE,
    st.just("") | DATES,
)


@st.composite
def plans(draw: Any, id: str = "made", units: tuple[OwnUnit, ...] | None = None) -> Plan:
    """A plan of intellectual property; id: the stem of the file that it may be written to; units:
    those that it declares, any by default.
    """
    start = draw(st.none() | st.integers(2000, 2030))
    end = draw(st.none() | st.integers(start or 2000, 2040))
    units = draw(OWN_UNITS) if units is None else units
    words = tuple(unit.unit for unit in units)
    measures = st.lists(targets(words, start) | tasks(), max_size=6, unique_by=lambda m: m.id)
    found = draw(measures)
    return Plan(
        id=id,
        title=draw(NOTE),
        aliases=draw(some(TEXT)),
        jurisdiction=draw(JURISDICTIONS),
        start=start,
        end=end,
        sector="intellectual-property",
        source=draw(SOURCES),
        coding=Coding(draw(TEXT), draw(st.just("") | DATES), draw(code("statuses"))),
        targets=tuple(m for m in found if isinstance(m, Target)),
        tasks=tuple(m for m in found if isinstance(m, Task)),
        units=units,
        check=draw(codes("checkable_plan")),
        not_coded=draw(some(LEFT_OUT)),
    )
