"""The public function that searches all plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Unpack

from plancmp import knowledge
from plancmp.domain import Domains
from plancmp.errors import UsageError
from plancmp.library import distinct
from plancmp.match.asked import wording
from plancmp.match.search import search
from plancmp.model.answers import Answers
from plancmp.results import Result
from plancmp.session import Session, Where
from plancmp.shelf.spoken import Spoken

MOST = 80
"""Characters of a query."""


class AnswersResult(Result):
    """Which plans do what was asked for. `value` is the `Answers`."""

    value: Answers
    kind = "answers"
    frames = ("plans", "tasks", "targets", "nearest")

    def _brief(self) -> str:
        found = self.value
        return f"{found.of('full')} of {found.searched} plans say {found.query}"


def find(
    query: str, *, sector: str = "", theme: str = "", level: str = "", **where: Unpack[Where]
) -> AnswersResult:
    """Which plans do what somebody asks for, since when, with which figure.

    sector, theme (code or name), level (code): of the plans and measures that are searched. Raises
    UsageError for a query without two characters in a row and for an unknown theme or level,
    UnknownSector, and what `plans` raises.
    """
    query = " ".join("".join(c if c.isprintable() else " " for c in query).split())
    if len(wording(query)[0]) < 2:
        raise UsageError("empty-query", query=query)
    if len(query) > MOST:
        raise UsageError("long-query", most=MOST)
    library = Session.open(where).library
    said = list(_chosen(library.spoken(), _themes(theme, sector, library.domains), sector, level))
    found = _named(search(query, said, library.domains))
    sectors = {each.entry.plan.sector: each.entry.plan for each in said}
    return AnswersResult(found, library.domains.of(*sectors.values()) if sectors else None)


def _named(found: Answers) -> Answers:
    """With names that tell the plans apart."""
    plans = distinct(tuple(each.plan for each in found.plans))
    named = zip(found.plans, plans, strict=True)
    return replace(found, plans=tuple(replace(each, plan=plan) for each, plan in named))


def _themes(name: str, sector: str, domains: Domains) -> Mapping[str, str]:
    """The code of a theme in each field that has it; nothing where none is asked for."""
    fields = [domains.get(each) for each in ((sector,) if sector else domains.sectors)]
    found = {field.sector: code for field in fields if (code := field.theme(name))}
    if name and not found:
        known = sorted({code for field in fields for code in field.themes})
        raise UsageError("no-such-theme", name=name, known=", ".join(known))
    return found if name else {field.sector: "" for field in fields}


def _chosen(
    said: Iterator[Spoken], themes: Mapping[str, str], sector: str, level: str
) -> Iterator[Spoken]:
    levels: Mapping[str, Any] = knowledge.common("terms")["levels"]
    if level and level not in levels:
        known = ", ".join(levels)
        raise UsageError("no-such-choice", name="level", value=level, known=known)
    for each in said:
        plan = each.entry.plan
        theme = themes.get(plan.sector)
        if theme is None or (sector and plan.sector != sector):
            continue
        if theme in ("", each.theme) and level in ("", plan.jurisdiction.level):
            yield each
