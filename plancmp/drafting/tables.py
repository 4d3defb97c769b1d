"""Indicator tables, whether a line of the document is a row or a single cell.

Rows are read by what their cells are (serial number, unit, figures, attribute), not by their column: documents drop blank cells and
move merged ones. A row whose figures do not fit the years of the head gives no figure but a doubt.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plancmp.drafting.figures import Figure, figures
from plancmp.drafting.outline import Piece
from plancmp.knowledge import codelist, table
from plancmp.model import Span

_NUMBER = re.compile(
    r"(?:保持|达到|达)?(?:[≥≧>≤≦<]|不少于|不低于|不超过|至少|超过|约)?[\[(〔【]?[≥≧>≤≦<]?(\d[\d,]*(?:\.\d+)?)(?:[-—–~～至](\d[\d,]*(?:\.\d+)?))?\s*([^\d\])〕】]*)[\])〕】]?(以上|以下|以内|左右)?"
)
_BINDING = re.compile(r"(?:预期|约.)(?:性|值)(?:指标)?|预期|约束")
"""The attribute of an indicator, also misprinted."""
FEWEST = 4
"""A row of a table without attributes has so many cells at least."""
_BLANK = re.compile(r"[-—–－/\\]*|无|暂无|空")


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[str, ...]
    lines: Span


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines of a table, the note under it and the plan say of its columns."""

    years: tuple[int, ...]
    serial: bool
    total: bool
    """Whether a last column adds up the years."""
    note: str
    start: int
    end: int
    """Years of the plan."""


def rows(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Figure]:
    """The figures of every indicator table; start and end: years of the plan."""
    for cells, note in _tables(pieces):
        if all(len(split(cell.text)) > 2 for cell in cells):
            grid = [
                Row(tuple(split(cell.text)), cell.span)
                for cell in cells
                if not re.fullmatch(r"[\s|:\-]*", cell.text)
            ]
        else:
            grid = list(_gathered(cells))
        if grid:
            yield from _read(grid, note, start, end)


def _tables(pieces: Sequence[Piece]) -> Iterator[tuple[list[Piece], str]]:
    """Runs of cells, each with the note that follows it."""
    run: list[Piece] = []
    for i, piece in enumerate(pieces):
        if piece.kind == "cell":
            run.append(piece)
        elif len(run) >= 3 or (run and len(split(run[0].text)) > 3):
            yield run, "".join(p.text for p in pieces[i : i + 8] if p.kind == "note")
            run = []
        else:
            run = []
    if len(run) >= 3:
        yield run, ""


def split(text: str) -> list[str]:
    flat = unicodedata.normalize("NFKC", text).strip("\n")
    parts = flat.strip().strip("|").split("|") if "|" in flat else flat.strip(" ").split("\t")
    return [re.sub(r"\s", "", part) for part in parts]


def _gathered(cells: Sequence[Piece]) -> Iterator[Row]:
    """Rows of a table that has one cell a line: each begins with the next serial number, else after an attribute or a blank line."""
    texts = [
        (text, cell.span)
        for cell in cells
        for text in [part for part in split(cell.text) if part] or [""]
    ]
    numbered = any(text == "序号" for text, _ in texts)
    attributed = sum(bool(_BINDING.fullmatch(text)) for text, _ in texts) > 2
    held: list[tuple[str, Span]] = []
    serial = 0
    for text, span in texts:
        apart = bool(held) and span[0] > held[-1][1][1] + 1
        filled = [t for t, _ in held if t]
        full = (
            bool(filled and _BINDING.fullmatch(filled[-1]))
            if attributed and serial
            else len(filled) >= FEWEST or not serial
        )
        following = (
            numbered and text.isdigit() and serial < int(text) <= serial + 3 and (apart or full)
        )
        if held and (following or (apart and not numbered)):
            yield Row(tuple(t for t, _ in held), (held[0][1][0], held[-1][1][1]))
            held = []
        serial = int(text) if following else serial
        held.append((text, span))
        if (
            attributed
            and not numbered
            and (_BINDING.fullmatch(text) or re.fullmatch("指标属性|属性|性质|类型", text))
        ):
            yield Row(tuple(t for t, _ in held), (held[0][1][0], held[-1][1][1]))
            held = []
    if held:
        yield Row(tuple(t for t, _ in held), (held[0][1][0], held[-1][1][1]))


