"""Lines of journals -> what is decided of each pair, by each reviewer and by all together.

The last word of a reviewer on a pair counts, unless it was taken back. Who aligns a measure takes
back that the other plan has nothing like it, and the other way round. Where reviewers differ nobody
is right until somebody adjudicates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from plancmp.model.decision import Entry, Outcome, Standing, Subject
from plancmp.model.plan import MeasureRef, Plan
from plancmp.review.texts import text_hash

ALIGNED = ("same", "partial")
Texts = Mapping[MeasureRef, str]
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
    texts = _texts((ref for s in subjects for ref in s), plans)
    found = {s: _standing(s, by_reviewer, rulings, texts) for s in subjects}
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


def _texts(refs: Iterable[MeasureRef], plans: Mapping[str, Plan]) -> Texts:
    """The hash of the present text of each measure; a measure that is gone has none."""
    found = {}
    for ref in dict.fromkeys(refs):
        with suppress(KeyError):
            found[ref] = text_hash(plans[ref.plan].measure(ref.id))
    return found


def _standing(
    about: Subject, by_reviewer: Mapping[str, Words], rulings: Words, texts: Texts
) -> Standing:
    said = {name: words[about] for name, words in by_reviewer.items() if about in words}
    ruling = rulings.get(about)
    verdicts = {name: entry.verdict for name, entry in said.items() if entry.verdict}
    last = ruling or max(said.values(), key=lambda entry: (entry.time, entry.id))
    outcome: Outcome = last.verdict or "unsure"
    if not ruling and len(set(verdicts.values())) > 1:
        outcome = "disagreement"
    gone = any(ref.id and ref not in texts for ref in about)
    behind = [ruling] if ruling else list(said.values())
    stale = gone or any(_is_stale(entry, texts) for entry in behind)
    return Standing(about, outcome, verdicts, last, ruling is not None, stale, gone)


def _is_stale(entry: Entry, texts: Texts) -> bool:
    sides = ((entry.a, entry.a_text), (entry.b, entry.b_text))
    return any(ref and ref.id and text and text != texts.get(ref) for ref, text in sides)


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
        s: standing._replace(outcome="disagreement") if s in opened else standing
        for s, standing in found.items()
    }


def contradicts(standing: Standing, held: Mapping[Subject, Standing]) -> bool:
    """Whether others hold that there is nothing where this one has something, or the reverse."""
    one, two = standing.subject
    if standing.outcome in ALIGNED:
        nothing = ((one, MeasureRef(two.plan, "")), (two, MeasureRef(one.plan, "")))
        return any(s in held and held[s].outcome == "absent" for s in nothing)
    return standing.outcome == "absent" and any(
        one in s and two.plan in (s[0].plan, s[1].plan) and held[s].outcome in ALIGNED for s in held
    )


def last_of(entries: Iterable[Entry], reviewer: str) -> Entry | None:
    """The last entry of a reviewer that was not taken back."""
    kept = list(entries)
    undone = {entry.undoes for entry in kept if entry.act == "undo"}
    mine = [e for e in kept if e.reviewer == reviewer and e.act != "undo" and e.id not in undone]
    return mine[-1] if mine else None
