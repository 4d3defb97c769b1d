"""Every sentence and cell of a pack stands in every format, in its order, with every figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from docx.oxml.ns import qn

import plancmp
from plancmp.cli import call
from plancmp.model.pack import Pack
from plancmp.render import View
from plancmp.render.blocks import (
    Block,
    Briefing,
    Bullets,
    Chart,
    Heading,
    Line,
    Paragraph,
    Table,
    Text,
    Topic,
)
from plancmp.render.briefing import tell
from plancmp.render.pack_texts import CARRIED
from tests import fixtures
from tests.report import printed
from tests.report.readers import PLANS, READERS, Packs, bare, needs_pango, unmarked

STYLES = ("report", "gongwen")
FORMATS = ["html", "md", "docx", pytest.param("pdf", marks=needs_pango)]
_NUMBER = re.compile(r"\d[\d,.]*")


@cache
def _pack(focus: str) -> Pack:
    value: Pack = plancmp.report(PLANS, focus or None).value
    return value


def _view(style: str) -> View:
    assert style in ("report", "gongwen")
    return View("zh", domain=fixtures.domain(), style=style)  # type: ignore[arg-type]


def _told(suffix: str, style: str) -> Briefing:
    """What the format was written from."""
    drawn = suffix in ("html", "pdf", "docx")
    return tell(_pack(""), _view(style), brief=suffix != "html", charts=drawn)


def _official(path: Path) -> None:
    argv = ["report", *PLANS, "-o", str(path), "--lang", "zh", "-q", "--style", "gongwen"]
    assert call(argv) == 0


def _texts(briefing: Briefing, suffix: str) -> Iterator[str]:
    """Everything that a reader reads, in its order."""
    cover = briefing.cover
    yield from (cover.title, cover.subtitle)
    yield from _table(cover.plans, suffix)
    yield from (*cover.compared, *cover.warnings)
    for section in briefing.sections:
        yield section.title
        for block in section.blocks:
            yield from _block(block, suffix)


def _block(block: Block, suffix: str) -> Iterator[str]:
    if isinstance(block, Heading):
        yield block.text
    elif isinstance(block, Paragraph):
        yield _joined(block.parts)
    elif isinstance(block, Bullets):
        yield from map(_joined, block.items)
    elif isinstance(block, Table):
        yield from _table(block, suffix)
    elif isinstance(block, Topic):
        yield from _topic(block, suffix)
    elif isinstance(block, Chart):
        yield from block.notes


def _joined(parts: tuple[Text, ...]) -> str:
    return "".join(part.text for part in parts)


def _table(table: Table, suffix: str) -> Iterator[str]:
    """In a page on paper the themes and instruments are drawn."""
    if not table.lines or (suffix == "pdf" and table.kind == "profile"):
        return
    yield from table.heads
    for line in table.lines:
        yield from _line(line)
    if suffix != "md":
        yield from table.notes


def _line(line: Line) -> Iterator[str]:
    for cell in line.cells:
        yield f"{cell.sign}{cell.text}"


def _topic(topic: Topic, suffix: str) -> Iterator[str]:
    """Word has the heads of all sides first."""
    yield topic.label
    if suffix == "docx":
        yield from (side.sign for side in topic.sides)
    for side in topic.sides:
        if suffix != "docx":
            yield side.sign
        for entry in side.entries:
            yield f"{entry.title}({entry.lines})"


def _content(path: Path) -> str:
    """The text of a file without spaces; of paper without running heads and bullets."""
    if path.suffix == ".pdf":
        return bare("".join(map(_page, printed.pages(path))))
    if path.suffix == ".docx":
        return bare(_word(path))
    if path.suffix == ".html":
        text = re.sub(
            r"<(style|script|nav|form|title)\b.*?</\1>",
            "",
            path.read_text("utf-8"),
            flags=re.DOTALL,
        )
        text = unmarked(re.sub(r"<svg.*?</svg>", "", text, flags=re.DOTALL))
    else:
        text = re.sub(r"\[([^\[\]]*)\]\(#[^()]*\)", r"\1", READERS["md"](path))
    return bare(text).replace("*", "").replace("|", "")


def _page(text: str) -> str:
    """Without the running head and the foot, which come last."""
    text = text.replace("•", "·")
    return re.sub(r"(\s*·\s*\n)*(知识产权规划对标分析报告 \S+\n\d+ / \d+|— \d+ —)\s*$", "", text)


def _word(path: Path) -> str:
    """Every paragraph in its order, without the codes of fields."""
    body = docx.Document(str(path)).element.body
    return "".join(t.text or "" for t in body.iter(qn("w:t")))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("suffix", FORMATS)
def test_everything_is_told(packs: Packs, tmp_path: Path, suffix: str, style: str) -> None:
    path = packs(suffix)
    if style == "gongwen":
        _official(path := tmp_path / f"pack.{suffix}")
    text = _content(path)
    at, missing, figures = 0, [], 0
    for told in _texts(_told(suffix, style), suffix):
        wanted = bare(told).replace("*", "").replace("|", "")
        found = text.find(wanted, at)
        if found < 0:
            missing.append(told)
        else:
            at = found + len(wanted)
            figures += len(_NUMBER.findall(told))
    assert missing == []
    assert figures > 1200


def test_everything_is_told_in_the_workbook(packs: Packs) -> None:
    """But for what has sheets of its own, which other tests hold against the JSON."""
    text = bare(READERS["xlsx"](packs("xlsx")))
    briefing = tell(_pack(""), _view("report"), brief=False, charts=False)
    sections = tuple(s for s in briefing.sections if s.id not in (*CARRIED, "gaps"))
    blocks = (block for section in sections for block in section.blocks)
    told = [text for block in blocks for text in _block(block, "xlsx")]
    told += [*briefing.cover.compared, *briefing.cover.warnings]
    assert [each for each in told if bare(each) not in text] == []
    assert sum(len(_NUMBER.findall(each)) for each in told) > 800


def test_slides_have_no_figure_of_their_own(packs: Packs) -> None:
    """Every figure on a slide or in its notes stands in the pack."""
    found = pptx.Presentation(str(packs("pptx")))
    briefing = tell(_pack(""), _view("report"), brief=False, charts=False)
    known = set(_NUMBER.findall(" ".join(_texts(briefing, "xlsx"))))
    counted = {str(n) for n in range(21)}
    shown = {figure for slide in found.slides for figure in _figures(slide)}
    assert len(shown) > 80
    assert shown - known - counted == set()


def _figures(slide: Any) -> Iterator[str]:
    for shape in slide.shapes:
        for text in (*_written(shape), *_labels(shape)):
            yield from _NUMBER.findall(text)


def _written(shape: Any) -> Iterator[str]:
    if shape.has_text_frame:
        yield shape.text_frame.text
    if shape.has_table:
        texts = (cell.text for row in shape.table.rows for cell in row.cells)
        yield from (text for text in texts if not re.fullmatch("[0-9a-f]{12}", text))


def _labels(shape: Any) -> Iterator[str]:
    plots = shape.chart.plots if shape.has_chart else ()
    for series in (series for plot in plots for series in plot.series):
        labels = (series.points[i].data_label for i in range(len(series.values)))
        yield from (label.text_frame.text for label in labels if label.has_text_frame)
