"""Quantified commitments in running text: what is promised, how much, by when. When in doubt, nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from plancmp.drafting import phrase
from plancmp.drafting.numbers import value_of
from plancmp.knowledge import codelist, table
from plancmp.model import Span

_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_DIGITS = {ord(c): str(i) for i, c in enumerate("一二三四五", 1)}
_CLAUSE = re.compile(r"[。；;，,！？!?:：]")
_BROKEN = re.compile(r"\d\s+[\d.]|\d\.\s+\d|[A-Za-z]\d|\d[lOoISB](?![A-Za-z])")
"""Figures that damage has cut or mixed with letters."""
_RISES = r"(?:左右|以上|以下|以内)?(?:提高|提升|增加|增长|增|扩大|上升|升|下降|降低|降|缩短|压缩|压减|减少|拓展|发展)(?:到|至|为)"
"""What leads from a baseline to a target."""
_GROWTH = ("年均", "年均增速", "年均增长", "年均增长率", "年均增幅", "每年")
"""Names of figures that say how fast the one before grows."""
SMALLEST_IN_WORDS = 10
"""Smaller numbers in words (三个, 五大) are mostly no figures."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantified commitment, as a document states it."""

    name: str
    value: Decimal | None
    unit: str
    comparator: str
    year: int
    lines: Span
    value_max: Decimal | None = None
    baseline: Decimal | None = None
    baseline_year: int | None = None
    has_baseline: bool = False
    """Whether the place has room for a baseline, be it blank."""
    basis: str = ""
    row: int | None = None
    binding: str = "unstated"
    doubts: tuple[str, ...] = ()
    """What a coder should check: message keys."""


def figures(
    text: str, lines: Span, start: int, end: int, *, dated: bool = False
) -> Iterator[Figure]:
    """Those of one paragraph; start and end: years of the plan; dated: only those for which a year is named.

    A year stands for all figures until the next.
    """
    flat = unicodedata.normalize("NFKC", text).replace("％", "%")
    standing: int | None = None
    if begun := _mention().match(re.sub(r"\s", "", flat)):
        flat = re.sub(r"\s", "", flat)[
            begun.end() :
        ]  # a number at the very beginning may be the rest of one that a line break has cut
    for sentence in re.split(r"(?<=[。；;！])", flat):
        bare = re.sub(r"\s", "", sentence)
        if _BROKEN.search(re.sub(r"(20\d\d)\s+年", r"\1年", sentence)) or re.match(
            r"(?:对|凡|对于).{2,60}?(?:给予|予以|奖励|资助|补助)", bare
        ):
            continue
        subject = last = ""
        named: int | None = None
        for clause, fresh in _clauses(bare):
            before = None if fresh else named
            named, stays = _year(clause, start, end)
            named = named or before
            standing = named if stays else standing
            year = named or standing
            if (year and year < start) or any(word in clause for word in table("draft")["history"]):
                continue
            if (standing or (year and re.search("到|至|力争|底|末", clause))) if dated else True:
                for found in _clause(clause, subject, lines, year or end):
                    figure = _growth(found, last)
                    last = figure.name
                    yield (
                        figure
                        if year
                        else replace(figure, doubts=(*figure.doubts, "year-from-period"))
                    )
            subject = _subject(clause) or subject
        standing = standing if standing and standing >= end else None


def _growth(figure: Figure, before: str) -> Figure:
    """达到11万件，年均增长10%: the second figure is the growth of the first, whose name is given."""
    if figure.name in _GROWTH and before:
        return replace(
            figure, name=f"{before}年均增长率", basis="growth", doubts=("name-from-before",)
        )
    return figure


def _clauses(sentence: str) -> Iterator[tuple[str, bool]]:
    """Split at commas; and at enumeration commas where what follows has a figure of its own. Also whether a comma stands before."""
    for clause in _CLAUSE.split(sentence):
        parts, fresh = clause.split("、"), True
        held = parts[0]
        for part in parts[1:]:
            if "分别" not in held and _mention().search(held) and _mention().search(part):
                yield held, fresh
                held, fresh = part, False
            else:
                held += "、" + part
        yield held, fresh


