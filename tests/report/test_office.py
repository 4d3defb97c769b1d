"""Word and Excel: what an office needs to go on working, and the same bytes for the same input."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from plancmp.render import View, fonts
from plancmp.render.charts import drawing
from plancmp.render.spreadsheet import Sheet, csv_text, workbook
from plancmp.render.wording import say
from tests import fixtures
from tests.conftest import Run
from tests.report.readers import Packs, content, needs_pango

TEXTS = (
    "说明",
    "要点",
    "总览",
    "主要发现",
    "指标比较",
    "各规划的差距",
    "主题与政策工具",
    "各规划概况",
    "规划文本审查",
    "方法说明",
)
DATA = ("摘要", "矩阵", "指标", "任务", "差距", "对应关系", "资料来源")
EVERY = ["html", "md", "json", "xlsx", "docx", "pptx", pytest.param("pdf", marks=needs_pango)]


@pytest.mark.parametrize("suffix", EVERY)
def test_same_input_same_bytes(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = [tmp_path / f"{name}.{suffix}" for name in ("one", "two")]
    chosen = ("--sections", "brief,matrix,targets,profiles,cards,method")
    some = chosen if suffix in ("docx", "pdf") else ()
    for path in made:
        drawing.inside.cache_clear()
        assert run("report", "chaozhou", "shanwei", *some, "-o", path, "-q").code == 0
    assert made[0].read_bytes() == made[1].read_bytes()


def test_files_are_dated_by_the_epoch(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("a.docx", "a.pptx"):
        run("report", "chaozhou", "shanwei", "--brief", "-o", tmp_path / name, "-q")
        with zipfile.ZipFile(io.BytesIO((tmp_path / name).read_bytes())) as archive:
            assert b"2023-11-14T22:13:20Z" in archive.read("docProps/core.xml")


def test_the_workbook_can_be_filtered_and_has_every_score(packs: Packs) -> None:
    book = openpyxl.load_workbook(packs("xlsx"))
    assert book.sheetnames == [*TEXTS, *DATA]
    assert all(sheet.freeze_panes and sheet.auto_filter.ref for sheet in book)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    diffs = content(packs)["diffs"]
    scores = [row[6] for row in book["对应关系"].iter_rows(min_row=2, values_only=True)]
    tasks = [pair["score"] for diff in diffs for pair in diff["tasks"]]
    assert scores == tasks + [pair["score"] for diff in diffs for pair in diff["targets"]]
    verdicts = [row[8] for row in book["对应关系"].values if row[4] == "指标"]
    judged = [(diff, pair) for diff in diffs for pair in diff["targets"]]
    for verdict, (diff, pair) in zip(verdicts, judged, strict=True):
        if pair["stronger"] in ("a", "b"):
            name = fixtures.plan(diff[pair["stronger"]]).short_name
            assert verdict == say("stronger", "zh", name=name)


def test_the_document_has_real_headings_and_repeated_heads(packs: Packs) -> None:
    document = docx.Document(str(packs("docx")))
    styled = [(p.text, p.style.name) for p in document.paragraphs if p.style is not None]
    assert [text for text, style in styled if style == "Heading 1"][1:] == [
        "要点",
        "总览",
        "主要发现",
        "覆盖矩阵",
        "指标比较",
        "各规划的差距",
        "主题与政策工具",
        "各规划概况",
        "分主题对照",
        "规划文本审查",
        "方法说明",
        "资料来源",
    ]
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in document.tables)
    assert all("PAGE" in section.footer._element.xml for section in document.sections)


def test_the_workbook_says_what_the_other_formats_say(packs: Packs) -> None:
    book = openpyxl.load_workbook(packs("xlsx"))
    told = {str(cell) for sheet in book for row in sheet.values for cell in row}
    pack = content(packs)
    audited = [finding["message"] for found in pack["audit"].values() for finding in found]
    assert len(audited) > 20
    assert [text for text in audited if text not in told] == []
    notes = [row[0] for row in book["说明"].values]
    assert {"比较范围", "说明"} <= set(notes)
    assert any(plan["file_sha256"] in told for plan in pack["plans"])


def test_charts_and_tables_are_numbered_by_fields_and_charts_can_be_heard(packs: Packs) -> None:
    document = docx.Document(str(packs("docx")))
    body = document.element.body.xml
    for label in ("表", "图"):
        found = re.findall(rf"SEQ {label} .*?<w:t>(\d+)</w:t>", body, re.DOTALL)
        assert len(found) > 5
        assert found == [str(n) for n in range(1, len(found) + 1)]
    heard = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert heard
    assert all(heard)
    assert len(heard) == body.count("SEQ 图 ")
    assert document.core_properties.language == "zh-CN"
    assert 'w:lang w:val="zh-CN"' in document.styles.element.xml


def test_without_a_font_there_is_a_document_without_charts(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("packaged", "system"):
        monkeypatch.setattr(fonts, name, lambda *_: None)
    path = tmp_path / "a.docx"
    assert run("report", "chaozhou", "shanwei", "--brief", "-o", path, "-q").code == 0
    assert not docx.Document(str(path)).inline_shapes


# a value -> the cell of a workbook, the cell of a CSV
VALUES = [
    ("=1+1", "=1+1", "'=1+1"),
    ("+1", "+1", "'+1"),
    ("@x", "@x", "'@x"),
    ("#N/A", "#N/A", "#N/A"),
    ("a\x0bb", "a\ufffdb", "a\x0bb"),
    ("安全", "安全", "安全"),
    (3, 3, "3"),
    (0.25, 0.25, "0.25"),
    (None, None, '""'),
]


@pytest.mark.parametrize(("value", "cell", "text"), VALUES)
def test_a_text_stays_a_text(value: str | float | None, cell: object, text: str) -> None:
    sheet = Sheet("x", ("head",), ((value,),))
    page = openpyxl.load_workbook(io.BytesIO(workbook([sheet], View())))["x"]
    assert page["A2"].value == cell
    assert isinstance(value, str) == (page["A2"].data_type == "s")
    assert csv_text(sheet) == f"\ufeffhead\n{text}\n"
