"""Slides: bounded, legible, nothing beyond the edge, sources in the notes, alt text everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.oxml.ns import qn

from plancmp.cli import call
from plancmp.render.slides import fit
from plancmp.text import columns
from tests import packs as made
from tests.conftest import Run
from tests.report.readers import Packs

MOST = 20
PLANS = 20


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A deck over twenty plans with long names."""
    folder = tmp_path_factory.mktemp("many")
    sectors = made.pack(folder / "sectors")
    names = [f"第{n}海区灯塔事业发展示范" for n in range(PLANS)]
    paths = [
        made.plan(folder, f"plan{n}", name, lamps=str(10 + n), outages=str(5 + n % 4))
        for n, name in enumerate(names)
    ]
    path = folder / "many.pptx"
    argv = ["report", *map(str, paths), "--sectors", str(sectors), "-o", str(path), "-q"]
    assert call([*argv, "--lang", "zh"]) == 0
    return pptx.Presentation(str(path))


@pytest.fixture
def three(packs: Packs) -> Any:
    return pptx.Presentation(str(packs("pptx")))


@pytest.fixture(scope="module")
def focused(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("focused") / "for.pptx"
    argv = ["report", "chaozhou", "--for", "heyuan", "-o", str(path), "-q", "--lang", "en"]
    assert call(argv) == 0
    return pptx.Presentation(str(path))


DECKS = ["many", "three", "focused"]


@pytest.fixture(params=DECKS)
def deck(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(request.param)


def _frames(slide: Any) -> Iterator[Any]:
    return (shape for shape in slide.shapes if shape.has_chart or shape.has_table)


def test_a_deck_is_short_and_wide(deck: Any) -> None:
    assert 10 <= len(deck.slides) <= MOST
    assert deck.slide_width * 9 == deck.slide_height * 16
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_nothing_stands_beyond_the_edge(deck: Any) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height, slide.shapes.title.text_frame.text


def _runs(slide: Any) -> Iterator[tuple[Any, float]]:
    """Runs of text and of tables, with the smallest size that they may have."""
    for shape in slide.shapes:
        frames = [shape.text_frame] if shape.has_text_frame else []
        least = 14.0
        if shape.has_table:
            frames, least = [cell.text_frame for cell in shape.table.iter_cells()], 10.0
        for frame in frames:
            for paragraph in frame.paragraphs:
                yield from ((run, least) for run in paragraph.runs)


def test_letters_are_large_enough_and_have_a_chinese_font(deck: Any) -> None:
    for slide in deck.slides:
        for run, least in _runs(slide):
            assert run.font.size.pt >= least, run.text
            face = run._r.rPr.find(qn("a:ea"))
            assert face is not None
            assert face.get("typeface") in ("微软雅黑", "Microsoft YaHei")


def test_text_fits_into_its_frame(deck: Any) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            runs = list(shape.text_frame.paragraphs) if shape.has_text_frame else []
            sizes = [run.font.size.pt for paragraph in runs for run in paragraph.runs]
            if sizes:
                texts = [paragraph.text for paragraph in runs]
                high = fit.height(texts, sizes[0], shape.width.pt)
                assert high <= shape.height.pt + 1, texts


def test_every_slide_has_its_sources_in_the_notes(deck: Any) -> None:
    for slide in deck.slides:
        assert slide.notes_slide.notes_text_frame.text.strip()


def test_charts_and_tables_can_be_heard(deck: Any) -> None:
    frames = [frame for slide in deck.slides for frame in _frames(slide)]
    assert len(frames) > 5
    assert all(frame._element.nvGraphicFramePr.cNvPr.get("descr") for frame in frames)
    assert any(frame.has_chart for frame in frames)


def test_twenty_plans_have_a_line_each(many: Any) -> None:
    tables = [shape.table for slide in many.slides for shape in slide.shapes if shape.has_table]
    long = [table for table in tables if len(table.rows) == PLANS + 1]
    assert len(long) >= 4


def test_sections_choose_the_slides(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "some.pptx"
    argv = ("chaozhou", "heyuan", "--sections", "gaps,sources", "-o", path, "-q", "--lang", "en")
    assert run("report", *argv).code == 0
    titles = [s.shapes.title.text_frame.text for s in pptx.Presentation(str(path)).slides]
    assert len(titles) == 4
    assert titles[-1] == "Sources"


TEXTS = ["", "a", "规划", "知识产权质押融资金额" * 9, "high-value patents per 10,000 people " * 4]


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_cut_fits(text: str) -> None:
    for size, width, most in ((10, 60.0, 1), (14, 200.0, 2), (24, 800.0, 3)):
        shown = fit.cut(text, size, width, most)
        assert fit.lines(shown, size, width) <= most
        assert columns(shown) <= columns(text)
        assert shown == text or shown.endswith("…")