def _read(grid: Sequence[Row], note: str, start: int, end: int) -> Iterator[Figure]:
    """The head is everything before the first row with a figure."""
    body = next(
        (i for i, row in enumerate(grid) if i and any(_is_figure(c) for c in row.cells)), None
    )
    if body is None:
        return
    top = [cell for row in grid[:body] for cell in row.cells]
    if not any(re.search("指标|目标|名称|项目|内容|任务", cell) for cell in top):
        return
    years = tuple(int(y) for cell in top for y in re.findall(r"(20\d\d)年?", cell))
    if not years and any(re.search("基期|基础值|现状|基准", cell) for cell in top):
        years = (start - 1, end)
    total = any(re.fullmatch("合计|总计|累计", cell) for cell in top)
    head = Head(years or (end,), any(cell == "序号" for cell in top), total, note, start, end)
    for row in grid[body:]:
        yield from _row(row, head)


def _is_figure(cell: str) -> bool:
    return bool(_NUMBER.fullmatch(cell)) and not re.fullmatch(r"\d{1,2}|20\d\d年?", cell)


def _row(row: Row, head: Head) -> Iterator[Figure]:
    cells = list(row.cells)
    serial = int(cells.pop(0)) if head.serial and cells and cells[0].isdigit() else None
    binding = next((c for c in cells if _BINDING.fullmatch(c)), "")
    cells = cells[: cells.index(binding)] if binding else cells
    named = next((i for i, c in enumerate(cells) if _unit_in(c)), None)
    if named is not None and not any(i and _units(c) for i, c in enumerate(cells)):
        cells[named : named + 1] = [
            re.sub(r"\([^()]*\)$", "", cells[named]),
            _unit_in(cells[named]),
        ]
    unit_at = next((i for i, c in enumerate(cells) if i and _units(c)), None)
    kind = "binding" if binding.startswith("约束") else "expected" if binding else "unstated"
    like = Figure("", None, "", "=", head.end, row.lines, row=serial, binding=kind)
    if unit_at is None:
        yield from _without_unit(cells, like, head)
    else:
        yield from _with_unit(cells, unit_at, like, head)


def _with_unit(cells: list[str], at: int, like: Figure, head: Head) -> Iterator[Figure]:
    """Cells with the unit in one of them: name before it, figures behind it."""
    name, printed = _last_text(cells[:at]), _units(cells[at])
    if "/" in name and len(printed) == 1 and name.count("/") == cells[-1].count("/"):
        name, printed, cells = (
            name.replace("/", "、"),
            printed * (1 + name.count("/")),
            [c.replace("/", "、") for c in cells],
        )
    values = _values(cells[at + 1 :], len(head.years), len(printed))
    names = _names(name, len(printed))
    if head.total and (found := _parse(cells[-1])) and len(cells) == at + 2 + len(head.years):
        value, high, sign, _ = found
        yield replace(
            like,
            name=name,
            value=value,
            value_max=high,
            unit=printed[0],
            comparator=sign,
            basis="cumulative",
        )
    for i, unit in enumerate(printed):
        yield from _figures(
            replace(like, name=names[i], unit=unit),
            [v[i] if i < len(v) else "" for v in values],
            head,
        )


def _last_text(cells: Sequence[str]) -> str:
    texts = [cell for cell in cells if cell]
    return texts[-1] if texts else ""


def _unit_in(cell: str) -> str:
    """养老床位总数(张): the unit stands behind the name."""
    found = re.search(r"\(([^()]*)\)$", cell)
    return found[1] if found and len(cell) > len(found[0]) and _known(found[1]) else ""


def _units(cell: str) -> list[str]:
    """件; 亿元、项: two measures in one row."""
    parts = [part.strip("()") for part in re.split(r"[、,/](?!年|日|月|人)", cell)]
    known = [_known(part) for part in parts]
    return [unit for unit in known if unit] if all(known) else []


def _known(part: str) -> str:
    codes = codelist("units")
    return part if part in codes else ""


