"""Crosswalks as SSSOM/TSV (A Simple Standard for Sharing Ontological Mappings, mapping-commons).

`skos:exactMatch` is same, `broadMatch`, `narrowMatch` and `relatedMatch` are partial, any predicate
with the modifier `Not` is a rejected pair, `sssom:NoTermFound` as the object a confirmed absence.
The reader is strict: a row that it does not understand is an error with file and line, because a
row that is passed over in silence is a decision lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from plancmp.model.decision import Entry, Standing, Verdict
from plancmp.model.finding import Finding
from plancmp.model.plan import MeasureRef, Plan, Task

SUFFIX = ".sssom.tsv"
NOTHING = "sssom:NoTermFound"
SAME, RELATED = "skos:exactMatch", "skos:relatedMatch"
PREDICATES: Mapping[str, Verdict] = {
    SAME: "same",
    "skos:broadMatch": "partial",
    "skos:narrowMatch": "partial",
    RELATED: "partial",
}
MANUAL, REVIEWED = "semapv:ManualMappingCuration", "semapv:MappingReview"
"""Judged without, and with, the program's proposal in sight."""
COLUMNS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "author_label",
    "mapping_date",
    "confidence",
    "similarity_score",
    "comment",
    "subject_text",
    "object_text",
)
NEEDED = ("subject_id", "predicate_id", "object_id", "mapping_justification")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*:[a-z0-9]+(-[a-z0-9]+)*")
MISSPELT = 88
"""Likeness of names from which one is a misprint of the other, 0 to 100."""
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SUM = "#  rows "


class Held(NamedTuple):
    """What a crosswalk file holds."""

    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    edited: bool
    """Whether the rows are no longer those that the program wrote."""


def write(standings: Sequence[Standing], a: Plan, b: Plan, version: str) -> str:
    """The crosswalk of two plans, in the order of their names; without what is open."""
    rows = sorted(_row(s, {a.id: a, b.id: b}) for s in standings if _holds(s))
    body = "".join("\t".join(row) + "\n" for row in (COLUMNS, *rows))
    return _head(a, b, version, body) + body


def _holds(standing: Standing) -> bool:
    return standing.outcome not in ("unsure", "disagreement")


def _head(a: Plan, b: Plan, version: str, body: str) -> str:
    lines = [
        "#curie_map:",
        *(f"#  {plan}: 'urn:plancmp:{plan}:'" for plan in sorted((a.id, b.id))),
        "#  semapv: https://w3id.org/semapv/vocab/",
        "#  skos: http://www.w3.org/2004/02/skos/core#",
        "#  sssom: https://w3id.org/sssom/",
        f"#mapping_set_id: urn:plancmp:crosswalk:{a.id}--{b.id}",
        "#license: https://w3id.org/sssom/license/unspecified",
        "#mapping_tool: plancmp",
        f"#mapping_tool_version: '{version}'",
        "#extension_definitions:",
        "#  - {slot_name: subject_text, property: 'urn:plancmp:text'}",
        "#  - {slot_name: object_text, property: 'urn:plancmp:text'}",
        "#comment: >-",
        "#  Derived from a journal; decide with plancmp review, or import an edited copy.",
        f"{_SUM}{digest(body)}",
    ]
    return "\n".join(lines) + "\n"


def digest(body: str) -> str:
    return sha256(body.encode()).hexdigest()[:16]


def _row(standing: Standing, plans: Mapping[str, Plan]) -> tuple[str, ...]:
    subject, obj = standing.subject
    last = standing.last
    texts = {last.a: last.a_text, last.b: last.b_text}
    absent, rejected = standing.outcome == "absent", standing.outcome == "none"
    return tuple(
        map(
            cell,
            (
                str(subject),
                _label(subject, plans),
                SAME if standing.outcome in ("same", "absent") else RELATED,
                "Not" if rejected else "",
                NOTHING if absent else str(obj),
                obj.plan if absent else _label(obj, plans),
                REVIEWED if last.shown else MANUAL,
                "|".join(sorted({*_said(standing), *([last.reviewer] * standing.adjudicated)})),
                last.time[:10] if _is_date(last.time[:10]) else "",
                f"{standing.confidence:g}",
                "" if last.score is None else f"{last.score:g}",
                last.note,
                texts.get(subject, ""),
                texts.get(obj, ""),
            ),
        )
    )


def _said(standing: Standing) -> list[str]:
    """Who said what holds."""
    return [name for name, verdict in standing.verdicts.items() if verdict == standing.outcome]


def _label(ref: MeasureRef, plans: Mapping[str, Plan]) -> str:
    """The headline of a measure; empty where the plan has it no more."""
    try:
        measure = plans[ref.plan].measure(ref.id)
    except KeyError:
        return ""
    return measure.title if isinstance(measure, Task) else measure.name


def cell(text: str) -> str:
    """A value that stays in its cell."""
    return " ".join(_CONTROL.sub(" ", text.replace('"', "”")).split())


