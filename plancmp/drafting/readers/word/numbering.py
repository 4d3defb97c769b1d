"""The numbers that Word itself puts before paragraphs."""

from __future__ import annotations

import re
from typing import Any

from plancmp.drafting.readers.word.parts import child, is_on, name, value
from plancmp.grammar import Grammar

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_SILENT = ("bullet", "none")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CIRCLED, _MOST_CIRCLED = 0x2460, 20
_LETTERS = 26


class Level:
    """How one level of a list is numbered."""

    def __init__(self, node: Any) -> None:
        form, text, start = child(node, "numFmt"), child(node, "lvlText"), child(node, "start")
        self.form = "decimal" if form is None else value(form) or "decimal"
        self.text = "" if text is None else value(text) or ""
        self.start = _whole(None if start is None else value(start), 1)
        self.legal = is_on(child(node, "isLgl"))
        style = child(node, "pStyle")
        self.style = None if style is None else value(style)


class Numbering:
    """The lists of a file, and how far each of them has been counted."""

    def __init__(self, root: Any, grammar: Grammar) -> None:
        self.ordinals = grammar.signs("ordinal")
        nodes = [] if root is None else list(root)
        shapes = {value(n, "abstractNumId"): n for n in nodes if name(n) == "abstractNum"}
        self.lists = {value(n, "numId"): n for n in nodes if name(n) == "num"}
        self.levels = {listed: _levels(n, shapes) for listed, n in self.lists.items()}
        self.shape = {listed: _shape(n) for listed, n in self.lists.items()}
        self.counts: dict[str | None, dict[int, int]] = {}

    def level_of(self, listed: str | None, style: str | None) -> str | None:
        """The level of a list that paragraphs of a style have."""
        levels = self.levels.get(listed, {})
        return next((str(at) for at, each in levels.items() if style and each.style == style), None)

    def next(self, listed: str | None, level: str | None) -> str:
        """The number of the next paragraph of a list; empty where it has none that is seen."""
        levels, at = self.levels.get(listed, {}), _whole(level, 0)
        if at not in levels:
            return ""
        counts = self.counts.setdefault(self.shape.get(listed), {})
        counts[at] = counts.get(at, levels[at].start - 1) + 1
        for deeper in [each for each in counts if each > at]:
            del counts[deeper]
        if levels[at].form in _SILENT:
            return ""
        said = _PLACE.sub(lambda m: self._said(int(m[1]) - 1, at, levels, counts), levels[at].text)
        return said + (" " if said[-1:].isalnum() else "")

    def _said(self, place: int, at: int, levels: dict[int, Level], counts: dict[int, int]) -> str:
        level = levels.get(place)
        if level is None:
            return ""
        count = counts.get(place, level.start)
        return str(count) if levels[at].legal else self._form(level.form, count)

    def _form(self, form: str, count: int) -> str:
        if "ircle" in form and count <= _MOST_CIRCLED:
            return chr(_CIRCLED + count - 1)
        if form.endswith("Roman"):
            return _cased(_roman(count), form)
        if form.endswith("Letter"):
            return _cased(chr(ord("a") + (count - 1) % _LETTERS), form)
        worded = ("chinese", "ideograph", "japanese", "taiwanese")
        return self._worded(count) if form.startswith(worded) else str(count)

    def _worded(self, count: int) -> str:
        """In words, below a hundred."""
        ten = self.ordinals[-1]
        tens, ones = divmod(count, 10)
        if tens >= 10:
            return str(count)
        lead = "" if tens == 0 else (self.ordinals[tens - 1] if tens > 1 else "") + ten
        return lead + (self.ordinals[ones - 1] if ones else "")


def _levels(listed: Any, shapes: dict[str | None, Any]) -> dict[int, Level]:
    shape = shapes.get(_shape(listed))
    nodes = [] if shape is None else [node for node in shape if name(node) == "lvl"]
    found = {_whole(value(node, "ilvl"), 0): Level(node) for node in nodes}
    for changed in (node for node in listed if name(node) == "lvlOverride"):
        at, start = _whole(value(changed, "ilvl"), 0), child(changed, "startOverride")
        if (own := child(changed, "lvl")) is not None:
            found[at] = Level(own)
        if start is not None and at in found:
            found[at].start = _whole(value(start), 1)
    return found


def _shape(listed: Any) -> str | None:
    node = child(listed, "abstractNumId")
    return None if node is None else value(node)


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() else otherwise


def _roman(count: int) -> str:
    said = ""
    for size, sign in _ROMAN:
        said += sign * (count // size)
        count %= size
    return said


def _cased(text: str, form: str) -> str:
    return text.upper() if form.startswith("upper") else text
