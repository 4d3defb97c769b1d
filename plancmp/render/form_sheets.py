"""The form for those who decide in a spreadsheet: pairs, measures without partner, how to fill in.

Who reads a filled-in form finds its columns by their heads and the verdicts by their words, in
whichever language it was written; so the heads are named here, once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from plancmp.model.decision import VERDICTS, Entry, Outcome, Standing, Subject
from plancmp.model.plan import Measure, MeasureRef, Plan
from plancmp.model.review import Candidate, Candidates
from plancmp.render import View
from plancmp.render.candidates.text import outcome
from plancmp.render.question import Passages, QuestionSide, question
from plancmp.render.spreadsheet import Sheet, Value
from plancmp.review.texts import text_hash

VERDICT, NOTE = "form-verdict", "form-note"
PROGRAM, SCORE, PEOPLE = "program-says", "score", "people-say"
PAIR = ("form-id-a", "form-id-b", "form-texts")
"""Columns for the program: two measures, and the hashes of their texts."""
ALONE = ("form-id", "form-other", "form-fingerprint")
"""The same of a measure and the plan that may have nothing like it."""
COMMAND = "plancmp review import FILE.xlsx --reviewer NAME"
WIDE, NARROW = 40, 3
_WIDTHS = {
    "form-number": 5,
    "form-lines": 8,
    "plan": 9,
    PROGRAM: 12,
    SCORE: 7,
    PEOPLE: 15,
    VERDICT: 11,
    NOTE: 20,
    **dict.fromkeys((*PAIR, *ALONE), NARROW),
}
_PARTNERS: tuple[Outcome, ...] = ("same", "partial", "unsure", "disagreement")


@dataclass(frozen=True, slots=True)
class Form:
    """What a form asks, and what it shows."""

    found: Candidates
    mine: Mapping[Subject, Entry] = field(default_factory=dict)
    """What the person who fills it in says already."""
    passages: Passages = field(default_factory=dict)
    blind: bool = False
    """Whether neither the program's view nor that of others may be seen in it."""

    @property
    def plans(self) -> tuple[Plan, Plan]:
        return self.found.a, self.found.b


@dataclass(frozen=True, slots=True)
class Page:
    """One table of the form; without columns a page of text."""

    sheet: Sheet
    columns: tuple[str, ...] = ()
    """What each is, by the key of its head."""
    words: tuple[str, ...] = ()
    """The verdicts that it offers."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What is asked of one pair, or of one measure and the other plan."""

    about: Subject
    ids: tuple[str, str]
    sides: tuple[QuestionSide, ...]
    texts: str
    program: str = ""
    score: float | None = None
    people: str = ""


@dataclass(frozen=True, slots=True)
class _Column:
    key: str
    tell: Callable[[_Row], Value]
    name: str = ""
    """Of the plan, where the head needs it."""


def pages(form: Form, view: View) -> tuple[Page, ...]:
    """Of the workbook, in its order."""
    return _pairs(form, view), _measures(form, view), _guide(form, view)


def texts(*measures: Measure) -> str:
    """What a reviewer of these measures read, as the form remembers it."""
    return "-".join(map(text_hash, measures))


def _pairs(form: Form, view: View) -> Page:
    rows = [_pair(form, pair, view) for pair in form.found.pairs]
    names = tuple(plan.short_name for plan in form.plans)
    columns = [column for side in (0, 1) for column in _side_columns(side, names[side])]
    if form.passages:
        columns += [_document(side, names[side]) for side in (0, 1)]
    if not form.blind:
        columns += [_Column(PROGRAM, lambda r: r.program), _Column(SCORE, lambda r: r.score)]
    columns += _asked(form, PAIR, view)
    words = tuple(view.word("verdicts", verdict) for verdict in VERDICTS)
    return _page("form-pairs", columns, rows, words, view)


def _pair(form: Form, pair: Candidate, view: View) -> _Row:
    a, b = form.plans
    asked = question(pair, (a, b), None, view, form.passages, blind=form.blind)
    return _Row(
        about=pair.subject,
        ids=(str(pair.a), str(pair.b)),
        sides=(asked.a, asked.b),
        texts=texts(a.measure(pair.a.id), b.measure(pair.b.id)),
        program=asked.program,
        score=pair.score,
        people=asked.others,
    )


def _measures(form: Form, view: View) -> Page:
    rows = list(_alone(form, view))
    columns = [_Column("plan", lambda r: r.sides[0].plan), *_side_columns(0, "")]
    if form.passages:
        columns.append(_document(0, ""))
    columns += _asked(form, ALONE, view)
    return _page("form-alone", columns, rows, (view.word("verdicts", "absent"),), view)


