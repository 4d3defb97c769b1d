"""`plancmp report`: every format tells the same pack, which is what `diff`, `matrix`, `gap` and `audit` say."""

from __future__ import annotations

import html
import importlib
import io
import itertools
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdf
import pytest

from plancmp import library
from plancmp.cli import call
from plancmp.render import charts, fonts, formats
from plancmp.render.pack import pdf
from tests.conftest import CASES, Run, Write

ROOT = Path(__file__).parents[1]
PLANS = ("chaozhou", "heyuan", "guangdong")
Made = Callable[..., Path]


@pytest.fixture(scope="session")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """packs("html") -> the pack of three plans in that format, made once."""
    folder = tmp_path_factory.mktemp("packs")

    def make(suffix: str) -> Path:
        path = folder / f"pack.{suffix}"
        if not path.exists():
            assert call(["report", *PLANS, "-o", str(path), "--lang", "zh", "-q"]) == 0
        return path

    return make


needs_pango = pytest.mark.skipif(
    not pdf.available(), reason=f"Pango is not installed: {pdf.INSTALL}"
)


def _json(run: Run, *argv: str) -> Any:
    return json.loads(run(*argv, "-f", "json", "--lang", "zh").out)


def test_the_pack_is_what_the_commands_say(run: Run, packs: Callable[[str], Path]) -> None:
    pack = json.loads(packs("json").read_text("utf-8"))
    assert pack["matrix"] == _json(run, "matrix", *PLANS)
    assert pack["diffs"] == [_json(run, "diff", a, b) for a, b in itertools.combinations(PLANS, 2)]
    for gaps in pack["gaps"]:
        others = [plan for plan in PLANS if plan != gaps["plan"]]
        assert gaps == _json(run, "gap", gaps["plan"], "--against", ",".join(others))
    for plan in PLANS:
        assert [f["fingerprint"] for f in pack["audit"][plan]] == [
            f["fingerprint"] for f in _json(run, "audit", plan)
        ]


def _matrix(packs: Callable[[str], Path]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(packs("json").read_text("utf-8"))["matrix"]["rows"]
    return rows


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _read_pdf(path: Path) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def _read_docx(path: Path) -> str:
    return "".join(docx.Document(str(path)).element.body.itertext())


def _read_xlsx(path: Path) -> str:
    return "\n".join(
        str(cell) for sheet in openpyxl.load_workbook(path) for row in sheet.values for cell in row
    )


def _read_html(path: Path) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", path.read_text("utf-8")))


READERS: dict[str, Callable[[Path], str]] = {
    "html": _read_html,
    "md": lambda path: re.sub("<a[^>]*></a>", "", path.read_text("utf-8")).replace("\\", ""),
    "xlsx": _read_xlsx,
    "docx": _read_docx,
}


@pytest.mark.parametrize("suffix", READERS)
def test_every_label_stands_in_every_format(packs: Callable[[str], Path], suffix: str) -> None:
    text = _bare(READERS[suffix](packs(suffix)))
    assert [row["label"] for row in _matrix(packs) if _bare(row["label"]) not in text] == []


@needs_pango
def test_pdf_holds_every_label_and_no_box(packs: Callable[[str], Path]) -> None:
    reader = pypdf.PdfReader(packs("pdf"))
    text = _bare("".join(page.extract_text() for page in reader.pages))
    assert [row["label"] for row in _matrix(packs) if _bare(row["label"]) not in text] == []
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]
    titles = [str(entry["/Title"]) for entry in reader.outline if not isinstance(entry, list)]
    assert titles[-1] == "资料来源"
    landscape = [page.mediabox.width > page.mediabox.height for page in reader.pages]
    assert True in landscape
    assert not landscape[0]


