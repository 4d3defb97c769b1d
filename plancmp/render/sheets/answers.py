"""What plans answer as a table, one row an answer."""

from __future__ import annotations

from plancmp.model.answers import Answer, Answers, PlanAnswers
from plancmp.model.plan import Target
from plancmp.render import View, words
from plancmp.render.sheets import common
from plancmp.render.spreadsheet import Sheet, Value

_HEADS = (
    *("plan", "period", "table-answer", "kind", "title", "table-phrase"),
    *("target", "theme", "lines"),
)


def title(answers: Answers, view: View) -> str:
    told = {"full": answers.of("full"), "query": answers.query, "searched": answers.searched}
    return view.say("answers" if told["full"] else "answers-nobody", **told)


def notices(answers: Answers, view: View) -> tuple[str, ...]:
    return common.notices([each.plan for each in answers.plans], (), view)


def looked_at(answers: Answers, view: View) -> tuple[str, ...]:
    return ()


def sheets(answers: Answers, view: View) -> tuple[Sheet, ...]:
    return (main(answers, view),)


def main(answers: Answers, view: View) -> Sheet:
    """One row an answer, the best first."""
    rows = tuple(_row(each, answer, view) for each in answers.plans for answer in each.answers)
    heads, widths = common.heads(view, *_HEADS), (14, 12, 12, 8, 40, 40, 24, 14, 14)
    return Sheet(view.say("table-answers"), heads, rows, widths)


def _row(each: PlanAnswers, answer: Answer, view: View) -> tuple[Value, ...]:
    measure = answer.measure
    return (
        common.named(each.plan, view),
        each.plan.period,
        view.say(f"answer-{answer.degree}"),
        common.kind(measure, view),
        words.title(measure),
        "" if answer.is_target else answer.phrase,
        words.course(measure, view) if isinstance(measure, Target) else "",
        common.theme(view, measure),
        common.span(measure),
    )