def read(text: str, path: str, plans: tuple[str, str]) -> Held:
    """The decisions of a crosswalk file, and everything that is wrong with it.

    plans: the ids of the two plans that it must be about.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    start = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    told = next((x.removeprefix(_SUM) for x in lines[:start] if x.startswith(_SUM)), "")
    edited = told != digest("\n".join(lines[start:]))
    heads = lines[start].split("\t") if start < len(lines) else []
    lost = [name for name in NEEDED if name not in heads]
    twice = sorted({name for name in heads if heads.count(name) > 1})
    like = [name for name in heads if name not in COLUMNS and _misspelt(name)]
    if lost or twice or like:
        rule = "sssom-columns" if lost else "sssom-column-twice" if twice else "sssom-column-like"
        said = (("columns", ", ".join(lost or twice or like)),)
        return Held((), (Finding(rule, "error", path, start + 1, 1, said),), edited)
    reader = _Rows(heads, path, plans)
    entries = [
        entry
        for number, line in enumerate(lines[start + 1 :], start + 2)
        if line.strip() and (entry := reader.entry(line, number))
    ]
    return Held(tuple(entries), tuple(reader.findings), edited)


class _Rows:
    """Rows under their heads, and what is wrong with them."""

    def __init__(self, heads: Sequence[str], path: str, plans: tuple[str, str]) -> None:
        self.heads, self.path, self.plans = heads, path, plans
        self.findings: list[Finding] = []
        self.seen: dict[tuple[str, ...], int] = {}

    def entry(self, line: str, number: int) -> Entry | None:
        """None, with findings, for a row that is not understood."""
        cells = line.split("\t")
        if len(cells) != len(self.heads):
            self._find("sssom-cells", number, found=len(cells), expected=len(self.heads))
            return None
        row = dict.fromkeys(COLUMNS, "") | dict(zip(self.heads, cells, strict=True))
        wrong = list(self._wrong(row))
        for rule, value in wrong:
            self._find(rule, number, value=value)
        if wrong:
            return None
        key = tuple(sorted((row["subject_id"], row["object_id"] + row["object_label"] * _no(row))))
        if key in self.seen:
            self._find("sssom-twice", number, value=" ".join(key), first=self.seen[key])
            return None
        self.seen[key] = number
        return self._made(row, number)

    def _find(self, rule: str, number: int, **words: object) -> None:
        told = tuple((name, str(value)) for name, value in words.items())
        self.findings.append(Finding(rule, "error", self.path, number, 1, told, f"row {number}"))

    def _wrong(self, row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """The rules that a row breaks, with the value that does."""
        one, two = row["subject_id"], row["object_id"]
        if not self._is_name(one):
            yield "sssom-name", one
        elif two == NOTHING and row["predicate_modifier"]:
            yield "sssom-modifier", row["predicate_modifier"]
        elif two != NOTHING and (not self._is_name(two) or _plan(one) == _plan(two)):
            yield "sssom-name", two
        yield from ((rule, row[name]) for name, rule, fits in _RULES if not fits(row[name]))

    def _is_name(self, value: str) -> bool:
        return bool(_NAME.fullmatch(value)) and _plan(value) in self.plans

    def _made(self, row: Mapping[str, str], number: int) -> Entry:
        subject = _ref(row["subject_id"])
        other = next(plan for plan in self.plans if plan != subject.plan)
        absent = row["object_id"] == NOTHING
        verdict = PREDICATES[row["predicate_id"]]
        if absent or row["predicate_modifier"]:
            verdict = "absent" if absent else "none"
        return Entry(
            id=f"{self.path}:{number}",
            act="decide",
            reviewer=row["author_label"] or "?",
            time=row["mapping_date"] or "?",
            a=subject,
            b=MeasureRef(other, "") if absent else _ref(row["object_id"]),
            verdict=verdict,
            a_text=row["subject_text"],
            b_text=row["object_text"],
            score=float(row["similarity_score"]) if row["similarity_score"] else None,
            shown=row["mapping_justification"] == REVIEWED,
            note=row["comment"],
        )


def _misspelt(head: str) -> bool:
    """Whether a column that is not ours is nearly called like one of ours, which it would replace
    in silence.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - only where there are other columns

    return any(fuzz.ratio(head, name) >= MISSPELT for name in COLUMNS)


def _plan(name: str) -> str:
    return name.partition(":")[0]


def _no(row: Mapping[str, str]) -> bool:
    return row["object_id"] == NOTHING


def _ref(name: str) -> MeasureRef:
    plan, _, measure = name.partition(":")
    return MeasureRef(plan, measure)


def _is_date(text: str) -> bool:
    try:
        return bool(_DATE.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _is_share(text: str) -> bool:
    try:
        return not text or 0 <= float(text) <= 1
    except ValueError:
        return False


_RULES: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    ("predicate_id", "sssom-predicate", lambda text: text in PREDICATES),
    ("predicate_modifier", "sssom-modifier", lambda text: text in ("", "Not")),
    ("mapping_justification", "sssom-justification", lambda text: text.startswith("semapv:")),
    ("confidence", "sssom-share", _is_share),
    ("similarity_score", "sssom-share", _is_share),
    ("mapping_date", "sssom-date", lambda text: not text or _is_date(text)),
)
"""Column, rule, and what a value must be."""
