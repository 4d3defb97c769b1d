"""One pair on the screen of a reviewer: progress, both sides, why, what was decided last, keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plancmp.model.decision import Entry, Verdict
from plancmp.render import View
from plancmp.render.question import Phrase, Question, QuestionSide
from plancmp.render.terminal import NARROW, heading, paint, paragraph, rule, table
from plancmp.render.width import width as columns_of
from plancmp.render.width import wrap

LAST = 5
"""Decisions that stay in sight."""
_COLORS = {"same": "green", "partial": "yellow", "none": "red", "unsure": "cyan"}
KEYS = ("s", "p", "n", "u", "z", "o", "space", "j-k", "help", "q")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a sitting has come."""

    place: int
    """Of the pair on the screen, from 1."""
    total: int
    decided: int
    pace: float
    """Decisions a minute."""
    reviewer: str
    verdict: Verdict | None
    """What the reviewer has said of this pair."""
    note: str
    """What the decision will carry."""
    recent: tuple[tuple[Entry, str], ...]
    """The last decisions with the names of their pairs."""


def screen(
    asked: Question | None, progress: Progress, message: str, height: int, view: View
) -> list[str]:
    """The lines of the screen, as many as it has at most; what does not fit is left out from the
    least needed up, and said to be.
    """
    top, foot = _top(progress, view), _foot(progress, message, view)
    if asked is None:
        return [*top, "", paragraph(view.say("sitting-nothing"), view), "", *foot]
    room = height - len(top) - len(foot) - 1
    told, passages, recent = _told(asked, view), _passages(asked, view), _recent(progress, view)
    sides = _sides(asked, view)
    while len(sides) + len(told) + len(passages) + len(recent) > room and recent:
        recent = recent[:-1] if len(recent) > 2 else []
    if view.width < NARROW:
        sides = _stacked(asked, room - len(told), view)
    sides = _cut(sides, room - len(told), view)
    passages = _cut(passages, room - len(told) - len(sides) - len(recent), view)
    return [*top, *sides, *told, *passages, *recent, *foot]


def _cut(lines: list[str], room: int, view: View) -> list[str]:
    """The first lines, and how many are not shown."""
    if len(lines) <= max(room, 0):
        return lines
    if room < 2:
        return []
    hidden = paint(paragraph(view.say("lines-hidden", n=len(lines) - room + 1), view), "dim", view)
    return [*lines[: room - 1], hidden]


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _top(progress: Progress, view: View) -> list[str]:
    numbers = {"place": progress.place, "total": progress.total, "decided": progress.decided}
    told = view.say("sitting-progress", reviewer=progress.reviewer, **numbers)
    if progress.pace:
        told += view.say("sitting-pace", pace=f"{progress.pace:.1f}")
    return _lines(heading("\n".join(wrap(told, view.width)), view))


def _sides(asked: Question, view: View) -> list[str]:
    """Both sides beside each other, or one below the other on a narrow screen."""
    if view.width >= NARROW:
        half = (view.width - 3) // 2
        left, right = (_side(side, half, view) for side in (asked.a, asked.b))
        rows = max(len(left), len(right))
        both = zip(
            [*left, *[""] * (rows - len(left))], [*right, *[""] * (rows - len(right))], strict=True
        )
        return [f"{one}{' ' * (half - columns_of(one))} │ {two}".rstrip() for one, two in both]
    return _stacked(asked, 10_000, view)


def _stacked(asked: Question, room: int, view: View) -> list[str]:
    """One below the other; where the room is short each gets half of it."""
    one, two = (_side(side, view.width, view) for side in (asked.a, asked.b))
    if len(one) + len(two) + 1 > room:
        half = max((room - 1) // 2, 3)
        least = min(len(one), max(half, room - 1 - len(two)))
        one = _cut(one, least, view)
        two = _cut(two, room - 1 - len(one), view)
    return [*one, "", *two]


def _side(side: QuestionSide, width: int, view: View) -> list[str]:
    title = view.say("sitting-title", plan=side.plan, title=side.title, lines=side.lines)
    lines = [heading(line, view) for line in wrap(title, width)]
    lines += [paint(line, "dim", view) for line in wrap(f"[{side.theme}]", width)]
    return lines + [line for phrase in side.phrases for line in _phrase(phrase, width, view)]


def _phrase(phrase: Phrase, width: int, view: View) -> list[str]:
    """A phrase with `=` when the other side has something like it."""
    first, *rest = wrap(phrase.text, width - 2)
    sign, style = ("=", "green") if phrase.met else ("-", "")
    told = [f"{sign} {first}", *(f"  {line}" for line in rest)]
    return [paint(line, style, view) for line in told] if style else told


def _told(asked: Question, view: View) -> list[str]:
    """What the program and people say."""
    lines: list[str] = [""]
    if asked.program:
        lines += _lines(paragraph(view.say("sitting-program", said=asked.program), view, 0))
    if asked.why:
        lines += _lines(paint(paragraph(asked.why, view, 2), "dim", view))
    if asked.others:
        lines += _lines(paragraph(view.say("sitting-people", said=asked.others), view, 0))
    return lines if len(lines) > 1 else []


def _passages(asked: Question, view: View) -> list[str]:
    lines: list[str] = []
    for side in (asked.a, asked.b):
        if side.passage:
            lines += _lines(rule(f"{side.plan} {side.lines}", view))
            lines += [line for text in side.passage for line in _lines(paragraph(text, view, 2))]
    return lines


def _recent(progress: Progress, view: View) -> list[str]:
    if not progress.recent:
        return []
    last = progress.recent[-LAST:][::-1]
    rows = [[view.word("verdicts", e.verdict or "unsure"), name] for e, name in last]
    return ["", *_lines(paint(table(rows, (1,), view, indent=2), "dim", view))]


def _foot(progress: Progress, message: str, view: View) -> list[str]:
    lines = [""]
    if progress.verdict:
        told = view.say("sitting-verdict", verdict=view.word("verdicts", progress.verdict))
        lines += _lines(paint(paragraph(told, view, 0), _COLORS[progress.verdict], view))
    if progress.note:
        lines += _lines(paragraph(view.say("sitting-note", note=progress.note), view, 0))
    if message:
        lines += _lines(paint(paragraph(message, view, 0), "yellow", view))
    keys = "  ".join(view.say(f"key-{key}") for key in KEYS)
    return lines + _lines(paint("\n".join(_pack(keys, view.width)), "dim", view))


def _pack(keys: str, width: int) -> list[str]:
    """Keys with their words in as few lines as there are; no pair is parted."""
    lines = [""]
    for each in keys.split("  "):
        longer = f"{lines[-1]}  {each}" if lines[-1] else each
        if columns_of(longer) > width:
            lines.append(each)
        else:
            lines[-1] = longer
    return lines


def help_screen(view: View) -> list[str]:
    """What each key does, and what the verdicts mean."""
    told: Sequence[str] = ("sitting-help-1", "sitting-help-2", "sitting-help-3", "sitting-help-4")
    lines = [rule(view.say("sitting-help"), view)]
    for key in told:
        lines += [*_lines(paragraph(view.say(key), view)), ""]
    return lines
