"""Tables in files: whole, escaped, told in both languages, with drafts and lines named."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import plancmp
from plancmp.errors import MissingTool
from plancmp.render import View, sheets, words
from plancmp.render.sheets import common
from plancmp.render.sheets.files import legal_names
from tests.conftest import Run, Write
from tests.tabled import ARGUMENTS, KINDS, made

FORMATS, LANGS = ("csv", "xlsx", "html", "md"), ("zh", "en")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
VOID = {"meta", "br", "link", "hr"}


def _csv(text: str | bytes) -> list[list[str]]:
    assert isinstance(text, str)
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:])))


class _Page(HTMLParser):
    """Tags that close in order, and what stands in them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if {"td", "th"} & set(self.open):
            self.cells[-1] += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fmt", FORMATS)
def test_the_suffix_names_the_format(kind: str, fmt: str, run: Run, tmp_path: Path) -> None:
    one, two = tmp_path / f"one.{fmt}", tmp_path / f"two.{fmt}"
    for path in (one, two):
        done = run(*ARGUMENTS[kind], "-o", path, "--lang", "zh")
        assert (done.code, done.out) == (0, ""), done.err
    assert one.read_bytes() == two.read_bytes()
    saved = made(kind).save(tmp_path / f"three.{fmt}", "zh")
    assert saved.read_bytes() == one.read_bytes()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_sheets_are_rectangles(kind: str, lang: Any) -> None:
    result = made(kind)
    view, tables = View(lang, domain=result.domain), sheets.of(kind)
    found = (*tables.sheets(result.value, view), tables.main(result.value, view))
    for sheet in found:
        assert sheet.name
        assert all(len(row) == len(sheet.heads) for row in sheet.rows)
        assert 0 <= sheet.frozen <= len(sheet.heads)
    assert len({sheet.name for sheet in found[:-1]}) == len(found) - 1


@pytest.mark.parametrize("kind", KINDS)
def test_csv_is_one_table(kind: str) -> None:
    result = made(kind)
    rows = _csv(result.render("csv"))
    main = sheets.of(kind).main(result.value, View("en", domain=result.domain))
    assert len(rows) == len(main.rows) + 1
    assert {len(row) for row in rows} == {len(main.heads)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_workbook_has_every_table_with_filter_and_frozen_head(kind: str) -> None:
    result = made(kind)
    book = openpyxl.load_workbook(io.BytesIO(_bytes(result.render("xlsx"))))
    wanted = sheets.of(kind).sheets(result.value, View("en", domain=result.domain))
    assert [page.max_row for page in book] == [len(sheet.rows) + 1 for sheet in wanted]
    for page in book:
        assert page.freeze_panes
        assert page.auto_filter.ref
        assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)


def _bytes(content: str | bytes) -> bytes:
    assert isinstance(content, bytes)
    return content


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_stands_alone_and_can_be_read_aloud(kind: str, lang: Any) -> None:
    text = str(made(kind).render("html", lang))
    page = _Page(text.removeprefix("<!DOCTYPE html>"))
    assert page.all("html") == [{"lang": {"zh": "zh-Hans", "en": "en"}[lang]}]
    assert not page.all("script") + page.all("link") + page.all("img")
    assert not re.search(r"https?:|url\(|@import", text)
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in page.all(
        "meta"
    )
    assert "prefers-color-scheme: dark" in text
    assert len(page.all("table")) == len(page.all("caption")) > 0
    assert all(th.get("scope") in ("col", "row") for th in page.all("th"))
    assert len(page.all("h1")) == len(page.all("main")) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_markdown_tables_have_their_columns(kind: str) -> None:
    result = made(kind)
    blocks = str(result.render("md")).split("\n## ")[1:]
    for block in blocks:
        rows = [line for line in block.splitlines() if line.startswith("|")]
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) <= 1
    assert len(blocks) == len(
        sheets.of(kind).sheets(result.value, View("en", domain=result.domain))
    )


def test_diff_lists_every_measure_of_both_plans_with_its_lines() -> None:
    result = plancmp.diff("chaozhou", "heyuan")
    heads, *rows = _csv(result.render("csv"))
    for plan in (result.value.a, result.value.b):
        name = common.named(plan, View("en"))
        place, lines = heads.index(f"{name} id"), heads.index(f"{name} lines")
        told = {row[place]: row[lines] for row in rows if row[place]}
        assert told == {m.id: words.span(m.lines).replace("-", "–") for m in plan.measures}


def test_diff_says_what_its_json_says() -> None:
    result = plancmp.diff("chaozhou", "heyuan")
    heads, *rows = _csv(result.render("csv"))
    content = result.to_dict()
    pairs = [
        (r[heads.index("潮州 id")], r[heads.index("河源 id")], float(r[heads.index("score")]))
        for r in rows
        if r[heads.index("score")]
    ]
    assert pairs == [(p["a"], p["b"], p["score"]) for p in content["targets"] + content["tasks"]]
    alone = [r for r in rows if not r[heads.index("score")]]
    assert len(alone) == sum(len(ids) for k in ("only_a", "only_b") for ids in content[k].values())