@needs_pango
def test_pdf_figures_are_those_of_the_diff(packs: Callable[[str], Path]) -> None:
    text = _bare(_read_pdf(packs("pdf")))
    pack = json.loads(packs("json").read_text("utf-8"))
    for gaps in pack["gaps"]:
        counts = [
            sum(gap["kind"] == kind for gap in gaps["gaps"])
            for kind in ("missing", "partial", "weaker", "unquantified")
        ]
        assert "缺失{}项，仅有部分{}项，指标偏弱{}项，未设指标{}项".format(*counts) in text
    for plan in (library.get(name) for name in PLANS):
        compared = {
            t["a"]
            for d in pack["diffs"]
            for t in d["targets"]
            if d["a"] == plan.id and t["comparable"]
        }
        for target in plan.targets:
            if target.id in compared:
                assert f"{target.value:f}{target.unit}" in text


def _lines(text: str, kind: str) -> list[list[str]]:
    """The rows of all tables of one kind in a page, each a list of texts."""
    tables = re.findall(rf'<table class="{kind}">.*?</table>', text, re.DOTALL)
    rows = [
        row
        for table in tables
        for row in re.findall(r"<tr(?! class).*?</tr>", table.partition("<tbody>")[2], re.DOTALL)
    ]
    return [
        [
            html.unescape(re.sub(r"<[^>]+>", "", cell)).strip()
            for cell in re.findall(r"<t[dh].*?</t[dh]>", row, re.DOTALL)
        ]
        for row in rows
    ]


def test_html_tables_are_the_json(packs: Callable[[str], Path]) -> None:
    page, pack = packs("html").read_text("utf-8"), json.loads(packs("json").read_text("utf-8"))
    signs = {"full": "●", "partial": "◐", "none": "·", "absent": "×"}
    wanted = [
        [row["label"], *(signs[row["cells"][plan]["coverage"]] for plan in PLANS)]
        for row in pack["matrix"]["rows"]
    ]
    shown = [[row[0], *(cell[0] for cell in row[1:])] for row in _lines(page, "matrix")]
    assert sorted(shown) == sorted(wanted)
    gaps = [
        [gap["label"], f"{gap['priority']:.2f}"] for each in pack["gaps"] for gap in each["gaps"]
    ]
    assert [[row[1], row[-1]] for row in _lines(page, "gaps")] == gaps
    scores = re.findall(r'<li data-plans="[^"]*">.*?<span class="score">([\d.]+)</span>', page) + [
        row[-1] for row in _lines(page, "outside")
    ]
    assert {f"{pair['score']:.2f}" for diff in pack["diffs"] for pair in diff["tasks"]} <= set(
        scores
    )


def test_html_is_self_contained(packs: Callable[[str], Path]) -> None:
    page = re.sub(r"<script>.*?</script>", "", packs("html").read_text("utf-8"), flags=re.DOTALL)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(ids)
    assert not re.search(r'(?:src|href)="(?!#|data:)|@import|url\(', page)


def test_for_one_plan_its_gaps_come_first(run: Run) -> None:
    page = run("report", "chaozhou", "--for", "heyuan", "-f", "html", "--lang", "en", "-q").out
    sections = re.findall(r'<section id="(\w+)"', page)
    assert sections == [
        "findings",
        "gaps",
        "matrix",
        "targets",
        "profiles",
        "detail",
        "audit",
        "method",
        "sources",
    ]
    assert re.findall(r'<h3 id="(gaps-\w+)"', page) == ["gaps-heyuan"]
    assert "<h1>河源市: its plan against others</h1>" in page


