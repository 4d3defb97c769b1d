"""Every bad plan file is caught, with file, line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp.planfile.rules import rules
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
    ("unknown-unit 13:11", ("unit: 件", "unit: 件子")),
    ("unknown-code 12:12", ("theme: creation", "theme: creations")),
    ("unknown-code 33:30", ("financing, insurance", "financing, insurence")),
    ("unknown-code 14:12", ("basis: stock", "basis: level")),
    ("unknown-code 16:51", ('">="', '"≥"')),
    ("unknown-code 4:34", ("level: city", "level: town")),
    ("period-order 5:28", ("end: 2025", "end: 2020")),
    ("target-year 16:20", ("year: 2025, value", "year: 2019, value")),
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
    ("unknown-dimension 9:25", ("targets:", "units: {件子: {dimension: lenght}}\ntargets:")),
    ("wrong-form 9:37", ("targets:", 'units: {包: {dimension: own, factor: "1/0"}}\ntargets:')),
    ("wrong-form 9:37", ("targets:", 'units: {包: {dimension: own, factor: "0"}}\ntargets:')),
    ("wrong-form 9:37", ("targets:", 'units: {包: {dimension: own, factor: "0.0"}}\ntargets:')),
    ("wrong-form 9:37", ("targets:", 'units: {包: {dimension: own, factor: "0/5"}}\ntargets:')),
    ("wrong-form 2:8", ("title: 样例市知识产权规划\naliases", 'title: "样\\u2028例"\naliases')),
    ("unknown-code 17:13", ("    binding: expected", "    check: [level]\n    binding: expected")),
    ("unknown-code 17:16", ("    binding: expected", "    direction: up\n    binding: expected")),
    ("wrong-type 5:9", ("{start: 2021, end: 2025}", "2021-2025年")),
    ("missing-key 5:9", ("{start: 2021, end: 2025}", "{start: 2021}")),
    ("unknown-code 6:9", ("sector: intellectual-property", "sector: astrology")),
    ("few-actions 34:14", (", 补贴质押融资利息, 开展银企对接", "")),
    ("long-action 34:15", ("扩大知识产权质押融资规模", "扩" * 25)),
    ("too-many 33:18", ("[financing, insurance]", "[financing, insurance, a, b, c, d, e]")),
]
WARNINGS = ("few-actions", "long-action")


@pytest.mark.parametrize(
    ("expected", "change"), CHANGES, ids=[f"{i}-{e.split()[0]}" for i, (e, _) in enumerate(CHANGES)]
)
def test_bad_plan(expected: str, change: tuple[str, str], sample: Write, run: Run) -> None:
    path = sample(change)
    result = run("validate", path)
    rule, place = expected.split()
    assert f"{path}:{place} {rule} " in result.out
    assert result.code == (rule not in WARNINGS)
    assert "Traceback" not in result.out + result.err


UNKNOWN = (
    ("sector: intellectual-property", "sector: environment"),
    ("theme: creation", "theme: air"),
    ("theme: protection", "theme: water"),
    ("theme: utilization", "theme: climate"),
    ("theme: protection", "theme: water"),
    ("name: 有效发明专利拥有量", "name: 灯塔事务"),
    ("    baseline: {year: 2020, value: 1200}\n", ""),
    ('comparator: ">="', 'comparator: "="'),
)
"""Makes the sample a plan of which nobody knows whether it wants more or less."""


def test_nobody_knows_the_direction(sample: Write, run: Run) -> None:
    path = sample(*UNKNOWN)
    result = run("validate", path)
    assert (result.code, f"{path}:11:11 unknown-direction warning:" in result.out) == (0, True)
    for said in ("direction: lower", "baseline: {year: 2020, value: 9}"):
        path = sample(*UNKNOWN, ("    basis: stock\n", f"    basis: stock\n    {said}\n"))
        assert ":11:11 " not in run("validate", path).out


def test_every_rule_of_plan_files_is_broken_once() -> None:
    broken = {expected.split()[0] for expected, _ in CHANGES} | {"unknown-direction"}
    assert set(rules()) <= broken


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
