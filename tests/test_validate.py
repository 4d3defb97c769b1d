"""Every bad plan file is caught, with file, line and column, and nothing of it is accepted."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from plancmp.knowledge import table
from plancmp.planfile.rules import RULES
from tests.conftest import SAMPLE, Run, Write

# what changes in the sample -> rule line:column
CHANGES = [
    ("duplicate-key 3:1", ("aliases: [样例]", "title: 另一个")),
    ("unknown-key 13:5", ("    unit: 件", "    units: 件")),
    ("missing-key 10:5", ("    unit: 件\n", "")),
    ("missing-key 1:1", ("sector: intellectual-property\n", "")),
    ("duplicate-id 36:9", ("id: aid-stations", "id: stations")),
    ("wrong-form 10:9", ("id: patents", "id: 专利")),
    ("wrong-form 10:9", ("id: patents", "id: Patents")),
    ("unquoted-text 10:9", ("id: patents", "id: yes")),
    ("unquoted-text 8:34", ('"2026-01-31"', "2026-01-31")),
    ("unquoted-text 3:11", ("[样例]", "[2021-01-01]")),
    ("number-form 4:46", ('"449900"', "0445100")),
    ("wrong-type 4:46", ('"449900"', "449900")),
    ("full-width-digits 16:33", ("value: 1800", "value: １８００")),
    ("not-a-number 16:33", ("value: 1800", 'value: "1800"')),
    ("not-a-number 16:33", ("value: 1800", "value: 约1800")),
    ("full-width-digits 15:35", ("value: 1200", "value: 1，200")),
    ("number-form 16:33", ("value: 1800", "value: .nan")),
    ("number-form 16:33", ("value: 1800", "value: .inf")),
    ("number-form 16:33", ("value: 1800", "value: 1_800")),
    ("number-form 16:33", ("value: 1800", "value: 0x708")),
    ("number-form 16:33", ("value: 1800", "value: 30:00")),
    ("unknown-code 13:11", ("unit: 件", "unit: 件子")),
    ("unknown-code 12:12", ("theme: creation", "theme: creations")),
    ("unknown-code 33:30", ("financing, insurance", "financing, insurence")),
    ("unknown-code 14:12", ("basis: stock", "basis: level")),
    ("unknown-code 16:51", ('">="', '"≥"')),
    ("unknown-code 4:34", ("level: city", "level: town")),
    ("period-order 5:28", ("end: 2025", "end: 2020")),
    ("target-year 16:20", ("year: 2025", "year: 2035")),
    ("baseline-year 15:22", ("year: 2020", "year: 2025")),
    ("lines-reversed 18:13", ("[[3, 7]]", "[[7, 3]]")),
    ("out-of-range 18:14", ("[[3, 7]]", "[[0, 3]]")),
    ("not-a-number 18:14", ("[[3, 7]]", "[[three, 7]]")),
    ("wrong-type 18:14", ("[[3, 7]]", "[[3.5, 7]]")),
    ("too-few 18:13", ("[[3, 7]]", "[[3]]")),
    ("range-bounds 24:13", ("value_max: 10", "value_max: 5")),
    ("range-bounds 24:13", (", value_max: 10", "")),
    ("range-bounds 16:13", ("value: 1800,", "value: 1800, value_max: 1900,")),
    ("blank-note 16:33", ("value: 1800", "value: null")),
    ("wrong-type 16:13", ('{year: 2025, value: 1800, comparator: ">="}', "1800")),
    ("wrong-type 9:9", ("targets:\n", "targets:\ntargets_:\n")),
    ("too-short 34:15", ("扩大知识产权质押融资规模", "贷")),
    ("wrong-form 2:8", ("title: 样例市知识产权规划\naliases", 'title: " "\naliases')),
    ("repeated-item 34:14", ("推广专利保险", "补贴质押融资利息")),
    ("tab-indent 3:1", ("aliases: [样例]", "\taliases: [样例]")),
    ("yaml-syntax 14:3", ("unit: 件\n    basis", "unit: 件\n  basis")),
    ("yaml-syntax 4:13", ("[样例]", "[样例")),
    ("anchor 3:10", ("aliases: [样例]", "aliases: &a [样例, *a]")),
    ("anchor 8:4", ("coding:", "x: &a [1]\ny: [*a, *a]\ncoding:")),
    ("several-documents 9:1", ("targets:", "---\ntargets:")),
    ("control-character 2:11", ("样例市知识产权规划\n", "样例市\x07\n")),
    ("too-deep 3:21", ("[样例]", "[" * 5000)),
    ("yaml-tag 3:10", ("aliases: [样例]", "aliases: !!set {样例}")),
    ("yaml-tag 2:8", ("title: 样例市", "title: !!python/object:os.system 样例市")),
    ("wrong-form 2:8", ("title: 样例市知识产权规划", r'title: "\e[31m样例市"')),
    ("wrong-form 10:9", ("id: patents", r'id: "patents\n"')),
    ("wrong-form 4:46", ('"449900"', '"４４９９００"')),
    ("wrong-form 8:34", ('"2026-01-31"', '"2026-99-99"')),
    ("number-form 16:33", ("value: 1800", "value: " + "9" * 29)),
    ("too-long 2:8", ("样例市知识产权规划\naliases", "长" * 2001 + "\naliases")),
    ("key-not-text 3:3", ("aliases: [样例]", "? [a, b]\n: c")),
    ("id-not-file-name 1:5", ("id: sample", "id: other")),
    ("wrong-form 7:61", ('0000"}', '000z"}')),
]


@pytest.mark.parametrize(
    ("expected", "change"), CHANGES, ids=[f"{i}-{e.split()[0]}" for i, (e, _) in enumerate(CHANGES)]
)
def test_bad_plan(expected: str, change: tuple[str, str], sample: Write, run: Run) -> None:
    path = sample(change)
    result = run("validate", path)
    rule, place = expected.split()
    assert f"{path}:{place} {rule} " in result.out
    assert result.code == 1
    assert "Traceback" not in result.out + result.err


# bytes of a file -> rule, exit code
RAW = {
    "empty": (b"", "empty-file", 1),
    "blank": (b"\n \n", "empty-file", 1),
    "comment only": (b"# nothing\n", "empty-file", 1),
    "a list": (b"- a\n- b\n", "wrong-type", 1),
    "a word": (b"plan\n", "wrong-type", 1),
    "a null": (b"~\n", "wrong-type", 1),
    "bom": (b"\xef\xbb\xbf" + SAMPLE.encode(), "byte-order-mark", 2),
    "utf-16": (SAMPLE.encode("utf-16"), "not-utf-8", 2),
    "utf-16 without mark": (SAMPLE.encode("utf-16-le"), "not-utf-8", 2),
    "gbk": (SAMPLE.encode("gbk"), "not-utf-8", 2),
    "binary": (bytes(range(256)) * 20, "not-utf-8", 2),
    "large": (b"# " + b"x" * 6_000_000, "too-large", 2),
    "billion laughs": (
        b"a: &a [x,x,x,x,x]\n"
        + b"".join(
            b"%c: &%c [*%c,*%c,*%c]\n" % (98 + i, 98 + i, 97 + i, 97 + i, 97 + i) for i in range(20)
        ),
        "anchor",
        1,
    ),
    "deep mappings": (b"".join(b" " * i + b"a:\n" for i in range(2000)), "too-deep", 1),
    "merge key": (b"<<: {a: 1}\n", "unknown-key", 1),
}


@pytest.mark.parametrize("name", RAW)
def test_bad_bytes(name: str, tmp_path: Path, run: Run) -> None:
    raw, rule, code = RAW[name]
    path = tmp_path / "sample.yaml"
    path.write_bytes(raw)
    result = run("validate", path)
    assert f" {rule} " in result.out
    assert result.out.startswith(f"{path}:")
    assert result.code == code


@pytest.mark.parametrize(("raw", "word"), [("utf-16", "UTF-16"), ("gbk", "GBK")])
def test_names_the_encoding(raw: str, word: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "sample.yaml"
    path.write_bytes(RAW[raw][0])
    assert word in run("validate", path).out


def test_missing_file(tmp_path: Path, run: Run) -> None:
    result = run("validate", tmp_path / "none.yaml")
    assert (result.code, "missing-file" in result.out) == (2, True)


def test_folder_named_like_a_plan(tmp_path: Path, run: Run) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "x.yaml").mkdir()
    result = run("validate", tmp_path / "p")
    assert (result.code, "is-a-directory" in result.out) == (2, True)


def test_empty_folder(tmp_path: Path, run: Run) -> None:
    result = run("validate", tmp_path)
    assert result.code == 2
    assert "holds no plan files" in result.err


def test_no_permission(sample: Write) -> None:
    path = sample()
    path.chmod(0)
    for folder in (path.parent, path.parent.parent):
        folder.chmod(0o755)
    drop = "os.setuid(65534)" if os.getuid() == 0 else "None"
    code = f"import os; from pathlib import Path; from plancmp.textfile import text_of as read; {drop}; print(read(Path({str(path)!r})).rule)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "no-permission", done.stderr


def test_every_problem_in_one_run(sample: Write, run: Run) -> None:
    path = sample(
        ("unit: 件", "unit: 建"),
        ("theme: protection", "theme: protect"),
        ("[[14, 14]]", "[[x, 14]]"),
        ("sector: intellectual-property\n", ""),
    )
    rules = re.findall(r":\d+:\d+ (\S+)", run("validate", path).out)
    assert rules == ["missing-key", "unknown-code", "unknown-code", "not-a-number"]


def test_names_the_nearest_key_and_code(sample: Write, run: Run) -> None:
    out = run(
        "validate", sample(("unit: 件", "unti: 件"), ("theme: creation", "theme: creatoin"))
    ).out
    assert "did you mean unit?" in out
    assert "did you mean creation?" in out


def test_two_plans_that_share_a_name(sample: Write, tmp_path: Path, run: Run) -> None:
    first = sample()
    second = sample(("id: sample", "id: twin"), name="twin.yaml")
    result = run("validate", first, second)
    assert f"{second}:3:11 name-taken" in result.out
    assert result.code == 1


def test_a_bad_plan_is_not_half_accepted(sample: Write, run: Run) -> None:
    path = sample(("unit: 件", "unit: 建"))
    for argv in (("show", path), ("diff", path, "heyuan"), ("diff", "heyuan", path)):
        result = run(*argv)
        assert (result.code, result.out) == (1, "")
        assert f"{path}:13:11 unknown-code" in result.err


def test_good_plan(sample: Write, run: Run) -> None:
    result = run("validate", sample())
    assert (result.code, result.out, result.err) == (0, "", "1 file, no problems\n")
    assert run("validate", "-q", sample()).err == ""


def test_packaged_plans(run: Run) -> None:
    assert run("validate").code == 0


def test_warnings_do_not_fail(sample: Write, run: Run) -> None:
    result = run("validate", sample((", 补贴质押融资利息, 开展银企对接", "")))
    assert result.code == 0
    assert "few-actions warning:" in result.out
    assert (
        "34:15 long-action warning:"
        in run("validate", sample(("扩大知识产权质押融资规模", "扩" * 25))).out
    )


def test_formats_agree(sample: Write, run: Run) -> None:
    path = sample(("unit: 件", "unit: 建"), ("binding: expected", "binding: maybe"))
    found = [
        (f["rule"], f["line"], f["column"], f["fingerprint"])
        for f in json.loads(run("validate", path, "-f", "json").out)
    ]
    assert [f[:3] for f in found] == [("unknown-code", 13, 11), ("unknown-code", 17, 14)]
    sarif = json.loads(run("validate", path, "-f", "sarif").out)
    assert sarif["version"] == "2.1.0"
    results = sarif["runs"][0]["results"]
    regions = [r["locations"][0]["physicalLocation"]["region"] for r in results]
    assert [(r["startLine"], r["startColumn"]) for r in regions] == [f[1:3] for f in found]
    assert [r["partialFingerprints"]["plancmp/v1"] for r in results] == [f[3] for f in found]
    junit = ET.fromstring(run("validate", path, "-f", "junit").out)
    assert junit.attrib["failures"] == "2"
    assert [e.attrib["type"] for e in junit.iter("failure")] == ["unknown-code", "unknown-code"]
    assert run("validate", path, "-f", "github").out.startswith(
        f"::error file={path},line=13,col=11,title=unknown-code::"
    )


def test_github_is_automatic(sample: Write, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run("validate", sample(("unit: 件", "unit: 建"))).out.startswith("::error ")


def test_fingerprint_survives_a_move(sample: Write, run: Run) -> None:
    def prints(*changes: tuple[str, str]) -> list[str]:
        return [
            f["fingerprint"]
            for f in json.loads(run("validate", sample(*changes), "-f", "json").out)
        ]

    bad = ("year: 2025, value", "year: 2035, value")
    extra = (
        "targets:\n",
        SAMPLE[SAMPLE.index("targets:") : SAMPLE.index("  - id: stations")]
        .replace("patents", "other")
        .replace("2025", "2023"),
    )
    assert prints(bad) == prints(bad, extra)


def test_empty_formats_are_valid(sample: Write, run: Run) -> None:
    path = sample()
    assert json.loads(run("validate", path, "-f", "json").out) == []
    assert json.loads(run("validate", path, "-f", "sarif").out)["runs"][0]["results"] == []
    assert ET.fromstring(run("validate", path, "-f", "junit").out).attrib["failures"] == "0"


def test_every_rule_has_its_texts() -> None:
    for name, entry in table("rules").items():
        assert {"severity", "en", "zh", "hint_en", "hint_zh"} <= set(entry), name
    assert set(RULES) <= set(table("rules"))


def test_schema_file_is_current(run: Run) -> None:
    committed = Path(__file__).parents[1] / "data" / "schema" / "plan.schema.json"
    assert committed.read_text("utf-8") == run("schema").out
