"""An explanation for a reader who is no programmer: why `same` or why `partial` in a sentence or
two, the phrases that met, then what each piece of evidence did to the score.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plancmp.model.comparison import Alignment
from plancmp.model.explanation import Explanation
from plancmp.model.plan import MeasureRef, Plan
from plancmp.render import View, words
from plancmp.render.candidates.text import said
from plancmp.render.evidence import effects, total
from plancmp.render.reasons import reasons
from plancmp.render.terminal import heading, notices, paint, paragraph, rule, table

SUFFIX = ".txt"


def render(why: Explanation, view: View) -> str:
    parts = (_head, _phrases, _evidence, _same, _rivals)
    return "\n".join(line for part in parts for line in part(why, view)).rstrip() + "\n"


def _head(why: Explanation, view: View) -> Iterator[str]:
    for plan, task in ((why.a, why.x), (why.b, why.y)):
        yield paragraph(f"{plan.short_name}  {words.titled(task, view)}", view, indent=0)
    yield from notices((why.a, why.b), () if why.lexicon else ("no-lexicon",), view)
    relation = view.word("relations", why.relation) if why.relation else view.say("not-aligned")
    chances = {"score": f"{why.score:.0%}", "same": f"{why.same:.0%}"}
    yield heading(view.say("explain-score", relation=relation, **chances), view)
    if why.decided:
        yield paragraph(view.say("sitting-people", said=said(why.decided, view)), view)
    if why.relation:
        yield from _reasons(why, view)
    yield ""


def _reasons(why: Explanation, view: View) -> Iterator[str]:
    for sentence in reasons(why, view):
        yield paragraph(sentence, view)


def _phrases(why: Explanation, view: View) -> Iterator[str]:
    yield rule(view.say("phrases-met"), view)
    rows = [[m.a, m.b, f"{m.likeness:.2f}"] for m in why.meetings]
    headers = [why.a.short_name, why.b.short_name, view.say("likeness")]
    yield table(rows, (0, 1), view, headers) or paragraph(view.say("nothing"), view)
    for plan, phrases in ((why.a, why.alone_a), (why.b, why.alone_b)):
        if phrases:
            only = view.say("only-in", name=plan.short_name)
            yield paragraph(f"{only}: {view.join(phrases)}", view)
    yield ""


def _evidence(why: Explanation, view: View) -> Iterator[str]:
    yield rule(view.say("evidence"), view)
    yield paint(paragraph(view.say("legend-evidence"), view), "dim", view)
    headers = [view.say(key) for key in ("evidence", "value", "effect", "detail")]
    rows = [[e.label, e.value, f"{e.effect:+.1f}", e.detail] for e in effects(why, view)]
    yield table(rows, (0, 3), view, headers)
    together = view.say("evidence-total", total=f"{total(why):+.1f}", score=f"{why.score:.0%}")
    yield paragraph(together, view)
    yield ""


def _same(why: Explanation, view: View) -> Iterator[str]:
    """The evidence again, for the second question."""
    second = replace(why, features=why.same_features)
    yield rule(view.say("evidence-same"), view)
    yield paint(paragraph(view.say("evidence-same-legend"), view), "dim", view)
    headers = [view.say(key) for key in ("evidence", "value", "effect", "detail")]
    rows = [[e.label, e.value, f"{e.effect:+.1f}", e.detail] for e in effects(second, view)]
    yield table(rows, (0, 3), view, headers)
    figures = {"total": f"{total(second):+.1f}", "same": f"{why.same:.0%}"}
    yield paragraph(view.say("evidence-same-total", **figures), view)
    yield ""


def _rivals(why: Explanation, view: View) -> Iterator[str]:
    sides = (
        (why.a, why.x.title, why.b, [(pair, pair.b) for pair in why.rivals_a]),
        (why.b, why.y.title, why.a, [(pair, pair.a) for pair in why.rivals_b]),
    )
    for plan, title, other, rivals in sides:
        if rivals:
            yield heading(view.say("rivals", plan=plan.short_name, task=title), view)
            yield table([_rival(pair, ref, other, view) for pair, ref in rivals], (1,), view)


def _rival(pair: Alignment, ref: MeasureRef, plan: Plan, view: View) -> list[str]:
    relation = view.word("relations", pair.relation)
    return [relation, words.titled(plan.task(ref.id), view), f"{pair.score:.2f}"]
