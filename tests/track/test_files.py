"""Files of actual figures: what is wrong with them, where, and nothing judged by a refused one."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest

import plancmp
from plancmp.actualfile.fields import schema
from plancmp.actualfile.load import suffixes
from tests.conftest import CASES, Run
from tests.fixtures import ROOT

FIGURES = CASES / "track"
GOOD = "target: pledge-financing, year: 2022, value: 9500, status: final, source: x"
HEAD = "plan: heyuan\nactuals:\n"

# entries of a file of heyuan -> rule of each finding, and the text at which it points
BAD: list[tuple[list[str], dict[str, str]]] = [
    ([GOOD.replace("financing,", "financin,")], {"actual-unknown-target": "pledge-f"}),
    ([GOOD.replace("pledge-financing", "pledge-loans")], {"actual-unknown-target": "pledge-l"}),
    ([GOOD, GOOD], {"actual-twice": "{"}),
    ([GOOD, GOOD.replace("final", "preliminary")], {}),
    ([GOOD + ", cumulative: true"], {"actual-cumulative": "true"}),
    ([GOOD + ", cumulative: false"], {}),
    ([GOOD + ", cumulative: yes"], {"unquoted-text": "yes"}),
    ([GOOD.replace("9500", "'9500'")], {"not-a-number": "'9500'"}),
    ([GOOD.replace("9500", "9,500")], {"unknown-key": "500"}),
    ([GOOD.replace("9500", "９５００")], {"full-width-digits": "９"}),
    ([GOOD.replace("9500", "9.5e3")], {"not-a-number": "9.5"}),
    ([GOOD.replace("9500", "1_000")], {"number-form": "1_"}),
    ([GOOD.replace("9500", "null")], {"wrong-type": "null"}),
    ([GOOD.replace(", source: x", "")], {"missing-key": "{"}),
    ([GOOD.replace("source: x", "source: ' '")], {"wrong-form": "' '"}),
    ([GOOD.replace("final", "done")], {"unknown-code": "done"}),
    ([GOOD.replace("2022", "2022.5")], {"wrong-type": "2022.5"}),
    ([GOOD.replace("2022", "1900")], {"out-of-range": "1900"}),
    ([GOOD.replace("2022", "2019")], {"actual-too-early": "2019"}),
    ([GOOD.replace("2022", "2020")], {}),
    ([GOOD + ", unit: 件"], {"actual-other-unit": "件"}),
    ([GOOD + ", unit: 宇宙币"], {"actual-other-unit": "宇"}),
    ([GOOD + ", unit: 亿元"], {}),
    ([GOOD + ", note: [a]"], {"wrong-type": "["}),
]
HARMLESS = {"actual-too-early", "actual-other-unit"}


def _write(folder: Path, entries: list[str], head: str = HEAD) -> Path:
    path = folder / "figures.yaml"
    path.write_text(head + "".join(f"  - {{{entry}}}\n" for entry in entries), "utf-8")
    return path


def _found(path: Path) -> list[str]:
    return [f"{f.line}:{f.column} {f.rule}" for f in plancmp.validate([path]).value]


@pytest.mark.parametrize(("entries", "wanted"), BAD)
def test_findings_have_their_place(
    entries: list[str], wanted: dict[str, str], tmp_path: Path
) -> None:
    path = _write(tmp_path, entries)
    last = path.read_text("utf-8").splitlines()[-1]
    places = [f"{len(entries) + 2}:{last.index(at) + 1} {rule}" for rule, at in wanted.items()]
    assert _found(path) == places


@pytest.mark.parametrize(("entries", "wanted"), BAD)
def test_nothing_is_judged_by_a_file_with_errors(
    entries: list[str], wanted: dict[str, str], tmp_path: Path, run: Run
) -> None:
    done = run("track", "heyuan", "--actuals", _write(tmp_path, entries), "-f", "json")
    wrong = {*wanted} - HARMLESS
    assert done.code == int(bool(wrong))
    assert bool(done.out) != bool(wrong)
    assert all(rule in done.err for rule in wanted)
    assert "Traceback" not in done.err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_findings_are_told_with_a_hint(lang: str, tmp_path: Path, run: Run) -> None:
    entries = [entry for case, _ in BAD for entry in case]
    told = run("validate", _write(tmp_path, entries), "--lang", lang).out
    places = [line for line in told.splitlines() if not line.startswith(" ")]
    hints = [line for line in told.splitlines() if line.startswith(" ")]
    assert len(places) > 10
    assert len(hints) >= len(places) - 2, "only a name that is like no other has none"


# content of a file -> rule of its finding
WHOLE = [
    ("plan: chaozhou\nactuals: []\n", "actuals-other-plan"),
    ("actuals: []\n", "missing-key"),
    ("plan: heyuan\nactuals: {}\n", "wrong-type"),
    ("plan: heyuan\nactuals: []\ncolour: red\n", "unknown-key"),
    ("plan: heyuan\nactuals:\n  - 1\n", "wrong-type"),
    ("- 1\n", "wrong-type"),
    ("", "empty-file"),
    ("plan: heyuan\nactuals: [\n", "yaml-syntax"),
]


@pytest.mark.parametrize(("text", "rule"), WHOLE)
def test_a_file_that_is_no_list_of_figures(text: str, rule: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "figures.yaml"
    path.write_text(text, "utf-8")
    done = run("track", "heyuan", "--actuals", path)
    assert (done.code, done.out) == (1, "")
    assert rule in done.err


def test_a_plan_that_nobody_knows(tmp_path: Path) -> None:
    assert _found(_write(tmp_path, [GOOD], HEAD.replace("heyuan", "atlantis"))) == [
        "1:7 actuals-no-plan"
    ]


def test_a_plan_beside_the_file_or_in_the_same_run(tmp_path: Path) -> None:
    plan = ROOT / "data" / "examples" / "china-ip-2021.yaml"
    figures = plan.parent / "actuals" / plan.name
    moved = tmp_path / "figures.yaml"
    moved.write_bytes(figures.read_bytes())
    assert _found(moved) == ["3:7 actuals-no-plan"]
    assert plancmp.validate([plan, moved]).value == ()
    (tmp_path / plan.name).write_bytes(plan.read_bytes())
    assert _found(moved) == []


# CSV -> line:column and rule of each finding
TABLES = [
    ("target,year,value,status,source\npledge-financing,2022,9500,final,x\n", []),
    ("指标编号,年份,实际值,数据状态,来源\npledge-financing,2022,9500,最终,x\n", []),
    ("说明,,,,\ntarget,year,value,status,source\npledge-financing,2022,1,final,x\n", []),
    ("target,year,value,status,source\npledge-financing,2022,,,\n", []),
    (
        'target,year,value,status,source\npledge-financing,2022,"9,500",final,x\n',
        ["2:3 not-a-number"],
    ),
    ("target,year,value,status,source\npledge-financing,,1,final,x\n", ["2:1 missing-key"]),
    ("target,year,value,status,source\npledge-financing,2022,,final,x\n", ["2:1 missing-key"]),
    ("target,year,value,status\npledge-financing,2022,1,final\n", ["2:1 missing-key"]),
    (
        "target,year,value,status,source,cumulative\npledge-financing,2022,1,final,x,是\n",
        ["2:6 actual-cumulative"],
    ),
    (
        "target,year,value,status,source,cumulative\npledge-financing,2022,1,final,x,maybe\n",
        ["2:6 wrong-type"],
    ),
    ("target,year,value,statuss,source\n", ["1:4 unknown-key"]),
    ("target,year,year,value,status,source\n", ["1:3 duplicate-key"]),
    ("indicator,when,how much\n", ["1:1 actuals-no-columns"]),
    ('target,year,value,status,source\n"pledge', ["1:1 csv-syntax"]),
    (
        "plan,target,year,value,status,source\nheyuan,pledge-financing,2022,1,final,x\n"
        "chaozhou,pledge-financing,2023,1,final,x\n",
        ["3:1 actuals-several-plans"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), TABLES)
def test_tables(text: str, wanted: list[str], tmp_path: Path) -> None:
    path = tmp_path / "heyuan.csv"
    path.write_text(text, "utf-8-sig")
    assert _found(path) == wanted


def test_a_table_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "heyuan.csv"
    path.write_bytes(TABLES[1][0].encode("gbk"))
    (found,) = plancmp.validate([path]).value
    assert found.rule == "not-utf-8"


def test_a_formula_is_no_figure(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["target", "year", "value", "status", "source"])
    page.append(["pledge-financing", 2022, "=1+1", "final", "x"])
    book.save(tmp_path / "heyuan.xlsx")
    assert _found(tmp_path / "heyuan.xlsx") == ["2:1 missing-key", "2:3 import-formula"]


def test_a_percentage_of_a_workbook_is_no_plain_number(tmp_path: Path) -> None:
    """Where 85% is typed, the file holds 0.85."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["target", "year", "value", "status", "source"])
    page.append(["social-satisfaction", 2023, 0.85, "final", "x"])
    page.append(["social-satisfaction", 2024, 85, "final", "x"])
    page["C2"].number_format = "0%"
    book.save(tmp_path / "heyuan.xlsx")
    (found,) = plancmp.validate([tmp_path / "heyuan.xlsx"]).value
    assert (found.rule, found.line, found.column) == ("not-a-number", 2, 3)
    assert ("value", "85%") in found.args


