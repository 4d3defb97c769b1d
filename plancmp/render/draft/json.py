"""JSON by the contract: the plan as `show` has it, the ledger, the warnings."""

from __future__ import annotations

from typing import Any

from plancmp.drafting.drafted import SUMMARY, Drafted
from plancmp.drafting.ledger.record import Entry, Ledger
from plancmp.render import View, ledger
from plancmp.render.jsontext import dumps
from plancmp.render.plan import json as plan

SUFFIX = ".json"


def render(drafted: Drafted, view: View) -> str:
    return dumps(data(drafted, view))


def data(drafted: Drafted, view: View) -> dict[str, Any]:
    """The contract's object."""
    return {
        **plan.data(drafted.plan, view),
        "ledger": account(drafted.ledger, view),
        "warnings": [
            {"line": values.get("line"), "code": key, "message": view.say(key, **values)}
            for key, values in drafted.notes
            if key != SUMMARY
        ],
    }


def account(found: Ledger, view: View) -> dict[str, Any]:
    """The figures of the document by what became of them."""
    return {
        "figures": found.figures,
        "coded": found.coded,
        "left_out": [_entry(entry, view) for entry in found.left_out],
        "unread": [_entry(entry, view) for entry in found.unread],
    }


def _entry(entry: Entry, view: View) -> dict[str, Any]:
    return {
        "line": entry.line,
        "figure": entry.figure,
        "why": entry.why,
        "message": ledger.why(entry.why, view),
        "place": ledger.place(entry, view),
    }
