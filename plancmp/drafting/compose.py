"""A document -> a draft plan: everything that could be read, marked for a coder to check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from plancmp.drafting import classify, meta, outline, targets, tasks
from plancmp.drafting.document import Document
from plancmp.drafting.figures import Figure
from plancmp.errors import NotAPlan, UnreadableInput
from plancmp.knowledge import codelist, say, table
from plancmp.model import Baseline, Coding, Jurisdiction, Plan, Source, Target, Task

MOST_ACTIONS = 12
CODER = "plancmp draft"


def draft(
    document: Document, name: str, today: str, examples: Sequence[Plan] = (), part: int = 1
) -> Plan:
    """A plan of everything that can be read; NotAPlan when there is nothing to draft.

    name: id of the plan; today: ISO date; examples: coded plans, from which themes are proposed; part: which plan, where a notice
    holds several.
    """
    document = _part(document, part)
    pieces = outline.read(document.lines)
    _refuse(document, pieces)
    found = tuple(tasks.tasks(pieces))
    if not found:
        raise NotAPlan(
            f"{document.path} has no paragraph that promises anything: not a plan",
            "a plan has chapters of tasks, projects or safeguards",
        )
    said = meta.read(document.lines)
    period = targets.period(document.lines) or (0, 0)
    title = said.title or Path(document.path).stem
    figures = [
        f for f in targets.figures_of(pieces, document.lines) if period[0] <= f.year <= period[1]
    ]
    ip = "intellectual-property" if "知识产权" in title + "".join(document.lines[:5]) else "general"
    return Plan(
        id=name,
        title=title,
        aliases=(short,)
        if (short := re.sub("(?:省|自治区|自治州|市|自治县|县|区)$", "", said.place))
        else (),
        jurisdiction=Jurisdiction(said.place or title, said.level or "city"),
        start=period[0] or int(today[:4]),
        end=period[1] or int(today[:4]) + 4,
        sector=ip,
        source=Source(title, document.sha256, said.issuer, said.number, said.published),
        coding=Coding(CODER, today, "draft"),
        targets=tuple(_targets(figures)),
        tasks=tuple(_themed([_task(task, title) for task in found], examples, document)),
        path=document.path,
    )


def name(path: Path, document: Document) -> str:
    """An id from the file's name, else from the document's hash."""
    slug = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")[:40]
    return slug if re.search("[a-z]", slug) else f"draft-{document.sha256[:8]}"


def warnings(document: Document, plan: Plan) -> tuple[tuple[str, str], ...]:
    """What a coder should look at first: message keys and a value each."""
    found: list[tuple[str, str]] = []
    count = len(meta.parts(document.lines))
    if plan.title == Path(document.path).stem:
        found.append(("draft-no-title", ""))
    if targets.period(document.lines) is None:
        found.append(("draft-no-period", ""))
    if count > 1:
        found.append(("draft-other-plan", str(count)))
    if not plan.targets:
        found.append(("draft-no-targets", ""))
    return tuple(found)


def _part(document: Document, part: int) -> Document:
    """The document with the lines of other plans blank, so that line numbers stay."""
    spans = meta.parts(document.lines)
    if not 1 <= part <= len(spans):
        raise UnreadableInput(
            f"{document.path} has no part {part}",
            f"it holds {len(spans)}: --part takes 1 to {len(spans)}",
        )
    first, last = spans[part - 1]
    return replace(
        document,
        lines=tuple(line if first <= i <= last else "" for i, line in enumerate(document.lines, 1)),
    )


def _refuse(document: Document, pieces: Sequence[outline.Piece]) -> None:
    """A regulation has articles; a plan has none."""
    articles = sum(
        bool(re.match(r"第[一二三四五六七八九十百\d]+条", re.sub(r"\s", "", line)))
        for line in document.lines
    )
    paragraphs = sum(piece.kind == "text" for piece in pieces)
    if articles >= 5 and 2 * articles >= paragraphs:
        raise NotAPlan(
            f"{document.path} has {articles} articles (第…条): a regulation, not a plan",
            "draft reads plans, schemes and action programmes",
        )


def _task(task: tasks.Draft, title: str) -> Task:
    words = "".join((task.title, *reversed(task.section)))
    first = task.lines[0][0]
    note = "" if task.sure else say("check-title", "zh")
    return Task(
        id=f"task-{first}",
        title=task.title,
        section=task.section or (title,),
        theme=_theme(words, task.text),
        instruments=_instruments(task.text),
        actions=_actions(task),
        lines=task.lines,
        note=note,
    )


def _themed(found: Sequence[Task], examples: Sequence[Plan], document: Document) -> Iterator[Task]:
    """With the theme that coded plans suggest; the coding of this very document does not count."""
    others = [
        plan
        for plan in examples
        if plan.source.sha256 != document.sha256 and plan.coding.status != "draft"
    ]
    classifier = classify.learn(others)
    for task in found:
        yield replace(task, theme=classify.best(classifier, task)) if others else task


def _theme(words: str, text: str) -> str:
    """By the title, then the headings from inside out, then the text."""
    hints = table("draft")["themes"]
    for place in (words, text):
        found = [
            (at, theme)
            for theme, terms in hints.items()
            for term in terms
            if (at := place.find(term)) >= 0
        ]
        if found:
            return str(min(found)[1])
    return "management"


def _instruments(text: str) -> tuple[str, ...]:
    found = [code for code in codelist("instruments") if any(term in text for term in _terms(code))]
    return tuple(found[:6]) or ("planning",)


def _terms(code: str) -> list[str]:
    return [
        term
        for term in re.split("[、，]", str(table("instruments")[code]["scope"]))
        if len(term) > 1
    ]


def _actions(task: tasks.Draft) -> tuple[str, ...]:
    """The clauses of the paragraph without what adds nothing; twelve at most, so that neighbours share one where there are more."""
    data = table("draft")
    text = re.sub(data["owners"], "", re.sub(r"\s", "", task.text))
    clauses = [_bare(clause) for clause in re.split("[。；，：！？,;:!?]", text)]
    kept = list(dict.fromkeys(c for c in clauses if len(c) >= data["shortest_clause"])) or [
        task.title
    ]
    size = -(-len(kept) // MOST_ACTIONS)
    return tuple(dict.fromkeys("，".join(kept[i : i + size]) for i in range(0, len(kept), size)))


def _bare(clause: str) -> str:
    leading = "|".join(sorted(table("draft")["leading"], key=len, reverse=True))
    return re.sub(rf"^(?:{leading})+(?=.{{3,}})", "", clause).strip("“”\"' （）()、|")


def _targets(figures: Sequence[Figure]) -> Iterator[Target]:
    used: dict[str, int] = {}
    for figure in figures:
        place = f"target-{figure.row}" if figure.row else f"line-{figure.lines[0]}"
        used[place] = used.get(place, 0) + 1
        yield _target(figure, place if used[place] == 1 else f"{place}-{used[place]}")


def _target(figure: Figure, name: str) -> Target:
    basis = figure.basis or _basis(figure.name, figure.unit)
    inferred = tuple(
        field
        for field, is_it in (
            ("basis", not figure.basis),
            ("unit", "whole" in figure.doubts),
            ("year", "year-from-period" in figure.doubts),
        )
        if is_it
    )
    doubts = [say(f"check-{doubt}", "zh") for doubt in figure.doubts if doubt != "year-from-period"]
    if figure.value is None and not doubts:
        doubts = [say("check-blank", "zh")]
    year = figure.baseline_year or figure.year - 5
    return Target(
        id=name,
        name=figure.name,
        theme=_theme(figure.name, ""),
        unit=figure.unit,
        basis=basis,
        year=figure.year,
        value=figure.value,
        value_max=figure.value_max,
        comparator=figure.comparator if figure.value is not None else "=",
        baseline=Baseline(year, figure.baseline) if figure.has_baseline else None,
        binding=figure.binding,
        lines=(figure.lines,),
        inferred=inferred,
        note="；".join(doubts),
        row=figure.row,
    )


def _basis(name: str, unit: str) -> str:
    """What a number counts, by its name and unit; a coder confirms it."""
    if re.search("年均增长|年均增速|年均增幅", name):
        return "growth"
    if (
        re.match("每|万人|百万|人均|户均|生均", name)
        or unit in ("%", "‰", "分")
        or re.search("率$|占比|比重|比例", name)
    ):
        return "rate"
    if re.search("拥有量|保有量|总量|存量|有效|总数", name):
        return "stock"
    if re.search("量$|额$|产值|规模$|收入|访问|件数|交易", name):
        return "annual"
    return "cumulative"
