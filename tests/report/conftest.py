"""Packs of three plans, each format made once a process."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp.cli import call
from tests.documents import invented
from tests.report.readers import PLANS, Packs


@pytest.fixture(scope="session")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Packs:
    """packs("html") -> the pack in Chinese in that format."""
    folder = tmp_path_factory.mktemp("packs")

    def make(suffix: str) -> Path:
        path = folder / f"pack.{suffix}"
        if not path.exists():
            assert call(["report", *PLANS, "-o", str(path), "--lang", "zh", "-q"]) == 0
        return path

    return make


@pytest.fixture(scope="session")
def worded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF with the wording of every pair, from documents that nobody wrote."""
    folder, path = tmp_path_factory.mktemp("documents"), tmp_path_factory.mktemp("worded") / "a.pdf"
    documents = invented(folder, *PLANS[:2])
    argv = ["report", *PLANS[:2], "--source", documents, "-o", path, "--lang", "zh", "-q"]
    assert call(list(map(str, argv))) == 0
    return path
