"""All plans with all plans: what it costs beside the bare arithmetic, and how that grows.

    python benchmarks/scale.py [--plans 42 111 333] [--seed 7] [--times 3] [--checked 200]

For each number of plans a corpus is made (benchmarks/corpus.py) that nothing was tuned on. Medians
of interleaved runs, in seconds of the clock:

bare    TF-IDF of the same texts and the sparse product with its 400 best (scikit-learn,
        sparse_dot_topn), without reading files
cold    `plancmp align --all` on files never seen; the program itself is compiled
warm    the same again
WRatio  rapidfuzz.process.cdist with WRatio over all pairs of texts, from a part of them

Then whether pairs drawn at random have the scores of `match`, one pair at a time, and the exponent
by which time and memory grow with the number of plans.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pyarrow.parquet
from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer
from sparse_dot_topn import sp_matmul_topn

from plancmp.domain import domains
from plancmp.match import tasks
from plancmp.model.plan import Plan
from plancmp.planfile.load import load_plan

BEST, LEAST = 400, 0.1
PART = 150
"""Texts of which WRatio is taken with all others."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, nargs="+", default=[42, 111, 333])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--checked", type=int, default=200)
    asked = parser.parse_args()
    taken = {n: _measured(n, asked.seed, asked.times, asked.checked) for n in asked.plans}
    if len(taken) > 1:
        for at, name in enumerate(("bare", "cold", "warm", "memory")):
            print(f"{name} grows with the number of plans to the power of {_power(taken, at):.2f}")


def _measured(n: int, seed: int, times: int, checked: int) -> tuple[float, ...]:
    with tempfile.TemporaryDirectory() as place:
        folder, home, out = Path(place, "plans"), Path(place, "cache"), Path(place, "pairs.parquet")
        own = [sys.executable, str(Path(__file__).with_name("corpus.py")), str(folder)]
        subprocess.run([*own, "--plans", str(n), "--seed", str(seed)], check=True)
        plans = [_plan(path) for path in sorted(folder.glob("*.yaml"))]
        texts = ["。".join((t.title, *t.actions)) for plan in plans for t in plan.tasks]
        command = ["plancmp", "align", "--all", "--plans", str(folder), "-o", str(out), "-q"]

        def align(*, kept: bool) -> None:
            for name in ("sheets", "tiles") if not kept else ():
                shutil.rmtree(home / "bulk" / name, ignore_errors=True)
            for name in ("plans", "alignments") if not kept else ():
                shutil.rmtree(home / name, ignore_errors=True)
            subprocess.run(command, check=True, env={**os.environ, "PLANCMP_CACHE": str(home)})

        align(kept=False)
        runs: dict[str, Callable[[], object]] = {
            "bare": lambda: _bare(texts),
            "cold": lambda: align(kept=False),
            "warm": lambda: align(kept=True),
        }
        taken = {name: statistics.median(found) for name, found in _timed(runs, times).items()}
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        wratio = _wratio(texts)
        rows = pyarrow.parquet.read_table(out)
        print(f"{n} plans, {len(texts)} tasks, {n * (n - 1) // 2} pairs, {len(rows)} rows")
        for name, seconds in (*taken.items(), ("WRatio", wratio)):
            print(f"  {name:8}{seconds:9.2f} s{seconds / taken['bare']:9.2f} times bare")
        print(f"  WRatio takes {wratio / taken['cold']:.0f} times as long as cold")
        print(f"  memory: {memory:.0f} MB of the largest of its processes")
        print(f"  {_differences(rows, plans, checked)} of {checked} pairs of plans differ")
        return (*taken.values(), memory)


def _plan(path: Path) -> Plan:
    plan, _ = load_plan(path, domains())
    assert plan is not None
    return plan


def _timed(runs: dict[str, Callable[[], object]], times: int) -> dict[str, list[float]]:
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(times):
        for name, run in runs.items():
            began = time.perf_counter()
            run()
            taken[name].append(time.perf_counter() - began)
    return taken


def _bare(texts: Sequence[str]) -> None:
    cut = TfidfVectorizer(analyzer="char", ngram_range=(2, 3), sublinear_tf=True, dtype=np.float32)
    found = cut.fit_transform(texts)
    cores = len(os.sched_getaffinity(0))
    sp_matmul_topn(found, found.T.tocsr(), top_n=BEST, threshold=LEAST, n_threads=cores)


def _wratio(texts: Sequence[str]) -> float:
    """Of all pairs, once each, by all cores."""
    began = time.perf_counter()
    part = texts[:: max(1, len(texts) // PART)]
    process.cdist(part, texts, scorer=fuzz.WRatio, workers=-1)
    return (time.perf_counter() - began) * len(texts) / len(part) / 2


def _differences(rows: pyarrow.Table, plans: Sequence[Plan], checked: int) -> int:
    """How many pairs of plans have other alignments or scores than one pair at a time."""
    chance = random.Random(0)  # noqa: S311 - no secret
    frame = rows.to_pandas()
    frame = frame[frame.kind == "task"]
    by_pair = dict(list(frame.groupby(["plan_a", "plan_b"])))
    wrong = 0
    for _ in range(checked):
        a, b = sorted(chance.sample(plans, 2), key=lambda plan: plan.id)
        domain = domains().of(a, b)
        told = tasks.judge(a, b, tasks.evidence(a, b, domain), domain)
        expected = [(p.a.id, p.b.id, p.relation, p.score, p.same) for p in told]
        columns = ["a", "b", "relation", "score", "same"]
        found = by_pair.get((a.id, b.id))
        given = [] if found is None else list(found[columns].itertuples(index=False, name=None))
        wrong += sorted(given) != sorted(expected)
    return wrong


def _power(taken: dict[int, tuple[float, ...]], at: int) -> float:
    x, y = ([math.log(v) for v in side] for side in (taken, (t[at] for t in taken.values())))
    return float(np.polyfit(x, y, 1)[0])


if __name__ == "__main__":
    main()
