"""Word and Excel: what an office needs to go on working, and the same bytes for the same input."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from plancmp.render import View
from plancmp.render.spreadsheet import Sheet, csv_text, workbook
from tests.conftest import Run
from tests.report.readers import Packs, content, needs_pango

EVERY = ["html", "md", "json", "xlsx", "docx", pytest.param("pdf", marks=needs_pango)]


@pytest.mark.parametrize("suffix", EVERY)
def test_same_input_same_bytes(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = [tmp_path / f"{name}.{suffix}" for name in ("one", "two")]
    for path in made:
        assert run("report", "chaozhou", "shanwei", "-o", path, "-q").code == 0
    assert made[0].read_bytes() == made[1].read_bytes()


def test_files_are_dated_by_the_epoch(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    run("report", "chaozhou", "shanwei", "-o", tmp_path / "a.docx", "-q")
    with zipfile.ZipFile(io.BytesIO((tmp_path / "a.docx").read_bytes())) as archive:
        assert b"2023-11-14T22:13:20Z" in archive.read("docProps/core.xml")


def test_the_workbook_can_be_filtered_and_has_every_score(packs: Packs) -> None:
    book = openpyxl.load_workbook(packs("xlsx"))
    assert book.sheetnames == ["摘要", "矩阵", "指标", "任务", "差距", "对应关系", "资料来源"]
    assert all(sheet.freeze_panes and sheet.auto_filter.ref for sheet in book)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    diffs = content(packs)["diffs"]
    scores = [row[6] for row in book["对应关系"].iter_rows(min_row=2, values_only=True)]
    tasks = [pair["score"] for diff in diffs for pair in diff["tasks"]]
    assert scores == tasks + [pair["score"] for diff in diffs for pair in diff["targets"]]


def test_the_document_has_real_headings_and_repeated_heads(packs: Packs) -> None:
    document = docx.Document(str(packs("docx")))
    styled = [(p.text, p.style.name) for p in document.paragraphs if p.style is not None]
    assert [text for text, style in styled if style == "Heading 1"][1:] == [
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
