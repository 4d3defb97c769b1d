"""What a document says of itself: title, issuer, number, date, jurisdiction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise

from plancmp.drafting.jurisdiction import Place, place
from plancmp.drafting.mention import number
from plancmp.drafting.pieces import without_bookmarks
from plancmp.drafting.signs import flat
from plancmp.grammar import Grammar
from plancmp.model.finding import Span

TOP = 60
"""How many lines may stand before a plan begins."""
BOTTOM = 20
"""How many lines at the end may say when it was issued."""
TITLE = range(6, 61)
"""How many characters a title has."""
LONGEST_LABEL = 90
"""A line with the document's number has at most so many characters."""
LINES_OF_TITLE = 3
NEAR = 2
"""How many lines after its name the date of an issuer stands."""


@dataclass(frozen=True, slots=True)
class Meta:
    """Empty where the document does not say."""

    title: str = ""
    issuer: str = ""
    number: str = ""
    published: str = ""
    """ISO date."""
    place: str = ""
    level: str = ""
    sure_place: bool = True
    """Whether title, issuer or number say whose it is."""


def meta(lines: Sequence[str], grammar: Grammar) -> Meta:
    """Everything that is found; nothing is guessed but the level, by how the place's name ends."""
    text = [line for line in dropwhile(lambda line: not line, _flat(lines, grammar)) if line]
    front = _front(text, grammar)
    title = _title(front, grammar)
    issuer = _issuer(title, front, text, grammar)
    named = _number(front, grammar)
    where: Place = place(title, issuer, named, text, grammar)
    date = _date(text, grammar)
    return Meta(title, issuer, named, date, where.name, where.level, sure_place=where.sure)


def titles(lines: Sequence[str], grammar: Grammar) -> list[str]:
    """Every line that is the title of a plan by itself; two plans may stand in one notice."""
    found = [
        line
        for line in lines
        if len(line) in TITLE
        and grammar["title-end"].holds(line)
        and not grammar["not-a-title"].holds(line)
    ]
    return list(dict.fromkeys(found))


def parts(lines: Sequence[str], grammar: Grammar) -> tuple[Span, ...]:
    """First and last line of each plan in a document.

    One notice may hold several, each with a title and chapters that begin anew. A title that stands
    again is a running head.
    """
    starts: list[int] = []
    seen: set[str] = set()
    title = 0
    for i, line in enumerate(_flat(lines, grammar), 1):
        if line not in seen and titles([line], grammar):
            title = i
            seen.add(line)
        elif title and grammar["first-chapter"].holds(line):
            starts.append(title)
            title = 0
    if len(starts) < 2:
        return ((1, len(lines)),)
    ends = [start - 1 for start in starts[1:]] + [len(lines)]
    return tuple(zip([1, *starts[1:]], ends, strict=True))


def _flat(lines: Sequence[str], grammar: Grammar) -> Iterator[str]:
    return (flat(without_bookmarks(line), grammar) for line in lines)


def _front(text: Sequence[str], grammar: Grammar) -> list[str]:
    """What stands before the first chapter, where there is one."""
    chapters = (i for i, line in enumerate(text) if grammar["first-chapter"].holds(line))
    return list(text[: min(next(chapters, TOP), TOP)])


def _title(front: Sequence[str], grammar: Grammar) -> str:
    """A line, or two that are one, else what the notice or letter around the plan calls it."""
    whole = "".join(front)
    for i, line in enumerate(front):
        for n in (LINES_OF_TITLE, 2) if _opens_title(line, grammar) else ():
            if _goes_on(front[i + 1 : i + n], grammar) and (
                named := titles(["".join(front[i : i + n])], grammar)
            ):
                return named[0]
        if named := titles([line], grammar):
            return named[0]
    for pattern in ("notice-title", "cited-title"):
        if found := grammar[pattern].find(whole):
            return str(found["title"])
    joined = (one + other for one, other in pairwise([*front, ""]))
    every = (line for pair in zip(front, joined, strict=True) for line in pair)
    named_so = (line for line in every if len(line) in TITLE and grammar["notice-name"].holds(line))
    return next(named_so, "")


def _goes_on(lines: Sequence[str], grammar: Grammar) -> bool:
    """Whether these lines may be the rest of a title: all but the last end nothing."""
    return not any(grammar["title-end"].holds(line) for line in lines[:-1])


def _opens_title(line: str, grammar: Grammar) -> bool:
    """Whether a title begins here that goes on in the next line."""
    if grammar["title-end"].holds(line) or grammar["not-a-title"].holds(line):
        return False
    return grammar["title-opens"].holds(line)


def _issuer(title: str, front: Sequence[str], text: Sequence[str], grammar: Grammar) -> str:
    for pattern in ("letterhead", "issuer-label", "title-issuer"):
        for line in (*front, title):
            if found := grammar[pattern].find(line):
                return str(found["issuer"])
    for part in (front, text[-BOTTOM:]):
        for i, line in enumerate(part):
            near = part[i + 1 : i + 1 + NEAR]
            if grammar["office"].holds(line) and any(grammar["month-line"].holds(x) for x in near):
                return str(line)
    return ""


def _number(front: Sequence[str], grammar: Grammar) -> str:
    for line in front:
        found = grammar["document-number"].find(line[:LONGEST_LABEL])
        if found:
            opened, closed = tuple(grammar.signs("number-bracket"))
            return f"{found['prefix']}{opened}{found['year']}{closed}{found['serial']}"
    return ""


def _date(text: Sequence[str], grammar: Grammar) -> str:
    near = [*text[:TOP], *text[-BOTTOM:]]
    for pattern in ("labelled-date", "date-line", "date-inside"):
        for line in near:
            if found := grammar[pattern].find(line):
                month, day = number(found["month"].lstrip("0"), grammar), found["day"].lstrip("0")
                return f"{found['year']}-{int(month or 0):02}-{int(number(day, grammar) or 0):02}"
    return ""
