"""The words of the desk, and the requests that it does not take."""

from __future__ import annotations

from plancmp import knowledge
from plancmp.render.wording import Lang

FILE = "desk"


class Refused(Exception):
    """A request that the desk does not take; carries the key of its words."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def say(key: str, lang: Lang) -> str:
    """One text in a language; the page fills in its values."""
    return knowledge.told(knowledge.common(FILE)[key], lang)


def every(lang: Lang) -> dict[str, str]:
    """All texts, by key."""
    return {key: say(key, lang) for key in knowledge.common(FILE)}
