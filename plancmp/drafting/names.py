"""Names of figures that share a part: parallel ones, and those that leave out what was said."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.grammar import Grammar


def parallel(joined: str, count: int, grammar: Grammar) -> list[str]:
    """As many names as figures, each with its head; nothing where there are not so many.

    What follows the last of the places or groups is the head of them all.
    """
    parts = [part for part in grammar["and"].split(joined) if part]
    if len(parts) != count:
        return []
    head = _shared_head(parts, grammar)
    return [part if part is parts[-1] or has_head(part, grammar) else part + head for part in parts]


def elliptic(name: str, before: str, grammar: Grammar) -> str:
    """A name that only says where or what, with the other half of the name before it."""
    owner = grammar["before-head"].find(before) if grammar["head-only"].holds(name) else None
    if owner:
        return str(owner["whose"]) + name
    if not before or not grammar["bearer-only"].holds(name) or has_head(name, grammar):
        return name
    found = grammar["behind-bearer"].find(before)
    return name + (found["head"] if found else before)


def has_head(name: str, grammar: Grammar) -> bool:
    """Whether a name says what is counted, not only where."""
    return grammar["has-head"].holds(name)


def _shared_head(parts: Sequence[str], grammar: Grammar) -> str:
    """What the last part has behind a place or group, else the noun with which it ends."""
    last = parts[-1]
    if not has_head(last, grammar):
        return ""
    if found := grammar["behind-bearer"].find(last):
        return str(found["head"])
    tail = grammar["head-tail"].find(last)
    return str(tail[0]) if tail else ""
