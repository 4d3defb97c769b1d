"""Which plans do what was asked for, plan by plan, with lines of their documents."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.model.answers import Answer, Answers, PlanAnswers
from plancmp.model.plan import Target
from plancmp.render import View, words
from plancmp.render.signs import ANSWER_SIGNS
from plancmp.render.terminal import heading, notices, paint, paragraph

SUFFIX = ".txt"
_NEAR = "·"
_LESSER = 2
"""How many answers of a plan are shown that do not say it in full."""


def render(answers: Answers, view: View) -> str:
    shown = answers.plans[: view.top]
    drafts = [each.plan for each in (*shown, *answers.nearest)]
    lines = [*_summary(answers, view), *notices(drafts, (), view)]
    for each in shown:
        lines += ["", *_plan(each, view)]
    for each in answers.nearest:
        lines += ["", *_plan(each, view, near=True)]
    more = len(answers.plans) - view.top
    if more > 0:
        lines += ["", view.say("answers-more", n=more, all=len(answers.plans))]
    if answers.plans:
        lines += ["", paint(paragraph(view.say("legend-answers"), view, indent=0), "dim", view)]
    return "\n".join(lines) + "\n"


def _summary(answers: Answers, view: View) -> Iterator[str]:
    counts = {
        "full": answers.of("full"),
        "other": answers.of("other-words"),
        "partial": answers.of("partial"),
    }
    told = {"query": answers.query, "searched": answers.searched}
    key = "answers" if counts["full"] else "answers-nobody"
    yield heading(paragraph(view.say(key, **told, **counts), view, indent=0), view)
    if counts["other"] or counts["partial"]:
        yield view.say("answers-lesser", **counts)
    if answers.nearest:
        yield view.say("answers-nearest")


def _plan(each: PlanAnswers, view: View, *, near: bool = False) -> Iterator[str]:
    plan = each.plan
    yield heading(f"{plan.short_name}  {plan.period}".rstrip(), view)
    for answer in _shown(each):
        sign = _NEAR if near else ANSWER_SIGNS[answer.degree]
        yield paragraph(f"{sign} {_told(answer, view)}", view)


def _shown(each: PlanAnswers) -> Iterator[Answer]:
    """All that say it, and the best of the others: figures always, tasks where none says it."""
    lesser = [a for a in each.answers if a.degree != "full"]
    if each.degree == "full":
        lesser = [answer for answer in lesser if answer.is_target]
    yield from (answer for answer in each.answers if answer.degree == "full")
    yield from lesser[:_LESSER]


def _told(answer: Answer, view: View) -> str:
    measure = answer.measure
    if isinstance(measure, Target):
        return f"{measure.name} {words.course(measure, view)} ({words.span(measure.lines)})"
    title = f"{words.titled(measure, view)} [{view.word('themes', measure.theme)}]"
    if answer.phrase == measure.title:
        return title
    return view.say("answer-phrase", title=title, phrase=answer.phrase)
