"""What a document says of itself: title, issuer, number, date, jurisdiction."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile

from plancmp.drafting.pieces import plain, without_bookmarks
from plancmp.grammar import Grammar
from plancmp.model.finding import Span

TOP = 60
"""How many lines may stand before a plan begins."""
BOTTOM = 20
"""How many lines at the end may say when it was issued."""
OFTEN = 5
"""A place that is named so many times is the plan's."""
TITLE = range(6, 51)
"""How many characters a title has."""
LONGEST_LABEL = 60
"""A line with the document's number has at most so many characters."""


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


def meta(lines: Sequence[str], grammar: Grammar) -> Meta:
    """Everything that is found; nothing is guessed but the level, by how the place's name ends."""
    text = list(dropwhile(lambda line: not line, map(_flat, lines)))
    title = _title(text, grammar)
    place = _place(title, grammar) or _often(text, grammar)
    levels = grammar.group("levels").items()
    level = next((level for level, ends in levels if place.endswith(ends)), "")
    issuer, number, date = _issuer(text, grammar), _number(text, grammar), _date(text, grammar)
    return Meta(title, issuer, number, date, place, level)


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

    One notice may hold several, each with a title and chapters that begin anew.
    """
    starts: list[int] = []
    title = 0
    for i, line in enumerate(map(_flat, lines), 1):
        if titles([line], grammar):
            title = i
        elif title and grammar["first-chapter"].holds(line):
            starts.append(title)
            title = 0
    if len(starts) < 2:
        return ((1, len(lines)),)
    ends = [start - 1 for start in starts[1:]] + [len(lines)]
    return tuple(zip([1, *starts[1:]], ends, strict=True))


def _flat(line: str) -> str:
    return plain(unicodedata.normalize("NFKC", without_bookmarks(line)))


def _title(text: list[str], grammar: Grammar) -> str:
    if named := titles(text[:TOP], grammar):
        return named[0]
    cited = grammar["cited-title"].find("\n".join(text[:TOP]))
    return cited["title"] if cited else ""


def _issuer(text: list[str], grammar: Grammar) -> str:
    for line in text[:TOP]:
        if found := grammar["letterhead"].find(line) or grammar["issuer-label"].find(line):
            return found["issuer"]
    return ""


def _number(text: list[str], grammar: Grammar) -> str:
    short = "\n".join(line for line in text[:TOP] if len(line) <= LONGEST_LABEL)
    found = grammar["document-number"].find(short)
    brackets = str.maketrans("[]", grammar.signs("number-bracket"))
    return found["number"].translate(brackets) if found else ""


def _date(text: list[str], grammar: Grammar) -> str:
    near = [*text[:TOP], *text[-BOTTOM:]]
    for pattern in ("labelled-date", "date-line", "date-inside"):
        for line in near:
            if found := grammar[pattern].find(line):
                return f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}"
    return ""


def _place(title: str, grammar: Grammar) -> str:
    found = grammar["place"].find(title)
    return found["place"] if found else ""


def _often(text: list[str], grammar: Grammar) -> str:
    """The place that the document names most, when it does so often."""
    found = (match["place"] for match in grammar["named-place"].each("".join(text)))
    named = [place for place in found if not grammar["not-a-place"].holds(place)]
    most = max(sorted(set(named)), key=named.count) if named else ""
    return most if named.count(most) >= OFTEN else ""
