"""Key findings: sentences made from the data, each with a link to what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plancmp.compare import shares
from plancmp.model.coverage import CoverageRow, Gaps
from plancmp.model.pack import IndicatorGroup
from plancmp.model.plan import Plan
from plancmp.render import book as places
from plancmp.render import words
from plancmp.render.blocks import Block, Bullets, Heading, Section, Text
from plancmp.render.book import Book

NAMED = 3
"""How many gaps, topics or indicators a sentence names."""
NAMED_FOR_ONE = 8
"""How many gaps when the pack is for one plan."""

Item = tuple[Text, ...]


def build(book: Book) -> Section:
    parts = {
        "found-coverage": _coverage,
        "found-targets": _targets,
        "found-gaps": _gaps,
        "found-quality": _quality,
    }
    order = sorted(parts, key=lambda key: key != "found-gaps") if book.pack.focus else list(parts)
    blocks: list[Block] = []
    for key in order:
        blocks += [Heading(book.say(key)), Bullets(tuple(parts[key](book)))]
    return Section("findings", book.say("section-findings"), tuple(blocks))


def _coverage(book: Book) -> Iterator[Item]:
    rows = [row for row in book.pack.matrix.rows if row.kind == "task"]
    full = [sum(cell.coverage == "full" for cell in row.cells) for row in rows]
    near = sum(
        n == 1 and any(cell.coverage == "partial" for cell in row.cells)
        for n, row in zip(full, rows, strict=True)
    )
    every = len(book.plans)
    counts = {
        "n": len(rows),
        "all": full.count(every),
        "one": full.count(1),
        "near": near,
        "some": sum(1 < n < every for n in full),
    }
    yield (Text(book.say("found-rows-two" if every == 2 else "found-rows", **counts), "matrix"),)
    totals = shares.by_theme(book.pack.matrix).groupby("plan")[shares.COVERAGES].sum()
    for plan in book.pack.plans:
        line = {key: int(totals[key].get(plan.id, 0)) for key in shares.COVERAGES}
        told = book.say(
            "found-plan",
            plan=plan.short_name,
            full=line["full"],
            partial=line["partial"],
            none=line["none"] + line["absent"],
        )
        yield (
            Text(told, "profiles"),
            *_own(book, plan, [row for row in rows if _is_own(row, plan)]),
        )


def _is_own(row: Row, plan: Plan) -> bool:
    return all(
        (cell.coverage == "full") if cell.plan == plan.id else (cell.coverage in ("none", "absent"))
        for cell in row.cells
    )


def _own(book: Book, plan: Plan, rows: list[Row]) -> Item:
    if not rows:
        return (Text(book.say("found-own-none")),)
    before, after = book.say("found-own", n=len(rows), list="\0").split("\0")
    return (
        Text(before),
        *_listed(book, [(row.label, places.topic(row)) for row in rows], NAMED),
        Text(after),
    )


def _listed(book: Book, named: list[tuple[str, str]], most: int) -> Item:
    """The first of a list, each linked; a mark that there are more."""
    parts: list[Text] = []
    for i, (label, href) in enumerate(named[:most]):
        parts += [Text(book.say("list-comma"))] if i else []
        parts.append(Text(label, href))
    return (*parts, *([Text(book.say("found-and-more"))] if len(named) > most else []))


def _targets(book: Book) -> Iterator[Item]:
    not_comparable = sum(
        p.alignment.relation == "same" and not p.verdict.comparable
        for diff in book.pack.diffs
        for p in diff.targets
    )
    yield (
        Text(
            book.say("found-comparable", n=len(book.pack.indicators), m=not_comparable), "targets"
        ),
    )
    said = [
        item
        for plan in book.pack.plans
        for key in ("strong", "weak")
        for item in _extreme(book, plan.id, key)
    ]
    yield from said or [(Text(book.say("found-no-strength"), "targets"),)]


def _extreme(book: Book, plan: str, key: str) -> Iterator[Item]:
    """In which indicators a plan is strongest or weakest, with its figure."""
    named = [
        (_figure(book, found, plan), places.indicator(i))
        for i, found in enumerate(book.pack.indicators)
        if plan in _side(found, key)
    ]
    if named:
        before, after = book.say(f"found-{key}", plan=book.name(plan), list="\0").split("\0")
        yield (Text(before), *_listed(book, named, 4), Text(after))


def _side(found: Indicator, key: str) -> tuple[str, ...]:
    return tuple(
        plan
        for ranking in found.rankings
        for plan in (ranking.strongest if key == "strong" else ranking.weakest)
    )


def _figure(book: Book, found: Indicator, plan: str) -> str:
    entry = next(entry for entry in found.entries if entry.plan == plan)
    target = book.targets[plan, entry.target]
    twice = sum(t.name == target.name for t in book.plans[plan].targets) > 1
    basis = f" ({book.word('bases', target.basis)})" if twice else ""
    return f"{target.name} {words.figure(target, book.lang)}{basis}"


def _gaps(book: Book) -> Iterator[Item]:
    most = NAMED_FOR_ONE if book.pack.focus else NAMED
    for gaps in book.pack.gaps:
        plan = gaps.plan.short_name
        if not gaps.gaps:
            yield (Text(book.say("found-no-gap", plan=plan), places.gaps(gaps.plan.id)),)
            continue
        before = Text(book.say("found-gap", plan=plan, n=len(gaps.gaps)), places.gaps(gaps.plan.id))
        yield (
            before,
            *_listed(book, list(_named(book, gaps)), most),
            Text(book.say("sentence-end")),
        )


def _named(book: Book, gaps: Gaps) -> Iterator[tuple[str, str]]:
    for i, gap in enumerate(gaps.gaps):
        kind = book.say("gap-" + gap.kind)
        yield (
            (f"{gap.label}（{kind}）" if book.lang == "zh" else f"{gap.label} ({kind})"),
            places.gap(gaps.plan.id, i),
        )


def _quality(book: Book) -> Iterator[Item]:
    counts = [
        (book.say("found-audit-of", plan=plan.short_name, n=len(findings)), places.audit(plan.id))
        for plan, findings in book.pack.audits
    ]
    yield (
        Text(book.say("found-audit")),
        *_listed(book, counts, len(counts)),
        Text(book.say("sentence-end")),
    )
    drafts = [plan.short_name for plan in book.pack.plans if plan.is_draft]
    if drafts:
        yield (Text(book.say("draft-warning", names=book.join(drafts))),)
    if book.pack.matrix.contradictions:
        yield (Text(book.say("found-conflicts", n=len(book.pack.matrix.contradictions)), "method"),)
    kinds = Counter(pair.origin for diff in book.pack.diffs for pair in diff.tasks)
    if kinds["matcher"]:
        yield (
            Text(
                book.say(
                    "found-accuracy",
                    f1=f"{book.accuracy['f1']:.3f}",
                    pairs=table("accuracy")["pairs"],
                ),
                "method",
            ),
        )