@pytest.mark.parametrize("kind", ["gap", "matrix"])
def test_every_measure_is_told_with_its_lines(kind: str) -> None:
    result = made(kind)
    plans = {p.id: p for p in (plancmp.load(n).value for n in ("chaozhou", "heyuan", "guangdong"))}
    text = str(result.render("csv"))
    content = result.to_dict()
    if kind == "gap":
        named = [(p["plan"], m) for g in content["gaps"] for p in g["peers"] for m in p["measures"]]
    else:
        cells = [pair for row in content["rows"] for pair in row["cells"].items()]
        named = [(plan, m) for plan, cell in cells for m in cell["measures"]]
    for plan, measure in named:
        found = plans[plan].measure(measure)
        assert f"{words.titled(found, View('en'))}".replace('"', '""') in text


HOSTILE = (
    ("title: 扩大质押融资", "title: '=cmd|'' /C calc''!A1 <script>alert(1)</script>'"),
    ("name: 维权援助工作站", "name: '<img src=x onerror=alert(1)> | **x** `y` [z](http://e.vil)'"),
    ("aliases: [样例]", "aliases: ['@SUM(1)[a]:*?/\\b & <b>']"),
    ("status: coded", "status: draft"),
)


@pytest.mark.parametrize("kind", KINDS)
def test_text_of_a_plan_is_never_markup_or_formula(kind: str, sample: Write) -> None:
    result = made(kind, sample(*HOSTILE))
    cells = (c for row in _csv(result.render("csv")) for c in row)
    assert not any(c.startswith(("=", "+", "-", "@")) and not NUMBER.fullmatch(c) for c in cells)
    book = openpyxl.load_workbook(io.BytesIO(_bytes(result.render("xlsx"))))
    assert all(c.data_type != "f" for p in book for row in p.iter_rows() for c in row)
    for text in (str(result.render("html")).removeprefix("<!DOCTYPE html>"), result._repr_html_()):
        page = _Page(text)
        assert not page.all("script") + page.all("img") + page.all("b")
    markdown = str(result.render("md"))
    assert not re.search(r"(?<!\\)<(?!br>)", markdown)
    assert not re.search(r"(?<!\\)[*`\[]", markdown)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_drafts_are_called_drafts(kind: str, fmt: str, lang: Any, sample: Write) -> None:
    own = sample(("status: coded", "status: draft"))
    told = View(lang).say("draft-side", name="样例")
    content = made(kind, own).render(fmt, lang)
    if fmt == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(_bytes(content)))
        for page in book:
            columns = {cell.value for row in page.iter_rows(min_row=2) for cell in row}
            assert page.max_row == 1 or any(told in str(value) for value in columns), page.title
    else:
        assert told in str(content)


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("kind", ["diff", "gap", "matrix"])
def test_cautions_stand_in_every_format(kind: str, fmt: str, sample: Write) -> None:
    themes = (("creation", "air"), ("protection", "water"), ("utilization", "climate"))
    changes = [(f"theme: {old}", f"theme: {new}") for old, new in (*themes, themes[1])]
    own = sample(("sector: intellectual-property", "sector: environment"), *changes)
    result = made(kind, own)
    assert "other-sector" in result.value.cautions
    told = View("en").say("other-sector")
    content = result.render(fmt)
    if isinstance(content, bytes):
        book = openpyxl.load_workbook(io.BytesIO(content))
        cells = {str(c.value) for row in book.worksheets[0].iter_rows() for c in row}
        assert any(told in cell for cell in cells)
    else:
        assert told in content


def test_looking_up_a_format_imports_no_library_of_another() -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom plancmp import render\n"
        f"for kind in {KINDS!r}:\n    render.format_of(kind, Path('x.md')), render.suffixes(kind)\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert not {"openpyxl", "pandas", "jinja2", "docx"} & set(done.stdout.split())


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_library_is_named(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    result = made(kind)
    with pytest.raises(MissingTool, match="openpyxl") as raised:
        result.render("xlsx")
    assert raised.value.hint("en") == "pip install 'plancmp[report]'"
    for fmt in ("csv", "html", "md"):
        assert result.render(fmt)


# names of sheets -> their names in a workbook
NAMES = [
    (["only 潮州"], ["only 潮州"]),
    (["a[b]:c*d?e/f\\g"], ["a b  c d e f g"]),
    (["x" * 40, "X" * 40], ["x" * 31, "X" * 27 + " 2"]),
    (["'", ""], ["-", "- 2"]),
]


@pytest.mark.parametrize(("names", "wanted"), NAMES)
def test_names_of_sheets_are_legal(names: list[str], wanted: list[str]) -> None:
    assert list(legal_names(names)) == wanted
