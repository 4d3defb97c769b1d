"""Lines of journals -> what is decided of each pair, by each reviewer and by all together.

The last word of a reviewer on a pair counts, unless it was taken back. Who aligns a measure takes
back that the other plan has nothing like it, and the other way round. Where reviewers differ nobody
is right until somebody adjudicates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from plancmp.model.plan import MeasureRef, Plan
from plancmp.model.review import Entry, Outcome, Standing, Subject
from plancmp.review.texts import text_hash

ALIGNED = ("same", "partial")
Words = dict[Subject, Entry]
"""The last word of one person on each subject."""


def subject(entry: Entry) -> Subject:
    """What an entry is about, in whichever order its sides were named."""
    if not entry.a or not entry.b:
        raise ValueError("an undo is about an entry")
    if entry.verdict == "absent" or entry.a < entry.b:
        return entry.a, entry.b
    return entry.b, entry.a


def standings(entries: Sequence[Entry], plans: Mapping[str, Plan]) -> dict[Subject, Standing]:
    """What is decided, by subject; plans: by id, to tell what is stale."""
    undone = {entry.undoes for entry in entries if entry.act == "undo"}
    held = [entry for entry in entries if entry.act != "undo" and entry.id not in undone]
    by_reviewer: dict[str, Words] = {}
    rulings: Words = {}
    for entry in held:
        ruling = entry.act == "adjudicate"
        _take(rulings if ruling else by_reviewer.setdefault(entry.reviewer, {}), entry)
    subjects = dict.fromkeys(s for words in (*by_reviewer.values(), rulings) for s in words)
    found = {s: _standing(s, by_reviewer, rulings, plans) for s in subjects}
    return _without_contradictions(found)


def _take(words: Words, entry: Entry) -> None:
    """A word in place of what the same person said before of the same, or to the contrary."""
    about = subject(entry)
    if entry.verdict == "absent":
        measure, nothing = about
        for pair in [s for s in words if measure in s and words[s].verdict in ALIGNED]:
            if nothing.plan in (pair[0].plan, pair[1].plan):
                del words[pair]
    elif entry.verdict in ALIGNED:
        for one, two in (about, about[::-1]):
            words.pop((one, MeasureRef(two.plan, "")), None)
    words.pop(about, None)
    words[about] = entry


def _standing(
    about: Subject, by_reviewer: Mapping[str, Words], rulings: Words, plans: Mapping[str, Plan]
) -> Standing:
    said = {name: words[about] for name, words in by_reviewer.items() if about in words}
    ruling = rulings.get(about)
    verdicts = {name: entry.verdict for name, entry in said.items() if entry.verdict}
    last = ruling or list(said.values())[-1]
    outcome: Outcome = last.verdict or "unsure"
    if not ruling and len(set(verdicts.values())) > 1:
        outcome = "disagreement"
    gone = any(not _text(ref, plans) for ref in about if ref.id)
    behind = [ruling] if ruling else list(said.values())
    stale = gone or any(_is_stale(entry, plans) for entry in behind)
    return Standing(about, outcome, verdicts, last, ruling is not None, stale, gone)


def _is_stale(entry: Entry, plans: Mapping[str, Plan]) -> bool:
    sides = ((entry.a, entry.a_text), (entry.b, entry.b_text))
    return any(ref and ref.id and text and text != _text(ref, plans) for ref, text in sides)


def _text(ref: MeasureRef, plans: Mapping[str, Plan]) -> str:
    """The hash of a measure's present text; empty when it is gone."""
    try:
        return text_hash(plans[ref.plan].measure(ref.id))
    except KeyError:
        return ""


def _without_contradictions(found: dict[Subject, Standing]) -> dict[Subject, Standing]:
    """A word that there is nothing and a word that there is something are a disagreement, unless
    one of the two was adjudicated.
    """
    aligned: dict[tuple[MeasureRef, str], list[Subject]] = {}
    for pair in (s for s in found if found[s].outcome in ALIGNED):
        for ref, other in (pair, pair[::-1]):
            aligned.setdefault((ref, other.plan), []).append(pair)
    opened = set()
    for s in (s for s in found if found[s].outcome == "absent"):
        for pair in aligned.get((s[0], s[1].plan), ()):
            if not found[pair].adjudicated:
                opened.add(pair)
            if found[pair].adjudicated or not found[s].adjudicated:
                opened.add(s)
    return {
        s: replace(standing, outcome="disagreement") if s in opened else standing
        for s, standing in found.items()
    }


def last_of(entries: Iterable[Entry], reviewer: str) -> Entry | None:
    """The last entry of a reviewer that was not taken back."""
    kept = list(entries)
    undone = {entry.undoes for entry in kept if entry.act == "undo"}
    mine = [e for e in kept if e.reviewer == reviewer and e.act != "undo" and e.id not in undone]
    return mine[-1] if mine else None
