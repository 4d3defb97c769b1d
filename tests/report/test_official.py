"""Packs as official documents, and whose paper they are on."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from plancmp.render import typefaces
from plancmp.render.official import wide
from tests.conftest import Run
from tests.report.readers import READERS, bare, needs_pango

PLANS = ("chaozhou", "heyuan")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)
HEAD = "name: 某市市场监督管理局\nnumber: 某市监函〔2026〕12号\nto: 某市人民政府\nlogo: logo.png\n"


def _letterhead(folder: Path, text: str = HEAD, logo: bytes = PNG) -> Path:
    (folder / "logo.png").write_bytes(logo)
    path = folder / "head.yaml"
    path.write_text(text, "utf-8")
    return path


def _made(run: Run, path: Path, *more: str | Path) -> Path:
    argv = ("report", *PLANS, "--style", "gongwen", "--lang", "zh", "-q", "-o", path, *more)
    result = run(*argv)
    assert (result.code, result.err) == (0, "")
    return path


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("潮州 (86-90)", "潮州（86—90）"),
        ("3 份规划, 共 89 个; 见 (广东)", "3份规划，共89个；见（广东）"),
        ("单位: 件", "单位：件"),
        ("2021–2025 年", "2021—2025年"),
        ("2026-11-02", "2026年11月2日"),
        ("1,234.5 (12%)", "1,234.5（12%）"),
        ("4+4/13", "4+4/13"),
        ("比例 10:30", "比例10:30"),
        ("清远 ≥1.2件", "清远≥1.2件"),
        ("PCT 专利申请量", "PCT专利申请量"),
        ("plancmp 0.1 (abc, def)", "plancmp 0.1 (abc, def)"),
    ],
)
def test_punctuation(text: str, told: str) -> None:
    assert wide(text) == told


@given(st.text("甲乙 ab12.,;:()-–%—（），；：", max_size=40))
def test_punctuation_changes_no_letter_and_no_figure(text: str) -> None:
    told = wide(text)
    assert re.findall(r"[0-9a-z甲乙.%]", told) == re.findall(r"[0-9a-z甲乙.%]", text)


def test_parts_are_numbered_and_long_tables_are_annexes(run: Run, tmp_path: Path) -> None:
    text = _made(run, tmp_path / "x.md").read_text("utf-8")
    heads = re.findall(r"^## <a [^>]*></a>(.*)$", text, re.MULTILINE)
    assert [head.partition("、")[0] for head in heads[:6]] == ["一", "二", "三", "四", "五", "六"]
    assert [head.partition("　")[0] for head in heads[6:]] == [f"附件{n}" for n in range(1, 6)]
    second = re.findall(r"^### <a [^>]*></a>(.*?）)", text, re.MULTILINE)
    assert second[:6] == ["（一）", "（二）", "（三）", "（四）", "（五）", "（六）"]
    assert "分主题对照" not in "".join(heads)


def test_asked_sections_stay_in_their_order(run: Run, tmp_path: Path) -> None:
    text = _made(run, tmp_path / "x.md", "--sections", "matrix,detail,brief").read_text("utf-8")
    heads = re.findall(r"^## <a [^>]*></a>(.*)$", text, re.MULTILINE)
    assert heads == ["一、覆盖矩阵", "二、分主题对照", "三、要点"]


def test_one_section_alone_is_numbered_below(run: Run, tmp_path: Path) -> None:
    text = _made(run, tmp_path / "x.md", "--brief").read_text("utf-8")
    assert re.findall(r"^## <a [^>]*></a>(.*)$", text, re.MULTILINE) == ["要点"]
    third = re.findall(r"^### <a [^>]*></a>(.*?、)", text, re.MULTILINE)
    assert third == ["一、", "二、", "三、", "四、", "五、", "六、"][: len(third)]


def _captions(path: Path) -> list[str]:
    """Numbers and names of tables and figures of a Word file."""
    found = docx.Document(str(path)).paragraphs
    return [bare(p.text) for p in found if p.style and p.style.name == "Caption"]


def test_tables_and_figures_have_the_same_numbers_in_page_and_word(
    run: Run, tmp_path: Path
) -> None:
    sections = ("--sections", "brief,overview,profiles,method")
    page = _made(run, tmp_path / "x.html", *sections).read_text("utf-8")
    pattern = r'<caption>(.*?)(?: <span|</caption>)|<p class="figure-name">(.*?)</p>'
    told = [bare("".join(pair)) for pair in re.findall(pattern, page)]
    word = _captions(_made(run, tmp_path / "x.docx", *sections))
    assert sorted(told) == sorted(word)
    for sign in "表图":
        numbers = [int(m[1]) for text in told if (m := re.match(rf"{sign}(\d+)", text))]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) > 2


def test_tables_have_unit_note_and_source(run: Run, tmp_path: Path) -> None:
    page = _made(run, tmp_path / "x.html", "--sections", "targets,profiles,method").read_text()
    tables = page.count("<table")
    sources = page.count('<p class="below">资料来源：')
    figures = page.count('<p class="figure-name">')
    assert sources == tables + figures - page.count('<table class="hashes"')
    assert '<span class="unit">单位：个议题</span>' in page
    assert '<p class="below">注：' in page
    assert '<p class="note">' not in page.partition("<main>")[2].partition('<p class="colophon')[0]


def test_word_has_the_page_and_the_typefaces_of_the_standard(run: Run, tmp_path: Path) -> None:
    document = docx.Document(str(_made(run, tmp_path / "x.docx", "--brief")))
    page = document.sections[0]
    sides = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(side.mm) for side in sides if side] == [37, 35, 28, 26]
    faces = {
        name: (document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")), size)
        for name, size in (("Title", 22), ("Heading 1", 16), ("Heading 2", 16), ("Body Text", 16))
        if document.styles[name].font.size.pt == size
    }
    assert faces == {
        "Title": ("方正小标宋简体", 22),
        "Heading 1": ("黑体", 16),
        "Heading 2": ("楷体", 16),
        "Body Text": ("仿宋", 16),
    }
    feet = {p.text for p in (page.footer.paragraphs[0], page.even_page_footer.paragraphs[0])}
    assert feet == {"—  —"}


@needs_pango
def test_paper_says_what_stands_in_for_what(run: Run, tmp_path: Path) -> None:
    path = _made(run, tmp_path / "x.pdf", "--brief")
    reader = pypdf.PdfReader(path)
    told = bare(reader.pages[-1].extract_text()).partition("排版字体：")[2]
    for face in typefaces.found():
        assert face.wanted in told
        assert not face.families or bare(face.families[0]) in told
    mm = 72 / 25.4
    assert [round(float(n) / mm) for n in reader.pages[0].mediabox[2:]] == [210, 297]


def test_only_in_chinese(run: Run, tmp_path: Path) -> None:
    result = run("report", *PLANS, "--style", "gongwen", "--lang", "en", "-o", tmp_path / "x.html")
    assert result.code == 2
    assert "--lang zh" in result.err
    assert not (tmp_path / "x.html").exists()


@pytest.mark.parametrize("style", ["report", "gongwen"])
@pytest.mark.parametrize("suffix", ["html", "md", "docx", "xlsx", "pptx"])
def test_letterhead_in_every_format(run: Run, tmp_path: Path, suffix: str, style: str) -> None:
    path = _made(
        run,
        tmp_path / f"x.{suffix}",
        *("--sections", "brief", "--letterhead", _letterhead(tmp_path), "--style", style),
    )
    if suffix == "pptx":
        import pptx  # noqa: PLC0415 - one format

        first = pptx.Presentation(str(path)).slides[0].shapes
        text = bare("".join(s.text_frame.text for s in first if s.has_text_frame))
        assert any(shape.shape_type == 13 for shape in first)
    else:
        text = bare(READERS[suffix](path))
    assert "某市市场监督管理局" in text
    assert "某市监函〔2026〕12号" in text
    assert ("某市人民政府：" in text) == (suffix not in ("xlsx", "pptx"))


@needs_pango
def test_letterhead_on_paper(run: Run, tmp_path: Path) -> None:
    head = _letterhead(tmp_path)
    first = pypdf.PdfReader(_made(run, tmp_path / "x.pdf", "--brief", "--letterhead", head)).pages[
        0
    ]
    assert "某市市场监督管理局" in bare(first.extract_text())
    assert len(first.images) == 1


# what is wrong with a letterhead -> exit code and what the message names
BAD: list[tuple[str, bytes, int, tuple[str, ...]]] = [
    ("number: 12号\n", PNG, 1, ("head.yaml", "name")),
    ("name: 某局\nphone: 1\n", PNG, 1, ("2:1", "phone")),
    ("name: [某局]\n", PNG, 1, ("1:7",)),
    ("name: 某局\nlogo: none.png\n", PNG, 2, ("none.png",)),
    (HEAD, b"<svg/>", 2, ("logo.png", "PNG")),
    (HEAD, PNG + bytes(2_000_000), 2, ("logo.png", "2 MB")),
    (HEAD, PNG[:20], 2, ("logo.png",)),
    ("name: 某局\n  x\n: :", PNG, 1, ("head.yaml",)),
]


@pytest.mark.parametrize(("text", "logo", "code", "named"), BAD)
def test_bad_letterhead(
    run: Run, tmp_path: Path, text: str, logo: bytes, code: int, named: tuple[str, ...]
) -> None:
    head = _letterhead(tmp_path, text, logo)
    result = run("report", *PLANS, "--brief", "--letterhead", head, "-o", tmp_path / "x.docx")
    assert result.code == code, result.err
    for part in named:
        assert part in result.err
    assert not (tmp_path / "x.docx").exists()


def test_no_letterhead_there(run: Run, tmp_path: Path) -> None:
    result = run("report", *PLANS, "--letterhead", tmp_path / "no.yaml", "-o", tmp_path / "x.md")
    assert result.code in (1, 2)
    assert "no.yaml" in result.err


def test_every_role_has_typefaces() -> None:
    asked = typefaces.asked()
    assert [face.role for face in asked] == ["title", "first", "second", "body"]
    assert len(set(chain.from_iterable(face.families for face in asked))) > 12
