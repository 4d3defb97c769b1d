"""Labelled pairs of plans as crosswalks: what coders settled, and the proposals they did not list.

    python benchmarks/crosswalks.py LABELS/*.tsv --to data/crosswalks

A pair on which judges differed is left open. A pair that the matcher gives a chance and nobody
listed is rejected, since the labels list every related pair.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from plancmp.deciding import align
from plancmp.library import Library
from plancmp.match.labels import load_labels
from plancmp.model.decision import Entry, Verdict
from plancmp.review import sssom
from plancmp.review.standing import standings
from plancmp.review.texts import text_hash
from plancmp.version import VERSION

REVIEWER = "two coders"


def crosswalk(path: Path, library: Library) -> tuple[str, str]:
    """Name and text of the crosswalk of one file of labels."""
    known = load_labels(path)
    a, b = library.get(known.a), library.get(known.b)
    found = align(a, b, order="document", ignore_crosswalks=True).value
    scores = {(pair.a.id, pair.b.id): pair.score for pair in found.pairs if pair.kind == "task"}
    entries = []
    for x in a.tasks:
        for y in b.tasks:
            label, score = known.of(x, y), scores.get((x.id, y.id))
            if (label and not label.settled) or (not label and score is None):
                continue
            verdict: Verdict = label.relation if label else "none"
            sides = (a.ref(x), b.ref(y), verdict)
            texts = {"a_text": text_hash(x), "b_text": text_hash(y)}
            name = f"{x.id} {y.id}"
            entries.append(Entry(name, "decide", REVIEWER, "", *sides, score=score, **texts))
    held = standings(entries, {a.id: a, b.id: b})
    return f"{a.id}--{b.id}{sssom.SUFFIX}", sssom.write(tuple(held.values()), a, b, VERSION)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", nargs="+", type=Path)
    parser.add_argument("--to", type=Path, required=True)
    asked = parser.parse_args()
    for path in asked.labels:
        name, text = crosswalk(path, Library())
        (asked.to / name).write_text(text, "utf-8")
        print(name, text.count("\n"), "lines")


if __name__ == "__main__":
    main()
