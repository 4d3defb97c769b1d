"""Packs of three plans, each format made once a process."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp.cli import call
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
