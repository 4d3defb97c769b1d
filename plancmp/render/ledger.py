"""The ledger of a document in one sentence."""

from __future__ import annotations

from plancmp.drafting.ledger.record import Entry, Ledger
from plancmp.render import View

SHOWN = 12
"""Figures that are named one by one."""


def summary(ledger: Ledger, view: View) -> str:
    """How many figures there are, and what became of them."""
    reasons = (f"{view.say(f'why-{why}')} {n}" for why, n in ledger.reasons.items())
    return view.say(
        "ledger",
        figures=ledger.figures,
        coded=ledger.coded,
        left=len(ledger.left_out),
        reasons=_inside(view.join(reasons), view),
        unread=len(ledger.unread),
        places=_inside(_named(ledger, view), view),
    )


def why(code: str, view: View) -> str:
    """The reason in words."""
    return view.say(f"why-{code}")


def place(entry: Entry, view: View) -> str:
    """Where the figure stands."""
    if entry.place:
        kind, number = entry.place
        return view.say(f"at-{kind}", n=number)
    return view.say("at-line", n=entry.line) if entry.line else ""


def _named(ledger: Ledger, view: View) -> str:
    shown = [f"{e.figure} {place(e, view)}".strip() for e in ledger.unread[:SHOWN]]
    more = len(ledger.unread) - len(shown)
    return view.join([*shown, *([view.say("ledger-more", n=more)] if more else [])])


def _inside(text: str, view: View) -> str:
    return view.say("in-brackets", text=text) if text else ""
