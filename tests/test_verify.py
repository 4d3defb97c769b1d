"""A plan is checked against its document; a digit changed by hand is always found."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from plancmp.domain import domains
from plancmp.drafting import document
from plancmp.drafting.numbers import numbers
from plancmp.drafting.readers import Reading, Source, txt
from plancmp.drafting.verify import verify
from plancmp.library import Library
from plancmp.model.plan import Plan, Target
from plancmp.planfile.load import load_plan
from plancmp.units import decimal, show
from tests import fixtures
from tests.conftest import CASES, Run, Write
from tests.drafts import field

DOCUMENT = CASES / "verify-document.txt"
HASH = ("0" * 64, hashlib.sha256(DOCUMENT.read_bytes()).hexdigest())

# a line -> its numbers with their dimension
NUMBERS = [
    ("10640", ["10640 None"]),
    ("\t≧30%", ["30 percent"]),
    ("1.57、11", ["1.57 None", "11 None"]),
    ("（30）", ["30 None"]),
    ("到2020年达到84 件", ["84 count"]),
    ("培育5-10家", ["5 count", "10 count"]),
    ("６至８个", ["6 count", "8 count"]),
    ("20万件", ["200000 count"]),
    ("1,200件", ["1200 count"]),
    ("1.8亿元", ["180000000 money"]),
    ("12000亿，", ["1200000000000 any"]),
    ("完成二十家、一百二十项", ["20 count", "120 count"]),
    ("实现全覆盖", ["100 percent"]),
    ("第1批和进一步、三合一", []),
    ("2021-2025年的12月31日", []),
    ("0.5件/万人、3.6亩", ["0.00005 count per count", "2400 area"]),
]


@pytest.mark.parametrize(("line", "expected"), NUMBERS)
def test_numbers(line: str, expected: list[str]) -> None:
    found = numbers(line, field())
    assert [f"{show(decimal(n.value))} {n.dimension}" for n in found] == expected


# what changes in the sample -> the finding
CHANGES = [
    (("value: 1800", "value: 1801"), "16:33 figure-not-there"),
    (("value: 1800", "value: 1200"), "15:35 figure-claimed-twice"),
    (("value: 1200", "value: 1300"), "15:35 figure-not-there"),
    (("value: 5,", "value: 6,"), "24:33 figure-not-there"),
    (("value_max: 10", "value_max: 20"), "24:47 figure-not-there"),
    (("unit: 件", "unit: 亿元"), "13:11 unit-not-there"),
    (("year: 2020", "year: 2019"), "15:22 year-not-there"),
    (("[[3, 7]]", "[[3, 70]]"), "18:13 lines-outside"),
    (("name: 有效发明专利拥有量", "name: 有效专利存量"), "11:11 name-not-there warning:"),
    (("title: 扩大质押融资\n", "title: 扩大质押贷款\n"), "30:12 title-not-there warning:"),
    (
        ("section: [主要任务, 运用]", "section: [主要任务, 经营]"),
        "31:21 section-not-there warning:",
    ),
]


@pytest.mark.parametrize(("change", "expected"), CHANGES, ids=[e for _, e in CHANGES])
def test_what_the_document_does_not_say(
    change: tuple[str, str], expected: str, sample: Write, run: Run
) -> None:
    path = sample(HASH, change)
    result = run("verify", path, "--source", DOCUMENT)
    assert f"{path}:{expected}" in result.out
    assert result.code == (0 if "warning" in expected else 1)


def test_good_plan(sample: Write, run: Run) -> None:
    result = run("verify", sample(HASH), "--source", DOCUMENT)
    assert (result.code, result.out) == (0, "")
    assert result.err == "4 figures and 4 names stand in the document\n"


def test_other_document(sample: Write, run: Run) -> None:
    result = run("verify", sample(), "--source", DOCUMENT)
    assert (result.code, "7:61 source-hash" in result.out) == (1, True)


def test_nobody_knows_which_document(sample: Write, run: Run) -> None:
    result = run("verify", sample((f'"{HASH[0]}"', "null")), "--source", DOCUMENT)
    assert (result.code, "7:61 source-unknown" in result.out) == (0, True)


@pytest.mark.parametrize("source", ["none.txt", "."])
def test_no_document(source: str, sample: Write, run: Run, tmp_path: Path) -> None:
    result = run("verify", sample(), "--source", tmp_path / source)
    assert result.code == 2
    assert "cannot read" in result.err


def test_not_text(sample: Write, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.7\n\xff\xfe")
    assert run("verify", sample(), "--source", path).code == 2


def test_figures_of_the_packaged_plans(sources: Path, run: Run) -> None:
    for plan in Library().all_plans():
        result = run("verify", plan.id, "--source", sources)
        assert (result.code, result.out) == (0, "")


@pytest.mark.parametrize("name", fixtures.PLANS)
def test_every_changed_digit_is_found(name: str, sources: Path) -> None:
    plan, text = fixtures.plan(name), document.load(sources / f"{name}.txt")
    domain = domains().of(plan)
    for i, target in enumerate(plan.targets):
        for changed in _mutations(target):
            assert verify(_with(plan, i, changed), text, domain).findings, changed


def _with(plan: Plan, i: int, target: Target) -> Plan:
    return replace(plan, targets=(*plan.targets[:i], target, *plan.targets[i + 1 :]))


def _mutations(target: Target) -> list[Target]:
    """The target with one digit of one figure raised by 1, and by 5."""
    changed = [replace(target, value=v) for v in _other_digits(target.value)]
    changed += [replace(target, value_max=v) for v in _other_digits(target.value_max)]
    if target.baseline:
        changed += [
            replace(target, baseline=replace(target.baseline, value=v))
            for v in _other_digits(target.baseline.value)
        ]
    return changed


def _other_digits(value: Decimal | None) -> list[Decimal]:
    if value is None:
        return []
    text = str(value)
    places = [m.start() for m in re.finditer(r"\d", text)]
    texts = (
        text[:i] + str((int(text[i]) + step) % 10) + text[i + 1 :]
        for i in places
        for step in (1, 5)
    )
    return [Decimal(t) for t in texts if Decimal(t) != value]


def test_a_figure_left_out_without_a_reason_is_listed(sample: Write, run: Run) -> None:
    gone = "  - {lines: [[12, 12]], figure: 1.5万件, why: 样例}\n"
    result = run("verify", sample(HASH, (gone, "")), "--source", DOCUMENT)
    assert (
        result.code,
        "figure-not-coded warning: no target has the figure 1.5万件 in line 12" in result.out,
    ) == (0, True)


def test_a_paragraph_left_out_without_a_reason_is_listed(
    sample: Write, run: Run, tmp_path: Path
) -> None:
    document = tmp_path / "longer.txt"
    document.write_text(
        DOCUMENT.read_text("utf-8")
        + "三、管理\n支持企业贯彻知识产权管理规范，培育优势示范企业。\n",
        "utf-8",
    )
    told = "paragraph-not-coded warning: no task has the paragraph in lines 19–19"
    assert told in run("verify", sample(), "--source", document).out
    left = ("not_coded:\n", "not_coded:\n  - {lines: [[19, 19]], why: 样例}\n")
    assert told not in run("verify", sample(left), "--source", document).out


def test_a_finding_says_where_the_document_says_it(sample: Write) -> None:
    plan, _ = load_plan(sample(HASH, ("value: 1800", "value: 1801")), domains())
    assert plan is not None
    found = verify(plan, document.load(DOCUMENT), domains().of(plan)).findings
    assert {f.rule: f.source_lines for f in found}["figure-not-there"] == ((3, 7),)


def test_figures_that_the_reader_lost_are_findings(
    sample: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Verify judges by the account of the raw file, not by what its reader passes on."""
    whole = txt.read

    def losing(source: Source) -> Reading:
        found = whole(source)
        return replace(found, lines=tuple(x.replace("2025", "") for x in found.lines))

    assert run("verify", sample(HASH), "--source", DOCUMENT).out == ""
    monkeypatch.setattr(txt, "read", losing)
    result = run("verify", sample(HASH), "--source", DOCUMENT)
    assert "figure-not-read" in result.out
    assert "2025" in result.out
