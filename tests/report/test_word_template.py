"""A bureau's own Word template: its letterhead, styles and paper, without its text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.shared import Mm, RGBColor

from tests.conftest import Run

RED = RGBColor(0xC0, 0x10, 0x10)


def _template(folder: Path, change: Callable[[Any], None]) -> None:
    document = docx.Document()
    document.add_paragraph("旧的正文")
    document.add_table(1, 1).cell(0, 0).text = "旧的表格"
    section = document.sections[0]
    section.header.paragraphs[0].text = "某市知识产权局"
    section.page_width, section.page_height = Mm(200), Mm(280)
    document.styles["Heading 1"].font.color.rgb = RED
    change(document)
    document.save(str(folder / "pack.docx"))


def _made(run: Run, folder: Path, *sections: str) -> Any:
    path = folder / "made.docx"
    asked = ("--sections", ",".join(sections)) if sections else ("--brief",)
    argv = ("chaozhou", "shanwei", *asked, "-o", path, "--templates", folder, "-q", "--lang", "zh")
    result = run("report", *argv)
    assert (result.code, result.err) == (0, "")
    return docx.Document(str(path))


def _text(document: Any) -> str:
    return "".join(document.element.body.itertext())


def test_letterhead_styles_and_paper_are_the_templates(run: Run, tmp_path: Path) -> None:
    _template(tmp_path, lambda _: None)
    document = _made(run, tmp_path, "brief", "matrix")
    assert "旧的" not in _text(document)
    assert "主要差距" in _text(document)
    assert document.styles["Heading 1"].font.color.rgb == RED
    heads = {section.header.paragraphs[0].text for section in document.sections}
    assert heads == {"某市知识产权局"}
    sizes = {(round(s.page_width.mm), round(s.page_height.mm)) for s in document.sections}
    assert sizes == {(200, 280), (280, 200)}
    assert "PAGE" in document.sections[0].footer._element.xml


def test_a_foot_of_the_template_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    def footed(document: Any) -> None:
        document.sections[0].footer.paragraphs[0].text = "内部资料"

    _template(tmp_path, footed)
    foot = _made(run, tmp_path).sections[0].footer
    assert [p.text for p in foot.paragraphs] == ["内部资料"]
    assert "PAGE" not in foot._element.xml


def test_the_head_of_an_earlier_section_is_kept(run: Run, tmp_path: Path) -> None:
    _template(tmp_path, lambda document: document.add_section())
    assert _made(run, tmp_path).sections[0].header.paragraphs[0].text == "某市知识产权局"


MISSING = ("List Bullet", "Caption", "Table Grid", "Subtitle", "Heading 3")


def test_styles_that_the_template_has_not_are_ours(run: Run, tmp_path: Path) -> None:
    def poor(document: Any) -> None:
        for name in MISSING:
            element = document.styles[name].element
            element.getparent().remove(element)

    _template(tmp_path, poor)
    document = _made(run, tmp_path, "brief", "cards")
    assert {style.name for style in document.styles} >= set(MISSING)
    items = [p.text for p in document.paragraphs if p.style.name == "List Bullet"]
    assert items
    assert all(text.startswith("• ") for text in items)


def test_a_folder_without_a_document_changes_nothing(run: Run, tmp_path: Path) -> None:
    assert "主要差距" in _text(_made(run, tmp_path))


def _workbook(path: Path) -> None:
    openpyxl.Workbook().save(path)


def _folder(path: Path) -> None:
    path.mkdir()


def _nonsense(path: Path) -> None:
    path.write_bytes(b"no document")


def _half(path: Path) -> None:
    docx.Document().save(str(path))
    path.write_bytes(path.read_bytes()[:9000])


@pytest.mark.parametrize("make", [_workbook, _folder, _nonsense, _half])
def test_a_template_that_is_no_document_is_explained(
    run: Run, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "pack.docx")
    argv = ("chaozhou", "shanwei", "--brief", "-o", tmp_path / "made.docx", "-q")
    result = run("report", *argv, "--templates", tmp_path, "--lang", "en")
    assert (result.code, "the template cannot be used: pack.docx" in result.err) == (2, True)
    assert not (tmp_path / "made.docx").exists()
