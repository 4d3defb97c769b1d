"""Word documents: paragraphs, text boxes and table rows in the order of the body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plancmp.drafting import readers
from plancmp.drafting.readers import Notice
from plancmp.drafting.readers.cells import WIDEST, Cell, written
from plancmp.drafting.readers.word.numbering import Numbering
from plancmp.drafting.readers.word.parts import Parts, child, name, value
from plancmp.drafting.readers.word.styles import Styles, number
from plancmp.drafting.readers.word.text import Texts, alternative

SUFFIXES = (".docx",)
_AROUND = ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "body")
"""What blocks may stand in without being one."""
ASIDE = {
    "word/footnotes.xml": "footnote",
    "word/endnotes.xml": "footnote",
    "word/comments.xml": "comment",
}
"""Parts of which the text is left out, and why."""


def read(source: readers.Source) -> readers.Reading:
    """Paragraphs, and the rows of tables."""
    return _Body(Parts(source), source).reading()


class _Body:
    def __init__(self, parts: Parts, source: readers.Source) -> None:
        self.parts, self.source = parts, source
        self.styles = Styles(parts.root("word/styles.xml"))
        self.numbering = Numbering(parts.root("word/numbering.xml"), source.grammar)
        self.texts = Texts(self.styles, source.grammar)
        self.added: list[str] = []
        self.carried = ""
        """The text of a paragraph whose end was deleted: the next one goes on."""
        self.cells = 0
        self.nested: list[Any] = []
        """Tables in the cells of the table that is read."""

    def reading(self) -> readers.Reading:
        root = self.parts.root(self.parts.main)
        lines = tuple(self.blocks(root))
        for part, why in asides(self.parts.names):
            self.texts.leave(self.parts.root(part), why)
        changed = Notice("read-tracked-changes", str(self.texts.changes))
        return readers.Reading(
            lines,
            tuple(self.texts.omitted),
            tuple(self.added),
            (changed,) if self.texts.changes else (),
        )

    def blocks(self, parent: Any) -> Iterator[str]:
        """The lines of everything in a body, cell or text box."""
        for node in parent:
            kind = name(node)
            if kind == "p":
                yield from self.paragraph(node)
            elif kind == "tbl":
                yield from self.table(node)
            elif kind in ("del", "moveFrom"):
                self.texts.changes += 1
                self.texts.leave(node, "deleted")
            elif kind == "AlternateContent":
                yield from self.blocks(alternative(node))
            elif kind in _AROUND:
                self.texts.changes += kind in ("ins", "moveTo")
                yield from self.blocks(node)

    def paragraph(self, node: Any) -> Iterator[str]:
        """Its lines, then those of its text boxes."""
        self.source.bounds.tick()
        outer, self.texts.boxes = self.texts.boxes, []
        text = self.texts.paragraph(node)
        boxes, self.texts.boxes = self.texts.boxes, outer
        text = self.carried + (self._number(node) if text.strip() else "") + text
        self.carried = ""
        if boxes or not _goes_on(node):
            yield from text.split("\n")
        else:
            self.carried = text
        for box in boxes:
            yield from self.blocks(box)

    def _number(self, node: Any) -> str:
        properties = child(node, "pPr")
        styled = None if properties is None else child(properties, "pStyle")
        style = None if styled is None else value(styled)
        named = self.styles.of(style).number
        own = number(properties)
        listed = own[0] or named[0]
        level = own[1] or named[1] or self.numbering.level_of(listed, style)
        said = self.numbering.next(listed, level)
        if said:
            self.added.append(said)
        return said

    def table(self, node: Any) -> Iterator[str]:
        """The rows of a table, then those of tables in its cells; a table of which another is the
        larger part is no more than a frame around it.
        """
        rows = [row for row in _inside(node, "tr") if not self._is_gone(row, "trPr", "del")]
        cells = [cell for row in rows for cell in _inside(row, "tc")]
        inner = [table for cell in cells for table in _inside(cell, "tbl")]
        if 2 * sum(map(_size, inner)) > _size(node):
            for cell in cells:
                yield from self.blocks(cell)
            return
        outer, self.nested = self.nested, []
        found = written(self._merged([self._row(row) for row in rows]), self.source)
        tables, self.nested = self.nested, outer
        self.added += found.added
        yield from found.lines
        for table in tables:
            yield from self.table(table)

    def _is_gone(self, node: Any, properties: str, mark: str) -> bool:
        """Whether a row or cell was deleted."""
        gone = child(node, properties, mark) is not None
        if gone:
            self.texts.changes += 1
            self.texts.leave(node, "deleted")
        return gone

    def _parts(self, cell: Any) -> Iterator[str]:
        """The lines of a cell without those of tables in it."""
        for node in cell:
            if name(node) == "tbl":
                self.nested.append(node)
            else:
                yield from self.blocks([node])

    def _row(self, row: Any) -> list[tuple[Cell, bool]]:
        """The cells, each with whether it belongs to the one above it."""
        found = []
        for node in _inside(row, "tc"):
            if self._is_gone(node, "tcPr", "cellDel"):
                continue
            self.cells += 1
            self.source.bounds.hold("cells", self.cells)
            properties = child(node, "tcPr")
            span = None if properties is None else child(properties, "gridSpan")
            merged = None if properties is None else child(properties, "vMerge")
            on = merged is not None and value(merged) != "restart"
            columns = _span(None if span is None else value(span))
            found.append((Cell(tuple(self._parts(node)), columns), on))
        return found

    def _merged(self, rows: list[list[tuple[Cell, bool]]]) -> list[list[Cell]]:
        """The rows with the cells that go on in those below them said once, and how far."""
        done: list[list[Cell]] = []
        above: dict[int, tuple[int, int]] = {}
        for y, row in enumerate(rows):
            done.append([])
            column = 0
            for cell, on in row:
                first = above.get(column)
                if on and first is not None and not any(p.strip() for p in cell.parts):
                    top = done[first[0]][first[1]]
                    wide = Cell(top.parts, top.columns, y - first[0] + 1)
                    done[first[0]][first[1]] = wide
                else:
                    above[column] = (y, len(done[y]))
                    done[y].append(cell)
                column += cell.columns
        return done


def asides(names: set[str]) -> Iterator[tuple[str, str]]:
    """The parts of a file whose text is left out, and why."""
    for part in sorted(names):
        head = part.startswith(("word/header", "word/footer")) and part.endswith(".xml")
        if head or part in ASIDE:
            yield part, ASIDE.get(part, "page-head")


def _inside(node: Any, wanted: str) -> Iterator[Any]:
    """The elements of a name below one, looking into what only stands around them."""
    for each in node:
        if name(each) == wanted:
            yield each
        elif name(each) in _AROUND:
            yield from _inside(each, wanted)


def _size(node: Any) -> int:
    """How much text an element holds."""
    return sum(len(each.text or "") for each in node.iter() if name(each) == "t")


def _goes_on(node: Any) -> bool:
    """Whether the end of a paragraph was deleted."""
    marks = child(node, "pPr", "rPr")
    return marks is not None and any(name(each) in ("del", "moveFrom") for each in marks)


def _span(text: str | None) -> int:
    return min(max(int(text), 1), WIDEST) if text and text.isdecimal() else 1
