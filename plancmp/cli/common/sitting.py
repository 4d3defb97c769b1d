"""A sitting on the terminal or at the desk in a browser: opened, run, its crosswalk derived."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp import deciding
from plancmp.cli.common import keys
from plancmp.cli.common.output import Output, is_terminal
from plancmp.errors import UnwritableOutput, UsageError
from plancmp.model.decision import Entry, Verdict
from plancmp.model.review import Candidates
from plancmp.questions import Questions
from plancmp.render import View
from plancmp.render.screen.sitting import Progress, help_screen, screen
from plancmp.review.sitting import Sitting
from plancmp.session import Session, Where

if TYPE_CHECKING:
    from plancmp.review.queue import Order

VERDICTS: dict[str, Verdict] = {"s": "same", "p": "partial", "n": "none", "u": "unsure"}
_HOME, _BELOW = "\x1b[H", "\x1b[J"
"""To the corner; clear what is below."""
_OTHER, _BACK = "\x1b[?1049h", "\x1b[?1049l"
"""The screen on which full-screen programs draw, and back."""


@dataclass(frozen=True)
class How:
    """What a sitting is asked for."""

    reviewer: str
    order: Order = "information"
    sources: tuple[Path, ...] = ()
    blind: bool = False
    adjudicate: bool = False
    judged: bool = False


class Opened:
    """Two plans, their pairs and the reviewer's desk."""

    def __init__(self, a: str, b: str, how: How, where: Where) -> None:
        self.where, self.how = where, how
        self.session = Session.open(where, deciding=True)
        self.desk = deciding.open_desk(self.session, a, b, how.reviewer)
        self.found = self.refresh()
        self.questions = Questions(self.found, self.session.comparer, how.sources)

    def unread(self, out: Output) -> str:
        """A sentence where documents were named and none of them is that of either plan."""
        lost = self.how.sources and not self.questions.passages
        return out.say("sitting-no-source") if lost else ""

    def refresh(self) -> Candidates:
        """The pairs with what is decided now; a blind reviewer sees them in the documents' order,
        since another would tell what the program thinks.
        """
        order = "document" if self.how.blind else self.how.order
        return deciding.candidates(self.session, self.desk.a, self.desk.b, order)


def at_desk(
    a: str, b: str, how: How, where: Where, out: Output, port: int, idle: float, closed: bool
) -> None:
    """In a browser, until nobody asks any more."""
    from plancmp.desk.server import serve
    from plancmp.desk.work import Work

    opened = Opened(a, b, how, where)
    view = View(out.lang, domain=opened.questions.domain)
    asked = {"blind": how.blind, "adjudicate": how.adjudicate}

    def announce(address: str) -> None:
        click.echo(address)
        sys.stdout.flush()
        if told := opened.unread(out):
            click.echo(told, err=True)
        if not closed:
            click.launch(address)

    try:
        work = Work(opened.desk, opened.questions, opened.refresh, view, **asked)
        serve(work, port=port, idle=idle * 60, announce=announce)
    except OSError as error:
        raise UsageError("port-taken", port=port, why=error.strerror or error) from error
    finally:
        deciding.settle_if_any(opened.desk)


