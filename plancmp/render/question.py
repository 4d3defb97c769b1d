"""What a reviewer is shown of a pair: both sides, the phrases that met, why; the terminal and the
browser show the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plancmp.match.score import models
from plancmp.model.explanation import Explanation
from plancmp.model.plan import Measure, MeasureRef, Plan, Task
from plancmp.model.review import Candidate
from plancmp.render import View, words
from plancmp.render.candidates.text import program, said
from plancmp.render.reasons import reasons
from plancmp.text import fold

MET = 0.5
"""Likeness from which a phrase is marked as one that the other side has too."""
Passages = Mapping[MeasureRef, tuple[str, ...]]
"""The lines of the documents, by measure, where the documents are at hand."""


@dataclass(frozen=True, slots=True)
class Phrase:
    text: str
    met: bool
    """Whether the other side has something like it."""


@dataclass(frozen=True, slots=True)
class QuestionSide:
    """One measure."""

    plan: str
    """The plan's short name."""
    ref: MeasureRef
    title: str
    lines: str
    """Of the document: 118-122, 215."""
    theme: str
    phrases: tuple[Phrase, ...]
    """Of a task its actions; of a target its figures."""
    passage: tuple[str, ...] = ()
    """The document's own words, where they are at hand."""


@dataclass(frozen=True, slots=True)
class Question:
    a: QuestionSide
    b: QuestionSide
    program: str = ""
    """What the program says, and how sure it is; empty for a blind reviewer, as what follows."""
    why: str = ""
    others: str = ""
    """What people have said."""


def question(
    pair: Candidate,
    plans: tuple[Plan, Plan],
    why: Explanation | None,
    view: View,
    passages: Passages,
    *,
    blind: bool = False,
) -> Question:
    """why: of tasks; None where nothing explains the pair."""
    met_a = {m.a for m in why.meetings if m.likeness >= MET} if why else set()
    met_b = {m.b for m in why.meetings if m.likeness >= MET} if why else set()
    a = _side(plans[0], pair.a, met_a, view, passages)
    b = _side(plans[1], pair.b, met_b, view, passages)
    if blind:
        return Question(a, b)
    told = _why(why, view) if why else ""
    others = said(pair.standing, view) if pair.standing else ""
    return Question(a, b, program(pair, view), told, others)


def _why(why: Explanation, view: View) -> str:
    """What speaks for the relation; where there is none, how far the pair is from one."""
    if why.relation:
        return next(reasons(why, view), "")
    cut = models(why.a, why.b, view.domain).aligned.cut if view.domain else 0.5
    return view.say("sitting-chance", score=f"{why.score:.0%}", cut=f"{cut:.0%}")


def _side(
    plan: Plan, ref: MeasureRef, met: set[str], view: View, passages: Passages
) -> QuestionSide:
    measure = plan.measure(ref.id)
    return QuestionSide(
        plan.short_name,
        ref,
        words.title(measure),
        words.span(measure.lines),
        view.word("themes", measure.theme),
        tuple(_phrases(measure, met, view)),
        passages.get(ref, ()),
    )


def _phrases(measure: Measure, met: set[str], view: View) -> list[Phrase]:
    if isinstance(measure, Task):
        return [Phrase(a, any(text in fold(a) for text in met)) for a in measure.actions]
    told = [words.course(measure, view), view.word("bases", measure.basis), measure.note]
    return [Phrase(text, False) for text in told if text]
