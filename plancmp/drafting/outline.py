"""A document's lines as headings, paragraphs, table cells and notes, each with its place in the section tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from plancmp.knowledge import table
from plancmp.model import Span

Kind = Literal["heading", "text", "cell", "box", "note", "around"]
Zone = Literal["front", "background", "principles", "goals", "tasks"]

_TAG = re.compile(r"\[bookmark:[^\]]*\]")
_NUMBERS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(r"第[一二三四五六七八九十百\d]+(?:章|部分|篇|编)[\s、:：]*")),
    (2, re.compile(r"第[一二三四五六七八九十百\d]+节[\s、:：]*")),
    (1, re.compile(r"[一二三四五六七八九十]{1,3}\s*[、．.]\s*")),
    (2, re.compile(r"[（(]\s*[一二三四五六七八九十]{1,3}\s*[)）]\s*、?\s*")),
    (3, re.compile(r"\d{1,3}\s*(?:[.．、](?!\d)|(?=\s\S))\s*")),
    (4, re.compile(r"[（(]\s*\d{1,3}\s*[)）]\s*|[①-⑳]\s*|[a-zA-Z]\s*[.．)）]\s*")),
)
_DASH = re.compile(r"(?:[—–－-]\s*){2,}|[●■◆▪•·]\s*|—\s*(?=\S{4})")
_BOX = re.compile(r"专\s*栏\s*[0-9０-９一二三四五六七八九十]*\s*[:：、.]?\s*")
_NOTE = re.compile(r"[（(]?\s*注\s*\d*\s*[:：]|注\s*$|备注\s*[:：]|说明\s*[:：]")
_END = "。！？；;!?：:”…）)"
LEVELS = 9
"""Level of headings without a number; chapters among them, which have more blank lines around, are one above."""
DASHED = 5
LONGEST_HEADING = 40
LONGEST_CELL = 60
SMALLEST_TABLE = 8
"""A table without marks has more cells than this."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, heading or cell."""

    kind: Kind
    text: str
    """Without its number."""
    span: Span
    level: int = 0
    """Of a heading or numbered paragraph: 1 to 5 by the kind of number, 9 without one; 0 for plain text."""
    zone: Zone = "front"
    path: tuple[str, ...] = ()
    """The headings above it."""
    marked: bool = False
    """Whether the document's own bookmarks call it a heading."""


def read(lines: Sequence[str]) -> tuple[Piece, ...]:
    """Every piece of the document in order."""
    bare = _bare_tables(lines)
    found = [
        _piece(line, i)
        for i, line in enumerate(lines, 1)
        if _clean(line) or re.search(r"[\t|]", line)
    ]
    pieces = _join(
        [Piece("cell", lines[p.span[0] - 1], p.span) if p.span[0] in bare else p for p in found]
    )
    return tuple(_placed(list(_noted(_headed(pieces, lines)))))


def without_bookmarks(line: str) -> str:
    """Without the marks that a word processor leaves in exported text."""
    return _TAG.sub("", line)


def plain(text: str) -> str:
    """Without blanks, so that words that a document spaces out are found."""
    return re.sub(r"\s", "", text)


def _clean(line: str) -> str:
    return _TAG.sub("", line).strip().strip("|").strip()


def _bare_tables(lines: Sequence[str]) -> set[int]:
    """Lines of tables that have one cell a line and nothing that marks it: from 序号 or the like over short lines."""
    inside: set[int] = set()
    run: list[int] = []
    for i, line in enumerate(lines, 1):
        text = plain(_clean(line))
        ends = (
            len(text) > LONGEST_CELL
            or "。" in text
            or _NOTE.match(text)
            or _BOX.match(text)
            or 0 < _numbered(text)[0] <= 2
        )
        if run and ends:
            inside |= set(run) if len(run) > SMALLEST_TABLE else set()
            run = []
        elif run or text in table("draft")["table_begins"]:
            run += [i] if text else []
    return inside


