"""Read a pack back: its text, whatever the format, and the tables of its page."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from plancmp.render.pack import pdf
from tests.conftest import Run
from tests.report import printed

PLANS = ("chaozhou", "heyuan", "guangdong")
Packs = Callable[[str], Path]

needs_pango = pytest.mark.skipif(
    not pdf.available(), reason=f"Pango is not installed: {pdf.INSTALL}"
)


def asked(run: Run, *argv: str) -> Any:
    """What a command prints as JSON."""
    return json.loads(run(*argv, "-f", "json", "--lang", "zh").out)


def content(packs: Packs) -> Any:
    """The pack as JSON."""
    return json.loads(packs("json").read_text("utf-8"))


def bare(text: str) -> str:
    """Without spaces, as formats break lines where they like."""
    return re.sub(r"\s", "", text)


def _docx(path: Path) -> str:
    return "".join(docx.Document(str(path)).element.body.itertext())


def _xlsx(path: Path) -> str:
    sheets = openpyxl.load_workbook(path)
    return "\n".join(str(cell) for sheet in sheets for row in sheet.values for cell in row)


def _html(path: Path) -> str:
    return unmarked(path.read_text("utf-8"))


def unmarked(page: str) -> str:
    """The text of HTML."""
    return html.unescape(re.sub(r"<[^>]+>", "", page))


def _markdown(path: Path) -> str:
    return re.sub("<a[^>]*></a>", "", path.read_text("utf-8")).replace("\\", "")


READERS: dict[str, Callable[[Path], str]] = {
    "html": _html,
    "md": _markdown,
    "xlsx": _xlsx,
    "docx": _docx,
    "pdf": printed.text,
}


def read(path: Path) -> str:
    """The text of a pack, without spaces."""
    return bare(READERS[path.suffix[1:]](path))


def lines(page: str, kind: str) -> list[list[str]]:
    """The rows of all tables of one kind in a page, each a list of texts."""
    tables = re.findall(rf'<table class="{kind}">.*?</table>', page, re.DOTALL)
    bodies = (table.partition("<tbody>")[2] for table in tables)
    rows = (row for body in bodies for row in re.findall(r"<tr(?! class).*?</tr>", body, re.DOTALL))
    return [[_text(c) for c in re.findall(r"<t[dh].*?</t[dh]>", row, re.DOTALL)] for row in rows]


def _text(cell: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", cell)).strip()
