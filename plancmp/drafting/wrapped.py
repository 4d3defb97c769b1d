"""Text whose lines were broken at a width, as when it is copied from a page: lines that belong
together are put together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from plancmp.grammar import Grammar
from plancmp.model.finding import Span
from plancmp.text import columns

Text = tuple[str, Span]
NARROWEST, WIDEST = 44, 130
"""In columns of a screen, two a Chinese character: a text is broken between these widths."""
LEAST = 8
"""So many lines are as wide as they can be in a text that is broken."""
LEAST_INDENTED = 5
"""So many lines begin with blanks in a text that sets off its paragraphs so."""
SLACK = 7
"""How many columns of a full line may be left blank for a sign or number that did not fit."""


def logical(lines: Sequence[str], apart: Collection[int], grammar: Grammar) -> list[Text]:
    """The lines with their places; paragraphs of a broken text as one.

    apart: numbers of lines that are cells of a table.
    """
    texts = [(line, (i, i)) for i, line in enumerate(lines, 1)]
    apart = {*apart, *(i for line, (i, _) in texts if "\t" in line or "|" in line)}
    width = _width([line for line, (i, _) in texts if i not in apart], grammar)
    return list(_joined(texts, apart, width, grammar)) if width else texts


def _width(lines: Sequence[str], grammar: Grammar) -> int:
    """At how many columns the text is broken; 0 where it is not."""
    ends = grammar.signs("sentence-end")
    long = sorted(columns(line.rstrip()) for line in lines if columns(line.rstrip()) >= NARROWEST)
    if len(long) < LEAST or long[-1] > WIDEST:
        return 0
    width = long[len(long) * 9 // 10]
    full = [line.rstrip() for line in lines if columns(line.rstrip()) >= width - SLACK]
    cut = sum(line[-1] not in ends for line in full)
    return width if len(full) >= LEAST and 2 * cut > len(full) else 0


def _joined(
    texts: Sequence[Text], apart: Collection[int], width: int, grammar: Grammar
) -> Iterator[Text]:
    own = [line for line, (i, _) in texts if i not in apart and line.strip()]
    indented = sum(line[:2].isspace() for line in own) >= LEAST_INDENTED
    held: Text | None = None
    last = ""
    for line, span in _without_marks(texts, apart, grammar):
        goes_on = (
            held is not None
            and span[0] not in apart
            and columns(last.rstrip()) >= width - SLACK
            and _may_follow(held[0], line, indented=indented, grammar=grammar)
        )
        if goes_on and held:
            held = held[0].rstrip() + line.strip(), (held[1][0], span[1])
        else:
            if held:
                yield held
            held = line, span
        last = "" if span[0] in apart else line
    if held:
        yield held


def _may_follow(held: str, line: str, *, indented: bool, grammar: Grammar) -> bool:
    """Whether a line may be the rest of a paragraph."""
    if not line.strip() or (indented and line[:1].isspace()):
        return False
    begins = grammar["page-starts"].holds(line.strip()) or grammar["box"].holds(line.strip())
    return not begins or held.rstrip()[-1:] not in grammar.signs("sentence-end")


def _without_marks(
    texts: Sequence[Text], apart: Collection[int], grammar: Grammar
) -> Iterator[Text]:
    """Without page numbers, and the running head behind one, which stand inside of paragraphs."""
    said = [line.strip() for line, _ in texts]
    marked = False
    for line, span in texts:
        if span[0] not in apart and grammar["page-mark"].holds(line.rstrip()):
            marked = True
            continue
        running = marked and bool(line.strip()) and said.count(line.strip()) > 1
        marked = marked and (running or not line.strip())
        if not running:
            yield line, span