def test_what_is_no_workbook(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "heyuan.xlsx"
    path.write_bytes(b"PK nothing")
    for argv in (("validate", path), ("track", "heyuan", "--actuals", path)):
        done = run(*argv)
        assert (done.code, done.out) == (2, "")
        assert "heyuan.xlsx" in done.err


@pytest.mark.parametrize("name", ["none.yaml", "none.csv", "none.xlsx", "none.docx", "none"])
def test_a_file_that_is_not_there(name: str, tmp_path: Path, run: Run) -> None:
    done = run("track", "heyuan", "--actuals", tmp_path / name)
    assert (done.code, done.out) == (2, "")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".yaml"])
def test_a_form_says_what_it_was_made_from(
    suffix: str, lang: str, tmp_path: Path, run: Run
) -> None:
    source, path = FIGURES / "heyuan.yaml", tmp_path / f"heyuan{suffix}"
    argv = ("track", "heyuan", "--actuals", source, "--form", "-o", path, "--lang", lang)
    assert run(*argv).code == 0
    first = path.read_bytes()
    assert run(*argv).code == 0
    assert path.read_bytes() == first
    assert plancmp.validate([path]).value == ()
    one, two = (plancmp.track("heyuan", each).to_dict() for each in (source, path))
    assert one == two


def test_a_form_asks_for_every_year_without_a_figure(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "form.xlsx"
    run("track", "heyuan", "--actuals", FIGURES / "heyuan.yaml", "--form", "-o", path)
    page = openpyxl.load_workbook(io.BytesIO(path.read_bytes())).worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    asked = [row for row in rows if row[5] is None]
    assert {row[4] for row in asked} == set(range(2021, 2026))
    assert len({(row[1], row[4]) for row in rows}) == 18 * 5
    assert [choice.sqref for choice in page.data_validations.dataValidation]
    cut = run("track", "chaozhou", "--form", "-f", "csv", "--as-of", "2022").out.splitlines()
    assert len(cut) == 1 + 12 * 2


def test_the_schema_on_disk_is_the_one_of_the_code(run: Run) -> None:
    committed = (ROOT / "data" / "schema" / "actuals.schema.json").read_text("utf-8")
    assert json.loads(committed) == json.loads(json.dumps(schema()))
    assert committed == run("schema", "--actuals").out


def test_the_shipped_files_are_well_formed() -> None:
    folder = ROOT / "data" / "examples"
    assert plancmp.validate([folder, folder / "actuals", FIGURES / "heyuan.yaml"]).ok
    assert {*suffixes()} == {".yaml", ".yml", ".csv", ".xlsx"}
