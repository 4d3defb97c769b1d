"""All plans with all plans: what it costs beside the bare arithmetic, and how that grows.

    python benchmarks/scale.py [--plans 42 111 333] [--seed 7] [--times 3] [--checked 200]

For each number of plans a corpus is made (benchmarks/corpus.py) that nothing was tuned on. Medians
of interleaved runs, in seconds of the clock:

bare    TF-IDF of the same texts and the sparse product with its 400 best (scikit-learn,
        sparse_dot_topn), without reading files
cold    `plancmp align --all` on files never seen; the program itself is compiled
warm    the same again
WRatio  rapidfuzz.process.cdist with WRatio over all pairs of texts, from a part of them

matrix, gap, find    on what the others have kept: `matrix --all`, `gap PLAN --against all`, and
        `find` with an index

Memory is that of all processes of the first run together, as sampled ten times a second (psutil).
Then whether pairs drawn at random have the scores of `match`, one pair at a time, and the exponent
by which time and memory grow with the number of plans.
"""

from __future__ import annotations

import argparse
import contextlib
import math
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import psutil
import pyarrow.parquet
from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer
from sparse_dot_topn import sp_matmul_topn

from plancmp.domain import domains
from plancmp.match import tasks
from plancmp.model.plan import Plan
from plancmp.planfile.load import load_plan

QUERY = "\u8d28\u62bc\u878d\u8d44\u98ce\u9669\u8865\u507f"
"""Compensation of the risks of pledge financing."""
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

        def run(*command: str) -> float:
            return _run(command, {**os.environ, "PLANCMP_CACHE": str(home)})

        def forget() -> None:
            for path in home.iterdir() if home.exists() else ():
                if path.name != "compiled":
                    shutil.rmtree(path)

        run(*command)
        forget()
        memory = run(*command)
        run("plancmp", "index", str(folder))
        here = ("--plans", str(folder), "-q", "-o", str(out.with_suffix(".json")))
        runs: dict[str, Callable[[], object]] = {
            "bare": lambda: _bare(texts),
            "cold": lambda: (forget(), run(*command)),
            "warm": lambda: run(*command),
            "matrix": lambda: run("plancmp", "matrix", "--all", *here),
            "gap": lambda: run("plancmp", "gap", plans[0].id, "--against", "all", *here),
            "find": lambda: run("plancmp", "find", QUERY, "--plans", str(folder)),
        }
        taken = {name: statistics.median(found) for name, found in _timed(runs, times).items()}
        wratio = _wratio(texts)
        rows = pyarrow.parquet.read_table(out)
        print(f"{n} plans, {len(texts)} tasks, {n * (n - 1) // 2} pairs, {len(rows)} rows")
        for name, seconds in (*taken.items(), ("WRatio", wratio)):
            print(f"  {name:8}{seconds:9.2f} s{seconds / taken['bare']:9.2f} times bare")
        print(f"  WRatio takes {wratio / taken['cold']:.0f} times as long as cold")
        print(f"  memory: {memory:.0f} MB of all its processes")
        print(f"  {_differences(rows, plans, checked)} of {checked} pairs of plans differ")
        return (taken["bare"], taken["cold"], taken["warm"], memory)


def _run(command: Sequence[str], env: dict[str, str]) -> float:
    """Runs it; the most memory that it and its children had at once, in MB."""
    most = 0.0
    with psutil.Popen(command, env=env, stdout=subprocess.DEVNULL) as own:
        while own.poll() is None:
            with contextlib.suppress(psutil.NoSuchProcess):
                every = [own, *own.children(recursive=True)]
                most = max(most, sum(each.memory_info().rss for each in every) / 1e6)
            time.sleep(0.1)
    assert own.returncode == 0, command
    return most


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
