"""How long `plancmp validate` takes beside a validator of JSON Schema alone.

    pip install check-jsonschema
    python benchmarks/validating.py [--plans 333] [--times 3]

Files that were never seen (nothing is kept between runs), medians of interleaved runs. The other
program checks types and codes by our schema; ours also checks units, years, lines and ids against
each other.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

SCHEMA = Path(__file__).parents[1] / "data" / "schema" / "plan.schema.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=333)
    parser.add_argument("--times", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        own = [sys.executable, str(Path(__file__).with_name("corpus.py")), folder]
        subprocess.run([*own, "--plans", str(asked.plans)], check=True)
        files = sorted(map(str, Path(folder).glob("*.yaml")))
        commands = {
            "plancmp": ["plancmp", "validate", *files, "-q"],
            "check-jsonschema": ["check-jsonschema", "--schemafile", str(SCHEMA), *files],
        }
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(asked.times):
            for name, command in commands.items():
                taken[name].append(_seconds(command))
    ours, theirs = (statistics.median(found) for found in taken.values())
    print(f"{asked.plans} files: plancmp validate {ours:.2f} s, check-jsonschema {theirs:.2f} s")
    print(f"{ours / theirs:.2f} of its time, {theirs / ours:.1f} times as fast")


def _seconds(command: Sequence[str]) -> float:
    began = time.perf_counter()
    env = {**os.environ, "PLANCMP_CACHE": ""}
    found = subprocess.run(command, env=env, capture_output=True, check=False)
    assert found.returncode in {0, 1}, found.stderr
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