def on_terminal(a: str, b: str, how: How, where: Where, out: Output) -> None:
    """By keys. UsageError where there is no terminal."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        raise UsageError("needs-terminal")
    opened = Opened(a, b, how, where)
    asked = {"blind": how.blind, "adjudicate": how.adjudicate, "judged": how.judged}
    sitting = Sitting.open(opened.desk, opened.found, **asked)
    try:
        with keys.opened() as pressed:
            shown = _Screen(opened, sitting, out)
            shown.message = opened.unread(out)
            shown.run(pressed)
    finally:
        deciding.settle_if_any(opened.desk)
        counts = {"n": len(sitting.recent), "decided": sitting.decided, "total": len(sitting.pairs)}
        out.tell("sitting-end", path=opened.desk.folder, **counts)


class _Screen:
    """What stands on the screen, and what a key does to it."""

    def __init__(self, opened: Opened, sitting: Sitting, out: Output) -> None:
        self.opened, self.sitting, self.out = opened, sitting, out
        self.message = ""
        self.size = (0, 0)
        self.explains = False
        self.warned = False

    def run(self, pressed: keys.Keys) -> None:
        """Until `q`, or nobody is there."""
        click.echo(_OTHER, nl=False)
        try:
            self.draw()
            while (key := pressed.read(self.resized)) != keys.END:
                if key == "q" and not self.keeps():
                    break
                self.press(key)
                self.draw()
        finally:
            click.echo(_BACK, nl=False)

    def keeps(self) -> bool:
        """Whether to stay, because of a note that no decision has taken up; asked once."""
        waiting, self.warned = bool(self.sitting.notes) and not self.warned, True
        return waiting

    def press(self, key: str) -> None:
        """Do what a key asks; a decision that could not be kept is said, and the pair stays."""
        sitting, self.message = self.sitting, ""
        if self.explains:
            self.explains = False
            return
        try:
            if key in VERDICTS:
                sitting.decide(VERDICTS[key])
                self.message = self.out.say("sitting-all") if sitting.done else ""
                if sitting.revoked:
                    self.message = self.out.say("sitting-revoked")
            elif key == "z":
                self._undo()
            else:
                self._move(key)
        except UnwritableOutput as error:
            self.message = f"{error.text(self.out.lang)} {error.hint(self.out.lang)}"

    def _undo(self) -> None:
        last = self.sitting.undo()
        key = "sitting-undone" if last else "sitting-no-undo"
        self.message = self.out.say(key, pair=self._name(last) if last else "")

    def _move(self, key: str) -> None:
        moves = {"j": 1, "k": -1}
        if key == " ":
            self.sitting.forward(self.sitting.at + 1)
        elif key in moves:
            self.sitting.move(moves[key])
        elif key == "o":
            self._note()
        elif key == "?":
            self.explains = True
        elif key == "q":
            self.message = self.out.say("sitting-note-waits")
        else:
            self.message = self.out.say("sitting-no-key")

    def _note(self) -> None:
        with keys.line_mode():
            click.echo(self.out.say("sitting-note-ask"), nl=False)
            text = sys.stdin.readline().strip()
        if "\x1b" not in text:
            self.sitting.note(text)

    def resized(self) -> None:
        """Draw again when the window has another size."""
        if shutil.get_terminal_size() != self.size:
            self.draw()

    def draw(self) -> None:
        """The screen as it is now, at the size of the window."""
        self.size = shutil.get_terminal_size()
        columns, rows = self.size
        view = self.out.view(columns, self.opened.questions.domain)
        lines = help_screen(view) if self.explains else self._lines(rows - 1, view)
        told = "".join(f"{line}\x1b[K\n" for line in lines[: rows - 1])
        click.echo(f"{_HOME}{told}{_BELOW}", nl=False, color=view.color)
        sys.stdout.flush()

    def _lines(self, rows: int, view: View) -> list[str]:
        sitting, pair = self.sitting, self.sitting.current
        progress = Progress(
            place=sitting.at + 1 if sitting.pairs else 0,
            total=len(sitting.pairs),
            decided=sitting.decided,
            pace=sitting.pace,
            reviewer=sitting.desk.reviewer,
            verdict=sitting.mine.get(pair.subject) if pair else None,
            note=sitting.notes.get(pair.subject, "") if pair else "",
            recent=tuple((entry, self._name(entry)) for entry in sitting.recent[-5:]),
        )
        blind = self.opened.how.blind
        asked = self.opened.questions.of(pair, view, blind=blind) if pair else None
        return screen(asked, progress, self.message, rows, view)

    def _name(self, entry: Entry) -> str:
        """A pair by its titles."""
        sides = (self.opened.desk.title(ref) for ref in (entry.a, entry.b) if ref)
        return " ~ ".join(sides)
