"""Keys of a terminal, one at a time, as they are pressed; the terminal is as before when it ends.

Keys that were pressed while the program worked wait their turn: the terminal is asked once, at the
beginning, to hand over each key, and nothing that was typed is thrown away.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import unicodedata
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_ARROWS = {"\x1b[A": "k", "\x1b[B": "j", "\x1b[C": "j", "\x1b[D": "k", "\x1bOA": "k", "\x1bOB": "j"}
_LONGEST = 8
"""Bytes of an escape sequence."""
_ESCAPE = "\x1b"
END = ""
"""Nobody will press a key any more."""


class Keys:
    """The keys of a terminal; full-width letters and signs are read as their half-width forms."""

    def __init__(self, handle: int) -> None:
        self.handle = handle
        self._bytes = b""
        self._waiting: deque[str] = deque()

    def read(self, idle: Callable[[], None]) -> str:
        """The next key; idle: is called about twice a second while none is pressed."""
        while not self._waiting:
            ready, _, _ = select.select([self.handle], [], [], 0.5)
            if not ready:
                idle()
                continue
            got = os.read(self.handle, 1024)
            if not got:
                return END
            self._waiting.extend(self._split(got))
        return self._waiting.popleft()

    def _split(self, got: bytes) -> Iterator[str]:
        """The keys in what the terminal sent; a character that is not there whole yet waits."""
        self._bytes += got
        text = self._bytes.decode("utf-8", "ignore")
        rest = self._bytes[len(text.encode()) :]
        self._bytes = rest if len(rest) < 4 and _is_begun(rest) else b""
        while text:
            size = 1
            if text[0] == _ESCAPE:
                size = next((len(a) for a in _ARROWS if text.startswith(a)), _length(text))
            key, text = text[:size], text[size:]
            yield _ARROWS.get(key, plain(key))


def plain(key: str) -> str:
    """A key as a half-width small letter or sign."""
    return unicodedata.normalize("NFKC", key).lower()


def _is_begun(rest: bytes) -> bool:
    """Whether bytes are the beginning of a character of several."""
    return bool(rest) and rest[0] >= 0xC2


def _length(text: str) -> int:
    """Of an escape sequence that means nothing here."""
    if not text.startswith("\x1b["):
        return 1
    ends = (i for i, c in enumerate(text[2:_LONGEST], 3) if c.isalpha() or c == "~")
    return next(ends, min(len(text), _LONGEST))


@contextmanager
def opened() -> Iterator[Keys]:
    """The keys of the terminal on stdin; ended politely, it gives the terminal back."""
    import termios
    import tty

    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)
    signals = {name: signal.signal(name, _end) for name in (signal.SIGTERM, signal.SIGHUP)}
    try:
        tty.setcbreak(handle, termios.TCSADRAIN)
        yield Keys(handle)
    finally:
        termios.tcsetattr(handle, termios.TCSADRAIN, before)
        for name, old in signals.items():
            signal.signal(name, old)


def _end(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)


@contextmanager
def line_mode() -> Iterator[None]:
    """The terminal as it is for typing a line of text."""
    import termios

    handle = sys.stdin.fileno()
    now = termios.tcgetattr(handle)
    typing = [*now[:3], now[3] | termios.ICANON | termios.ECHO, *now[4:]]
    try:
        termios.tcsetattr(handle, termios.TCSADRAIN, typing)
        yield
    finally:
        termios.tcsetattr(handle, termios.TCSADRAIN, now)