def _year(clause: str, start: int, end: int) -> tuple[int | None, bool]:
    """The last year that a clause names, and whether it stands for the clauses behind it too (到2025年, “十四五”期间)."""
    found = list(phrase.YEAR.finditer(clause))
    if not found:
        return None, False
    last = found[-1]
    if last[1]:
        return int(last[1]), bool(
            re.search(r"(?:到|至|展望)$", clause[: last.start()]) or last[0] == clause
        )
    if last[4]:
        return start + int(last[4].translate(_DIGITS)) - 1, False
    return (2010 + 5 * "一二三四五".index(last[2]) if last[2] else end), True


@cache
def _mention() -> re.Pattern[str]:
    """A number with its unit: 5-10家, 1.2万件, 二十所, 10%."""
    units = "|".join(map(re.escape, sorted(codelist("units"), key=len, reverse=True)))
    chinese = "[" + "".join((*table("numbers")["digits"], *table("numbers")["tens"])) + "]+"
    number = rf"(?:{_ARABIC}|{chinese})"
    return re.compile(
        rf"(?<![\d.第〔\[A-Za-z/:∶])({number})(?:%?[-—–~～至到]+({number}))?(余|多|来)?([万亿]?(?:{units}))(?![\d:∶])"
    )


def _clause(clause: str, subject: str, lines: Span, year: int) -> Iterator[Figure]:
    found = [m for m in _mention().finditer(clause) if _is_promise(clause, m)]
    found = [
        m
        for m in found
        if m is found[-1] or not re.match("(?:以上|以下|以内)的", clause[m.end() :])
    ]  # 营业收入500万元以上的企业5家
    if len(found) > 1 and "分别" in clause[: found[0].start()]:
        yield from _respectively(clause, found, lines, year)
        return
    last: Figure | None = None
    base: tuple[re.Match[str], str] | None = None
    end = 0
    for match in found:
        before, end = clause[end : match.start()], match.end()
        if re.search(r"[由从](?:20\d\d年的?)?$", before) and re.match(_RISES, clause[end:]):
            base = match, before
            continue
        figure = _read(clause, base[1] if base else before, match, lines, year, before)
        if figure and base and phrase.unit(base[0][4])[0] == figure.unit:
            figure = replace(figure, baseline=phrase.number(base[0][1]), has_baseline=True)
        base = None
        if figure is None:
            continue
        if last and re.fullmatch(r"(?:以上|以下|以内)?[和与及、]?(?:约|超过|不少于|至少)?", before):
            figure = replace(
                figure,
                name=last.name,
                comparator=figure.comparator if figure.comparator != "=" else last.comparator,
                doubts=("shared-name",),
            )
        if not figure.name and subject:
            figure = replace(figure, name=subject, doubts=(*figure.doubts, "name-from-before"))
        if figure.name:
            last = figure
            yield from _each(figure, before)
    yield from _whole(clause, lines, year) if not found else ()


def _respectively(
    clause: str, found: Sequence[re.Match[str]], lines: Span, year: int
) -> Iterator[Figure]:
    """甲和乙分别达到3家和30家; 2023年、2025年分别建成3个和8个. Where names or years are not as many as figures: nothing."""
    head = clause[: clause.index("分别")]
    years = [int(y) for y in re.findall(r"(20\d\d)年", head)]
    before = clause[: found[0].start()]
    figures = [_read(clause, before, match, lines, year, before) for match in found]
    parts = [
        part for part in re.split("和|与|及|、", figures[0].name if figures[0] else "") if part
    ]
    behind = phrase.comparator("", clause[found[-1].end() :])
    for i, read in enumerate(figures):
        figure = replace(read, comparator=behind) if read and behind != "=" else read
        if figure and len(years) == len(found):
            yield replace(
                figure,
                year=years[i],
                name=figure.name or phrase.name_after(clause[found[0].end() :]),
            )
        elif figure and len(parts) == len(found):
            yield replace(figure, name=parts[i], doubts=("shared-name",))