def _piece(line: str, place: int) -> Piece:
    text, span = _clean(line), (place, place)
    bare = _TAG.sub("", line)
    if box := _BOX.match(text):
        return Piece("box", text[box.end() :].strip() or text, span)
    if _is_cell(bare, text):
        return Piece("cell", bare, span)
    if re.search(table("draft")["end"], text) or (
        any(pattern.search(text) for pattern in _around()) and len(text) < LONGEST_CELL
    ):
        return Piece("around", text, span)
    if _NOTE.match(text):
        return Piece("note", text, span)
    level, rest = _numbered(text)
    marked = "_Toc" in line
    heading = bool(rest) and _is_heading(rest, level, marked)
    return Piece("heading" if heading else "text", rest, span, level, marked=marked)


def _is_cell(bare: str, text: str) -> bool:
    """Several cells, or a short one that is no sentence, or a bare figure."""
    if not text or re.fullmatch(r"[（(\[〔≥≧≤]*[\d.,]+[%％]?[)）\]〕]*", text):
        return True
    if len(re.split(r"[\t|]", bare.strip().strip("|"))) > 2:
        return True
    cut = (
        bare.startswith("\t") or bare.rstrip().endswith("|") or "\t" in bare.strip() or "|" in text
    )
    return cut and len(text) <= LONGEST_CELL and "。" not in text


def _numbered(text: str) -> tuple[int, str]:
    for level, pattern in _NUMBERS:
        if found := pattern.match(text):
            return level, text[found.end() :].strip()
    if found := _DASH.match(text):
        return DASHED, text[found.end() :].strip()
    return 0, text


def _is_heading(text: str, level: int, marked: bool) -> bool:
    """Short, and no sentence; what has neither number nor bookmark must be shorter still."""
    body = plain(text).rstrip("。．.：:")
    if re.search("[。；;！？]", body) or plain(text)[-1] in "；;，,、":
        return False
    if not level and not marked:
        return (
            len(body) <= LONGEST_HEADING * 3 // 4
            and not re.search(r"[，,：:]", body)
            and plain(text)[-1] not in "。：:"
        )
    return len(body) <= LONGEST_HEADING and not (level == DASHED and plain(text)[-1] == "。")


def _join(pieces: Sequence[Piece]) -> list[Piece]:
    """Paragraphs that a page break cut in two are one again, unless the document has lost its full stops."""
    long = [p for p in pieces if p.kind == "text" and len(p.text) >= LONGEST_HEADING]
    ended = sum(p.text[-1] in _END for p in long)
    joined: list[Piece] = []
    for piece in pieces:
        last = next((p for p in reversed(joined[-3:]) if p.kind != "around"), None)
        if last and 5 * ended >= 3 * len(long) and _is_cut(last, piece):
            joined[joined.index(last)] = replace(
                last, text=last.text + piece.text, span=(last.span[0], piece.span[1])
            )
        else:
            joined.append(piece)
    return joined


def _is_cut(last: Piece, piece: Piece) -> bool:
    if last.kind != "text" or piece.kind not in ("text", "heading") or piece.level or piece.marked:
        return False
    whole = len(last.text) >= LONGEST_HEADING or "。" in last.text
    if piece.text.startswith(verbs()) and 0 <= piece.text.find("。") <= LONGEST_HEADING:
        return False  # it begins with a headline of its own
    return whole and last.text[-1] not in _END and (piece.kind == "text" or piece.text[-1] == "。")


def _headed(pieces: Sequence[Piece], lines: Sequence[str]) -> Iterator[Piece]:
    """A line without a number is a heading only when something follows that it can head."""
    bare = [piece for piece in pieces if piece.kind == "heading" and not piece.level]
    space = {piece.span: _space(piece, lines) for piece in bare}
    numbered = any(piece.kind == "heading" and piece.level in (1, 2) for piece in pieces)
    most = max(space.values(), default=0)
    layered = not numbered and len(set(space.values())) > 1
    for i, piece in enumerate(pieces):
        following = pieces[i + 1] if i + 1 < len(pieces) else None
        if piece.kind == "heading" and not piece.level:
            heads = following is not None and following.kind != "around"
            level = LEVELS - 1 if layered and space[piece.span] == most else LEVELS
            yield replace(piece, level=level) if heads else replace(piece, kind="around")
        else:
            yield piece


