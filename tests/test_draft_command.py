"""`plancmp draft` and documents in place of plans: what is written, what is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

import plancmp
from plancmp.domain import domains
from plancmp.library import Library
from plancmp.planfile import write
from plancmp.planfile.load import load_plan
from tests import fixtures
from tests.conftest import Run
from tests.drafts import DOCUMENTS, NAMES, draft


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_is_a_valid_plan_file_and_loads_as_the_same_plan(
    run: Run, tmp_path: Path, name: str
) -> None:
    path = tmp_path / f"{name}.yaml"
    result = run("draft", DOCUMENTS / f"{name}.txt", "-o", path, "--lang", "en")
    assert (result.code, result.out) == (0, "")
    assert re.search(r"drafted \d+ tasks and \d+ targets; \d+", result.err)
    assert run("validate", path, "-q").code == 0
    plan, _ = load_plan(path, domains())
    assert plan is not None
    assert plan.is_draft
    again = tmp_path / "again" / f"{name}.yaml"
    run("draft", DOCUMENTS / f"{name}.txt", "-o", again)
    assert load_plan(again, domains())[0] == plan


@pytest.mark.parametrize("command", ["diff", "matrix", "gap", "explain", "report"])
def test_documents_are_accepted_and_called_drafts(run: Run, command: str) -> None:
    raw = DOCUMENTS / "yunlan.txt"
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
    article = "第{}条 各级部门应当加强知识产权保护工作，建立健全制度。"
    path.write_text("\n".join(article.format(n) for n in "一二三四五六七"), "utf-8")
    return path


def _listing(path: Path) -> Path:
    """A regulation of which most paragraphs are items of lists."""
    items = [f"（{n}）爱护公共设施，维护公共场所的整洁，不得乱扔废弃物；" for n in "一二三四五六"]
    articles = [f"第{n}条 公民应当遵守下列规范：" for n in "一二三四五六"]
    path.write_text("\n".join(line for article in articles for line in (article, *items)), "utf-8")
    return path


def _scan(path: Path) -> Path:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(path)
    return path


def _file(content: bytes) -> Callable[[Path], Path]:
    def written(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return written


REFUSED = [
    ("regulation.txt", _regulation, 1, "a regulation, not a plan"),
    ("listing.txt", _listing, 1, "6 articles: a regulation, not a plan"),
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


def test_two_plans_in_one_notice_are_drafted_one_at_a_time(run: Run, tmp_path: Path) -> None:
    notice = tmp_path / "notice.txt"
    both = [(DOCUMENTS / f"{name}.txt").read_text("utf-8") for name in ("ningzhang", "qingtang")]
    notice.write_text("\n".join(both), "utf-8")
    warned = run("draft", notice, "--lang", "en").err
    assert "the document holds 2 plans" in warned
    lines = len(both[0].split("\n"))
    for part, name, shift in ((1, "ningzhang", 0), (2, "qingtang", lines)):
        path = tmp_path / "part.yaml"
        assert run("draft", notice, "--part", part, "-o", path, "-q").code == 0
        plan, alone = load_plan(path, domains())[0], draft(DOCUMENTS / f"{name}.txt")
        assert plan is not None
        assert (plan.title, plan.end) == (alone.title, alone.end)
        assert [t.lines[0][0] for t in plan.tasks] == [t.lines[0][0] + shift for t in alone.tasks]
    assert run("draft", notice, "--part", 3).code == 2


def test_the_ledger_is_told_and_adds_up(run: Run) -> None:
    raw = DOCUMENTS / "yunlan.txt"
    done = run("draft", raw, "-f", "json", "--lang", "en")
    found = json.loads(done.out)
    account = found["ledger"]
    parts = (account["coded"], len(account["left_out"]), len(account["unread"]))
    assert account["figures"] == sum(parts) > 0
    assert (
        "{} figures in the document: {} coded, {} left out".format(account["figures"], *parts)
        in done.err
    )
    assert f"{parts[2]} not accounted for" in done.err
    assert found["plan"]["id"] == "yunlan"
    lines = raw.read_text("utf-8").split("\n")
    for entry in (*account["left_out"], *account["unread"]):
        assert entry["figure"] in lines[entry["line"] - 1]
        assert entry["message"]


def test_the_format_is_that_of_the_suffix(run: Run, tmp_path: Path) -> None:
    raw = DOCUMENTS / "yunlan.txt"
    run("draft", raw, "-o", tmp_path / "a.json", "-q")
    assert "ledger" in json.loads((tmp_path / "a.json").read_text("utf-8"))
    run("draft", raw, "-o", tmp_path / "a.yml", "-q")
    assert load_plan(tmp_path / "a.yml", domains())[0] is not None
    assert run("draft", raw, "-q").err == ""


def test_the_result_of_the_api_has_the_ledger(tmp_path: Path) -> None:
    made = plancmp.draft(DOCUMENTS / "yunlan.txt")
    assert made.to_dict()["ledger"]["figures"] == made.ledger.figures
    assert made.render("text") == made.text
    assert made.save(tmp_path / "x.json").read_text("utf-8") == made.render("json")
    assert made.to_frame("targets").shape[0] == len(made.value.targets)
    assert plancmp.load(made).value == made.value
    assert "<table" in made._repr_html_()


def test_warnings_name_code_and_line(run: Run, tmp_path: Path) -> None:
    raw = tmp_path / "a.txt"
    task = "（一）加强保护。建设站点2 0 0家，到2 0 0 5年和2 0 0 3年完成。"
    raw.write_text(f"云溪市规划\n一、主要任务\n{task}\n", "utf-8")
    found = json.loads(run("draft", raw, "-f", "json", "--lang", "en").out)
    told = {each["code"]: each for each in found["warnings"]}
    assert told["read-spaced-digits"]["line"] is None
    assert "put together" in told["read-spaced-digits"]["message"]


@pytest.mark.parametrize("name", ["chaozhou", "guangdong", "heyuan", "qingyuan", "shanwei"])
def test_dump_then_load_is_the_identity(tmp_path: Path, name: str) -> None:
    plan = Library().get(name)
    path = tmp_path / f"{name}.yaml"
    path.write_text(write.dump(plan), "utf-8")
    assert load_plan(path, domains())[0] == plan


@pytest.mark.parametrize("name", ["Yunzhou_2025", "云州", "a--b", "-a"])
def test_a_file_that_no_plan_can_be_called_by(run: Run, tmp_path: Path, name: str) -> None:
    result = run("draft", fixtures.CASES / "draft" / "yunlan.txt", "-o", tmp_path / f"{name}.yaml")
    assert (result.code, result.out) == (2, "")
    assert f"{name} cannot be the id of a plan" in result.err
    assert not (tmp_path / f"{name}.yaml").exists()
