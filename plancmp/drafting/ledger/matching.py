"""Which figure of the raw file is which figure of the document's lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from plancmp.domain import Domain
from plancmp.drafting.document import Document
from plancmp.drafting.ledger import raw
from plancmp.drafting.ledger.record import Entry, Place
from plancmp.drafting.ledger.tokens import SEAM, Token, clean, glued, tokens
from plancmp.grammar import Grammar

LONGEST = 8
"""A figure is cut into no more pieces than this."""
LOST = "not-passed-on"


@dataclass(eq=False, slots=True)
class Kept:
    """A figure of a line, or of a text that the reader left out and said why."""

    token: Token
    line: int = 0
    why: str = ""
    taken: bool = False
    printed: str = ""
    """As the raw file has it."""


@dataclass(eq=False, slots=True)
class _Raw:
    """A figure of the raw file."""

    token: Token
    group: int
    place: Place
    kept: Kept | None = None


@dataclass(frozen=True, slots=True)
class Matched:
    """The figures of a raw file, each once."""

    kept: tuple[Kept, ...]
    """Those that stand in a line."""
    omitted: tuple[Entry, ...]
    """Those that the reader left out and said why."""
    lost: tuple[Entry, ...]
    """Those that the reader did not pass on."""


@dataclass(slots=True)
class _Pool:
    """What the reader says that there is, by the figure in plain digits."""

    table: dict[str, list[Kept]] = field(default_factory=dict)

    def put(self, kept: Kept) -> None:
        self.table.setdefault(kept.token.key, []).append(kept)

    def take(self, name: str, like: Token | None = None, sides: int = 0) -> Kept | None:
        """One that is not yet taken; like: with the same characters on so many sides of it."""
        for kept in self.table.get(name, ()):
            if not kept.taken and (like is None or _alike(kept.token, like) >= sides):
                kept.taken = True
                return kept
        return None


def _alike(one: Token, other: Token) -> int:
    """On how many sides the same characters stand; none at all say nothing."""
    before = one.before == other.before and bool(one.before)
    return before + (one.after == other.after and bool(one.after))


def match(document: Document, domain: Domain) -> Matched:
    """Compare the raw file with what its reader passed on."""
    pool, texts = _pool(document, domain), []
    found: list[_Raw] = []
    for n, (place, parts) in enumerate(_groups(document)):
        text = SEAM.join(map(clean, parts))
        texts.append(text)
        found += [_Raw(token, n, place) for token in tokens(text, domain)]
    for sides in (2, 1):
        for each in found:
            each.kept = each.kept or pool.take(each.token.key, each.token, sides)
    kept = [each.kept for each in found if each.kept]
    for _ in range(2):  # what was left out may part the pieces of a figure: look again without it
        for run in list(_runs(found)):
            kept += _take_run(run, texts[run[0].group], pool, domain.grammar)
        _blank_omitted(found, texts)
    return Matched(
        tuple(k for k in kept if not k.why),
        tuple(Entry(None, k.printed or k.token.printed, k.why) for k in kept if k.why),
        tuple(_lost(found)),
    )


def _blank_omitted(found: Sequence[_Raw], texts: list[str]) -> None:
    """Take the figures that the reader left out out of the texts, so that places stay."""
    for each in found:
        if each.kept and each.kept.why:
            start, end = each.token.start, each.token.end
            text = texts[each.group]
            texts[each.group] = text[:start] + SEAM * (end - start) + text[end:]


def _lost(found: Sequence[_Raw]) -> Iterator[Entry]:
    """What no line and no omission accounts for, with the line that was read before it."""
    last: int | None = None
    for each in found:
        if each.kept is None:
            yield Entry(last, each.token.printed, LOST, each.place)
        else:
            last = each.kept.line or last


def _groups(document: Document) -> Iterator[raw.Group]:
    """Those of the file; of a document that was made without one, its lines."""
    if document.raw:
        return raw.groups(document.path, document.raw)
    return ((("line", n), (line,)) for n, line in enumerate(document.lines, 1))


def _pool(document: Document, domain: Domain) -> _Pool:
    """The figures of the lines without those that were added, and those that were left out."""
    pool = _Pool()
    for n, line in enumerate(document.lines, 1):
        for token in tokens(line, domain):
            pool.put(Kept(token, n))
    for text in document.added:
        for token in tokens(text, domain):
            _discard(pool, token, text, document)
    for omitted in document.omitted:
        for token in tokens(clean(omitted.text), domain):
            pool.put(Kept(token, 0, omitted.why))
    return pool


def _discard(pool: _Pool, token: Token, text: str, document: Document) -> None:
    """Take a figure out that no raw file prints, where the text stands that was added."""
    for kept in pool.table.get(token.key, ()):
        if not kept.taken and document.lines[kept.line - 1].startswith(text):
            kept.taken = True
            return
    pool.take(token.key)


def _runs(found: Sequence[_Raw]) -> Iterator[list[_Raw]]:
    """What stands beside each other in one group and is not yet found, omissions apart."""
    run: list[_Raw] = []
    for each in found:
        omitted = each.kept is not None and bool(each.kept.why)
        if (each.kept and not omitted) or (run and run[-1].group != each.group):
            if run:
                yield run
            run = []
        if not each.kept:
            run.append(each)
    if run:
        yield run


def _take_run(run: list[_Raw], text: str, pool: _Pool, grammar: Grammar) -> Iterator[Kept]:
    """Several pieces as one figure, the most first; else each by itself."""
    start = 0
    while start < len(run):
        for end in range(min(len(run), start + LONGEST), start, -1):
            parts = run[start:end]
            name = _whole(parts, text, grammar)
            kept = pool.take(name) if name else None
            if kept:
                for part in parts:
                    part.kept = kept
                raw_text = text[parts[0].token.start : parts[-1].token.end]
                kept.printed = raw_text.replace(SEAM, "")
                yield kept
                start = end
                break
        else:
            start += 1


def _whole(parts: Sequence[_Raw], text: str, grammar: Grammar) -> str:
    """The figure that the pieces make together; empty where something stands between them."""
    for one, two in pairwise(parts):
        gap = text[one.token.end : two.token.start].replace(SEAM, " ")
        if (gap and not grammar["seam"].holds(gap)) or one.token.numeral or two.token.numeral:
            return ""
    return glued([part.token for part in parts], text)