def _space(piece: Piece, lines: Sequence[str]) -> int:
    """On how many sides a line has a blank one."""
    first, last = piece.span
    before, after = lines[first - 2] if first > 1 else "", lines[last] if last < len(lines) else ""
    return (not before.strip()) + (not after.strip())


def _noted(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """After a note, numbered lines belong to it until the next heading."""
    inside = False
    for piece in pieces:
        inside = piece.kind == "note" or (
            inside
            and piece.kind in ("text", "heading")
            and piece.level in (3, 4)
            and not piece.marked
        )
        yield replace(piece, kind="note") if inside else piece


def _placed(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """With its zone and the headings above it; all that stands before the first chapter is front matter."""
    begin, end = _chapters(pieces)
    stack: list[tuple[int, str, Zone, bool]] = []
    for i, piece in enumerate(pieces):
        if not begin <= i < end:
            yield piece
            continue
        if piece.kind == "heading":
            while stack and stack[-1][0] >= piece.level:
                stack.pop()
        above = stack[-1][2] if stack else None
        path = tuple(entry[1] for entry in stack)
        if piece.kind == "heading":
            above, sure = _zone(plain(piece.text), above, sure=bool(stack) and stack[-1][3])
            stack.append((piece.level, piece.text.rstrip("。：:"), above, sure))
        yield replace(piece, zone=above or "front", path=path)


def _chapters(pieces: Sequence[Piece]) -> tuple[int, int]:
    """From the first chapter on, to the lines that end a document. A document with numbered chapters begins with one."""
    heads = [i for i, piece in enumerate(pieces) if piece.kind == "heading"]
    numbered = [i for i in heads if pieces[i].level <= 2]
    unnumbered = [
        i
        for i in heads
        if not plain(pieces[i].text).endswith((*table("draft")["titles"], "通知", "文件"))
    ]
    begin = min(
        (numbered or unnumbered or [len(pieces)])[0],
        next((i for i in unnumbered if pieces[i].marked), len(pieces)),
    )
    again = next(
        (i for i in numbered if i > begin and plain(pieces[i].text) == plain(pieces[begin].text)),
        None,
    )
    if again and not any(
        piece.kind == "text" and len(piece.text) > LONGEST_HEADING for piece in pieces[begin:again]
    ):
        begin = again  # what came first was the table of contents
    over = table("draft")["end"]
    end = next(
        (
            i
            for i, piece in enumerate(pieces)
            if i > begin and piece.kind == "around" and re.search(over, piece.text)
        ),
        len(pieces),
    )
    return begin, end


def _zone(heading: str, above: Zone | None, *, sure: bool) -> tuple[Zone, bool]:
    """By the heading's own words, else as the heading above it; and whether words decided.

    What begins with a verb is a task, also where it follows the goals. Below a chapter of tasks everything is a task.
    """
    heading = heading.rstrip("。：:")
    if heading.startswith(verbs()):
        return (
            ("tasks", True)
            if above == "goals" and not heading.startswith("坚持")
            else (above or "tasks", sure or above is None)
        )
    if above != "tasks" or not sure:
        named = next((zone for zone, words in _zones() if heading.endswith(words)), None)
        if named and not (named in ("background", "principles") and re.search("[，,]", heading)):
            return named, True
    return above or "tasks", sure


@cache
def verbs() -> tuple[str, ...]:
    """What a commitment begins with."""
    return tuple(table("draft")["verbs"])


@cache
def _zones() -> tuple[tuple[Zone, tuple[str, ...]], ...]:
    return tuple((zone, tuple(words)) for zone, words in table("draft")["zones"].items())


@cache
def _around() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in table("draft")["around"])