def _alone(form: Form, view: View) -> Iterator[_Row]:
    """Measures to which nothing belongs.

    A blind form has all that the reviewer has not aligned: a list of those that the program or
    others left alone would show their view.
    """
    absent = {s.subject: s for s in form.found.crosswalk.standings if s.outcome == "absent"}
    partnered = _aligned_by(form) if form.blind else _partnered(form.found)
    for plan, other in (form.plans, form.plans[::-1]):
        for measure in plan.measures:
            ref = plan.ref(measure)
            about = (ref, MeasureRef(other.id, ""))
            if ref not in partnered or (about in absent and not form.blind):
                yield _row_alone(form, about, absent.get(about), view)


def _row_alone(form: Form, about: Subject, standing: Standing | None, view: View) -> _Row:
    ref, nothing = about
    plan = next(plan for plan in form.plans if plan.id == ref.plan)
    # A question has two sides; the one that is needed here stands on both.
    itself = Candidate(ref, ref, "task", None, None, None)
    side = question(itself, (plan, plan), None, view, form.passages, blind=True).a
    said = outcome(standing, view) if standing else ""
    ids = (str(ref), nothing.plan)
    return _Row(about, ids, (side,), texts(plan.measure(ref.id)), people=said)


def _partnered(found: Candidates) -> set[MeasureRef]:
    """The measures that have a partner, by people's word or, where they say nothing, the
    program's.
    """
    held = [
        pair
        for pair in found.pairs
        if (pair.standing.outcome in _PARTNERS if pair.standing else pair.relation)
    ]
    return {ref for pair in held for ref in (pair.a, pair.b)}


def _aligned_by(form: Form) -> set[MeasureRef]:
    said = (about for about, e in form.mine.items() if e.verdict in ("same", "partial"))
    return {ref for about in said for ref in about}


def _side_columns(side: int, name: str) -> list[_Column]:
    return [
        _Column("form-lines", lambda r: r.sides[side].lines, name),
        _Column("form-text", lambda r: _text(r.sides[side]), name),
    ]


def _document(side: int, name: str) -> _Column:
    return _Column("form-document", lambda r: "\n".join(r.sides[side].passage), name)


def _text(side: QuestionSide) -> str:
    """The headline, and each phrase on a line of its own."""
    return "\n".join([side.title, *(f"· {phrase.text}" for phrase in side.phrases)])


def _asked(form: Form, machine: Sequence[str], view: View) -> list[_Column]:
    """What people say, what is asked, and what the program needs to know the row again."""

    def verdict(row: _Row) -> str:
        entry = form.mine.get(row.about)
        return view.word("verdicts", entry.verdict) if entry and entry.verdict else ""

    def note(row: _Row) -> str:
        return form.mine[row.about].note if row.about in form.mine else ""

    one, two, read = machine
    told = [] if form.blind else [_Column(PEOPLE, lambda r: r.people)]
    asked = [_Column(VERDICT, verdict), _Column(NOTE, note)]
    ids = [_Column(one, lambda r: r.ids[0]), _Column(two, lambda r: r.ids[1])]
    return [*told, *asked, *ids, _Column(read, lambda r: r.texts)]


def _page(
    name: str, columns: Sequence[_Column], rows: Sequence[_Row], words: tuple[str, ...], view: View
) -> Page:
    """The table of these rows, each with its number."""
    keys = ("form-number", *(column.key for column in columns))
    names = ("", *(column.name for column in columns))
    heads = tuple(view.say(key, name=name).strip() for key, name in zip(keys, names, strict=True))
    told = tuple((n, *(column.tell(row) for column in columns)) for n, row in enumerate(rows, 1))
    widths = tuple(_WIDTHS.get(key, WIDE) for key in keys)
    return Page(Sheet(view.say(name), heads, told, widths), keys, words)


def _guide(form: Form, view: View) -> Page:
    head, alone = view.say("form-pairs"), view.say("form-alone")
    column, absent = view.say(VERDICT), view.word("verdicts", "absent")
    words = view.join(view.word("verdicts", verdict) for verdict in VERDICTS)
    told = [
        view.say("form-guide-pairs", page=head, column=column, words=words),
        view.say("form-guide-verdicts"),
        view.say("form-guide-alone", page=alone, word=absent),
        view.say("form-guide-blank"),
        view.say("form-guide-columns"),
        view.say("form-guide-import", command=COMMAND),
    ]
    if not form.blind:
        program, score = view.say(PROGRAM), view.say(SCORE)
        told.insert(3, view.say("form-guide-program", column=program, score=score))
    rows = tuple((text,) for text in told)
    return Page(Sheet(view.say("form-guide"), (view.say("form-guide"),), rows, (100,), 0))
