"""Pairs that may belong together, on the terminal: both sides, what the program says of them, what
people say.
"""

from __future__ import annotations

from plancmp.model.comparison import Alignment
from plancmp.model.decision import Standing
from plancmp.model.review import Candidate, Candidates
from plancmp.render import View, words
from plancmp.render.terminal import notices, paragraph, table

SUFFIX = ".txt"


def render(found: Candidates, view: View) -> str:
    told = notices((found.a, found.b), (), view)
    headers = [found.a.short_name, found.b.short_name]
    headers += [view.say(key) for key in ("program-says", "people-say")]
    told.append(table([_row(found, pair, view) for pair in found.pairs], (0, 1), view, headers, 0))
    counts = {"n": len(found.pairs), "decided": sum(pair.settled for pair in found.pairs)}
    told.append(paragraph(view.say("candidates-counted", **counts), view, 0))
    return "\n".join(filter(None, told)) + "\n"


def _row(found: Candidates, pair: Candidate, view: View) -> list[str]:
    x, y = found.a.measure(pair.a.id), found.b.measure(pair.b.id)
    return [words.titled(x, view), words.titled(y, view), program(pair, view), people(pair, view)]


def program(pair: Candidate, view: View) -> str:
    """What the program says of a pair, and how sure it is."""
    if not pair.relation:
        return view.say("not-aligned")
    if pair.score is None or pair.kind == "target":
        return view.word("relations", pair.relation)
    asked = Alignment(pair.a, pair.b, pair.relation, pair.score, same=pair.same)
    sure = words.certainty(asked, view)
    return view.say("relation-sure", relation=view.word("relations", pair.relation), sure=sure)


def people(pair: Candidate, view: View) -> str:
    """What people say of a pair; empty where nobody was asked."""
    return outcome(pair.standing, view) if pair.standing else ""


def outcome(standing: Standing, view: View) -> str:
    """What is decided, and whether a text has changed since."""
    told = view.word("verdicts", standing.outcome)
    return view.say("stale-decision", decision=told) if standing.stale else told


def said(held: Standing, view: View) -> str:
    """Everybody's verdict, and what follows from them."""
    told = view.join(
        view.say("said", name=name, verdict=view.word("verdicts", verdict))
        for name, verdict in held.verdicts.items()
    )
    if held.adjudicated and held.last.verdict:
        verdict = view.word("verdicts", held.last.verdict)
        ruled = view.say("ruled", name=held.last.reviewer, verdict=verdict)
        return view.join(filter(None, (told, ruled)))
    if told and len(held.verdicts) == 1 and not held.stale and not held.adjudicated:
        return told
    return view.say("said-together", said=told or held.last.reviewer, outcome=outcome(held, view))
