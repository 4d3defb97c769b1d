"""`report --source`: the documents' own words under every pair, what one side has alone marked."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

import plancmp
from plancmp.model.plan import MeasureRef
from plancmp.render import View, briefing
from plancmp.render.blocks import Topic
from plancmp.render.wording import say
from tests.conftest import CASES, Run, Write
from tests.documents import invented
from tests.report.readers import bare, needs_pango, read

DOCUMENT = (CASES / "verify-document.txt").read_text("utf-8")
OTHER = DOCUMENT.replace("降低门槛，推出新险种", "推出新险种,由专班督办").replace("1800", "2,500")
OURS, THEIRS = "降低门槛", "由专班督办"
EVERY = ["html", "md", "docx", "xlsx", pytest.param("pdf", marks=needs_pango)]
NONE = "0" * 64
PAIR = ("chaozhou", "heyuan")
Plans = Callable[..., tuple[Path, Path]]


@pytest.fixture
def plans(tmp_path: Path, sample: Write) -> Plans:
    """plans() -> two plan files, with their documents in the folder `documents`."""
    folder = tmp_path / "documents"
    folder.mkdir()

    def write(hashed: str = DOCUMENT) -> tuple[Path, Path]:
        found = []
        for name, text, coded in (("sample", DOCUMENT, hashed), ("other", OTHER, OTHER)):
            (folder / f"{name}.txt").write_text(text, "utf-8")
            sha = hashlib.sha256(coded.encode()).hexdigest()
            names = (("id: sample", f"id: {name}"), ("[样例]", f"[{name}]"), (NONE, sha))
            found.append(sample(*names, name=f"{name}.yaml"))
        return found[0], found[1]

    return write


def _made(run: Run, plans: tuple[Path, Path], suffix: str, *more: object) -> Path:
    path = plans[0].parent / f"pack.{suffix}"
    folder = plans[0].parent / "documents"
    result = run("report", *plans, "--source", folder, "-o", path, "--lang", "zh", "-q", *more)
    assert (result.code, result.err) == (0, "")
    return path


@pytest.mark.parametrize("suffix", EVERY)
def test_both_passages_stand_in_every_format(run: Run, plans: Plans, suffix: str) -> None:
    text = read(_made(run, plans(), suffix)).replace("*", "")
    for line in ("扩大质押融资。降低门槛，推出新险种。", "扩大质押融资。推出新险种,由专班督办。"):
        assert bare(line) in text
    assert suffix == "xlsx" or bare(say("wording-title", "zh")) in text


def test_a_page_marks_what_one_side_has_alone(run: Run, plans: Plans) -> None:
    page = _made(run, plans(), "html").read_text("utf-8")
    pairs = re.findall(r'<div class="wording">.*?</details>', page, re.DOTALL)
    assert len(pairs) == 4
    loans = next(pair for pair in pairs if OURS in pair)
    assert re.findall(r'<b class="own">(.*?)</b>', loans) == [OURS, THEIRS]
    assert re.findall(r'<span class="nr">(\d+) </span>', loans) == ["14", "14"]
    patents = next(html.unescape(pair) for pair in pairs if "1800" in pair)
    assert re.findall(r'<b class="own">(.*?)</b>', patents) == ["1800", "2,500"]


@pytest.mark.parametrize("suffix", ["html", "docx"])
def test_an_official_document_quotes_as_it_is_written(run: Run, plans: Plans, suffix: str) -> None:
    made = _made(run, plans(), suffix, "--style", "gongwen", "--sections", "detail")
    assert "扩大质押融资。推出新险种,由专班督办。" in read(made)


def test_word_and_markdown_mark_the_same(run: Run, plans: Plans) -> None:
    made = plans()
    assert f"14 扩大质押融资。**{OURS}**，推出新险种。" in _made(run, made, "md").read_text("utf-8")
    tables = docx.Document(str(_made(run, made, "docx"))).tables
    cells = [cell for table in tables for row in table.rows for cell in row.cells]
    runs = [run for cell in cells for each in cell.paragraphs for run in each.runs]
    assert {run.text for run in runs if run.underline} >= {OURS, THEIRS, "1800", "2,500"}
    assert all(run.bold for run in runs if run.underline)


def test_a_workbook_has_a_sheet_of_them(run: Run, plans: Plans) -> None:
    book = openpyxl.load_workbook(_made(run, plans(), "xlsx"))
    heads, *rows = book["文本对照"].values
    assert (len(heads), len(rows)) == (9, 4)
    loans = next(row for row in rows if row[1] == "扩大质押融资")
    assert loans[2:5] == ("14", "扩大质押融资。降低门槛，推出新险种。", "均有")
    assert (
        "文本对照" not in openpyxl.load_workbook(_made(run, plans(), "xlsx", "--brief")).sheetnames
    )


@pytest.mark.parametrize("suffix", ["html", "xlsx", "json"])
def test_without_documents_nothing_tells_of_them(run: Run, plans: Plans, suffix: str) -> None:
    made = plans()
    worded = _made(run, made, suffix).read_bytes()
    path = made[0].parent / f"plain.{suffix}"
    assert run("report", *made, "-o", path, "--lang", "zh", "-q").code == 0
    if suffix == "json":
        assert json.loads(path.read_text("utf-8")) == json.loads(worded)
        return
    text = read(path)
    assert [word for word in ("文本对照", OURS, THEIRS) if word in text] == []


@pytest.mark.parametrize(("coded", "key"), [(DOCUMENT, ""), (f"{DOCUMENT}附则", "wording-other")])
def test_a_document_that_was_not_coded_is_told(
    run: Run, plans: Plans, coded: str, key: str
) -> None:
    text = read(_made(run, plans(coded), "md"))
    keys = ("wording-missing", "wording-other")
    told = [each for each in keys if bare(say(each, "zh", names="sample")) in text]
    assert told == ([key] if key else [])
    assert OURS in text


def test_a_document_that_is_not_at_hand_is_told(run: Run, plans: Plans) -> None:
    made = plans()
    (made[0].parent / "documents" / "sample.txt").unlink()
    for suffix in ("md", "html", "xlsx"):
        text = read(_made(run, made, suffix))
        assert bare(say("wording-missing", "zh", names="sample")) in text
        assert THEIRS not in text
    (made[0].parent / "documents" / "other.txt").unlink()
    told = say("wording-missing", "zh", names="sample、other")
    assert bare(told) in read(_made(run, made, "md"))


def test_a_document_is_known_by_its_hash(plans: Plans) -> None:
    made = plans()
    folder = made[0].parent / "documents"
    renamed = (folder / "sample.txt").rename(folder / "official.txt")
    (folder / "sample.txt").write_text("第一行", "utf-8")
    found = plancmp.report(map(str, made), sources=[folder, renamed]).value.originals["sample"]
    assert found.state == "coded"
    loans, stations = (MeasureRef("sample", name) for name in ("loans", "aid-stations"))
    assert found.passages[loans] == ((14, "扩大质押融资。降低门槛，推出新险种。"),)
    assert found.passages[stations] == ((16, "建设维权"), (17, "援助工作站的队伍。"))
    shorter = plancmp.report(map(str, made), sources=[folder]).value.originals["sample"]
    assert (shorter.state, dict(shorter.passages)) == ("other", {})


def test_a_path_that_is_not_there(run: Run, plans: Plans) -> None:
    result = run("report", *plans(), "--source", "nowhere", "-f", "markdown")
    assert (result.code, "nowhere" in result.err) == (2, True)


def test_on_paper_a_pair_is_worded_once_and_others_lead_there(tmp_path: Path) -> None:
    found = plancmp.report(PAIR, sources=[invented(tmp_path, *PAIR)])
    view = View("en", domain=found.domain, sections=("detail",))
    on_screen, on_paper = (
        [
            (block.id, link)
            for block in briefing.tell(found.value, view, brief=brief).sections[0].blocks
            if isinstance(block, Topic)
            for link in block.links
        ]
        for brief in (False, True)
    )
    assert all(link.wording and not link.worded_at for _, link in on_screen)
    first: dict[tuple[str, str], str] = {}
    for topic, link in on_paper:
        first.setdefault((link.a, link.b), topic)
        place = link.worded_at.href if link.worded_at else topic
        assert (place, bool(link.wording)) == (first[link.a, link.b], place == topic)
    assert len(first) == sum(bool(link.wording) for _, link in on_paper) < len(on_paper)
