"""What the styles of a Word document say of runs and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from plancmp.drafting.readers.word.parts import child, is_on, name, value

_RAISED = ("superscript",)


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks, as far as it matters; None: nothing is said of it."""

    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None

    def over(self, below: Look) -> Look:
        """This look, and where it says nothing that of the style below."""
        return Look(
            below.hidden if self.hidden is None else self.hidden,
            below.struck if self.struck is None else self.struck,
            below.raised if self.raised is None else self.raised,
        )


@dataclass(frozen=True, slots=True)
class Style:
    look: Look
    number: tuple[str | None, str | None]
    """Id of the list and level, where the style has them."""
    based: str | None


PLAIN = Style(Look(), (None, None), None)


class Styles:
    """Those of a file, by id."""

    def __init__(self, root: Any) -> None:
        nodes = [] if root is None else [node for node in root if name(node) == "style"]
        self.table = {value(node, "styleId"): _style(node) for node in nodes}

    def of(self, style: str | None) -> Style:
        """A style with what those below it say; plain where there is none of that id."""
        found, seen = self.table.get(style, PLAIN), {style}
        while found.based and found.based not in seen:
            seen.add(found.based)
            below = self.table.get(found.based, PLAIN)
            number = (found.number[0] or below.number[0], found.number[1] or below.number[1])
            found = replace(found, look=found.look.over(below.look), number=number)
            found = replace(found, based=below.based)
        return found


def look(properties: Any) -> Look:
    """What the properties of a run say."""
    if properties is None:
        return Look()
    raised = child(properties, "vertAlign")
    lines = (child(properties, "strike"), child(properties, "dstrike"))
    strikes = [line for line in lines if line is not None]
    hidden = child(properties, "vanish")
    return Look(
        None if hidden is None else is_on(hidden),
        any(map(is_on, strikes)) if strikes else None,
        None if raised is None else value(raised) in _RAISED,
    )


def number(properties: Any) -> tuple[str | None, str | None]:
    """Id of the list and level that the properties of a paragraph name."""
    found = None if properties is None else child(properties, "numPr")
    if found is None:
        return None, None
    listed, level = child(found, "numId"), child(found, "ilvl")
    return (
        None if listed is None else value(listed),
        None if level is None else value(level),
    )


def _style(node: Any) -> Style:
    based = child(node, "basedOn")
    below = None if based is None else value(based)
    return Style(look(child(node, "rPr")), number(child(node, "pPr")), below)