@pytest.mark.parametrize(
    "suffix", ["html", "md", "json", "xlsx", "docx", pytest.param("pdf", marks=needs_pango)]
)
def test_same_input_same_bytes(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    for name, epoch in (("one", "1700000000"), ("two", "1700000000")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        assert (
            run("report", "chaozhou", "shanwei", "-o", tmp_path / f"{name}.{suffix}", "-q").code
            == 0
        )
    one, two = ((tmp_path / f"{name}.{suffix}").read_bytes() for name in ("one", "two"))
    assert one == two


def test_office_files_are_dated_by_the_epoch(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    run("report", "chaozhou", "shanwei", "-o", tmp_path / "a.docx", "-q")
    with zipfile.ZipFile(io.BytesIO((tmp_path / "a.docx").read_bytes())) as archive:
        assert b"2023-11-14T22:13:20Z" in archive.read("docProps/core.xml")


def test_workbook(packs: Callable[[str], Path]) -> None:
    book = openpyxl.load_workbook(packs("xlsx"))
    assert book.sheetnames == ["摘要", "矩阵", "指标", "任务", "差距", "对应关系", "资料来源"]
    assert all(sheet.freeze_panes and sheet.auto_filter.ref for sheet in book)
    assert not [
        cell.coordinate
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    pack = json.loads(packs("json").read_text("utf-8"))
    scores = [row[6] for row in book["对应关系"].iter_rows(min_row=2, values_only=True)]
    assert scores == [p["score"] for d in pack["diffs"] for p in d["tasks"]] + [
        p["score"] for d in pack["diffs"] for p in d["targets"]
    ]


def test_word_has_real_headings_and_repeated_heads(packs: Callable[[str], Path]) -> None:
    document = docx.Document(str(packs("docx")))
    heads = [
        p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"
    ]
    assert heads[1:] == [
        "主要发现",
        "覆盖矩阵",
        "指标比较",
        "各规划的差距",
        "主题与政策工具",
        "分主题对照",
        "规划文本审查",
        "方法说明",
        "资料来源",
    ]
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in document.tables)


BAD = [
    (("report", "chaozhou"), "name two plans or more"),
    (("report", "chaozhou", "chaozhou"), "named twice"),
    (("report", "chaozhou", "nowhere"), "no plan is called"),
    (("report", "chaozhou", "heyuan", "--for", "nowhere"), "no plan is called"),
    (("report", "chaozhou", "heyuan", "-f", "odt"), "odt"),
    (
        ("report", "chaozhou", "heyuan", "-o", "pack.odt"),
        "the suffix is none of .docx, .html, .json, .md, .pdf, .xlsx",
    ),
]


@pytest.mark.parametrize(("argv", "told"), BAD)
def test_wrong_usage(run: Run, argv: tuple[str, ...], told: str) -> None:
    result = run(*argv)
    assert (result.code, told in result.err) == (2, True)


def test_without_o_it_goes_to_reports(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("report", "chaozhou", "heyuan")
    assert (result.code, result.out) == (0, "")
    assert result.err == "reports/chaozhou-heyuan.html\n"
    assert (tmp_path / "reports" / "chaozhou-heyuan.html").is_file()


def test_templates_can_be_overridden(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pack.css").write_text("@media print{#cover{color: teal}}", "utf-8")
    page = run("report", "chaozhou", "heyuan", "-f", "html", "--templates", tmp_path).out
    assert "<style>\n@media print{#cover{color: teal}}" in page
    assert "覆盖矩阵" in page or "Coverage matrix" in page


@pytest.mark.parametrize(
    "text",
    ["{% if %}", "{{ nothing }}", "{{ 1 / 0 }}", "{{ cycler.__init__.__globals__ }}", "\ud800"],
)
def test_a_broken_template_is_explained(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "pack.html").write_bytes(text.encode("utf-8", "surrogatepass"))
    result = run("report", "chaozhou", "heyuan", "-f", "html", "--templates", tmp_path)
    assert (result.code, "the template cannot be used" in result.err) == (2, True)


@needs_pango
@pytest.mark.parametrize("url", ["http://example.com/x.png", "file:///etc/hostname", "../x.png"])
def test_a_pdf_reads_nothing_else(run: Run, tmp_path: Path, url: str) -> None:
    (tmp_path / "pack.html").write_text(f'<img alt="" src="{url}">', "utf-8")
    result = run("report", "chaozhou", "heyuan", "-o", tmp_path / "a.pdf", "--templates", tmp_path)
    assert (result.code, "a template asks for" in result.err) == (2, True)
    assert not (tmp_path / "a.pdf").exists()


@needs_pango
def test_a_missing_glyph_is_refused(run: Run, sample: Write, tmp_path: Path) -> None:
    plan = sample(("title: 样例市知识产权规划", "title: 样例市知识产权规划\U0001f600"))
    result = run("report", plan, "heyuan", "-o", tmp_path / "a.pdf")
    assert (result.code, "has no glyph for \U0001f600 (U+1F600)" in result.err) == (2, True)


def test_missing_pango_names_the_line_that_installs_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = importlib.import_module

    def refuse(name: str, package: str | None = None) -> Any:
        if name.startswith("weasyprint"):
            raise OSError("cannot load library 'libpango-1.0-0'")
        return load(name, package)

    monkeypatch.setattr(importlib, "import_module", refuse)
    result = run("report", "chaozhou", "heyuan", "-o", tmp_path / "a.pdf")
    assert (result.code, pdf.INSTALL in result.err) == (2, True)
    result = run("doctor", "--lang", "en")
    assert (result.code, pdf.INSTALL in result.out) == (1, True)


@needs_pango
def test_no_font_names_the_line_that_installs_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "packaged_file", lambda: None)
    monkeypatch.setattr(fonts, "system", lambda: None)
    result = run("report", "chaozhou", "heyuan", "-o", tmp_path / "a.pdf")
    assert (result.code, fonts.INSTALL in result.err) == (2, True)


@needs_pango
def test_doctor(run: Run) -> None:
    assert run("doctor").code == 0
    assert {ability["name"] for ability in json.loads(run("doctor", "-f", "json").out)} == {
        "version",
        "plans",
        "pango",
        "font",
    }


def test_formats() -> None:
    assert set(formats("pack")) == {"html", "pdf", "markdown", "xlsx", "docx", "json"}


def test_two_plans_of_one_city_have_two_names(run: Run, sample: Write) -> None:
    older = sample(("id: sample", "id: older"), ("start: 2021", "start: 2016"), name="older.yaml")
    result = run("matrix", sample(), older, "--lang", "en")
    assert "样例 2021–2025" in result.out
    assert "样例 2016–2025" in result.out


def test_a_broken_font_in_the_cache_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "_usual", frozenset)
    monkeypatch.setattr(fonts, "_folder", lambda: tmp_path)
    first = fonts.font("潮州").files
    whole = [file.read_bytes() for file in first]
    first[0].write_bytes(b"junk")
    again = fonts.font("潮州").files
    assert [file.read_bytes() for file in again] == whole


def test_a_cache_that_cannot_be_written_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plancmp").write_text("a file where the cache should be", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert fonts._folder().is_dir()


FIGURES = [
    ((8650.0, 30870.0), (100.0, 200.0), "log"),
    ((0.0, 5.0), (0.0, 2000000.0), "symlog"),
    ((-8.0, -5.0), (-3.0, -2.0), ""),
    ((9.0, 10.0), (31.0, 30.0), ""),
]


@pytest.mark.parametrize(("one", "two", "scale"), FIGURES)
def test_every_figure_is_drawn(
    one: tuple[float, float], two: tuple[float, float], scale: str
) -> None:
    bars = [
        charts.Dumbbell(name, base, value, value, f"{base}→{value}")
        for name, (base, value) in (("甲", one), ("乙", two))
    ]
    assert charts.log_scale(bars) == scale
    svg = charts.dumbbells(bars, "件")
    width = charts.WIDTH - charts.LEFT - charts.RIGHT
    places = [float(x) for x in re.findall(r'<path transform="translate\(([-\d.e]+),', svg)]
    assert len(places) == 4
    assert all(-1 <= place <= width + 1 for place in places)


ACCURACY = [
    (["chaozhou", "heyuan"], "0.897"),
    ([CASES / "draft" / "yunlan.txt", "heyuan"], "0.799"),
]


@pytest.mark.parametrize(("plans", "f1"), ACCURACY)
def test_the_accuracy_is_that_of_such_plans(run: Run, plans: list[object], f1: str) -> None:
    text = run("report", *plans, "-f", "markdown", "--lang", "zh", "-q").out
    assert f"综合准确度（F1）为 {f1}" in text
    assert re.search(rf"对应判断 F1 *\| *{f1}", text)
    table = (ROOT / "docs" / "matching.md").read_text("utf-8")
    row = "the matcher" if f1 == "0.897" else "drafted from the documents"
    assert re.search(rf"^\| {row} \| all \|[^|]+\|[^|]+\| {f1} \|", table, re.MULTILINE)
