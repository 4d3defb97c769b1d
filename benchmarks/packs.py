"""What packs cost: a PDF beside bare WeasyPrint on the same HTML, a page until Chromium shows it.

    python benchmarks/packs.py PLAN PLAN… [--style gongwen] [--times 5]

Prints medians of interleaved runs in seconds, and the ratio. Plans are ids or documents.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import weasyprint
from playwright.sync_api import sync_playwright

import plancmp
from plancmp.domain import domains
from plancmp.render import View, renderer, typefaces
from plancmp.render.charts import drawing
from plancmp.render.webpage import page


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plans", nargs="+")
    parser.add_argument("--style", choices=("report", "gongwen"), default="report")
    parser.add_argument("--times", type=int, default=5)
    asked = parser.parse_args()
    result = plancmp.report(asked.plans)
    domain = domains(()).of(*result.value.plans)
    view = View("zh", domain=domain, style=asked.style)
    faces = typefaces.found() if asked.style == "gongwen" else None
    text = page(result.value, view, "paper", faces)
    runs: dict[str, Callable[[], Any]] = {
        "pack": lambda: _anew(result, view),
        "bare, tagged": lambda: weasyprint.HTML(string=text).write_pdf(
            pdf_variant="pdf/ua-1", pdf_tags=True
        ),
        "bare": lambda: weasyprint.HTML(string=text).write_pdf(),
    }
    taken = _timed(runs, asked.times)
    for name, seconds in taken.items():
        print(f"{name:14}{seconds:8.2f} s{taken['pack'] / seconds:8.2f}")
    print(f"{'html':14}{_opened(result, view, asked.times):8.2f} s until Chromium shows it")


def _anew(result: Any, view: View) -> Any:
    """The PDF as a process makes it that has drawn no chart before."""
    drawing.inside.cache_clear()
    return renderer("pack", "pdf").render(result.value, view)


def _timed(runs: dict[str, Callable[[], Any]], times: int) -> dict[str, float]:
    """Medians, each run once before."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for turn in range(times + 1):
        for name, run in runs.items():
            begun = time.process_time()
            run()
            if turn:
                taken[name].append(time.process_time() - begun)
    return {name: statistics.median(found) for name, found in taken.items()}


def _opened(result: Any, view: View, times: int) -> float:
    """Median of the time from the address to a page that is loaded, drawn and can be scrolled."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        path = Path(folder, "pack.html")
        path.write_text(str(renderer("pack", "html").render(result.value, view)), "utf-8")
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        found = []
        for _ in range(times):
            tab = browser.new_page()
            begun = time.perf_counter()
            tab.goto(path.as_uri())
            tab.evaluate("() => new Promise(d => requestAnimationFrame(() => setTimeout(d)))")
            found.append(time.perf_counter() - begun)
            tab.close()
        browser.close()
    return statistics.median(found)


if __name__ == "__main__":
    main()
