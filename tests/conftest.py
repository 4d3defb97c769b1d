"""What every test uses: the command line in this process, and plan files made from the sample."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from plancmp.cli import call
from tests import shared

CASES = Path(__file__).parent / "cases"
os.environ.setdefault("NUMBA_CACHE_DIR", str(CASES.parents[1] / ".pytest_cache" / "compiled"))
"""Of the whole run, and of the next: there is a folder for each state of the code."""
SAMPLE = (CASES / "sample.yaml").read_text("utf-8")


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


Run = Callable[..., Result]
Write = Callable[..., Path]


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing that an earlier run has kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANCMP_CACHE", str(shared.folder(tmp_path_factory, "cache")))
        yield


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "GITHUB_ACTIONS",
        "PLANCMP_PLANS",
        "PLANCMP_SECTORS",
        "PLANCMP_CROSSWALKS",
        "_PLANCMP_COMPLETE",
        "SOURCE_DATE_EPOCH",
        "NO_COLOR",
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "COLUMNS",
    ):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """run("diff", "a", "b") -> exit code, stdout, stderr."""

    def run_it(*argv: object) -> Result:
        code = call([str(arg) for arg in argv])
        return Result(code, *capsys.readouterr())

    return run_it


@pytest.fixture
def sample(tmp_path: Path) -> Write:
    """sample(("old", "new"), …) -> path of the sample plan so changed; each change must apply."""

    def write(*changes: tuple[str, str], name: str = "sample.yaml") -> Path:
        text = SAMPLE
        for old, new in changes:
            assert old in text, f"the sample has no {old!r}"
            text = text.replace(old, new, 1)
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def sources() -> Path:
    """The folder of the documents that were coded; they are not part of the project."""
    folder = Path(os.environ.get("PLANCMP_SOURCES", "sources"))
    if not folder.is_dir():
        pytest.skip("PLANCMP_SOURCES names no folder with the coded documents")
    return folder
