"""What a person decided wins over the matcher, in every output, in either order of the plans."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests import fixtures
from tests.conftest import Run

TEXT = """plans: [chaozhou, heyuan]
review: {reviewer: tests, reviewed_on: "2026-01-31"}
pairs:
  - {a: funding, b: funding, relation: none}
  - {a: ip-discipline, b: bay-area, relation: same}
  - {a: publicity, b: information-dissemination, relation: partial}
  - {a: pct-applications, b: gi-trademarks, relation: same}
absent:
  - {plan: heyuan, measure: "chaozhou:policy-system"}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "chaozhou--heyuan.yaml").write_text(TEXT, "utf-8")
    return tmp_path


def _json(run: Run, *argv: object) -> Any:
    return json.loads(run(*argv, "-f", "json").out)


def test_diff(folder: Path, run: Run) -> None:
    result = _json(run, "diff", "chaozhou", "heyuan", "--crosswalks", folder)
    tasks = {(p["a"], p["b"]): (p["relation"], p["origin"]) for p in result["tasks"]}
    assert ("funding", "funding") not in tasks
    assert tasks["ip-discipline", "bay-area"] == ("same", "reviewed")
    assert tasks["publicity", "information-dissemination"] == ("partial", "reviewed")
    assert any(
        p["a"] == "pct-applications" and p["origin"] == "reviewed" for p in result["targets"]
    )
    assert {p["origin"] for p in result["tasks"]} == {"matcher", "reviewed"}


def test_mirror(folder: Path, run: Run) -> None:
    one = _json(run, "diff", "chaozhou", "heyuan", "--crosswalks", folder)["tasks"]
    two = _json(run, "diff", "heyuan", "chaozhou", "--crosswalks", folder)["tasks"]
    assert {(p["a"], p["b"], p["relation"], p["score"], p["origin"]) for p in one} == {
        (p["b"], p["a"], p["relation"], p["score"], p["origin"]) for p in two
    }


def test_ignored(folder: Path, run: Run) -> None:
    alone = run("diff", "chaozhou", "heyuan", "--ignore-crosswalks").out
    assert run("diff", "chaozhou", "heyuan", "--crosswalks", folder, "--ignore-crosswalks").out == (
        alone
    )
    assert alone != run("diff", "chaozhou", "heyuan").out


def test_absent_in_matrix_and_gap(folder: Path, run: Run) -> None:
    rows = _json(run, "matrix", "chaozhou", "heyuan", "--crosswalks", folder)["rows"]
    row = next(r for r in rows if r["id"] == "chaozhou:policy-system")
    assert row["cells"]["heyuan"]["coverage"] == "absent"
    gaps = _json(run, "gap", "heyuan", "--against", "chaozhou", "--crosswalks", folder)["gaps"]
    assert any(
        g["kind"] == "missing" and g["peers"][0]["measures"] == ["policy-system"] for g in gaps
    )


def test_absent_has_a_sign_of_its_own(folder: Path, run: Run) -> None:
    """Confirmed by a person to be missing is not the same as not found."""
    plain = run("matrix", "chaozhou", "heyuan", "--width", "100", "--ignore-crosswalks")
    told = run("matrix", "chaozhou", "heyuan", "--width", "100", "--crosswalks", folder)
    title = fixtures.plan("chaozhou").task("policy-system").title
    assert _line(plain.out, title).split()[-1] == "·"
    assert _line(told.out, title).split()[-1] == "×"


def _line(text: str, title: str) -> str:
    return next(line for line in text.splitlines() if title in line)


# what changes -> what is said
WRONG = [
    (("relation: none", "relation: nothing"), ":4:40 unknown-code"),
    (("plans: [chaozhou, heyuan]", "plans: [chaozhou]"), ":1:8 too-few"),
    (('"chaozhou:policy-system"', "policy-system"), ":9:29 wrong-form"),
    (("pairs:", "pears:"), ":3:1 unknown-key"),
    (("{a: funding,", "{a: finding,"), ":4:9 unknown-measure"),
    (('"chaozhou:policy-system"', '"chaozhou:nothing"'), ":9:29 unknown-measure"),
    (("plans: [chaozhou,", "plans: [chouzhou,"), ":1:9 unknown-measure"),
]


@pytest.mark.parametrize(("change", "message"), WRONG, ids=[m for _, m in WRONG])
def test_bad_file(change: tuple[str, str], message: str, folder: Path, run: Run) -> None:
    path = folder / "chaozhou--heyuan.yaml"
    path.write_text(TEXT.replace(*change), "utf-8")
    result = run("diff", "chaozhou", "heyuan", "--crosswalks", folder)
    assert (result.code, result.out) == (1, "")
    assert f"{path}{message}" in result.err


def test_no_such_folder(run: Run) -> None:
    assert run("diff", "chaozhou", "heyuan", "--crosswalks", "nowhere").code == 2
