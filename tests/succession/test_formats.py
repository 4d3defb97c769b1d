"""What became of a plan on the terminal, in tables and in Word; names by period everywhere."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from wcwidth import wcswidth

import plancmp
from plancmp import formats
from tests.conftest import Run
from tests.succession.made import ACTUALS, LATER, NEW, OLD, succession

GIVEN = ("--actuals", ACTUALS)
COLORED = "\x1b["


def _documents(folder: Path) -> Path:
    """Invented documents of both plans, whose lines the plans name."""
    lines = [f"第{n}行" for n in range(1, 15)]
    for name, told in (
        ("2021", "筹建保护中心，开通预审通道。"),
        ("2026", "筹建保护中心，建立跨市协作机制。"),
    ):
        (folder / f"lanhe-{name}.txt").write_text(
            "\n".join([*lines[:2], told, *lines[3:]]) + "\n", "utf-8"
        )
    return folder


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("full", [(), ("--full",)])
@pytest.mark.parametrize("plans", [(OLD, NEW), (OLD, NEW, LATER)])
def test_lines_fit_the_terminal(
    plans: tuple[str, ...], full: tuple[str, ...], width: int, lang: str, run: Run
) -> None:
    done = run("succeed", *plans, *GIVEN, *full, "--width", width, "--lang", lang)
    assert (done.code, done.err) == (0, "")
    assert max(map(wcswidth, done.out.splitlines())) <= width
    assert "2021–2025" in done.out
    assert "2026–2030" in done.out


def test_what_falls_behind_comes_first(run: Run) -> None:
    done = run("succeed", OLD, NEW, *GIVEN, "--lang", "zh")
    assert done.out.index("弱于2025年实际值 2100件") < done.out.index("── 任务")
    assert "年均 3亿元，弱于至2025年年均实际 3.2亿元" in done.out.replace("\n", "").replace(
        " " * 55, ""
    )
    assert "建立跨市协作机制" in done.out
    assert "章节：" in done.out


def test_so_it_does_of_three_plans(run: Run) -> None:
    done = run("succeed", OLD, NEW, LATER, *GIVEN, "--lang", "zh")
    assert "弱于已达到的水平（2）  有效发明专利拥有量、知识产权质押融资金额" in done.out


def test_without_actuals_that_is_said(run: Run) -> None:
    assert "--actuals" in run("succeed", OLD, NEW, "--lang", "zh").out
    assert COLORED in run("succeed", OLD, NEW, "--color", "always").out
    assert COLORED not in run("succeed", OLD, NEW).out


@pytest.mark.parametrize("name", sorted(formats.names("succession")))
def test_every_format_names_both_periods_and_every_change(
    name: str, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / f"out.{'txt' if name == 'text' else name}"
    done = run("succeed", OLD, NEW, *GIVEN, "-o", path, "--lang", "zh")
    assert (done.code, done.out) == (0, "")
    told = _text(path)
    periods = ("2021–2025", "2026–2030")
    changes = ("raised", "held") if name == "json" else ("要求提高", "要求不变", "扩展", "新增")
    for word in (*periods, *changes, "建立跨市协作机制"):
        assert word in told


def _text(path: Path) -> str:
    if path.suffix == ".docx":
        document = Document(str(path))
        cells = (c.text for row in document.tables[0].rows for c in row.cells)
        return "\n".join((*cells, *(p.text for p in document.paragraphs)))
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
        return "\n".join(str(cell) for row in rows for cell in row)
    return path.read_text("utf-8")


@pytest.mark.parametrize("name", sorted(formats.names("lineage")))
def test_every_format_of_three_plans(name: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / f"out.{'txt' if name == 'text' else name}"
    assert run("succeed", OLD, NEW, LATER, "-o", path, "--lang", "zh").code == 0
    told = _text(path)
    assert all(period in told for period in ("2021–2025", "2026–2030", "2031–2035"))


def test_word_has_marks_that_are_no_colours(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    source = _documents(tmp_path)
    assert run("succeed", OLD, NEW, "--source", source, "-o", path, "--lang", "zh").code == 0
    runs = [
        r
        for row in Document(str(path)).tables[0].rows
        for cell in row.cells
        for p in cell.paragraphs
        for r in p.runs
    ]
    assert any(r.text == "开通预审通道" and r.font.strike for r in runs)
    assert any(r.text == "建立跨市协作机制" and r.underline for r in runs)
    assert "。" in {r.text for r in runs if not r.font.strike and not r.underline}


@pytest.mark.parametrize(
    ("name", "deleted", "inserted"),
    [
        ("html", "<del>开通预审通道</del>", "<ins>建立跨市协作机制</ins>"),
        ("md", "~~开通预审通道~~", "<ins>建立跨市协作机制</ins>"),
    ],
)
def test_redlines(name: str, deleted: str, inserted: str, run: Run, tmp_path: Path) -> None:
    source = _documents(tmp_path)
    done = run("succeed", OLD, NEW, "--source", source, "-f", name, "--lang", "zh")
    assert deleted in done.out
    assert inserted in done.out
    assert "与编码所据的文件不一致" in done.out
    (source / "lanhe-2026.txt").unlink()
    done = run("succeed", OLD, NEW, "--source", source, "-f", name, "--lang", "zh")
    assert "没有2026–2030的原文" in done.out
    assert deleted not in done.out


def test_csv_has_a_row_for_every_row(run: Run) -> None:
    done = run("succeed", OLD, NEW, "-f", "csv", "--lang", "zh")
    rows = list(csv.reader(io.StringIO(done.out.removeprefix("\ufeff"))))
    found = succession(OLD, NEW)
    assert len(rows) == 1 + len(found.targets) + len(found.tasks)
    assert "2021–2025 名称" in rows[0]


def _json(run: Run, *argv: Any) -> Any:
    done = run("succeed", *argv, "-f", "json")
    assert done.code == 0, done.err
    return json.loads(done.out)


def test_contract(run: Run) -> None:
    found = _json(run, OLD, NEW, *GIVEN)
    assert (found["old"], found["new"]) == ("lanhe-2021", "lanhe-2026")
    assert [(t["old"], t["new"], t["change"], t["below_actual"]) for t in found["targets"]] == [
        ("patents", "patents", "raised", True),
        ("pledge", "pledge", "raised", True),
        ("satisfaction", "satisfaction", "held", None),
        ("firms", None, "dropped", None),
        (None, "data", "new", None),
    ]
    assert found["targets"][0]["against"]["value"] == 2100
    assert [(t["old"], t["new"], t["change"], t["moved"]) for t in found["tasks"]] == [
        (["rapid"], ["rapid"], "extended", False),
        (["pledge-scale"], ["pledge-scale"], "kept", True),
        (["agencies"], ["agencies"], "kept", False),
        (["campus"], [], "dropped", False),
        ([], ["licences"], "new", False),
    ]
    assert found["summary"]["below_actual"] == 2


def test_three_plans(run: Run) -> None:
    found = _json(run, OLD, NEW, LATER, *GIVEN)
    assert found["plans"] == ["lanhe-2021", "lanhe-2026", "lanhe-2031"]
    lived = [line["measures"] for line in found["tasks"] if line["lived"]]
    assert lived == [[[name]] * 3 for name in ("rapid", "pledge-scale", "agencies")]
    assert found["targets"][0]["changes"] == [["raised"], ["raised"]]
    assert found["steps"][0] == _json(run, OLD, NEW, *GIVEN)


def test_versions_of_one_plan(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "lanhe-2021.yaml"
    other.write_text(Path(OLD).read_text("utf-8").replace("value: 1800", "value: 1900"), "utf-8")
    done = run("succeed", OLD, other, "--lang", "zh")
    assert "旧版" in done.out
    assert "新版" in done.out
    assert _json(run, OLD, other)["targets"][0]["change"] == "raised"


@pytest.mark.parametrize("command", ["diff", "matrix"])
def test_plans_of_one_place_are_named_by_period(command: str, run: Run) -> None:
    done = run(command, OLD, NEW, "--lang", "zh")
    assert "岚河 (2021–2025)" in done.out
    assert "岚河 (2026–2030)" in done.out


def test_so_they_are_without_aliases(run: Run, tmp_path: Path) -> None:
    paths = []
    for place in (OLD, NEW):
        path = tmp_path / Path(place).name
        path.write_text(Path(place).read_text("utf-8").replace("aliases: [岚河]\n", ""), "utf-8")
        paths.append(path)
    assert "岚河市 (2026–2030)" in run("diff", *paths, "--lang", "zh").out
    told = run("gap", paths[1], "--against", paths[0], "--lang", "zh").out
    assert "岚河市 (2021–2025)（规划期不同，不计分）" in told


def test_the_result_in_python() -> None:
    found = plancmp.succeed(OLD, NEW, actuals=ACTUALS)
    assert repr(found).startswith("<plancmp succession: lanhe-2021 to lanhe-2026")
    assert len(found.to_frame("targets")) == 5
    three = plancmp.succeed(OLD, NEW, LATER)
    assert "3 tasks lived on" in repr(three)
    assert "<table>" in found._repr_html_()
    assert "<table>" in three._repr_html_()
