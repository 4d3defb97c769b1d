"""The text of a paragraph of a Word document, as it reads when all changes are accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plancmp.drafting.readers import Omitted
from plancmp.drafting.readers.word.parts import child, name, value
from plancmp.drafting.readers.word.styles import Look, Styles, look
from plancmp.grammar import Grammar

_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_SKIPPED = frozenset(
    {"pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "instrText", "tblPr"}
)
_GONE = frozenset({"del", "moveFrom"})
_NEW = frozenset({"ins", "moveTo"})
_TEXTS = frozenset({"t", "delText"})
BOX = "txbxContent"


class Texts:
    """Reads the paragraphs of one file, and keeps what it leaves out."""

    def __init__(self, styles: Styles, grammar: Grammar) -> None:
        self.styles, self.grammar = styles, grammar
        self.omitted: list[Omitted] = []
        self.changes = 0
        self.said = ""
        """The text of the run before."""
        self.boxes: list[Any] = []
        """Text boxes of the paragraph that is read."""

    def paragraph(self, node: Any) -> str:
        """Its text; a line break in it is a newline."""
        properties = child(node, "pPr")
        style = None if properties is None else child(properties, "pStyle")
        below = self.styles.of(None if style is None else value(style)).look
        self.said = ""
        return "".join(text for each in node for text in self._inline(each, below))

    def leave(self, node: Any, why: str) -> None:
        """Leave all text of an element out."""
        text = "".join(
            each.text or "" if name(each) in _TEXTS else "\n"
            for each in node.iter()
            if name(each) in _TEXTS or name(each) in ("p", "tc")
        )
        if text.strip():
            self.omitted.append(Omitted(text, why))

    def _inline(self, node: Any, below: Look) -> Iterator[str]:
        kind = name(node)
        if kind in _SKIPPED or not kind:
            return
        if kind in _GONE:
            self.changes += 1
            self.leave(node, "deleted")
        elif kind == "r":
            yield from self._run(node, below)
        elif kind == BOX:
            self.boxes.append(node)
        elif kind in ("t", "delText"):
            yield node.text or ""
        elif kind == "f":
            parts = ["".join(self._all(part, below)) for part in node]
            yield "/".join(part for part in parts if part)
        elif kind == "rt":
            self.leave(node, "ruby")
        elif kind == "sdt" and child(node, "sdtPr", "showingPlcHdr") is not None:
            self.leave(node, "hidden")
        else:
            self.changes += kind in _NEW
            chosen = alternative(node) if kind == "AlternateContent" else node
            yield from self._all(chosen, below)

    def _all(self, node: Any, below: Look) -> Iterator[str]:
        for each in node:
            yield from self._inline(each, below)

    def _run(self, node: Any, below: Look) -> Iterator[str]:
        properties = child(node, "rPr")
        style = None if properties is None else child(properties, "rStyle")
        named = self.styles.of(None if style is None else value(style)).look
        seen = look(properties).over(named).over(below)
        text = "".join(self._pieces(node, below))
        if not text:
            return
        why = self._why(seen, text)
        if why:
            self.omitted.append(Omitted(text, why))
        else:
            self.said = text
            yield text

    def _why(self, seen: Look, text: str) -> str:
        """Why a run is left out; empty where it is not."""
        if seen.hidden:
            return "hidden"
        if seen.struck:
            return "struck"
        mark = seen.raised and self.grammar["note-mark"].holds(text)
        return "note-mark" if mark and not self.grammar["power-base"].holds(self.said) else ""

    def _pieces(self, node: Any, below: Look) -> Iterator[str]:
        for each in node:
            kind = name(each)
            if kind == "br":
                yield "" if value(each, "type") in ("page", "column") else "\n"
            elif kind == "delText":
                self.omitted.append(Omitted(each.text or "", "deleted"))
            elif kind in _SIGNS:
                yield _SIGNS[kind]
            else:
                yield from self._inline(each, below)


def alternative(node: Any) -> Any:
    """What is read of the two ways in which Word writes a drawing: the first that has text."""
    ways = [each for each in node if name(each) in ("Choice", "Fallback")]
    return next((way for way in ways if has_text(way)), [])


def has_text(node: Any) -> bool:
    """Whether an element holds any text."""
    return any(name(each) in _TEXTS and each.text for each in node.iter())
