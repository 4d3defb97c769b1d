"""The concept lexicon: which things of the field a phrase speaks of, whatever words it uses."""

from __future__ import annotations

from functools import cache

from plancmp.knowledge import table
from plancmp.text import fold


@cache
def find(folded: str) -> frozenset[str]:
    """The concepts whose terms stand in a folded text."""
    index, found = _index(), set()
    for i in range(len(folded) - 1):
        for term, concept in index.get(folded[i : i + 2], ()):
            if folded.startswith(term, i):
                found.add(concept)
    return frozenset(found)


@cache
def topic_of() -> dict[str, str]:
    """The topic of each concept."""
    return {
        concept: topic
        for topic, entry in table("concepts").items()
        for concept in entry["concepts"]
    }


def label(name: str) -> str:
    """What a reader calls a concept or topic."""
    lexicon = table("concepts")
    if name in lexicon:
        return str(lexicon[name]["label"])
    return str(lexicon[topic_of()[name]]["concepts"][name]["label"])


@cache
def _index() -> dict[str, list[tuple[str, str]]]:
    """Terms by their first two characters."""
    index: dict[str, list[tuple[str, str]]] = {}
    for entry in table("concepts").values():
        for concept, words in entry["concepts"].items():
            for term in {fold(word) for word in words["terms"]}:
                index.setdefault(term[:2], []).append((term, concept))
    return index
