"""How long whole processes take, as ratios to the imports that they cannot do without.

    python benchmarks/speed.py [--runs 15]

Each command runs in turn with its yardstick, A B A B …, so that a machine whose speed drifts cannot
favour one of them; the figures are medians of processor time (user + system). The first run of each
is not counted.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys

PYTHON = sys.executable
PAIRS = {
    "plancmp --help": (
        [PYTHON, "-m", "plancmp", "--help"],
        [PYTHON, "-c", "import click"],
        1.5,
    ),
    "plancmp diff chaozhou heyuan": (
        [PYTHON, "-m", "plancmp", "diff", "chaozhou", "heyuan"],
        [PYTHON, "-c", "import click, yaml, rapidfuzz.fuzz"],
        3.0,
    ),
}


def seconds(command: list[str]) -> float:
    """Processor time of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    for name, (command, yardstick, wanted) in PAIRS.items():
        times = [(seconds(command), seconds(yardstick)) for _ in range(runs + 1)][1:]
        ours, theirs = (statistics.median(column) for column in zip(*times, strict=True))
        ratio = statistics.median(a / b for a, b in times)
        print(
            f"{name}: {ours * 1000:.0f} ms, yardstick {theirs * 1000:.0f} ms,",
            f"{ratio:.2f} times (wanted: {wanted})",
        )


if __name__ == "__main__":
    main()
