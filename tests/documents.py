"""Documents that nobody wrote: lines for every measure of the packaged plans."""

from __future__ import annotations

from pathlib import Path

from tests import fixtures

SAID = (
    "推广专利保险，降低门槛",
    "建设援助站点",
    "培训调解人员，推广专利保险",
    "举办展会",
    "由专班督办",
)


def invented(folder: Path, *names: str) -> Path:
    """The folder, with NAME.txt of each of these plans; the same lines said differently."""
    for at, name in enumerate(names):
        last = max(end for m in fixtures.plan(name).measures for _, end in m.lines)
        lines = (f"{_said(n + at)}，{_said(2 * n)}，达到{n // 2 + at}家。" for n in range(last))
        (folder / f"{name}.txt").write_text("\n".join(lines), "utf-8")
    return folder


def _said(n: int) -> str:
    return SAID[n % len(SAID)]
