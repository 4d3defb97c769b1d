"""Forms that come back: everything is taken, or nothing, and then every reason is named."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from plancmp import exchange
from plancmp.errors import InvalidFile
from plancmp.render.form_sheets import ALONE, NOTE, PAIR, VERDICT
from tests.conftest import Run
from tests.review.books import JOURNAL, NAME, A, B, book, bytes_of, columns, fill, saved, word

CODES = ("same", "partial", "none", "unsure")
Change = Callable[[Any], object]


def _import(path: Path, folder: Path, name: str = NAME) -> exchange.Imported:
    return exchange.import_decisions(path, name, crosswalks=[folder])


def _status(run: Run, folder: Path) -> Any:
    return json.loads(run("review", "status", A, B, "--crosswalks", folder, "-f", "json").out)


def _lines(folder: Path) -> list[Any]:
    return list(map(json.loads, (folder / JOURNAL).read_text("utf-8").splitlines()))


def _filled(lang: str = "zh", **how: Any) -> Any:
    """One row of each verdict, on both sheets."""
    made = book(lang, **how)
    for row, code in enumerate(CODES, 2):
        fill(made.worksheets[0], row, word(code, lang), f"note {code}", lang)
    fill(made.worksheets[1], 3, word("absent", lang), lang=lang)
    return made


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_there_and_back(lang: str, run: Run, tmp_path: Path) -> None:
    path, kept = saved(_filled(lang), tmp_path), tmp_path / "kept"
    asked = ("review", "import", path, "--crosswalks", kept, "--lang", lang)
    before = _status(run, tmp_path)["by_relation"]
    done = run(*asked, "--reviewer", NAME)
    assert (done.code, done.out) == (0, "")
    assert "5" in done.err
    assert JOURNAL in done.err
    found = _status(run, kept)
    told = {code: n - before[code] for code, n in found["by_relation"].items()}
    assert told == dict.fromkeys((*CODES, "absent"), 1)
    assert found["reviewers"][NAME] == 5
    assert found["stale_pairs"] == found["broken"] == []
    lines = _lines(kept)
    assert [line["verdict"] for line in lines] == [*CODES, "absent"]
    assert [line.get("note") for line in lines] == [*(f"note {c}" for c in CODES), None]
    assert all(line["shown"] for line in lines)
    assert (kept / f"{A}--{B}.sssom.tsv").is_file()
    first = bytes_of(kept)
    again = run(*asked, "--reviewer", NAME)
    assert again.code == 0
    assert bytes_of(kept) == first


def test_a_form_of_ones_own_decisions_says_nothing_new(run: Run, tmp_path: Path) -> None:
    _import(saved(_filled(), tmp_path), tmp_path)
    held, path = bytes_of(tmp_path)[JOURNAL], tmp_path / "again.xlsx"
    asked = ("--crosswalks", tmp_path, "--reviewer", NAME)
    assert run("review", "export", A, B, *asked, "-o", path, "--lang", "en").code == 0
    assert _import(path, tmp_path)[:2] == (0, 5)
    assert bytes_of(tmp_path)[JOURNAL] == held
    assert _import(path, tmp_path, "王")[:2] == (5, 0), "another person says so too"


def test_what_changed_is_new(tmp_path: Path) -> None:
    _import(saved(_filled(), tmp_path), tmp_path)
    made = _filled()
    fill(made.worksheets[0], 2, word("unsure", "zh"))
    fill(made.worksheets[0], 3, word("partial", "zh"), "another note")
    fill(made.worksheets[0], 4, None)
    assert _import(saved(made, tmp_path), tmp_path)[:2] == (2, 2)
    told = [(line["verdict"], line["note"]) for line in _lines(tmp_path)[5:]]
    assert told == [("unsure", "note same"), ("partial", "another note")]


def test_blind(tmp_path: Path) -> None:
    _import(saved(_filled(blind=True), tmp_path), tmp_path)
    assert not any("shown" in line or "score" in line for line in _lines(tmp_path))


def _sort(made: Any) -> None:
    """Rows in the other order."""
    for sheet in made.worksheets[:2]:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for at, row in enumerate(reversed(rows), 2):
            for column, value in enumerate(row, 1):
                sheet.cell(at, column).value = value


def _turn(made: Any) -> None:
    """Columns in the other order."""
    for sheet in made.worksheets[:2]:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        for at, row in enumerate(rows, 1):
            for column, value in enumerate(reversed(row), 1):
                sheet.cell(at, column).value = value


def _hide(made: Any) -> None:
    sheet = made.worksheets[0]
    for key in PAIR:
        letter = openpyxl.utils.get_column_letter(columns(sheet)[key])
        sheet.column_dimensions[letter].hidden = True


def _loosely(made: Any) -> None:
    """As people type."""
    sheet = made.worksheets[0]
    for row, text in enumerate(("Ｓａｍｅ ", "\u3000部分对应\u200b", "Not  Aligned", "UNSURE"), 2):
        fill(sheet, row, text)
    sheet.cell(1, columns(sheet)[VERDICT]).value = " 判断\u3000"


FINE: list[Change] = [
    lambda made: made.worksheets[0].delete_rows(7, 60),
    lambda made: made.worksheets[0].insert_rows(1, 3),
    lambda made: made.worksheets[0].insert_cols(1),
    lambda made: made.worksheets[0].append(["x"]),
    lambda made: made.remove(made.worksheets[2]),
    lambda made: setattr(made.worksheets[0], "title", "x"),
    lambda made: made.create_sheet("own", 0).append(["判断?", "=1+1"]),
    lambda made: made.move_sheet(made.worksheets[0], 2),
    lambda made: fill(made.worksheets[0], 8, "  \u3000"),
    lambda made: setattr(made.worksheets[0].cell(2, 3), "value", "=1+1"),
    _sort,
    _turn,
    _hide,
    _loosely,
]


@pytest.mark.parametrize("change", FINE)
def test_what_people_do_to_a_form(change: Change, tmp_path: Path) -> None:
    made = _filled()
    change(made)
    assert _import(saved(made, tmp_path), tmp_path)[:2] == (5, 0)
    assert sorted(line["verdict"] for line in _lines(tmp_path)) == sorted((*CODES, "absent"))


def test_a_note_alone_is_named_and_passed_over(run: Run, tmp_path: Path) -> None:
    made = _filled()
    fill(made.worksheets[0], 9, None, "why?")
    path = saved(made, tmp_path)
    asked = ("--crosswalks", tmp_path, "--reviewer", NAME, "--lang", "en")
    done = run("review", "import", path, *asked)
    assert done.code == 0
    assert re.search(r"1 rows with a remark.*!\w+9\n", done.err)
    assert run("review", "import", path, *asked, "-q").err == ""


def test_notes_of_several_lines(tmp_path: Path) -> None:
    made = book()
    fill(made.worksheets[0], 2, "same", " one_x000D_\ntwo =x ")
    fill(made.worksheets[0], 3, "same", 12)
    _import(saved(made, tmp_path), tmp_path)
    assert [line["note"] for line in _lines(tmp_path)] == ["one\ntwo =x", "12"]


def test_nothing_filled_in(tmp_path: Path) -> None:
    assert _import(saved(book(), tmp_path), tmp_path)[:2] == (0, 0)
    assert not (tmp_path / JOURNAL).exists()


def _put(sheet: int, row: int, key: str, value: Any) -> Change:
    def change(made: Any) -> None:
        page = made.worksheets[sheet]
        page.cell(row, columns(page)[key]).value = value

    return change


def _copy(row: int, to: int, verdict: str) -> Change:
    def change(made: Any) -> None:
        page = made.worksheets[0]
        for cell in page[row]:
            page.cell(to, cell.column).value = cell.value
        fill(page, to, verdict)

    return change


def _lose(key: str) -> Change:
    return lambda made: made.worksheets[0].delete_cols(columns(made.worksheets[0])[key])


def _double(made: Any) -> None:
    page = made.worksheets[0]
    page.cell(1, page.max_column + 1).value = "判断"


def _merge(made: Any) -> None:
    page = made.worksheets[0]
    at = columns(page)[VERDICT]
    page.merge_cells(start_row=2, end_row=4, start_column=at, end_column=at)


def _absent_too(made: Any) -> None:
    """The measure of the first row, which has a partner there, on the other sheet."""
    one, two = made.worksheets[:2]
    ids, text = (one.cell(2, columns(one)[key]).value for key in (PAIR[0], PAIR[2]))
    row = two.max_row + 1
    for key, value in zip(ALONE, (ids, B, text.partition("-")[0]), strict=True):
        two.cell(row, columns(two)[key]).value = value
    fill(two, row, word("absent", "zh"))


# change, what is found, in which rows
BAD: list[tuple[Change, str, list[int]]] = [
    (_put(0, 2, PAIR[0], f"{A}:no-such"), "import-unknown-measure", [2]),
    (_put(0, 3, PAIR[1], f"{B}:no-such"), "import-unknown-measure", [3]),
    (_put(0, 3, PAIR[1], "heyuan:funding"), "import-unknown-measure", [3]),
    (_put(1, 3, ALONE[0], f"{A}:no-such"), "import-unknown-measure", [3]),
    (_put(0, 2, PAIR[0], None), "import-no-measure", [2]),
    (_put(0, 2, PAIR[0], "funding"), "import-no-measure", [2]),
    (_put(0, 2, PAIR[1], f"{A}:funding"), "import-no-measure", [2]),
    (_put(0, 2, PAIR[2], None), "import-no-measure", [2]),
    (_put(1, 3, ALONE[1], None), "import-no-measure", [3]),
    (_put(0, 2, PAIR[2], "0" * 16 + "-" + "0" * 16), "import-changed-text", [2, 2]),
    (_put(1, 3, ALONE[2], "0" * 16), "import-changed-text", [3]),
    (_copy(2, 9, "不对应"), "import-two-verdicts", [9]),
    (_absent_too, "import-two-verdicts", [0]),
    (_put(0, 2, VERDICT, "=1+1"), "import-formula", [2]),
    (_put(0, 40, NOTE, "=HYPERLINK(A1)"), "import-formula", [40]),
    (_put(0, 2, PAIR[2], "=A1"), "import-formula", [2]),
    (_put(0, 2, VERDICT, "也许"), "import-unknown-verdict", [2]),
    (_put(0, 2, VERDICT, "？"), "import-unknown-verdict", [2]),
    (_put(0, 2, VERDICT, 1), "import-unknown-verdict", [2]),
    (_put(0, 2, VERDICT, "确认没有"), "import-unknown-verdict", [2]),
    (_put(1, 3, VERDICT, "均有"), "import-unknown-verdict", [3]),
    (_put(0, 1, VERDICT, "verdict"), "import-no-column", [1]),
    (_lose(VERDICT), "import-no-column", [1]),
    (_lose(NOTE), "import-no-column", [1]),
    (_lose(PAIR[2]), "import-no-column", [1]),
    (_double, "import-two-columns", [1]),
    (_merge, "import-merged", [2]),
]


@pytest.mark.parametrize(
    ("change", "rule", "rows"), BAD, ids=[f"{i}-{b[1]}" for i, b in enumerate(BAD)]
)
def test_what_does_not_fit(change: Change, rule: str, rows: list[int], tmp_path: Path) -> None:
    _import(saved(_filled(), tmp_path), tmp_path, "王")
    held = bytes_of(tmp_path)
    made = _filled()
    change(made)
    rows = [row or made.worksheets[1].max_row for row in rows]
    path = saved(made, tmp_path, "bad.xlsx")
    with pytest.raises(InvalidFile) as raised:
        _import(path, tmp_path)
    found = raised.value.findings
    assert [(f.rule, f.line, f.path) for f in found] == [(rule, row, str(path)) for row in rows]
    path.unlink()
    assert bytes_of(tmp_path) == held


def test_everything_is_named_at_once(run: Run, tmp_path: Path) -> None:
    made = _filled()
    changes = (BAD[0][0], BAD[10][0], BAD[16][0], _put(0, 5, NOTE, "=1"))
    for change in changes:
        change(made)
    path = saved(made, tmp_path)
    done = run("review", "import", path, "--crosswalks", tmp_path, "--reviewer", NAME)
    assert done.code == 1
    found = re.findall(r"form\.xlsx:\d+:\d+ (import-[a-z-]+) ", done.err)
    assert sorted(found) == sorted(
        ["import-changed-text", "import-formula", "import-unknown-verdict"]
    ), "the row with the unknown verdict says nothing more of its measure"
    assert not (tmp_path / JOURNAL).exists()


def test_an_older_text_of_ones_own_is_decided_anew(tmp_path: Path) -> None:
    """The same verdict about a text that has changed since is a new decision."""
    path = saved(_filled(), tmp_path)
    _import(path, tmp_path)
    journal = tmp_path / JOURNAL
    journal.write_text(re.sub(r'"a_text":"\w{8}', '"a_text":"00000000', journal.read_text("utf-8")))
    assert _import(path, tmp_path)[:2] == (5, 0)
    assert len(_lines(tmp_path)) == 10
