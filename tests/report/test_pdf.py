"""The pack on paper: tagged, complete, no box for a letter, and nothing read but its own files."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pypdf
import pytest

from plancmp.render import font_files, fonts
from plancmp.render.pack import pdf
from tests import fixtures
from tests.conftest import Run, Write
from tests.report.readers import PLANS, Packs, content, needs_pango, read


@needs_pango
def test_it_is_tagged_and_has_bookmarks_and_wide_pages(packs: Packs) -> None:
    reader = pypdf.PdfReader(packs("pdf"))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]
    titles = [str(entry["/Title"]) for entry in reader.outline if not isinstance(entry, list)]
    assert titles[-1] == "资料来源"
    landscape = [page.mediabox.width > page.mediabox.height for page in reader.pages]
    assert True in landscape
    assert not landscape[0]


@needs_pango
def test_figures_are_those_of_the_diff(packs: Packs) -> None:
    text, pack = read(packs("pdf")), content(packs)
    for gaps in pack["gaps"]:
        kinds = [gap["kind"] for gap in gaps["gaps"]]
        counts = map(kinds.count, ("missing", "partial", "weaker", "unquantified"))
        assert "未见对应{}项，部分对应{}项，目标值偏低{}项，未设指标{}项".format(*counts) in text
    for plan in map(fixtures.plan, PLANS):
        pairs = [pair for d in pack["diffs"] if d["a"] == plan.id for pair in d["targets"]]
        for target in (plan.target(pair["a"]) for pair in pairs if pair["comparable"]):
            assert f"{target.value:f}{target.unit}" in text


@needs_pango
@pytest.mark.parametrize("url", ["http://example.com/x.png", "file:///etc/hostname", "../x.png"])
def test_it_reads_nothing_else(run: Run, tmp_path: Path, url: str) -> None:
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


def test_a_broken_font_in_the_cache_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(font_files, "usual", frozenset)
    monkeypatch.setattr(font_files, "folder", lambda: tmp_path)
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
    assert font_files.folder().is_dir()
