"""`plancmp draft`: documents of every layout as draft plans; nothing invented, nothing copied wrong, and drafts are called drafts.

The documents of `tests/cases/draft/` were written for this purpose and labelled by a person who did not know the program.
"""

from __future__ import annotations

import csv
import json
import random
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest

from plancmp import library, units
from plancmp.drafting import compose, document, write
from plancmp.errors import PlancmpError
from plancmp.knowledge import codelist
from plancmp.model.finding import Span
from plancmp.model.plan import Plan, Target
from plancmp.planfile.load import load
from tests.conftest import CASES, Run

DOCUMENTS = sorted(path for path in (CASES / "draft").glob("*.txt"))
NAMES = [path.stem for path in DOCUMENTS]
TODAY = "2026-01-01"


def _draft(path: Path) -> Plan:
    return compose.draft(document.read(path), "draft", TODAY)


def _rows(name: str, kind: str) -> list[dict[str, str]]:
    with (CASES / "draft" / f"{name}.{kind}.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _meets(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and one[1] >= other[0]


def _labelled_tasks(name: str) -> list[Span]:
    return [
        (int(row["first_line"]), int(row["last_line"]))
        for row in _rows(name, "tasks")
        if row["kind"] == "task"
    ]


def test_one_task_for_each_commitment_paragraph() -> None:
    right = wanted = drafted = false = 0
    for name in NAMES:
        spans = [
            (task.lines[0][0], task.lines[-1][1])
            for task in _draft(CASES / "draft" / f"{name}.txt").tasks
        ]
        labelled = _labelled_tasks(name)
        found = {
            span: [i for i, drafted_span in enumerate(spans) if _meets(span, drafted_span)]
            for span in labelled
        }
        right += sum(
            len(near) == 1 and sum(near[0] in others for others in found.values()) == 1
            for near in found.values()
        )
        false += len(set(range(len(spans))) - {i for near in found.values() for i in near})
        wanted, drafted = wanted + len(labelled), drafted + len(spans)
    assert right / wanted >= 0.95
    assert false / drafted <= 0.03


def _says(row: dict[str, str], target: Target) -> bool:
    if target.value is None or not row["value"]:
        return target.value is None and not row["value"] and target.name[:4] == row["name"][:4]
    unit = row["unit"]
    if unit not in codelist("units"):
        return target.value == Decimal(row["value"])
    same = units.dimension(unit) == units.dimension(target.unit)
    return same and target.value * units.factor(target.unit) == Decimal(
        row["value"]
    ) * units.factor(unit)


def test_targets_are_found_with_value_unit_comparator_and_year() -> None:
    right = wanted = drafted = wrong = 0
    for name in NAMES:
        targets = list(_draft(CASES / "draft" / f"{name}.txt").targets)
        rows = _rows(name, "targets")
        strange = [t for t in targets if not any(_says(row, t) for row in rows)]
        for row in (row for row in rows if row["certainty"] == "sure"):
            places = [
                (int(row["first_line"]), int(row["last_line"])),
                *((int(n), int(n)) for n in re.findall(r"\d+", row["also"])),
            ]
            near = [
                t
                for t in targets
                if _says(row, t)
                and any(_meets(span, place) for span in t.lines for place in places)
            ]
            exact = [
                t
                for t in near
                if str(t.year) == row["year"]
                and (
                    t.comparator == row["comparator"]
                    or {t.comparator, row["comparator"]} == {"<", "<="}
                )
            ]
            right += bool(exact)
            wrong += bool(near) and not exact
            for target in (exact or near)[:1]:
                targets.remove(target)
            wanted += 1
        drafted += len(_draft(CASES / "draft" / f"{name}.txt").targets)
        wrong += len(strange)
    assert right / wanted >= 0.9
    assert wrong / drafted <= 0.03


SAME = ["qingtang.docx", "qingtang.html", "ningzhang.pdf"]


@pytest.mark.parametrize("name", SAME)
def test_every_format_gives_the_same_plan(name: str) -> None:
    one, other = (
        _draft(CASES / "draft" / name),
        _draft((CASES / "draft" / name).with_suffix(".txt")),
    )
    assert (one.title, one.start, one.end, one.source.number) == (
        other.title,
        other.start,
        other.end,
        other.source.number,
    )
    assert [re.sub(r"\s", "", task.title) for task in one.tasks] == [
        re.sub(r"\s", "", task.title) for task in other.tasks
    ]
    assert [(t.value, t.unit, t.year) for t in one.targets] == [
        (t.value, t.unit, t.year) for t in other.targets
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_is_a_valid_plan_file_and_loads_as_the_same_plan(
    run: Run, tmp_path: Path, name: str
) -> None:
    path = tmp_path / f"{name}.yaml"
    result = run("draft", CASES / "draft" / f"{name}.txt", "-o", path, "--lang", "en")
    assert (result.code, result.out) == (0, "")
    assert re.search(r"drafted \d+ tasks and \d+ targets; \d+ notes say check", result.err)
    assert run("validate", path, "-q").code == 0
    plan, _ = load(path)
    assert plan is not None
    assert plan.is_draft
    again = tmp_path / "again" / f"{name}.yaml"
    run("draft", CASES / "draft" / f"{name}.txt", "-o", again)
    assert load(again)[0] == plan


def test_what_a_document_says_of_itself() -> None:
    plan = _draft(CASES / "draft" / "qingtang.txt")
    assert (plan.title, plan.start, plan.end) == ("青棠县“十四五”养老服务体系建设规划", 2021, 2025)
    assert (plan.source.issuer, plan.source.number) == ("青棠县人民政府", "青府发〔2022〕8号")
    assert (plan.jurisdiction.name, plan.jurisdiction.level, plan.sector) == (
        "青棠县",
        "county",
        "general",
    )


@pytest.mark.parametrize("command", ["diff", "matrix", "gap", "explain", "report"])
def test_documents_are_accepted_and_called_drafts(run: Run, command: str) -> None:
    raw = CASES / "draft" / "yunlan.txt"
    arguments: dict[str, list[object]] = {
        "diff": ["diff", raw, "heyuan"],
        "matrix": ["matrix", raw, "heyuan"],
        "gap": ["gap", raw, "--against", "heyuan"],
        "explain": ["explain", f"{raw}:149", "heyuan:164"],
        "report": ["report", raw, "heyuan", "-f", "markdown", "-q"],
    }
    argv = arguments[command]
    result = run(*argv, "--lang", "zh")
    assert (result.code, "云澜是未复核的草稿" in result.out) == (0, True)
    if command not in ("explain", "report"):
        assert json.loads(run(*argv, "-f", "json").out)["drafts"] == ["yunlan"]


def _regulation(path: Path) -> Path:
    path.write_text(
        "\n".join(
            f"第{n}条 各级部门应当加强知识产权保护工作，建立健全制度。" for n in "一二三四五六七"
        ),
        "utf-8",
    )
    return path


def _scan(path: Path) -> Path:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(path)
    return path


def _file(content: bytes) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return write


REFUSED = [
    ("regulation.txt", _regulation, 1, "a regulation, not a plan"),
    ("letter.txt", _file("您好，材料已收到。\n".encode()), 1, "not a plan"),
    ("empty.txt", _file(b""), 1, "not a plan"),
    ("scan.pdf", _scan, 2, "no text layer: a scan"),
    ("broken.pdf", _file(b"%PDF-1.7 nonsense"), 2, "cannot be read as PDF"),
    ("broken.docx", _file(b"PK nonsense"), 2, "is not a Word document"),
    ("binary.txt", _file(b"\x00\xff\x00\xfe"), 2, "is not text"),
    ("none.pdf", lambda path: path, 2, "cannot read"),
]


@pytest.mark.parametrize(("name", "make", "code", "told"), REFUSED, ids=[row[0] for row in REFUSED])
def test_refused(
    run: Run, tmp_path: Path, name: str, make: Callable[[Path], Path], code: int, told: str
) -> None:
    result = run("draft", make(tmp_path / name))
    assert (result.code, told in result.err, "hint:" in result.err) == (code, True, True)


def _lost_stops(text: str, chance: random.Random) -> str:
    return "".join(c for c in text if c != "。" or chance.random() < 0.3)


def _noise(text: str, chance: random.Random) -> str:
    """As OCR does: digits become letters, other characters become others."""
    wrong = {"0": "O", "1": "l", "5": "S", "8": "B"}
    return "".join(
        wrong.get(c, c if c.isdigit() or c in ".\n" else "口") if chance.random() < 0.02 else c
        for c in text
    )


def _glued_headings(text: str, chance: random.Random) -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and 0 < len(lines[-1].strip()) < 30 and chance.random() < 0.5:
            lines[-1] += line
        else:
            lines.append(line)
    return "\n".join(lines)


def _spaced_digits(text: str, chance: random.Random) -> str:
    return re.sub(r"(\d)(?=\d)", lambda m: m[1] + " " * (chance.random() < 0.3), text)


def _short_lines(text: str, chance: random.Random) -> str:
    width = 30 + chance.randrange(20)
    return "\n".join(
        "\n".join(line[i : i + width] for i in range(0, len(line), width)) or ""
        for line in text.split("\n")
    )


DAMAGE = [_lost_stops, _noise, _glued_headings, _spaced_digits, _short_lines]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged_text_invents_no_number(
    tmp_path: Path, name: str, damage: Callable[[str, random.Random], str]
) -> None:
    text = (CASES / "draft" / f"{name}.txt").read_text("utf-8")
    printed = set(
        re.findall(r"\d+(?:\.\d+)?", unicodedata.normalize("NFKC", text).replace(",", ""))
    )
    usual = {value for t in _draft(CASES / "draft" / f"{name}.txt").targets for value in _values(t)}
    for seed in range(3):
        path = tmp_path / "damaged.txt"
        path.write_text(damage(text, random.Random(seed)), "utf-8")
        try:
            plan = _draft(path)
        except PlancmpError:
            continue
        assert [
            v
            for t in plan.targets
            for v in _values(t)
            if v not in usual and f"{v:f}" not in printed
        ] == []


def _values(target: Target) -> list[Decimal]:
    base = target.baseline.value if target.baseline else None
    return [value for value in (target.value, target.value_max, base) if value is not None]


def test_a_new_version_keeps_the_coding_of_what_has_not_changed(run: Run, tmp_path: Path) -> None:
    old = tmp_path / "old.txt"
    old.write_text((CASES / "draft" / "yunlan.txt").read_text("utf-8"), "utf-8")
    coded = tmp_path / "coded.yaml"
    run("draft", old, "-o", coded)
    text = coded.read_text("utf-8")
    before = load(coded)[0]
    assert before is not None
    first, second = before.tasks[0], before.tasks[1]
    coded.write_text(text.replace(f"title: {first.title}", "title: 编码者自拟的标题", 1), "utf-8")
    lines = old.read_text("utf-8").split("\n")
    lines[second.lines[0][0] - 1] += "支持企业开展国际认证。"
    new = tmp_path / "new.txt"
    new.write_text("新增的一行\n" + "\n".join(lines), "utf-8")
    result = run("draft", new, "--update", coded, "-o", tmp_path / "next.yaml", "--lang", "zh")
    assert (result.code, f"新版中已不见：{second.title}" in result.err) == (0, True)
    after = load(tmp_path / "next.yaml")[0]
    assert after is not None
    assert after.tasks[0].title == "编码者自拟的标题"
    assert after.tasks[0].lines == tuple((a + 1, b + 1) for a, b in first.lines)
    assert "check：新版中新增或改动" in after.tasks[1].note
    assert len(after.tasks) == len(before.tasks)
    assert len(after.targets) == len(before.targets)


def test_without_the_old_document_a_new_version_is_refused(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "a" / "plan.yaml"
    run("draft", CASES / "draft" / "yunlan.txt", "-o", plan)
    new = tmp_path / "b.txt"
    new.write_text((CASES / "draft" / "yunlan.txt").read_text("utf-8") + "\n", "utf-8")
    result = run("draft", new, "--update", plan)
    assert (result.code, "--old DOC" in result.err) == (2, True)


def test_the_coded_plans_are_drafted_from_their_documents(sources: Path) -> None:
    """Every task of the five plans is one drafted task and no other."""
    for plan in library.all_plans():
        spans = [(t.lines[0][0], t.lines[-1][1]) for t in _draft(sources / f"{plan.id}.txt").tasks]
        coded = [(min(a for a, _ in t.lines), max(b for _, b in t.lines)) for t in plan.tasks]
        assert len(spans) == len(coded)
        assert all(sum(_meets(span, other) for other in spans) == 1 for span in coded)


def test_two_plans_in_one_notice_are_drafted_one_at_a_time(run: Run, tmp_path: Path) -> None:
    notice = tmp_path / "notice.txt"
    both = [
        (CASES / "draft" / f"{name}.txt").read_text("utf-8") for name in ("ningzhang", "qingtang")
    ]
    notice.write_text("\n".join(both), "utf-8")
    warned = run("draft", notice, "--lang", "en").err
    assert "the document holds 2 plans" in warned
    lines = len(both[0].split("\n"))
    for part, name, shift in ((1, "ningzhang", 0), (2, "qingtang", lines)):
        path = tmp_path / "part.yaml"
        assert run("draft", notice, "--part", part, "-o", path, "-q").code == 0
        plan, alone = load(path)[0], _draft(CASES / "draft" / f"{name}.txt")
        assert plan is not None
        assert (plan.title, plan.end) == (alone.title, alone.end)
        assert [t.lines[0][0] for t in plan.tasks] == [t.lines[0][0] + shift for t in alone.tasks]
    assert run("draft", notice, "--part", 3).code == 2


@pytest.mark.parametrize("name", ["chaozhou", "guangdong", "heyuan", "qingyuan", "shanwei"])
def test_dump_then_load_is_the_identity(tmp_path: Path, name: str) -> None:
    plan = library.get(name)
    path = tmp_path / f"{name}.yaml"
    path.write_text(write.dump(plan), "utf-8")
    assert load(path)[0] == plan
