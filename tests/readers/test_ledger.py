"""The ledger: what a reader does not pass on, it says; what it says adds up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import plancmp
from plancmp.domain import domains
from plancmp.drafting import compose, document, ledger, readers
from plancmp.drafting.document import Document
from plancmp.drafting.ledger import Ledger
from plancmp.drafting.ledger.tokens import tokens
from plancmp.drafting.readers import Reading, Source
from plancmp.model.plan import LeftOut, Plan
from tests.drafting.text import HEAD, TAIL
from tests.drafts import DOCUMENTS, NAMES, TODAY, field
from tests.fixtures import PLANS
from tests.readers.files import CHAPTERS, docx, flowing, html, p, pdf, r, read, table, txt

# a text -> its figures in plain digits
TOKENS = [
    ("达到1,200件", ["1200"]),
    ("３．５万件和12，000件", ["3.5", "12000"]),
    ("2021—2025年", ["2021", "2025"]),
    ("8/30", ["8", "30"]),
    ("二十家、三批、一百项", ["二十", "一百"]),
    ("十四五时期", []),
    ("1.2.3", ["1.2", "3"]),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [token.key for token in tokens(text, field())] == expected


def _plan(read: Document) -> Plan:
    return compose.draft(read, "draft", TODAY, domains(), sector="intellectual-property")


def _ledger(read: Document) -> Ledger:
    return ledger.account(_plan(read), read, field())


ROWS = (("指标", "单位", "2020年", "2025年"), ("专利拥有量", "件", "300", "900"))
ITEMS = "".join(f"<p>{line}</p>" for line in CHAPTERS)
CELLS = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in ROWS)
MAKERS: dict[str, Callable[[Path], Path]] = {
    "txt": lambda folder: txt(folder, *CHAPTERS),
    "docx": lambda folder: docx(folder, *map(p, CHAPTERS), table(*ROWS)),
    "html": lambda folder: html(folder, f"{ITEMS}<table>{CELLS}</table>"),
    "pdf": lambda folder: pdf(folder, flowing(*CHAPTERS)),
}


@pytest.mark.parametrize("name", MAKERS)
def test_the_account_is_even(tmp_path: Path, name: str) -> None:
    found = _ledger(read(MAKERS[name](tmp_path)))
    assert found.figures == found.coded + len(found.left_out) + len(found.unread)
    assert [entry for entry in found.unread if entry.why == "not-passed-on"] == []


@pytest.mark.parametrize("name", MAKERS)
def test_any_figure_that_a_reader_loses_is_told(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each figure of the lines is taken away from the reader's output in turn."""
    path = MAKERS[name](tmp_path)
    reader = readers.reader(path)
    assert reader is not None
    whole = reader.read
    lines = read(path).lines
    places = [(n, token) for n, line in enumerate(lines) for token in tokens(line, field())]
    assert len(places) > 3
    for n, token in places:

        def losing(
            source: Source, n: int = n, start: int = token.start, end: int = token.end
        ) -> Reading:
            found = whole(source)
            cut = found.lines[n][:start] + found.lines[n][end:]
            return replace(found, lines=(*found.lines[:n], cut, *found.lines[n + 1 :]))

        monkeypatch.setattr(reader, "read", losing)
        lost = ledger.lost(read(path), field())
        assert [entry.figure for entry in lost] == [token.printed]


@pytest.mark.parametrize("name", MAKERS)
def test_a_whole_line_that_a_reader_loses_is_told(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = MAKERS[name](tmp_path)
    reader = readers.reader(path)
    assert reader is not None
    whole = reader.read

    def losing(source: Source) -> Reading:
        found = whole(source)
        return replace(found, lines=tuple(x for x in found.lines if "1200" not in x))

    monkeypatch.setattr(reader, "read", losing)
    assert [e.figure for e in ledger.lost(read(path), field())] == ["2025", "1200"]


def test_pieces_of_a_figure_are_one(tmp_path: Path) -> None:
    """Runs, deletions and marks part the texts of the file, not its figures."""
    gone = '<w:del w:id="2"><w:r><w:delText>2</w:delText></w:r></w:del>'
    mark = r("3", '<w:vertAlign w:val="superscript"/>')
    body = p(f"{r('达到1')}{gone}{r('5')}{r('00')}{mark}{r('件和2件')}")
    found = read(docx(tmp_path, *map(p, CHAPTERS), body))
    assert ledger.lost(found, field()) == ()
    assert sum(found.lines[-1].count(figure) for figure in ("1500件", "2件")) == 2


def test_reasons(tmp_path: Path) -> None:
    lines = (
        "三、发展基础",
        "上期登记400件。",
        "四、重点任务",
        "（一）办好展会。举办展会，普及5G应用。",
    )
    path = txt(tmp_path, "云府〔2021〕8号", *CHAPTERS, *lines)
    why = {entry.figure: entry.why for entry in _ledger(read(path)).left_out}
    assert why["400"] == "background"
    assert why["5"] == "no-unit"
    assert why["8"] == "document-number"


def test_what_a_coder_leaves_out_is_accounted_for(tmp_path: Path) -> None:
    found = read(txt(tmp_path, *CHAPTERS))
    bare = replace(_plan(found), targets=())
    assert "1200" in [entry.figure for entry in ledger.account(bare, found, field()).unread]
    left = LeftOut(figure="1200件", why="", lines=((3, 3),))
    told = ledger.account(replace(bare, not_coded=(left,)), found, field())
    assert "1200" not in [entry.figure for entry in told.unread]
    assert "coder" in told.reasons


@pytest.mark.parametrize("name", NAMES)
def test_the_documents_of_the_tests_add_up(name: str) -> None:
    found = document.load(DOCUMENTS / f"{name}.txt")
    account = _ledger(found)
    assert account.figures == account.coded + len(account.left_out) + len(account.unread)
    assert ledger.lost(found, field()) == ()


BROKEN = [
    ("专利授权量达到12,34件", "not-whole"),
    ("商标注册量达到5.0.3万件", "not-whole"),
    ("专利授权量达到1O件", "damaged"),
]


@pytest.mark.parametrize(("clause", "why"), BROKEN)
def test_a_number_that_is_none_is_told_as_such(tmp_path: Path, clause: str, why: str) -> None:
    path = tmp_path / "yun.txt"
    path.write_text(HEAD + f"到2025年，{clause}。" + TAIL, "utf-8")
    found = plancmp.draft(path).to_dict()["ledger"]
    assert {entry["why"] for entry in found["unread"]} == {why}


EVERY = 9
"""Of how many figures of a document one is taken away."""


@pytest.mark.parametrize("plan", PLANS)
def test_figures_of_the_documents_of_the_plans(plan: str, sources: Path) -> None:
    """One figure after the other is taken from the lines; each time the ledger says so."""
    found = document.load(sources / f"{plan}.txt")
    assert ledger.lost(found, field()) == ()
    places = [(n, t) for n, line in enumerate(found.lines) for t in tokens(line, field())]
    for n, token in places[::EVERY]:
        line = found.lines[n]
        cut = line[: token.start] + line[token.end :]
        lines = (*found.lines[:n], cut, *found.lines[n + 1 :])
        assert ledger.lost(replace(found, lines=lines), field()), (n + 1, token.printed)
