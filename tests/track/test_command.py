"""`plancmp track` on the terminal: what is told, in which width, of which figures."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from wcwidth import wcswidth

import plancmp
from plancmp import knowledge
from plancmp.model.actual import Actuals
from plancmp.model.progress import STATES
from plancmp.render import View
from plancmp.render import progress_words as told
from tests.conftest import CASES, Run
from tests.fixtures import ROOT
from tests.track import targets

FIGURES = CASES / "track"
EXAMPLE = ROOT / "data" / "examples" / "china-ip-2021.yaml"
REPORT = Path(__file__).with_name("report.txt")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 80, 100, 120, 160])
@pytest.mark.parametrize("plans", [("heyuan",), ("chaozhou", "heyuan")])
def test_lines_fit_the_width(plans: tuple[str, ...], width: int, lang: str, run: Run) -> None:
    argv = ("track", *plans, "--actuals", FIGURES, "--lang", lang, "--width", width)
    done = run(*argv)
    assert (done.code, done.err) == (0, "")
    assert max(map(wcswidth, done.out.splitlines())) <= width
    assert done == run(*argv)


def test_every_target_is_told_once(run: Run) -> None:
    done = run("track", "heyuan", "--actuals", FIGURES / "heyuan.yaml", "--width", 400)
    plan = plancmp.load("heyuan").value
    for target in plan.targets:
        assert target.name in done.out
    assert "5 of 9 targets" in done.out or "of 10 targets" in done.out


# target and figures -> sentences in Chinese and English
SENTENCES = [
    (
        "stock 100@2020 -> =200@2025 :件",
        "2023=157",
        "2023年为157件，从2020年的100件到2025年的200件已完成57.0%，时序进度60.0%；"
        "每年还需增加21.5件，过去每年增加19件，照此到2025年为195件",
        "157件 in 2023: 57.0% of the way from 100件 in 2020 to 200件 in 2025, in 60.0% of the "
        "time; 21.5件 more are needed each year, so far 19件 were added each year, at this pace "
        "195件 in 2025",
    ),
    (
        "rate 90@2020 -> =60@2025 :%",
        "2022=81",
        "2022年为81%，从2020年的90%到2025年的60%已完成30.0%，时序进度40.0%；"
        "每年还需减少7个百分点，过去每年减少4.5个百分点，照此到2025年为67.5%",
        "81% in 2022: 30.0% of the way from 90% in 2020 to 60% in 2025, in 40.0% of the time; "
        "7 percentage points less are needed each year, so far it fell by 4.5 percentage points "
        "each year, at this pace 67.5% in 2025",
    ),
    (
        "cumulative -> <=100@2025 :亿元",
        "2022=58c",
        "至2022年累计58亿元，已用2025年上限≤100亿元的58.0%，时序进度40.0%；"
        "今后每年至多14亿元，过去每年增加29亿元，照此到2025年为145亿元",
        "58亿元 in all until 2022: 58.0% used of ≤100亿元 for 2025, in 40.0% of the time; "
        "at most 14亿元 may be added each year, so far 29亿元 were added each year, "
        "at this pace 145亿元 in 2025",
    ),
    (
        "stock -> <=6@2025",
        "2023=5",
        "2023年为5家，2025年目标为≤6家，没有基期值，目前已达到；今后每年至多可增加0.5家",
        "5家 in 2023, ≤6家 wanted in 2025, no baseline: met; "
        "it may rise by at most 0.5家 each year",
    ),
    (
        "growth -> >=10@2025 :%",
        "2022=8c",
        "至2022年年均增长8%，为目标（至2025年年均≥10%）的80.0%；今后须年均增长11.35%",
        "8% a year on average until 2022: 80.0% of ≥10% a year until 2025; 11.35% a year are "
        "needed from now on",
    ),
    (
        "cumulative -> >=40@2025",
        "2021=5 2023=6",
        "缺少 2022 年的数据",
        "a hole: no figure for the year 2022",
    ),
    (
        "stock 2@2020 -> =5@2025",
        "2022=3:元",
        "数据的单位（元）不能换算为家",
        "the unit of the figure (元) does not convert to 家",
    ),
]


@pytest.mark.parametrize(("target", "figures", "zh", "en"), SENTENCES)
def test_sentences(target: str, figures: str, zh: str, en: str) -> None:
    case = {"is": target, "has": figures}
    made = plancmp.track(targets.plan(case), targets.figures(case))
    (found,) = made.value.targets
    for lang, wanted in (("zh", zh), ("en", en)):
        view = View(lang, domain=made.domain)
        assert told.why(found, view) == wanted
        assert made.to_dict(lang)["targets"][0]["why"] == wanted


WORDS = [
    ("2022=200", "提前完成"),
    ("2025=200", "完成"),
    ("2022=141", "符合预期进度"),
    ("2022=142", "快于预期"),
    ("2023=157", "符合预期进度"),
    ("2023=150", "略滞后"),
    ("2023=110", "滞后"),
    ("2023=90", "背离目标"),
    ("2025=199", "未完成"),
    ("", "无数据"),
]


@pytest.mark.parametrize(("figures", "word"), WORDS)
def test_official_words(figures: str, word: str) -> None:
    case = {"is": "stock 100@2020 -> =200@2025", "has": figures}
    made = plancmp.track(targets.plan(case), targets.figures(case))
    assert told.state(made.value.targets[0], View("zh")) == word


def test_a_nearer_target_of_the_indicator_stands_beside() -> None:
    case = {"is": "stock 100@2020 -> =400@2035", "has": "2023=150"}
    plan = targets.plan(case)
    near = targets.target({"is": "stock 100@2020 -> =150@2025"})
    plan = replace(plan, targets=(replace(near, id="near"), *plan.targets))
    made = plancmp.track(plan, targets.figures(case))
    beside, found = made.to_dict()["targets"]
    assert found["milestone"] == {"id": "near", "year": 2025, "state": "achieved"}
    assert (found["state"], found["cautions"]) == ("slightly-behind", ["milestone"])
    assert (beside["state"], beside["milestone"], beside["cautions"]) == ("no-data", None, [])
    assert "2025 年的目标：已完成" in made.render("text", "zh")


def test_every_state_has_a_word() -> None:
    assert {*STATES} <= {*knowledge.common("terms")["states"]}


def test_binding_and_expected_are_counted_apart(run: Run) -> None:
    done = run("track", "chaozhou", "--actuals", FIGURES / "chaozhou.yaml", "-f", "json")
    summary = json.loads(done.out)["summary"]
    assert summary["targets"] == sum(summary[b]["targets"] for b in ("binding", "expected"))
    assert summary["binding"]["states"]["cannot-judge"] == 1, "its target is blank"
    assert (summary["expected"]["judged"], summary["judged"]) == (2, 2)


def test_the_example_is_found_beside_its_plan(run: Run) -> None:
    states = {
        year: json.loads(run("track", EXAMPLE, "--as-of", year, "-f", "json").out)["targets"][0]
        for year in (2021, 2023, 2024)
    }
    assert [states[year]["state"] for year in states] == ["on-schedule", "on-schedule", "achieved"]
    assert states[2023]["progress"] == 0.9649
    assert (states[2023]["required_yearly"], states[2023]["observed_yearly"]) == (0.1, 1.8333)


def test_figures_in_the_folder_of_the_plans(tmp_path: Path, run: Run) -> None:
    for name in ("plans", "actuals"):
        (tmp_path / name).mkdir()
    shutil.copy(EXAMPLE, tmp_path / "plans")
    shutil.copy(EXAMPLE.parent / "actuals" / EXAMPLE.name, tmp_path / "actuals")
    argv = ("--plans", tmp_path / "plans", "-f", "json")
    assert run("track", "china-ip-2021", *argv).code == 0
    assert run("track", "全国", *argv).code == 0


# arguments -> what is said
REFUSED: list[tuple[tuple[Any, ...], str]] = [
    (("heyuan",), "no actual figures of heyuan"),
    (("heyuan", "--actuals", FIGURES / "chaozhou.yaml"), "actuals-other-plan"),
    (
        ("heyuan", "--actuals", FIGURES, "--actuals", FIGURES / "heyuan.yaml"),
        "are both of heyuan",
    ),
    (("chaozhou", "heyuan", "--actuals", FIGURES / "heyuan.yaml"), "no actual figures of chaozhou"),
    (("heyuan", "heyuan", "--actuals", FIGURES), "named twice"),
    (("heyuan", "--as-of", "20"), "--as-of"),
    (("heyuan", "chaozhou", "--form"), "a form is of one plan"),
    (("heyuan", "--form", "-f", "html"), "not written as html"),
    (("heyuan", "--form", "-o", "x.pdf"), "x.pdf"),
]


@pytest.mark.parametrize(("argv", "said"), REFUSED)
def test_wrong_use(argv: tuple[Any, ...], said: str, run: Run) -> None:
    done = run("track", *argv, "--lang", "en")
    assert done.code in (1, 2)
    assert done.out == ""
    assert said in done.err


def test_figures_of_a_plan_that_is_not_asked_for(run: Run) -> None:
    done = run("track", "heyuan", "qingyuan", "--actuals", FIGURES, "-f", "json")
    assert (done.code, done.out) == (2, "")


def test_one_plan_of_several_says_what_it_says_alone() -> None:
    both = plancmp.track_all(["chaozhou", "heyuan"], FIGURES).to_dict()["plans"]
    for name, found in zip(("chaozhou", "heyuan"), both, strict=True):
        assert found == plancmp.track(name, FIGURES).to_dict()


def test_figures_made_in_memory() -> None:
    made = plancmp.track("heyuan", Actuals("heyuan", ()))
    assert made.value.as_of is None
    assert {each.state for each in made.value.targets} == {"no-data"}
    assert repr(made) == "<plancmp track: heyuan, 0 of 0 judged targets on schedule>"
    assert "no figures" in str(made.render("text"))


def test_a_report_is_drafted_with_lines_and_doubts(tmp_path: Path, run: Run) -> None:
    done = run("draft", "--actuals", REPORT, "--plan", "heyuan", "--lang", "en")
    assert done.code == 0
    assert "7 figures of 5 of the 18 targets" in done.err
    found = {(e["target"], e["year"]): e for e in yaml.safe_load(done.out)["actuals"]}
    patents = found["invention-patents-per-10k", 2023]
    assert (patents["value"], patents["lines"], patents["check"]) == (2.35, [[5, 5]], ["status"])
    assert "target" in found["pledge-financing", 2023]["check"], "or its total"
    assert found["pledge-financing", 2022]["unit"] == "亿元"
    assert all(entry["source"].endswith("统计公报") for entry in found.values())
    path = tmp_path / "heyuan.yaml"
    path.write_text(done.out, "utf-8")
    assert plancmp.validate([path]).value == ()
    minded = plancmp.track("heyuan", path).to_dict()["targets"][0]["cautions"]
    assert minded == ["preliminary", "under-check"]


def test_a_drafted_table_can_be_read_back(tmp_path: Path, run: Run) -> None:
    for suffix in ("xlsx", "csv"):
        path = tmp_path / f"heyuan.{suffix}"
        argv = ("draft", "--actuals", REPORT, "--plan", "heyuan", "-o", path, "--lang", "zh")
        assert run(*argv).code == 0
        assert plancmp.validate([path]).value == ()
        again = run("track", "heyuan", "--actuals", path, "--form").out
        assert "lines: [[5, 5]], check: [status]" in again


def test_a_report_without_a_year_or_a_plan(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "report.txt"
    path.write_text("统计公报\n全市拥有地理标志商标2件。\n", "utf-8")
    wrong = (
        ("--actuals", path, "--plan", "heyuan"),
        ("--actuals", REPORT),
        (REPORT, "--plan", "x"),
    )
    for argv in wrong:
        done = run("draft", *argv)
        assert (done.code, done.out) == (2, "")
