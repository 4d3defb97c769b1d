"""Plans made up by hypothesis: whatever a plan file may hold, valid by every rule."""

from __future__ import annotations

from decimal import Decimal
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
IDS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
LINES = st.lists(
    st.tuples(st.integers(1, 500), st.integers(0, 9)).map(lambda s: (s[0], s[0] + s[1])),
    min_size=1,
    max_size=3,
).map(tuple)
FIGURES = st.decimals(0, 10**9, places=4).map(lambda d: d.normalize() + 0)
DATES = st.dates().map(str).filter(lambda d: d >= "1000")


def code(name: str, *, empty: bool = False) -> st.SearchStrategy[str]:
    codes = [*TERMS[name], *([""] if empty else [])]
    return st.sampled_from(codes)


def codes(name: str) -> st.SearchStrategy[Any]:
    return st.lists(st.sampled_from([*TERMS[name]]), unique=True, max_size=3).map(tuple)


def some(of: st.SearchStrategy[Any], most: int = 3, least: int = 0) -> st.SearchStrategy[Any]:
    return st.lists(of, unique=True, min_size=least, max_size=most).map(tuple)


@st.composite
def targets(draw: Any, units: tuple[str, ...], start: int | None) -> Target:
    year = draw(st.none() | st.integers(start or 2000, 2050))
    value = draw(st.none() | FIGURES)
    top = None if value is None else draw(st.none() | st.integers(1, 99))
    before = st.none() if year is None else st.integers(1990, year - 1)
    return Target(
        id=draw(IDS),
        name=draw(TEXT),
        theme=draw(st.sampled_from([*FIELD.themes])),
        unit=draw(st.sampled_from([*units, "件", "亿元", "人/千人", "万件/年"])),
        basis=draw(code("bases")),
        year=year,
        value=value,
        value_max=None if top is None else Decimal(value + top),
        comparator=draw(code("comparators").filter(lambda c: c != "range")) if not top else "range",
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
        theme=draw(st.sampled_from([*FIELD.themes])),
        instruments=draw(some(st.sampled_from([*FIELD.instruments]), most=6, least=1)),
        actions=draw(some(TEXT.filter(lambda t: len(t) > 1), most=5, least=1)),
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
    st.just("") | st.from_regex(r"[0-9]{6}", fullmatch=True),
    NOTE,
)
SOURCES = st.builds(
    Source,
    TEXT,
    st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
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
        not_coded=draw(some(st.builds(LeftOut, LINES, TEXT, NOTE))),
    )
