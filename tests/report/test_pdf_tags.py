"""What the PDF claims of itself (PDF/UA) holds: tags, texts in place of figures, heads, links."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf.generic import ContentStream

from tests.conftest import Run
from tests.report.printed import letters
from tests.report.readers import Packs, needs_pango
from tests.report.tags import Tag, links, owners, tags

pytestmark = needs_pango
INSIDE = {
    "/Table": {"/Caption", "/THead", "/TBody"},
    "/THead": {"/TR"},
    "/TBody": {"/TR"},
    "/TR": {"/TH", "/TD"},
    "/L": {"/LI", "/L"},
    "/LI": {"/Lbl", "/LBody"},
}
PAINT = {b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"Tj", b"TJ", b"sh", b"Do"}


@pytest.fixture(scope="module", params=["plain", "worded"])
def made(request: pytest.FixtureRequest, packs: Packs) -> Path:
    """A pack, and one with the wording of every pair."""
    if request.param == "plain":
        return packs("pdf")
    path: Path = request.getfixturevalue("worded")
    return path


@pytest.fixture(scope="module")
def reader(made: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(made)


@pytest.fixture(scope="module")
def tree(reader: pypdf.PdfReader) -> list[Tag]:
    return list(tags(reader))


def test_the_document_says_what_it_is(reader: pypdf.PdfReader) -> None:
    root: Any = reader.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("zh-Hans", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    told = root["/Metadata"].get_data().decode()
    assert 'pdfuaid:part="1"' in told
    assert f">{reader.metadata.title}<" in told  # type: ignore[union-attr]


def test_every_figure_has_a_text_and_its_place(tree: list[Tag]) -> None:
    figures = [tag for tag in tree if tag.role == "/Figure"]
    assert len(figures) > 5
    for figure in figures:
        assert len(figure.element["/Alt"]) > 10
        left, bottom, right, top = map(float, figure.about["/BBox"])
        _, _, width, height = map(float, figure.element["/Pg"]["/MediaBox"])
        assert 0 < left < right < width
        assert 0 < bottom < top < height


def test_every_head_of_a_table_says_of_what(tree: list[Tag]) -> None:
    heads = [tag for tag in tree if tag.role == "/TH"]
    scopes = [tag.about.get("/Scope") for tag in heads]
    assert (set(scopes), len(scopes) > 100) == ({"/Column", "/Row"}, True)
    known = {tag.element["/ID"] for tag in heads}
    cells = [tag.about["/Headers"] for tag in tree if tag.role == "/TD"]
    assert all(cells)
    assert {name for named in cells for name in named} <= known


def test_parts_stand_where_they_belong(tree: list[Tag]) -> None:
    wrong = {(t.parent, t.role) for t in tree if t.role not in INSIDE.get(t.parent, {t.role})}
    assert wrong == set()
    levels = [int(tag.role[2]) for tag in tree if tag.role in ("/H1", "/H2", "/H3", "/H4")]
    assert levels[0] == 1
    assert [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_links_are_tagged_and_say_where_they_lead(reader: pypdf.PdfReader) -> None:
    places, found = reader.named_destinations, owners(reader)
    every = list(links(reader))
    assert len(every) > 300
    for link in every:
        assert found[link["/StructParent"]]["/S"] == "/Link"
        assert link["/Contents"] not in ("", link["/Dest"])
        assert link["/Dest"] in places
    assert {str(page["/Tabs"]) for page in reader.pages} == {"/S"}


def test_nothing_is_painted_without_a_tag(reader: pypdf.PdfReader) -> None:
    loose = [
        (number, operator)
        for number, page in enumerate(reader.pages, 1)
        for operator in _loose(page, reader)
    ]
    assert loose == []


def _loose(page: Any, reader: pypdf.PdfReader) -> Iterator[bytes]:
    depth = 0
    for _, operator in ContentStream(page.get_contents(), reader).operations:
        depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
        if operator in PAINT and not depth:
            yield operator


def test_every_font_is_embedded_and_can_be_read(reader: pypdf.PdfReader) -> None:
    pages: list[Any] = list(reader.pages)
    fonts = {font for page in pages for font in page["/Resources"]["/Font"].values()}
    assert fonts
    for font in (font.get_object() for font in fonts):
        assert "/ToUnicode" in font
        assert "/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"]


def test_nothing_is_smaller_than_eight_points_or_beside_the_page(made: Path) -> None:
    found = list(letters(made))
    assert len(found) > 10_000
    for letter in found:
        assert letter.size > 7.99, letter
        assert 30 < letter.left < letter.right < letter.width - 30, letter
        assert 12 < letter.bottom < letter.top < letter.height - 20, letter


def test_the_date_is_that_of_the_environment(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    path = tmp_path / "a.pdf"
    run("report", "chaozhou", "heyuan", "--sections", "method", "-o", path, "--lang", "en")
    made = pypdf.PdfReader(path)
    assert made.metadata is not None
    assert str(made.metadata.creation_date) == "2023-11-14 22:13:20+00:00"
    root: Any = made.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert b"2023-11-14T22:13:20Z" in root["/Metadata"].get_data()


def test_templates_of_the_user_claim_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pack.html").write_text("<table><tr><th>a<td>b</table><svg></svg>", "utf-8")
    path = tmp_path / "a.pdf"
    result = run("report", "chaozhou", "heyuan", "-o", path, "--templates", tmp_path)
    assert result.code == 0
    made = pypdf.PdfReader(path)
    root: Any = made.trailer["/Root"]
    assert "/Metadata" not in root or b"pdfuaid" not in root["/Metadata"].get_data()
    assert "/TH" in {tag.role for tag in tags(made)}
