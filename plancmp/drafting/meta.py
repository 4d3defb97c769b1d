"""What a document says of itself: title, issuer, number, date, jurisdiction."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile

from plancmp.drafting.outline import without_bookmarks
from plancmp.knowledge import table
from plancmp.model import Span

TOP = 60
"""How many lines may stand before a plan begins."""
OFTEN = 5
"""A place that is named so many times is the plan's."""


@dataclass(frozen=True, slots=True)
class Meta:
    """Empty where the document does not say."""

    title: str = ""
    issuer: str = ""
    number: str = ""
    published: str = ""
    """ISO date."""
    place: str = ""
    level: str = ""


def read(lines: Sequence[str]) -> Meta:
    """Everything that is found; nothing is guessed but the level, by the last character of the place's name."""
    flat = (
        re.sub(r"\s", "", unicodedata.normalize("NFKC", without_bookmarks(line))) for line in lines
    )
    text = list(dropwhile(lambda line: not line, flat))
    title = _title(text)
    place = _place(title) or _often(text)
    level = next(
        (level for level, ends in table("draft")["levels"].items() if place.endswith(tuple(ends))),
        "",
    )
    return Meta(title, _issuer(text), _number(text), _date(text), place, level)


def titles(lines: Sequence[str]) -> list[str]:
    """Every line that is the title of a plan by itself; two plans may stand in one notice."""
    found = []
    for line in lines:
        ends = re.search(
            rf"(?:{'|'.join(table('draft')['titles'])})(?:[((][^()()]{{0,20}}[))])?$", line
        )
        if (
            6 <= len(line) <= 50
            and ends
            and not re.search(r"[。;；,，:：]|通知|^《|印发|^附件", line)
            and not re.match(r"[(（第一二三四五六七八九十\d表图]", line)
        ):
            found.append(line)
    return list(dict.fromkeys(found))


def parts(lines: Sequence[str]) -> tuple[Span, ...]:
    """First and last line of each plan in a document; one notice may hold several, each with a title and chapters that begin anew."""
    flat = [
        re.sub(r"\s", "", unicodedata.normalize("NFKC", without_bookmarks(line))) for line in lines
    ]
    starts: list[int] = []
    title = 0
    for i, line in enumerate(flat, 1):
        if titles([line]):
            title = i
        elif title and re.match(r"一、|第一[章部编篇]", line):
            starts.append(title)
            title = 0
    if len(starts) < 2:
        return ((1, len(lines)),)
    ends = [start - 1 for start in starts[1:]] + [len(lines)]
    return tuple(zip([1, *starts[1:]], ends, strict=True))


def _title(text: list[str]) -> str:
    named = titles(text[:TOP])
    if named:
        return named[0]
    quoted = re.findall(
        rf"(?:印发|现将)《([^《》]{{4,40}}(?:{'|'.join(table('draft')['titles'])}))》",
        "\n".join(text[:TOP]),
    )
    return str(quoted[0]) if quoted else ""


def _issuer(text: list[str]) -> str:
    for line in text[:TOP]:
        if found := re.fullmatch(
            r"([一-龥]{2,30}(?:人民政府|办公室|办公厅|委员会|厅|局|国务院))文件", line
        ) or re.search(r"(?:发文机关|发布机构)[::]([一-龥]{2,30}?)(?:成文|发布|$)", line):
            return found[1]
    return ""


def _number(text: list[str]) -> str:
    found = re.search(
        r"([一-龥]{1,8}[〔\[](?:19|20)\d\d[〕\]]\d{1,4}号)(?!\))",
        "\n".join(line for line in text[:TOP] if len(line) <= 60),
    )
    return found[1].replace("[", "〔").replace("]", "〕") if found else ""


def _date(text: list[str]) -> str:
    near = [*text[:TOP], *text[-20:]]
    for label in (r"(?:成文日期|发布日期|发布时间|印发日期)[::]", r"^", r"^.{0,20}?"):
        for line in near:
            if found := re.search(
                label + r"(20\d\d)[年-](\d{1,2})[月-](\d{1,2})日?(?:印发|\D|$)", line
            ):
                return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    return ""


def _place(title: str) -> str:
    found = re.match(
        r"(?:中共)?(国家|全国|[一-龥]{2,7}?(?:省|自治区|自治州|市|自治县|县|区))(?!场|民|级)", title
    )
    return found[1] if found else ""


def _often(text: list[str]) -> str:
    """The place that the document names most, when it does so often."""
    named = [
        name
        for name in re.findall(r"(?<![一-龥])?([一-龥]{2}[省市县])", "".join(text))
        if not re.match(r"[全我本各城地县乡多省超大跨一]|.[级城]", name)
    ]
    most = max(sorted(set(named)), key=named.count) if named else ""
    return most if named.count(most) >= OFTEN else ""
