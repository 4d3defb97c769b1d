"""An explanation for a reader who is no programmer: the phrases that met, then what each piece of evidence did to the score."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.knowledge import say, word
from plancmp.model import Alignment, Explanation, Plan, Task
from plancmp.render import View, words
from plancmp.render.evidence import effects, total
from plancmp.render.terminal import drafts, heading, paint, paragraph, rule, table

SUFFIX = ".txt"


def render(why: Explanation, view: View) -> str:
    return (
        "\n".join(
            [*_head(why, view), *_phrases(why, view), *_evidence(why, view), *_rivals(why, view)]
        ).rstrip()
        + "\n"
    )


def _head(why: Explanation, view: View) -> Iterator[str]:
    for plan, task in ((why.a, why.x), (why.b, why.y)):
        yield paragraph(
            f"{plan.short_name}  {task.title} ({words.span(task.lines)})", view, indent=0
        )
    yield from drafts((why.a, why.b), view)
    verdict = (
        word("relations", why.relation, view.lang)
        if why.relation
        else say("not-aligned", view.lang)
    )
    yield heading(
        say(
            "explain-score",
            view.lang,
            relation=verdict,
            score=f"{why.score:.0%}",
            same=f"{why.same:.0%}",
        ),
        view,
    )
    yield ""


def _phrases(why: Explanation, view: View) -> Iterator[str]:
    yield rule(say("phrases-met", view.lang), view)
    rows = [[m.a, m.b, f"{m.likeness:.2f}"] for m in why.meetings]
    headers = [why.a.short_name, why.b.short_name, say("likeness", view.lang)]
    yield table(rows, (0, 1), view, headers) or paragraph(say("nothing", view.lang), view)
    for plan, phrases in ((why.a, why.alone_a), (why.b, why.alone_b)):
        if phrases:
            yield paragraph(
                f"{say('only-in', view.lang, name=plan.short_name)}: {say('list-comma', view.lang).join(phrases)}",
                view,
            )
    yield ""


def _evidence(why: Explanation, view: View) -> Iterator[str]:
    yield rule(say("evidence", view.lang), view)
    yield paint(paragraph(say("legend-evidence", view.lang), view), "dim", view)
    headers = [say(key, view.lang) for key in ("evidence", "value", "effect", "detail")]
    rows = [[e.label, e.value, f"{e.effect:+.1f}", e.detail] for e in effects(why, view.lang)]
    yield table(rows, (0, 3), view, headers)
    yield paragraph(
        say("evidence-total", view.lang, total=f"{total(why):+.1f}", score=f"{why.score:.0%}"), view
    )
    yield ""


def _rivals(why: Explanation, view: View) -> Iterator[str]:
    for plan, task, other, pairs in (
        (why.a, why.x, why.b, why.rivals_a),
        (why.b, why.y, why.a, why.rivals_b),
    ):
        if pairs:
            yield heading(say("rivals", view.lang, plan=plan.short_name, task=task.title), view)
            yield table([_rival(pair, other, view) for pair in pairs], (1,), view)


def _rival(pair: Alignment, plan: Plan, view: View) -> list[str]:
    task: Task = next(t for t in plan.tasks if t.id in (pair.a, pair.b))
    return [
        word("relations", pair.relation, view.lang),
        f"{task.title} ({words.span(task.lines)})",
        f"{pair.score:.2f}",
    ]
