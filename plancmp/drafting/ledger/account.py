"""The account of a document: raw file, lines and plan side by side."""

from __future__ import annotations

from functools import lru_cache

from plancmp.domain import Domain
from plancmp.drafting.document import Document
from plancmp.drafting.ledger.judging import CODED, UNREAD, Judge
from plancmp.drafting.ledger.matching import Matched, match
from plancmp.drafting.ledger.record import Entry, Ledger
from plancmp.drafting.meta import parts
from plancmp.model.plan import Plan


def account(plan: Plan, document: Document, domain: Domain, part: int = 0) -> Ledger:
    """Every figure of the file: coded, left out and why, or not accounted for.

    part: which plan of a notice it is; 0: the plan is of the whole document.
    """
    matched = _match(document, domain)
    spans = parts(document.lines, domain.grammar) if part else ()
    whole = (1, len(document.lines))
    judge = Judge(plan, document, domain, spans[part - 1] if len(spans) > 1 else whole)
    entries = [judge.entry(kept) for kept in matched.kept]
    open_ones = [entry for entry in entries if entry.why in UNREAD]
    left = [entry for entry in entries if entry.why not in (CODED, *UNREAD)]
    coded = len(entries) - len(open_ones) - len(left)
    return Ledger(
        figures=len(entries) + len(matched.omitted) + len(matched.lost),
        coded=coded,
        left_out=tuple(sorted((*left, *matched.omitted), key=_order)),
        unread=tuple(sorted((*open_ones, *matched.lost), key=_order)),
    )


def lost(document: Document, domain: Domain) -> tuple[Entry, ...]:
    """The figures of the raw file that its reader did not pass on."""
    return _match(document, domain).lost


@lru_cache(maxsize=8)
def _match(document: Document, domain: Domain) -> Matched:
    return match(document, domain)


def _order(entry: Entry) -> tuple[int, str, int]:
    place = entry.place or ("", 0)
    return entry.line or 0, place[0], place[1]
