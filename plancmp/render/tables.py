"""Tables as HTML, all text escaped: a page without script or network, a notebook's fragment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from string import Template
from typing import Any

from plancmp import resources
from plancmp.render import View, data, sheets
from plancmp.render.spreadsheet import Sheet, Value

SHORT = 50
"""Rows of a table that a notebook shows; `to_frame` and the files have all."""
_CHINESE = re.compile("[\u3400-\u9fff]")
_TAGS = {"zh": "zh-Hans"}


def page(kind: str, result: Any, view: View) -> str:
    """Every table of a result on one self-contained page."""
    made = sheets.of(kind)
    lines = (*made.notices(result, view), *made.looked_at(result, view))
    found = (table(each, view) for each in made.sheets(result, view))
    return put_together(made.title(result, view), (*listed(lines, view), *found), view)


def put_together(title: str, body: Iterable[str], view: View) -> str:
    """A page of parts that are HTML already."""
    form = Template(resources.template("table.html").read_text("utf-8"))
    lang = _TAGS.get(view.lang, view.lang)
    return form.substitute(lang=lang, title=escape(title), body="\n".join(body))


def fragment(kind: str, result: Any, view: View) -> str:
    """What a notebook shows of a result: the first table, the others folded."""
    if sheets.has(kind):
        made = sheets.of(kind)
        told = (*made.notices(result, view), *made.looked_at(result, view))
        found = made.sheets(result, view)
    else:
        told, found = (), tuple(_plain(kind, data(kind, result, view), view))
    first, *others = (_short(each, view) for each in found) if found else ("",)
    folded = (
        f"<details><summary>{escape(each.name)} ({len(each.rows)})</summary>{text}</details>"
        for each, text in zip(found[1:], others, strict=True)
    )
    lines = (*listed(told, view), first, *folded)
    return f'<div lang="{_TAGS.get(view.lang, view.lang)}">{"".join(lines)}</div>'


def table(sheet: Sheet, view: View) -> str:
    """One table with its caption, to scroll sideways; the last frozen column heads its row."""
    rows = "\n".join(_row(row, sheet.frozen - 1, view) for row in sheet.rows)
    return _grid(sheet.name, sheet.heads, rows, view)


def marked(name: str, heads: Sequence[str], rows: Iterable[Sequence[str]], view: View) -> str:
    """The same of cells that are HTML already."""
    told = ("".join(f"<td{_lang(cell, view)}>{cell}</td>" for cell in row) for row in rows)
    return _grid(name, heads, "\n".join(f"<tr>{row}</tr>" for row in told), view)


def _grid(caption: str, heads: Sequence[str], rows: str, view: View) -> str:
    name = escape(caption)
    head = "".join(f'<th scope="col"{_lang(text, view)}>{escape(text)}</th>' for text in heads)
    empty = f'<tr><td colspan="{len(heads)}">{escape(view.say("table-empty"))}</td></tr>'
    return (
        f'<div class="scroll" role="region" aria-label="{name}" tabindex="0"><table>\n'
        f"<caption>{name}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{rows or empty}\n</tbody></table></div>"
    )


def _row(row: tuple[Value, ...], heading: int, view: View) -> str:
    return f"<tr>{''.join(_cell(cell, i == heading, view) for i, cell in enumerate(row))}</tr>"


def _cell(cell: Value, heads: bool, view: View) -> str:
    text = "" if cell is None else str(cell)
    tag, scope = ("th", ' scope="row"') if heads else ("td", "")
    right = ' class="number"' if type(cell) in (int, float) else ""
    shown = escape(text).replace("\n", "<br/>")
    return f"<{tag}{scope}{right}{_lang(text, view)}>{shown}</{tag}>"


def _lang(text: str, view: View) -> str:
    """Names as printed stay Chinese on an English page: a reader's voice and fonts must know."""
    return ' lang="zh-Hans"' if view.lang != "zh" and _CHINESE.search(text) else ""


def listed(told: Iterable[str], view: View) -> tuple[str, ...]:
    """What a reader must know, as a list; nothing where there is nothing."""
    items = "".join(f"<li{_lang(text, view)}>{escape(text)}</li>" for text in told)
    return (f'<ul class="mind">{items}</ul>',) if items else ()


def _short(sheet: Sheet, view: View) -> str:
    shown = Sheet(sheet.name, sheet.heads, sheet.rows[:SHORT], sheet.widths, sheet.frozen)
    more = len(sheet.rows) - SHORT
    told = f"<p>{escape(view.say('table-more', n=more))}</p>" if more > 0 else ""
    return table(shown, view) + told


def _plain(kind: str, content: Any, view: View) -> Iterator[Sheet]:
    """A JSON contract as tables: its single facts, then each of its lists."""
    if isinstance(content, list):
        yield _entries(kind, content)
        return
    facts = tuple(_facts(content))
    if facts:
        yield Sheet(kind, (view.say("table-item"), view.say("value")), facts)
    for key, value in content.items():
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            yield _entries(key, value)


def _facts(content: Mapping[str, Any], above: str = "") -> Iterator[tuple[Value, ...]]:
    """What is no list of entries, also inside of other facts: coding.status."""
    for key, value in content.items():
        if isinstance(value, Mapping):
            yield from _facts(value, f"{above}{key}.")
        elif _is_plain(value) and value != []:
            yield f"{above}{key}", _flat(value)


def _entries(name: str, entries: list[Mapping[str, Any]]) -> Sheet:
    keys = tuple(key for key, value in entries[0].items() if _is_plain(value)) if entries else ()
    return Sheet(name, keys, tuple(tuple(_flat(e.get(k)) for k in keys) for e in entries))


def _is_plain(value: Any) -> bool:
    """Whether a cell can hold it: a text, a number, or a list of those."""
    items = value if isinstance(value, list) else [value]
    return not any(isinstance(item, Mapping) for item in items)


def _flat(value: Any) -> Value:
    if isinstance(value, list):
        return ", ".join(str(_flat(item)) for item in value)
    return value if value is None or isinstance(value, str | int | float) else str(value)
