"""Regulations of many places on one subject, and their versions: what made-up plans cannot show.

    python benchmarks/regulations.py DIR [--keep DIR] [--sample FILE] [--size 60] [--seed 1]

DIR holds regulations as text, a file each, called by title and day: `TITLE(2020-01-31).md`; two
days of one title are two versions of one regulation. They can be had from the public repository
LawRefBook/Laws (folder DLC: local regulations of seven provinces and municipalities): copy the
files whose names end in one subject, such as the promotion of civilised behaviour (42 places),
air pollution (30) or property management (24); for versions those of which a title has two days.
No such document is part of the project.

`draft` refuses regulations. So each is tried as it is, which tells how many are refused, and then
drafted in the form of a plan: chapters, and each article as one paragraph without its number.
`align --all` compares the drafts, and two things are known without it:

versions   which article of one version is which of the other, by order and letters (the best
           way through both texts, from LIKE on), of which the matcher uses neither
sample     pairs of articles of two places for a person to read, written to FILE with their texts
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import statistics
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pandas
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

import plancmp
from plancmp.aligning import align_all
from plancmp.drafting import document
from plancmp.drafting.pieces import LONGEST_HEADING
from plancmp.errors import PlancmpError
from plancmp.grammar import Grammar
from plancmp.model.plan import Plan
from plancmp.planfile.write import dump

LIKE = 50
"""Articles with this likeness of letters or more may be one."""
_NAME = re.compile(r"(?P<title>.+?)(?:\((?P<day>\d{4}-\d\d-\d\d)\))?")


class Article(NamedTuple):
    """A heading has no number."""

    number: str
    text: str


class Regulation(NamedTuple):
    """A document and what became of it."""

    path: Path
    title: str
    day: str
    parts: tuple[Article, ...]
    """Articles and the headings between them."""
    plan: Plan
    article: dict[str, int]
    """By task the place of its article among the articles."""

    @property
    def texts(self) -> list[str]:
        """Of its articles."""
        return [part.text for part in self.parts if part.number]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keep", type=Path, help="folder for the plan files and names.tsv")
    parser.add_argument("--sample", type=Path, help="file for pairs to read, with their texts")
    parser.add_argument("--size", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sector", default="general")
    asked = parser.parse_args()
    paths = sorted(path for path in asked.folder.iterdir() if path.is_file())
    _as_they_are(paths)
    with tempfile.TemporaryDirectory() as place:
        kept = asked.keep or Path(place, "plans")
        kept.mkdir(parents=True, exist_ok=True)
        found = list(_drafted(paths, Path(place), kept, asked.sector))
        _tell_drafts(found, len(paths))
        done = align_all(kept / "pairs.parquet", plans=[kept])
        rows = pandas.read_parquet(kept / "pairs.parquet")
    print(f"aligned: {done.pairs} pairs of plans, {done.rows} rows")
    rows = rows[rows.kind == "task"]
    _tell_versions(found, rows)
    if asked.sample:
        _sample(found, rows, asked.sample, asked.size, asked.seed)


def _as_they_are(paths: Sequence[Path]) -> None:
    """What `draft` says of the documents as they are."""
    told: Counter[str] = Counter()
    for path in paths:
        try:
            plancmp.draft(path)
            told["drafted as if a plan"] += 1
        except PlancmpError as error:
            told[f"refused: {error.key}"] += 1
    print("as they are:", ", ".join(f"{n} {what}" for what, n in told.most_common()))


def _drafted(paths: Sequence[Path], place: Path, kept: Path, sector: str) -> Iterator[Regulation]:
    names = ["id\tfile"]
    for n, path in enumerate(paths, 1):
        name = f"regulation-{n:04d}"
        try:
            found = _regulation(path, place / name, name, sector)
        except PlancmpError as error:
            print(f"not drafted: {path.name}: {error}")
            continue
        (kept / f"{name}.yaml").write_text(dump(found.plan), "utf-8")
        names.append(f"{name}\t{path.name}")
        yield found
    (kept / "names.tsv").write_text("\n".join(names) + "\n", "utf-8")


def _regulation(path: Path, place: Path, name: str, sector: str) -> Regulation:
    """Raises the errors of `draft`. Two versions would have one alias: they get none."""
    grammar = Grammar.common()
    named = _NAME.fullmatch(path.stem)
    title, day = (named["title"], named["day"] or "") if named else (path.stem, "")
    parts = tuple(_parts(document.load(path).lines, grammar))
    place.mkdir(parents=True)
    written = place / f"{title}.txt"
    written.write_text("\n".join((title, day, *(part.text for part in parts))), "utf-8")
    plan = plancmp.draft(written, name=name, sector=sector).value
    article, at = {}, -1
    by_line = {}
    for line, part in enumerate(parts, 3):
        at += bool(part.number)
        by_line[line] = at
    for task in plan.tasks:
        article[task.id] = by_line[task.lines[0][0]]
    return Regulation(path, title, day, parts, replace(plan, aliases=()), article)


def _parts(lines: Sequence[str], grammar: Grammar) -> Iterator[Article]:
    """Chapters and articles; what stands before the first of them is no part."""
    number, held, begun = "", "", False
    for line in filter(None, (line.strip() for line in lines)):
        found = grammar["article"].find(line)
        heads = not found and _heads(line, grammar, begun=begun)
        if (heads or found) and number:
            yield Article(number, held)
        if heads:
            number = held = ""
            yield Article("", line)
        elif found:
            number, held = found.group(), line[found.end() :].strip()
        elif number:
            held += line
        begun = begun or bool(heads or found)
    if number:
        yield Article(number, held)


def _heads(line: str, grammar: Grammar, *, begun: bool) -> bool:
    """Whether a line is the heading of a chapter or section: paragraphs and items end otherwise.
    Before the first, all but a numbered one is the head of the document.
    """
    ends = grammar.signs("sentence-end") + grammar.signs("unfinished-end")
    if line[-1] in ends or len(line) > LONGEST_HEADING:
        return False
    return begun or grammar["level-1"].holds(line)


def _tell_drafts(found: Sequence[Regulation], documents: int) -> None:
    articles = sum(len(each.texts) for each in found)
    told = [len(set(each.article.values())) for each in found]
    sizes = [len(each.plan.tasks) for each in found]
    print(f"as plans: {len(found)} of {documents} drafted")
    if not found:
        raise SystemExit(1)
    print(f"  tasks each: {min(sizes)} to {max(sizes)}, median {statistics.median(sizes):.0f}")
    print(f"  articles with a task: {sum(told)} of {articles}")
    targets = sum(len(each.plan.targets) for each in found)
    print(f"  targets, of which a regulation has none: {targets}")
    checks = Counter(field for each in found for field in each.plan.check)
    print("  fields of the plan to check:", dict(checks.most_common()))


def _tell_versions(found: Sequence[Regulation], rows: pandas.DataFrame) -> None:
    """How alignments of two versions agree with what order and letters say."""
    told: Counter[str] = Counter()
    for a, b in combinations(found, 2):
        if a.title == b.title:
            mine = rows[(rows.plan_a == a.plan.id) & (rows.plan_b == b.plan.id)]
            told += _agreement(a, b, mine)
    if not told:
        return
    print(f"versions: {told['pairs']} pairs, {told['true']} articles in both")
    for what, of in (
        ("same", "true"),
        ("aligned", "true"),
        ("right of same", "same rows"),
        ("right of best", "best"),
    ):
        print(f"  {what}: {told[what]} of {told[of]} ({told[what] / max(told[of], 1):.3f})")


def _agreement(a: Regulation, b: Regulation, rows: pandas.DataFrame) -> Counter[str]:
    """true: articles in both and in a task of both; same, aligned: those of them that are found;
    right of same: rows called the same that are of one article; right of best: of the articles in
    both that have a partner in b, those whose best one it is.
    """
    mine, theirs = set(a.article.values()), set(b.article.values())
    both = {(x, y) for x, y in _one_by_one(a.texts, b.texts) if x in mine and y in theirs}
    first, second = dict(both), {y: x for x, y in both}
    pairs = [
        (a.article[row.a], b.article[row.b], row.relation, (row.score, row.same))
        for row in rows.itertuples()
    ]
    same = {(x, y) for x, y, relation, _ in pairs if relation == "same"}
    judged = {(x, y) for x, y in same if x in first or y in second}
    best: dict[int, tuple[tuple[float, float], int]] = {}
    for x, y, _, likely in pairs:
        best[x] = max(best.get(x, (likely, y)), (likely, y))
    return Counter(
        {
            "pairs": 1,
            "true": len(both),
            "same": len(both & same),
            "aligned": len(both & {(x, y) for x, y, *_ in pairs}),
            "same rows": len(judged),
            "right of same": len(judged & both),
            "best": len(first.keys() & best.keys()),
            "right of best": sum(best[x][1] == first[x] for x in first.keys() & best.keys()),
        }
    )


def _one_by_one(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of articles on the best way through both texts, in order."""
    like = cdist(a, b, scorer=fuzz.ratio)
    like[like < LIKE] = 0
    sums = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a)):
        for j in range(len(b)):
            on = sums[i][j] + like[i, j]
            sums[i + 1][j + 1] = max(on, sums[i][j + 1], sums[i + 1][j])
    found, i, j = [], len(a), len(b)
    while i and j:
        if sums[i][j] == sums[i - 1][j]:
            i -= 1
        elif sums[i][j] == sums[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append((i, j))
    return found[::-1]


def _sample(
    found: Sequence[Regulation], rows: pandas.DataFrame, path: Path, size: int, seed: int
) -> None:
    """Pairs of two places drawn at random, half of them called the same."""
    by_id = {each.plan.id: each for each in found}
    titles = {name: each.title for name, each in by_id.items()}
    apart = rows[rows.plan_a.map(titles) != rows.plan_b.map(titles)]
    drawn = [
        part.sample(min(size // 2, len(part)), random_state=seed)
        for _, part in apart.groupby("relation")
    ]
    chance = random.Random(seed)  # noqa: S311 - no secret
    told = [row for part in drawn for row in part.itertuples()]
    chance.shuffle(told)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t")
        writer.writerow(("relation", "score", "same", "file_a", "text_a", "file_b", "text_b"))
        for row in told:
            sides = [(by_id[row.plan_a], row.a), (by_id[row.plan_b], row.b)]
            texts = [x for each, task in sides for x in (each.path.name, _text(each, task))]
            writer.writerow((row.relation, f"{row.score:.3f}", f"{row.same:.3f}", *texts))
    print(f"sample: {len(told)} of {len(apart)} pairs of two places in {path}")
    print("  of them", dict(Counter(apart.relation)))


def _text(each: Regulation, task: str) -> str:
    return each.texts[each.article[task]]


if __name__ == "__main__":
    main()
