"""A document -> a draft plan: everything that could be read, and what a coder must check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from plancmp.domain import FALLBACK, Domain, Domains
from plancmp.drafting import classify, measures
from plancmp.drafting.columns import own_units
from plancmp.drafting.document import Document
from plancmp.drafting.grid import grids
from plancmp.drafting.horizon import Horizon, horizon
from plancmp.drafting.meta import Meta, meta, parts
from plancmp.drafting.outline import outline
from plancmp.drafting.pieces import Piece, plain
from plancmp.drafting.targets import figures_of
from plancmp.drafting.tasks import tasks
from plancmp.errors import NotAPlan, UnreadableInput, UsageError
from plancmp.grammar import Grammar
from plancmp.model.plan import Coding, Jurisdiction, OwnUnit, Plan, Source, Target, Task

CODER = "plancmp draft"
FEWEST_ARTICLES = 5
"""A regulation has so many articles at least."""
PARAGRAPHS = 3
"""And each has at most so many paragraphs, on the average."""
LONGEST_NAME = 40
"""Of an id made from a file's name."""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TOP = 5
"""In how many lines a document says what its field is."""


def draft(
    document: Document,
    name: str,
    today: str,
    domains: Domains,
    examples: Sequence[Plan] = (),
    part: int = 1,
    sector: str = "",
) -> Plan:
    """A plan of everything that can be read; NotAPlan when there is nothing to draft.

    name: id of the plan; today: ISO date, empty where nobody codes it; examples: coded plans, from
    which themes are proposed; part: of a notice with several plans; sector: else known by hints.
    """
    grammar = Grammar.common()
    document, pieces = _outlined(document, part, grammar)
    said = meta(document.lines, grammar)
    title = said.title or Path(document.path).stem
    of = sector or _sector(title, document, domains)
    domain = domains.get(of or _fallback(domains))
    own = own_units(list(grids(pieces, grammar)), domain)
    years = horizon(document.lines, said.title, grammar)
    return Plan(
        id=name,
        title=title,
        aliases=tuple(short for short in (grammar["place-tail"].without(said.place),) if short),
        jurisdiction=Jurisdiction(said.place, said.level),
        start=years.first,
        end=years.last,
        sector=domain.sector,
        source=Source(title, document.sha256, said.issuer, said.number, said.published),
        coding=Coding(CODER, today, "draft"),
        targets=(targets := _targets(pieces, years, domain, own)),
        tasks=_tasks(pieces, title, document, domain, examples),
        units=tuple(unit for unit in own if any(t.unit == unit.unit for t in targets)),
        check=tuple(_doubts(said, known_period=years.sure, known_sector=bool(of))),
        path=document.path,
    )


def name(asked: str, path: Path, document: Document) -> str:
    """The id that is asked for; else one from the document's file name, else from its hash.

    UsageError where no plan can be called so: the file that is drafted is called by its id.
    """
    if asked:
        if not _ID.fullmatch(asked):
            raise UsageError("not-an-id", name=asked)
        return asked
    slug = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")[:LONGEST_NAME]
    return slug if re.search("[a-z]", slug) else f"draft-{document.sha256[:8]}"


def warnings(document: Document, plan: Plan, domains: Domains) -> tuple[tuple[str, str], ...]:
    """What a coder should look at first: message keys and a value each."""
    found: list[tuple[str, str]] = []
    count = len(parts(document.lines, domains.get(plan.sector).grammar))
    if "title" in plan.check:
        found.append(("draft-no-title", ""))
    if "period" in plan.check:
        found.append(("draft-no-period", ""))
    if count > 1:
        found.append(("draft-other-plan", str(count)))
    if not plan.targets:
        found.append(("draft-no-targets", ""))
    return tuple(found)


def _outlined(
    document: Document, part: int, grammar: Grammar
) -> tuple[Document, tuple[Piece, ...]]:
    """The part of the document that is asked for, in pieces; NotAPlan for a regulation."""
    chosen = _part(document, part, grammar)
    pieces = outline(chosen.lines, grammar)
    _refuse_regulation(chosen, pieces, grammar)
    return chosen, pieces


def _part(document: Document, part: int, grammar: Grammar) -> Document:
    """The document with the lines of other plans blank, so that line numbers stay."""
    spans = parts(document.lines, grammar)
    if not 1 <= part <= len(spans):
        raise UnreadableInput("no-such-part", path=document.path, part=part, n=len(spans))
    first, last = spans[part - 1]
    lines = enumerate(document.lines, 1)
    return replace(document, lines=tuple(line if first <= i <= last else "" for i, line in lines))


def _refuse_regulation(document: Document, pieces: Sequence[Piece], grammar: Grammar) -> None:
    """A regulation has articles; a plan has none. Items of its lists have a number of their own."""
    articles = sum(grammar["article"].holds(plain(line)) for line in document.lines)
    paragraphs = sum(piece.kind == "text" and not piece.level for piece in pieces)
    if articles >= FEWEST_ARTICLES and PARAGRAPHS * articles >= paragraphs:
        raise NotAPlan("regulation", path=document.path, articles=articles)


def _sector(title: str, document: Document, domains: Domains) -> str:
    """The pack of which a hint stands first in the title, else in the first lines; or empty."""
    for text in (title, "".join(document.lines[:TOP])):
        found = [
            (at, sector)
            for sector in domains.sectors
            for hint in domains.name(sector).get("hints", ())
            if (at := text.find(hint)) >= 0
        ]
        if found:
            return min(found)[1]
    return ""


def _fallback(domains: Domains) -> str:
    return FALLBACK if FALLBACK in domains.sectors else domains.sectors[0]


def _doubts(said: Meta, *, known_period: bool, known_sector: bool) -> Iterator[str]:
    """The fields of the plan as a whole that the document does not say."""
    if not said.title:
        yield "title"
    if not (said.place and said.level and said.sure_place):
        yield "jurisdiction"
    if not known_period:
        yield "period"
    if not known_sector:
        yield "sector"


def _targets(
    pieces: Sequence[Piece], years: Horizon, domain: Domain, own: Sequence[OwnUnit]
) -> tuple[Target, ...]:
    """Of every figure that is promised; own: the units that only the document's tables know."""
    tabled = domain.with_units(own)
    found = list(figures_of(pieces, years, domain, tabled))
    return tuple(measures.targets(found, tabled))


def _tasks(
    pieces: Sequence[Piece],
    title: str,
    document: Document,
    domain: Domain,
    examples: Sequence[Plan],
) -> tuple[Task, ...]:
    """With the themes of coded plans of the field; that of this very document does not count."""
    found = [measures.task(task, title, domain) for task in tasks(pieces, domain.grammar)]
    if not found:
        raise NotAPlan("nothing-promised", path=document.path)
    others = [
        plan
        for plan in examples
        if plan.sector == domain.sector
        and plan.source.sha256 != document.sha256
        and not plan.is_draft
    ]
    if not others:
        return tuple(found)
    classifier = classify.learn(others)
    return tuple(_classified(task, classifier) for task in found)


def _classified(task: Task, classifier: classify.Classifier) -> Task:
    check = tuple(field for field in task.check if field != "theme")
    return replace(task, theme=classify.best(classifier, task), check=check)
