"""Packs of three plans, each format made once a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp.cli import call
from tests import shared
from tests.documents import invented
from tests.report.readers import PLANS, Packs


@pytest.fixture(scope="session")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Packs:
    """packs("html") -> the pack in Chinese in that format."""
    folder = shared.folder(tmp_path_factory, "packs")

    def make(path: Path) -> None:
        assert call(["report", *PLANS, "-o", str(path), "--lang", "zh", "-q"]) == 0

    return lambda suffix: shared.made(folder / f"pack.{suffix}", make)


@pytest.fixture(scope="session")
def worded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF with the wording of every pair, from documents that nobody wrote."""

    def make(path: Path) -> None:
        documents = invented(tmp_path_factory.mktemp("documents"), *PLANS[:2])
        argv = ["report", *PLANS[:2], "--source", documents, "-o", path, "--lang", "zh", "-q"]
        assert call(list(map(str, argv))) == 0

    return shared.made(shared.folder(tmp_path_factory, "worded") / "pack.pdf", make)
