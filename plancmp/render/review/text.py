"""How far a review has come, on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.model.decision import VERDICTS, Standing
from plancmp.model.plan import MeasureRef
from plancmp.model.review import Agreement, Status
from plancmp.render import View, words
from plancmp.render.candidates.text import outcome
from plancmp.render.terminal import paint, paragraph, rule, table

SUFFIX = ".txt"


def render(found: Status, view: View) -> str:
    parts = (_counts, _agreement, _open, _stale)
    return "\n".join(line for part in parts for line in part(found, view)).rstrip() + "\n"


def _counts(found: Status, view: View) -> Iterator[str]:
    names = {"a": found.a.short_name, "b": found.b.short_name}
    yield rule(view.say("review-of", **names), view)
    counts = {"n": found.candidates, "decided": found.decided}
    yield paragraph(view.say("candidates-counted", **counts), view)
    told = [
        view.say("counted", name=view.word("verdicts", code), n=n)
        for code, n in found.by_relation.items()
        if n
    ]
    if told:
        yield paragraph(view.join(told), view)
    for name, n in found.reviewers.items():
        yield paragraph(view.say("reviewer-decided", name=name, n=n), view)
    for place in found.broken:
        yield paint(paragraph(view.say("broken-line", place=place), view), "red", view)


def _agreement(found: Status, view: View) -> Iterator[str]:
    known = found.agreement
    if known is None:
        return
    one, two = known.reviewers
    yield ""
    yield rule(view.say("agreement-of", one=one, two=two), view)
    yield paragraph(view.say("agreement-raw", n=known.pairs, raw=f"{known.raw:.0%}"), view)
    kappa = "–" if known.kappa is None else f"{known.kappa:.2f}"
    yield paragraph(view.say("agreement-kappa", kappa=kappa), view)
    yield paragraph(view.say("agreement-ac1", ac1=_ac1(known)), view)
    seen = [v for v in VERDICTS if any(v in pair for pair in known.table)]
    rows = [
        [view.word("verdicts", v), *(str(known.table.get((v, w), 0)) for w in seen)] for v in seen
    ]
    heads = [view.say("rows-and-columns", one=one, two=two)]
    yield table(rows, (0,), view, [*heads, *(view.word("verdicts", v) for v in seen)])


def _ac1(found: Agreement) -> str:
    if found.ac1 is None:
        return "–"
    around = " [{:.2f}, {:.2f}]".format(*found.interval) if found.interval else ""
    return f"{found.ac1:.2f}{around}"


def _open(found: Status, view: View) -> Iterator[str]:
    if found.disagreements:
        yield ""
        yield rule(view.say("disagreements", n=len(found.disagreements)), view)
        for each in found.disagreements:
            said = (
                view.say("said", name=name, verdict=view.word("verdicts", verdict))
                for name, verdict in each.verdicts.items()
            )
            yield paragraph(f"{_pair(each, found, view)}: {view.join(said)}", view)
        yield paint(paragraph(view.say("adjudicate-them"), view), "dim", view)


def _stale(found: Status, view: View) -> Iterator[str]:
    if found.stale:
        yield ""
        yield rule(view.say("stale-decisions", n=len(found.stale)), view)
        for each in found.stale:
            yield paragraph(f"{_pair(each, found, view)}: {outcome(each, view)}", view)


def _pair(each: Standing, found: Status, view: View) -> str:
    sides = sorted(each.subject, key=lambda ref: ref.plan != found.a.id)
    return " ~ ".join(_named(ref, found, view) for ref in sides)


def _named(ref: MeasureRef, found: Status, view: View) -> str:
    """A measure with its lines, or its bare name when it is gone; a plan by its name."""
    plan = found.a if ref.plan == found.a.id else found.b
    if not ref.id:
        return plan.short_name
    try:
        return f"{plan.short_name} {words.titled(plan.measure(ref.id), view)}"
    except KeyError:
        return view.say("gone-measure", name=str(ref))
