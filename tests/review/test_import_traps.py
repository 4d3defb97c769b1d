"""Workbooks that are none, or a trap: refused quickly, with nothing written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from plancmp import exchange, unpacked
from plancmp.errors import InvalidFile
from tests.conftest import Run
from tests.review.books import NAME, book, exported, fill, saved, word


def _zip(name: str, text: str) -> bytes:
    """The form with one of its parts replaced or added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(exported("zh"))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for item in old.namelist():
            if item != name:
                new.writestr(item, old.read(item))
        new.writestr(name, text)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _sheet(rows: str, after: str = "") -> bytes:
    text = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    return _zip(SHEET, text)


def _cells(n: int) -> bytes:
    row = "<row>" + "<c/>" * 1000 + "</row>"
    return _sheet(row * (n // 1000))


TRAPS: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "no-zip": lambda: b"PK\x03\x04" + b"x" * 100,
    "old-xls": lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512),
    "encrypted": lambda: bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
    "cut-off": lambda: exported("zh")[:-400],
    "other-zip": lambda: _zip("[Content_Types].xml", "<x/>"),
    "no-xml": lambda: _zip(SHEET, "<worksheet><sheetData>"),
    "bad-cell": lambda: _sheet('<row r="1"><c r="A1" t="s"><v>999999</v></c></row>'),
    "bomb": lambda: _zip("xl/media/x.xml", " " * (unpacked.MAX_BYTES + 1)),
    "many-cells": lambda: _cells(unpacked.MAX_CELLS + 1000),
    "many-rows": lambda: _sheet("<row/>" * (unpacked.MAX_CELLS + 1)),
    "far-row": lambda: _sheet('<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>'),
    "entities": lambda: _zip("xl/x.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
}


@pytest.mark.parametrize("name", TRAPS)
def test_no_workbook(name: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(TRAPS[name]())
    done = run("review", "import", path, "--reviewer", NAME, "--crosswalks", tmp_path / "kept")
    assert (done.code, done.out) == (2, "")
    assert str(path) in done.err
    assert not (tmp_path / "kept").exists()


def test_an_area_of_a_million_rows_costs_nothing(tmp_path: Path) -> None:
    """Merged cells and links are read as areas, not cell by cell."""
    made = book()
    fill(made.worksheets[0], 2, word("same", "zh"))
    path = saved(made, tmp_path)
    with zipfile.ZipFile(path) as archive:
        text = archive.read(SHEET).decode()
    areas = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    links = '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>'
    out = text.replace("</sheetData>", f"</sheetData>{areas}{links}")
    path.write_bytes(_zip(SHEET, out))
    with pytest.raises(InvalidFile) as raised:
        exchange.import_decisions(path, NAME, crosswalks=[tmp_path])
    assert {f.rule for f in raised.value.findings} >= {"import-merged"}


def test_a_workbook_of_something_else(tmp_path: Path) -> None:
    other = openpyxl.Workbook()
    other.worksheets[0].append(["a", "b"])
    with pytest.raises(InvalidFile) as raised:
        exchange.import_decisions(saved(other, tmp_path), NAME, crosswalks=[tmp_path])
    assert [f.rule for f in raised.value.findings] == ["import-no-column"]
