"""How large an installation of the core is, and whether it does what it must without any extra.

    python benchmarks/core.py      # in a virtual environment that holds `pip install .` and no more

Exit 1 when it is larger than LIMIT beyond an empty environment, or when a command fails.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LIMIT = 60
"""Megabytes."""
EMPTY = ("pip", "setuptools", "pkg_resources", "_distutils_hack", "wheel", "distutils-precedence")
"""What an empty environment has."""
COMMANDS = (
    ("list",),
    ("show", "chaozhou"),
    ("validate",),
    ("diff", "chaozhou", "heyuan"),
    ("gap", "heyuan", "--against", "peers"),
    ("matrix", "chaozhou", "heyuan", "qingyuan"),
    ("audit", "heyuan"),
    ("explain", "chaozhou:187", "heyuan:170"),
    ("checks",),
    ("schema",),
    ("sectors",),
)


def megabytes(folder: Path) -> float:
    """Of all that an empty environment has not, in decimal megabytes."""
    more = (entry for entry in folder.iterdir() if not entry.name.startswith(EMPTY))
    files = (f for entry in more for f in ([entry] if entry.is_file() else entry.rglob("*")))
    return sum(f.stat().st_size for f in files if f.is_file()) / 1e6


def main() -> None:
    site = next(Path(p) for p in sys.path if p.endswith("site-packages"))
    size = megabytes(site)
    failed = []
    for command in COMMANDS:
        done = subprocess.run(
            [sys.executable, "-m", "plancmp", *command], capture_output=True, check=False
        )
        if done.returncode:
            failed.append(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr.decode()}")
    print(f"{size:.1f} MB beyond an empty environment (limit {LIMIT})")
    print(*failed, sep="\n")
    sys.exit(bool(failed) or size > LIMIT)


if __name__ == "__main__":
    main()
