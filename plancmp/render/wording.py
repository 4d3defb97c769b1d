"""The words of a language for keys and codes: the only place where facts become text."""

from __future__ import annotations

from plancmp import knowledge
from plancmp.domain import Domain

Lang = str
"""zh, en, or another that the files of wordings have; what they lack is told in English."""
_FILES = ("messages", "briefing", "tracking")


def say(key: str, lang: Lang, **values: object) -> str:
    """A sentence of one of the files of wordings, with its values filled in."""
    file = next(file for file in _FILES if key in knowledge.common(file))
    return knowledge.told(knowledge.common(file)[key], lang).format(**values)


def word(codes: str, code: str, lang: Lang, domain: Domain | None = None) -> str:
    """What a reader calls a code; codes: the name of its list. A code that nobody knows stands for
    itself.
    """
    if codes in ("themes", "instruments", "sectors") and domain:
        entries = {
            "themes": domain.themes,
            "instruments": domain.instruments,
            "sectors": domain.names,
        }
        entry = entries[codes].get(code)
    else:
        entry = knowledge.common("terms").get(codes, {}).get(code)
    return knowledge.told(entry, lang) if entry else code