def _each(figure: Figure, before: str) -> Iterator[Figure]:
    """申请量和授权量均达15个: the figure holds for each."""
    parts = re.split("和|与|及|、", figure.name)
    if re.search("均|各", before[-4:]) and len(parts) > 1:
        yield from (replace(figure, name=part, doubts=("shared-name",)) for part in parts if part)
    else:
        yield figure


def _whole(clause: str, lines: Span, year: int) -> Iterator[Figure]:
    """实现全覆盖, 全部建成, 覆盖所有: a promise of 100 %; 一半: of 50 %."""
    done = "实现|达到|建成|建立|完成|设立|配备|达标|纳入"
    patterns = (
        r"(.{2,30}?)(?:基本实现|实现|达到)?(?:全覆盖|百分之百|全面覆盖)(?!的)",
        rf"(.{{2,20}}?)全部(?:{done})(.{{2,20}})?",
        rf"(?:所有|全部)(.{{2,15}}?)(?:均|都)?(?:{done})(.{{2,20}})",
        r"(.{2,20}?)覆盖(?:所有|全部)(.{2,20})",
    )
    if half := re.search(rf"(.{{2,40}}?){table('draft')['half']}", clause):
        yield Figure(
            phrase.name(half[1]),
            Decimal(50),
            "%",
            phrase.comparator(half[0], "以上" if half[0].endswith("以上") else ""),
            year,
            lines,
            doubts=("whole",),
        )
    for pattern in patterns:
        if found := re.search(pattern, clause):
            name = phrase.name("".join(group or "" for group in found.groups()))
            if name:
                yield Figure(name, Decimal(100), "%", "=", year, lines, doubts=("whole",))
            return


def _is_promise(clause: str, match: re.Match[str]) -> bool:
    """Not a part of a name, a condition, a sum that is paid, a span of time, or a small number in words."""
    data = table("draft")
    before, after, unit = clause[: match.start()], clause[match.end() :], match[4]
    in_words = not match[1][0].isdigit()
    small = in_words and (value_of(match[1]) or 0) < SMALLEST_IN_WORDS
    return not (
        re.fullmatch("[百千]+", match[1])
        or after.startswith(("之", *data["not_things"]))
        or (
            re.match("(?:以上|以下|以内)的", after)
            and re.search("占|" + phrase.reach() + "$", before)
        )
        or re.match(r"(?:年|天|日|月)(?:内|以内|前)", after)
        or (
            unit in ("岁", "天", "期", "小时", "分钟", "个月", "个工作日", "工作日")
            and not re.search(phrase.reach() + "$", before)
        )
        or (small and not re.search(r"(?:少于|至少|达到|超过|突破|新增|建成)$", before))
        or (unit.endswith("元") and any(word in clause for word in data["money_for"]))
        or re.search(data["conditions"], clause)
        or any(before.count(left) > before.count(right) for left, right in ("()", "“”", "《》"))
        or (before.endswith(("第", "每", "前", "近", "过去", "首")) and not before.endswith("提前"))
    )


def _read(
    clause: str, named: str, match: re.Match[str], lines: Span, year: int, before: str
) -> Figure | None:
    """named: where the name stands; before: what stands right before the number."""
    value, high = phrase.number(match[1]), phrase.number(match[2]) if match[2] else None
    if value is None or (high is not None and high <= value):
        return None
    unit, factor = phrase.unit(match[4])
    after = clause[match.end() :]
    name = phrase.name(named)
    return Figure(
        name=name if len(name) > 1 else phrase.name_after(after),
        value=value * factor,
        value_max=None if high is None else high * factor,
        unit=unit,
        comparator="range" if high is not None else phrase.comparator(before, after),
        year=year,
        lines=lines,
        basis=phrase.basis(named, unit),
        doubts=("about",) if match[3] or after.startswith(("左右", "余")) else (),
    )


def _subject(clause: str) -> str:
    """What a clause speaks of, for a figure without a name in the next one."""
    return (
        phrase.name(clause)
        if 2 < len(clause) <= phrase.LONGEST_NAME and not _mention().search(clause)
        else ""
    )
