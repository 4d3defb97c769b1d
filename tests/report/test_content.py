"""Every format tells the same pack, which is what `diff`, `matrix`, `gap` and `audit` say."""

from __future__ import annotations

import itertools
import re

import pytest

from plancmp.render import formats
from plancmp.render.sections import FOR_ONE, FROM_FIGURES
from plancmp.render.signs import COVERAGE_SIGNS
from plancmp.render.wording import say
from tests import fixtures
from tests.conftest import Run
from tests.report.readers import PLANS, Packs, asked, bare, content, lines, needs_pango, read

FORMATS = ["html", "md", "xlsx", "docx", pytest.param("pdf", marks=needs_pango)]


def test_formats() -> None:
    assert set(formats("pack")) == {"html", "pdf", "markdown", "xlsx", "docx", "pptx", "json"}


def test_the_pack_is_what_the_commands_say(run: Run, packs: Packs) -> None:
    pack = content(packs)
    assert pack["matrix"] == asked(run, "matrix", *PLANS)
    assert pack["diffs"] == [asked(run, "diff", a, b) for a, b in itertools.combinations(PLANS, 2)]
    for gaps in pack["gaps"]:
        others = [plan for plan in PLANS if plan != gaps["plan"]]
        assert gaps == asked(run, "gap", gaps["plan"], "--against", ",".join(others))
    for plan in PLANS:
        told = [finding["fingerprint"] for finding in pack["audit"][plan]]
        assert told == [finding["fingerprint"] for finding in asked(run, "audit", plan)]


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_label_stands_in_every_format(packs: Packs, suffix: str) -> None:
    text = read(packs(suffix))
    labels = [row["label"] for row in content(packs)["matrix"]["rows"]]
    assert [label for label in labels if bare(label) not in text] == []


def test_html_tables_are_the_json(packs: Packs) -> None:
    page, pack = packs("html").read_text("utf-8"), content(packs)
    wanted = [
        [row["label"], *(COVERAGE_SIGNS[row["cells"][plan]["coverage"]] for plan in PLANS)]
        for row in pack["matrix"]["rows"]
    ]
    shown = [[row[0], *(cell[0] for cell in row[1:])] for row in lines(page, "matrix")]
    assert sorted(shown) == sorted(wanted)
    gaps = [gap for each in pack["gaps"] for gap in each["gaps"]]
    told = [[gap["label"], f"{gap['priority']:.2f}"] for gap in gaps]
    assert [[row[1], row[-1]] for row in lines(page, "gaps")] == told
    sure = re.findall(r'<li data-plans="[^"]*">.*?<span class="score">(\w+)</span>', page)
    sure += [row[-1] for row in lines(page, "outside")]
    pairs = [pair for diff in pack["diffs"] for pair in diff["tasks"]]
    assert len([word for word in sure if word in ("高", "中", "低")]) >= len(pairs)
    assert {"高", "中", "低"} <= set(sure)


def test_html_is_self_contained(packs: Packs) -> None:
    page = re.sub(r"<script>.*?</script>", "", packs("html").read_text("utf-8"), flags=re.DOTALL)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(ids)
    assert not re.search(r'(?:src|href)="(?!#|data:)|@import|url\(', page)


def test_every_pair_of_a_screen_has_its_evidence(packs: Packs) -> None:
    page = packs("html").read_text("utf-8")
    shown = re.findall(r'<article class="topic task".*?</article>', page, re.DOTALL)
    pairs = [
        pair for topic in shown for pair in re.findall(r"<li data-plans=.*?</p>", topic, re.DOTALL)
    ]
    assert len(pairs) > 100
    assert all("<details>" in pair for pair in pairs)


def test_for_one_plan_its_gaps_come_first(run: Run) -> None:
    page = run("report", "chaozhou", "--for", "heyuan", "-f", "html", "--lang", "en", "-q").out
    assert re.findall(r'<section id="(\w+)"', page) == [
        name for name in FOR_ONE if name not in FROM_FIGURES
    ]
    assert re.findall(r'<h3 id="(gaps-\w+)"', page) == ["gaps-heyuan"]
    assert "<h1>河源市: its plan against others (intellectual property)</h1>" in page


@pytest.mark.parametrize("suffix", [each for each in FORMATS if each != "xlsx"])
def test_weaknesses_are_counted_without_what_was_not_judged(packs: Packs, suffix: str) -> None:
    text = read(packs(suffix))
    for plan, found in content(packs)["audit"].items():
        wrong = sum(finding["severity"] != "note" for finding in found)
        told = {"plan": fixtures.plan(plan).short_name, "n": wrong}
        assert len(found) > wrong
        assert bare(say("found-audit-of", "zh", **told)) in text
