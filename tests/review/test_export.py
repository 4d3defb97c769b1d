"""The form in which people decide: what stands in it, what does not, and how it prints."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from plancmp import exchange, formats
from plancmp.model.plan import Task
from plancmp.render import View
from plancmp.render.form.xlsx import render
from plancmp.render.form_sheets import ALONE, NOTE, PAIR, VERDICT
from tests import fixtures
from tests.conftest import Run
from tests.review.books import NAME, A, B, book, columns, exported, fill, head, saved, word

LANGS = ("zh", "en")
SHEETS = ("form-pairs", "form-alone", "form-guide")


def _cells(sheet: Any, key: str, lang: str = "zh") -> list[Any]:
    return [sheet.cell(row, columns(sheet, lang)[key]).value for row in range(2, sheet.max_row + 1)]


def _all(made: Any) -> list[Any]:
    return [cell for sheet in made for row in sheet.iter_rows() for cell in row]


@pytest.mark.parametrize("lang", LANGS)
def test_three_sheets_in_the_language(lang: str) -> None:
    made = book(lang)
    assert made.sheetnames == [head(key, lang) for key in SHEETS]
    assert set(columns(made.worksheets[0], lang)) == {VERDICT, NOTE, *PAIR}
    assert set(columns(made.worksheets[1], lang)) == {VERDICT, NOTE, *ALONE}
    guide = " ".join(str(cell.value) for cell in made.worksheets[2]["A"])
    assert "plancmp review import" in guide
    assert all(word(v, lang) in guide for v in ("same", "partial", "none", "unsure", "absent"))


def test_every_pair_once_with_both_texts() -> None:
    found = exchange.form(A, B)[0].found
    pairs = book().worksheets[0]
    ids = list(zip(_cells(pairs, PAIR[0]), _cells(pairs, PAIR[1]), strict=True))
    assert ids == [(str(pair.a), str(pair.b)) for pair in found.pairs]
    task = found.a.measure(found.pairs[0].a.id)
    assert isinstance(task, Task)
    told = pairs.cell(2, 3).value.split("\n")
    assert told == [task.title, *(f"· {action}" for action in task.actions)]


def test_measures_that_nothing_belongs_to() -> None:
    found = exchange.form(A, B)[0].found
    partners = {r for p in found.pairs if p.relation for r in (p.a, p.b)}
    every = [plan.ref(m) for plan in (found.a, found.b) for m in plan.measures]
    alone = book().worksheets[1]
    assert _cells(alone, ALONE[0]) == [str(ref) for ref in every if ref not in partners]
    assert set(_cells(alone, ALONE[1])) == {A, B}


@pytest.mark.parametrize("lang", LANGS)
def test_lists_to_choose_from(lang: str) -> None:
    made = book(lang)
    offered = (("same", "partial", "none", "unsure"), ("absent",))
    for sheet, codes in zip(made.worksheets, offered, strict=False):
        (choice,) = sheet.data_validations.dataValidation
        assert choice.formula1 == '"{}"'.format(",".join(word(code, lang) for code in codes))
        (cells,) = choice.sqref.ranges
        assert (cells.min_row, cells.max_row) == (2, sheet.max_row)
        assert cells.min_col == cells.max_col == columns(sheet, lang)[VERDICT]


def test_paper_and_screen() -> None:
    for sheet in book().worksheets[:2]:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$1:$1"
        printed = openpyxl.utils.range_boundaries(sheet.print_area.split("!")[1].replace("$", ""))
        at = columns(sheet)
        assert printed[2] == at[NOTE] < min(at[key] for key in at if key not in (VERDICT, NOTE))
        grey = sheet.cell(2, max(at.values()))
        assert grey.font.color.rgb == "008C8C8C"
        assert not grey.alignment.wrap_text, "rows would be as high as the ids are long"
        heights = [sheet.row_dimensions[row].height for row in range(2, sheet.max_row + 1)]
        assert all(17 <= height <= 405 for height in heights)


def test_the_same_bytes_twice(run: Run, tmp_path: Path) -> None:
    one, two = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    for path in (one, two):
        done = run("review", "export", A, B, "-o", path, "--lang", "zh")
        assert (done.code, done.out) == (0, ""), done.err
    assert one.read_bytes() == two.read_bytes() == exported("zh")


def test_align_gives_the_same_workbook(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "pairs.xlsx"
    assert run("align", A, B, "--order", "document", "-o", path, "--lang", "zh").code == 0
    assert path.read_bytes() == exported("zh")


def test_nothing_of_the_program_or_of_others_in_a_blind_form(run: Run, tmp_path: Path) -> None:
    for name, note in (("OtherReviewer", "secret-note"), (NAME, "own-note")):
        more = ("--reviewer", name, "--note", note, "--crosswalks", tmp_path)
        assert run("review", "decide", f"{A}:funding", f"{B}:funding", "none", *more).code == 0
    path = tmp_path / "blind.xlsx"
    asked = ("review", "export", A, B, "--crosswalks", tmp_path, "--reviewer", NAME)
    assert run(*asked, "--blind", "-o", path, "--lang", "zh").code == 0
    with zipfile.ZipFile(path) as archive:
        raw = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8")
    for told in ("OtherReviewer", "secret-note", head("score", "zh"), head("program-says", "zh")):
        assert told not in raw
    assert "own-note" in raw
    made = openpyxl.load_workbook(path)
    every = sum(len(fixtures.plan(name).measures) for name in (A, B))
    assert made.worksheets[1].max_row == every + 1, "a list of some would tell which are aligned"
    assert not [c for c in _all(made) if isinstance(c.value, float)]
    assert run(*asked, "-o", path, "--lang", "zh").code == 0
    seen = {str(cell.value) for cell in _all(openpyxl.load_workbook(path))}
    assert any("OtherReviewer" in text for text in seen)


def test_what_one_has_decided_stands_in_the_form(run: Run, tmp_path: Path) -> None:
    more = ("--reviewer", NAME, "--crosswalks", tmp_path)
    a, b = book().worksheets[1], book().worksheets[0]
    alone, other = a.cell(2, columns(a)[ALONE[0]]).value, a.cell(2, columns(a)[ALONE[1]]).value
    pair = [b.cell(2, columns(b)[key]).value for key in PAIR[:2]]
    assert run("review", "absent", alone, other, *more, "--note", "n1").code == 0
    assert run("review", "decide", *pair, "partial", *more, "--note", "=n2").code == 0
    for name, expected in ((NAME, 1), ("王", 0), ("", 0)):
        path = tmp_path / "form.xlsx"
        asked = ("--crosswalks", tmp_path, "--reviewer", name) if name else more[2:]
        assert run("review", "export", A, B, *asked, "-o", path, "--lang", "zh").code == 0
        made = openpyxl.load_workbook(path)
        for sheet, code, note in zip(made, ("partial", "absent"), ("=n2", "n1"), strict=False):
            told = zip(_cells(sheet, VERDICT), _cells(sheet, NOTE), strict=True)
            assert [each for each in told if each[0]] == [(word(code, "zh"), note)] * expected


def test_documents(run: Run, tmp_path: Path, sources: Path) -> None:
    path = tmp_path / "form.xlsx"
    assert run("review", "export", A, B, "--source", sources, "-o", path).code == 0
    sheet: Any = openpyxl.load_workbook(path).worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    at = [i for i, text in enumerate(heads, 1) if str(text).endswith("document")]
    assert len(at) == 2
    found = exchange.form(A, B)[0].found
    for column, plan, ref in zip(at, (A, B), (found.pairs[0].a, found.pairs[0].b), strict=True):
        first = fixtures.plan(plan).measure(ref.id).lines[0][0]
        lines = (sources / f"{plan}.txt").read_text("utf-8").split("\n")
        assert str(sheet.cell(2, column).value).split("\n")[0].strip() == lines[first - 1].strip()


def test_a_document_that_is_not_there(run: Run, tmp_path: Path) -> None:
    done = run("review", "export", A, B, "--source", tmp_path / "no", "-o", tmp_path / "x.xlsx")
    assert done.code == 2
    assert not (tmp_path / "x.xlsx").exists()


@pytest.mark.parametrize("sign", ["=1+1", "+1", "-1", "@x", "=cmd|'/c calc'!A0"])
def test_no_text_is_a_formula(sign: str) -> None:
    form, domain = exchange.form(A, B)
    tasks = tuple(replace(t, title=sign, actions=(sign, "a\x07b")) for t in form.found.a.tasks)
    found = replace(form.found, a=replace(form.found.a, tasks=tasks))
    raw = render(replace(form, found=found), View("zh", domain=domain))
    made = openpyxl.load_workbook(io.BytesIO(raw))
    cells = [cell for cell in _all(made) if str(cell.value).startswith(sign)]
    assert cells
    assert all((cell.data_type, cell.number_format) == ("s", "@") for cell in cells)
    assert all("\x07" not in str(cell.value) for cell in _all(made))
    assert all(cell.data_type != "f" for cell in _all(made))


def test_a_crosswalk_and_other_suffixes(run: Run, tmp_path: Path) -> None:
    more = ("--reviewer", NAME, "--crosswalks", tmp_path)
    assert run("review", "decide", f"{A}:funding", f"{B}:funding", "same", *more).code == 0
    path = tmp_path / "other" / f"{A}--{B}.sssom.tsv"
    assert run("review", "export", A, B, *more, "-o", path).code == 0
    assert path.read_text("utf-8") == (tmp_path / f"{A}--{B}.sssom.tsv").read_text("utf-8")
    done = run("review", "export", A, B, "-o", tmp_path / "x.csv")
    assert (done.code, ".tsv, .xlsx" in done.err) == (2, True)
    assert formats.names("form") == ("sssom", "xlsx")


def test_wrong_names(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    assert run("review", "export", A, A, "-o", path).code == 2
    assert run("review", "export", A, "nowhere", "-o", path).code == 2
    assert run("review", "export", A, B, "--reviewer", "x" * 61, "-o", path).code == 2
    assert not path.exists()


def test_filled_in_and_saved_again(tmp_path: Path) -> None:
    """What tests change with openpyxl is what people change: nothing else gets lost."""
    made = book()
    fill(made.worksheets[0], 2, word("same", "zh"))
    again = openpyxl.load_workbook(saved(made, tmp_path))
    assert [s.max_row for s in again] == [s.max_row for s in made]