def _names(name: str, count: int) -> list[str]:
    """Names of two measures in one cell: 融资金额、项目数."""
    parts = name.split("、")
    return parts if count > 1 and len(parts) == count else [name] * count


def _values(cells: Sequence[str], years: int, measures: int) -> list[list[str]]:
    """One list a year, with a text for each measure; a value that runs into the next cell is put together."""
    if measures > 1:
        joined: list[str] = []
        for cell in cells:
            if joined and joined[-1].endswith("、"):
                joined[-1] += cell
            else:
                joined.append(cell)
        return [cell.split("、") for cell in joined[:years]]
    return [[cell] for cell in cells[:years]]


def _figures(like: Figure, values: list[str], head: Head) -> Iterator[Figure]:
    """One figure for each year of the plan; the last year before it is the baseline."""
    by_year = dict(zip(head.years, values, strict=False))
    before = [year for year in head.years if year < head.start]
    later = [year for year in head.years if year >= head.start]
    fits = len(values) == len(head.years)
    base = _parse(by_year.get(before[-1], "")) if before and fits else None
    like = replace(
        like,
        baseline=base[0] if base else None,
        baseline_year=before[-1] if before and fits else None,
        has_baseline=bool(before),
    )
    if not fits:
        yield replace(like, doubts=("cells-missing",))
        return
    for year in later:
        found = _parse(by_year.get(year, ""))
        if found:
            value, high, sign, behind = found
            sign = "range" if high is not None else sign
            basis = _basis(by_year[year], head.note) or ("annual" if head.total else "")
            yield replace(
                like,
                value=value,
                value_max=high,
                unit=_known(behind) or like.unit,
                comparator=sign,
                year=year,
                basis=basis,
            )
        elif year == later[-1]:
            yield replace(
                like,
                year=year,
                doubts=() if _BLANK.fullmatch(by_year.get(year, "")) else ("cell-unread",),
            )


def _parse(cell: str) -> tuple[Decimal, Decimal | None, str, str] | None:
    """Value, upper end, comparator, and what is printed behind the number."""
    match = _NUMBER.fullmatch(cell)
    if not match or _BLANK.fullmatch(cell):
        return None
    data = table("draft")
    sign = next(
        (
            s
            for s, words in data["behind"].items()
            if match[4] in words or any(w in cell for w in words)
        ),
        None,
    )
    sign = sign or next(
        (
            s
            for s, words in data["before"].items()
            for word in sorted(words, key=len, reverse=True)
            if word in cell[:6]
        ),
        "=",
    )
    behind = re.sub("以上|以下|以内|左右", "", match[3] or "")
    if behind and not _known(behind):
        return None
    high = Decimal(match[2].replace(",", "")) if match[2] else None
    return Decimal(match[1].replace(",", "")), high, str(sign), behind


def _basis(cell: str, note: str) -> str:
    """What brackets mean, by the note under the table."""
    bracket = next((c for c in cell if c in "[(〔【"), "")
    if not bracket or not note:
        return ""
    flat = re.sub(r"\s", "", unicodedata.normalize("NFKC", note))
    meaning = re.search(
        rf"{re.escape(bracket)}[^\d一-龥]{{0,3}}(?:内)?(?:的)?(?:数据|数字|数值)?为?([^,,;;。]{{2,16}})",
        flat,
    )
    words = meaning[1] if meaning else ""
    return (
        "stock"
        if "存量" in words
        else "cumulative"
        if re.search("累计|新增|合计|总数", words)
        else ""
    )


def _without_unit(cells: list[str], like: Figure, head: Head) -> Iterator[Figure]:
    """The unit stands with the figure: 20万件, 年均增长率10%, 36件以上."""
    texts = [cell for cell in cells if cell]
    if len(texts) < 2:
        return
    name, cell = texts[-2], texts[-1]
    year = next((y for y in reversed(head.years) if y >= head.start), head.end)
    for figure in figures(cell, like.lines, head.start, head.end):
        label = (
            name + figure.name
            if figure.name and figure.name not in name and "增长" in figure.name + cell
            else name
        )
        yield replace(figure, name=label, year=year, row=like.row, binding=like.binding, doubts=())
