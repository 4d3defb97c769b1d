"""Bounds: each holds, is named, and can be changed."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from plancmp.drafting.readers import bounds
from plancmp.errors import UnreadableInput
from tests.readers.files import CHAPTERS, docx, flowing, html, p, pdf, read, table, txt

TEXT = "加强知识产权保护，完善体制机制，推动创新发展。"
SMALL = {
    "bytes": lambda folder: txt(folder, *CHAPTERS),
    "characters": lambda folder: txt(folder, *CHAPTERS),
    "unpacked": lambda folder: docx(folder, *map(p, CHAPTERS)),
    "cells": lambda folder: docx(folder, table(("甲", "乙"), ("丙", "丁"))),
    "depth": lambda folder: html(folder, "<div><div><p>上</p></div></div>"),
    "pages": lambda folder: pdf(folder, flowing(TEXT), flowing(TEXT), flowing(TEXT)),
}


@pytest.mark.parametrize("name", SMALL)
def test_a_bound_holds(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = SMALL[name](tmp_path)
    read(path)
    monkeypatch.setenv(bounds.VARIABLE, f"{name}=2")
    with pytest.raises(UnreadableInput):
        read(path)


def test_seconds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter(range(0, 100_000, 50))
    monkeypatch.setattr("plancmp.drafting.readers.bounds.time.monotonic", lambda: next(ticks))
    with pytest.raises(UnreadableInput, match="passes the bound seconds"):
        read(docx(tmp_path, *map(p, CHAPTERS * 3)))


@pytest.mark.parametrize("value", ["rows=3", "pages", "pages=many"])
def test_a_bound_that_is_none(tmp_path: Path, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(bounds.VARIABLE, value)
    with pytest.raises(UnreadableInput, match="is no bound of documents"):
        read(txt(tmp_path, *CHAPTERS))


def test_a_stream_that_unpacks_to_much_is_refused_before_it_is_drawn(tmp_path: Path) -> None:
    path = pdf(tmp_path, flowing(TEXT))
    packed = zlib.compress(b"0 0 m " * 3_000_000)
    head = f"9 0 obj\n<</Length {len(packed)}/Filter/FlateDecode>>\nstream\n".encode()
    path.write_bytes(path.read_bytes() + head + packed + b"\nendstream\nendobj\n")
    with pytest.raises(UnreadableInput, match="passes the bound stream"):
        read(path)
