"""SSSOM/TSV: what is written is read again, and a row that is not understood is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp.model.decision import Entry
from plancmp.model.plan import MeasureRef
from plancmp.review import crosswalk, sssom
from plancmp.review.sssom import COLUMNS, NEEDED, NOTHING
from plancmp.review.standing import standings
from tests.conftest import Run
from tests.review.lines import SSSOM, TIME, A, B, X, entry, hashed, plans

MEASURES = {
    name: [*(measure.id for measure in plan.measures[:4]), "gone"] for name, plan in plans().items()
}
ODD = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('\t\n\r\0"|#\x85\u2028'))


@st.composite
def lines(draw: st.DrawFn) -> Entry:
    """Anything that a journal may hold, by hand too."""
    verdict = draw(st.sampled_from(["same", "partial", "none", "unsure", "absent"]))
    one, two = draw(st.permutations([A, B]))
    other = "" if verdict == "absent" else draw(st.sampled_from(MEASURES[two]))
    return entry(
        draw(st.sampled_from(["ann", "bob", "#", '"', "?", "李 四"]) | ODD.filter(bool)),
        verdict,
        id=draw(st.uuids()).hex,
        act=draw(st.sampled_from(["decide", "decide", "adjudicate"])),
        time=draw(st.sampled_from([TIME, "2026-01-31", "2026-99-99", "?"])),
        a=MeasureRef(one, draw(st.sampled_from(MEASURES[one]))),
        b=MeasureRef(two, other),
        a_text=draw(st.just("0f" * 8) | ODD),
        score=draw(st.none() | st.floats(0, 1)),
        shown=draw(st.booleans()),
        note=draw(ODD),
    )


def _written(held: list[Entry]) -> str:
    both = plans()
    return sssom.write(tuple(standings(held, both).values()), both[A], both[B], "1")


def _content(held: sssom.Held) -> set[Entry]:
    return {each._replace(id="") for each in held.entries}


@given(st.lists(lines(), max_size=12))
@settings(max_examples=80, deadline=None)
def test_what_is_written_is_read(held: list[Entry]) -> None:
    told = sssom.read(_written(held), "x", (A, B))
    assert (told.findings, told.edited) == ((), False)
    settled = {
        about: each.outcome
        for about, each in standings(held, plans()).items()
        if each.outcome not in ("unsure", "disagreement")
    }
    again = standings(told.entries, plans())
    assert {about: each.outcome for about, each in again.items()} == settled
    assert _content(sssom.read(_written(list(told.entries)), "x", (A, B))) == _content(told)


def test_every_field_is_kept() -> None:
    line = hashed(entry("李四", "partial", score=0.625, shown=True, note="只有 一半"))
    told = sssom.read(_written([line]), "x", (A, B)).entries
    assert [each._replace(id="") for each in told] == [line._replace(id="", time=TIME[:10])]


def test_head_is_yaml() -> None:
    """As the other tools that know the format read it."""
    text = _written([entry()])
    head = yaml.safe_load("\n".join(x[1:] for x in text.split("\n") if x.startswith("#")))
    assert head["curie_map"][A] == f"urn:plancmp:{A}:"
    assert head["mapping_tool_version"] == "1"
    assert {each["slot_name"] for each in head["extension_definitions"]} < set(COLUMNS)


HEADS = "\t".join(NEEDED)
MANUAL = "semapv:ManualMappingCuration"
GOOD = (str(X), "skos:exactMatch", f"{B}:funding", MANUAL)
SECOND = (f"{A}:publicity", "skos:relatedMatch", f"{B}:patent-awards", MANUAL)


def _file(*rows: tuple[str, ...], heads: str = HEADS) -> str:
    return "\n".join([heads, *("\t".join(row) for row in rows)]) + "\n"


PREDICATES = {
    ("skos:exactMatch", ""): "same",
    ("skos:broadMatch", ""): "partial",
    ("skos:narrowMatch", ""): "partial",
    ("skos:relatedMatch", ""): "partial",
    ("skos:exactMatch", "Not"): "none",
    ("skos:broadMatch", "Not"): "none",
    ("skos:narrowMatch", "Not"): "none",
    ("skos:relatedMatch", "Not"): "none",
}


@pytest.mark.parametrize(("said", "verdict"), PREDICATES.items())
def test_predicates(said: tuple[str, str], verdict: str) -> None:
    row = (GOOD[0], said[0], *GOOD[2:], said[1])
    text = _file(row, heads=f"{HEADS}\tpredicate_modifier")
    assert [each.verdict for each in sssom.read(text, "x", (A, B)).entries] == [verdict]


def test_absence() -> None:
    for plans_of in ((A, B), (B, A)):
        text = _file((str(X), "skos:exactMatch", NOTHING, MANUAL))
        found = sssom.read(text, "x", plans_of).entries
        assert [(e.a, e.b, e.verdict) for e in found] == [(X, MeasureRef(B, ""), "absent")]


def _with(place: int, value: str) -> tuple[str, ...]:
    return (*SECOND[:place], value, *SECOND[place + 1 :])


MORE = f"{HEADS}\tpredicate_modifier\tconfidence\tsimilarity_score\tmapping_date"
# the second row -> the rule that it breaks
BAD: dict[str, tuple[tuple[str, ...], str]] = {
    "a cell too few": (SECOND[:3], "sssom-cells"),
    "a cell too many": ((*SECOND, ""), "sssom-cells"),
    "spaces for tabs": (("  ".join(SECOND),), "sssom-cells"),
    "a comment below": (("# a comment",), "sssom-cells"),
    "no subject": (_with(0, ""), "sssom-name"),
    "another plan": (_with(0, "shanwei:funding"), "sssom-name"),
    "no plan": (_with(0, "publicity"), "sssom-name"),
    "no measure": (_with(0, f"{A}:"), "sssom-name"),
    "nothing as the subject": (_with(0, NOTHING), "sssom-name"),
    "capitals": (_with(0, f"{A}:Publicity"), "sssom-name"),
    "a space": (_with(0, f"{A}:publicity "), "sssom-name"),
    "no object": (_with(2, ""), "sssom-name"),
    "one plan twice": (_with(2, f"{A}:funding"), "sssom-name"),
    "an address": (_with(2, "https://example.org/qingyuan"), "sssom-name"),
    "no predicate": (_with(1, ""), "sssom-predicate"),
    "another predicate": (_with(1, "skos:closeMatch"), "sssom-predicate"),
    "a bare predicate": (_with(1, "exactMatch"), "sssom-predicate"),
    "no justification": (_with(3, ""), "sssom-justification"),
    "another justification": (_with(3, "because"), "sssom-justification"),
    "twice": (GOOD, "sssom-twice"),
    "twice, turned": ((GOOD[2], "skos:relatedMatch", GOOD[0], MANUAL), "sssom-twice"),
}
BAD_MORE: dict[str, tuple[tuple[str, ...], str]] = {
    "small not": (("not", "", "", ""), "sssom-modifier"),
    "yes": (("yes", "", "", ""), "sssom-modifier"),
    "beyond 1": (("", "1.1", "", ""), "sssom-share"),
    "below 0": (("", "", "-0.1", ""), "sssom-share"),
    "no number": (("", "high", "", ""), "sssom-share"),
    "NaN": (("", "nan", "", ""), "sssom-share"),
    "infinite": (("", "", "inf", ""), "sssom-share"),
    "another form of date": (("", "", "", "31.1.2026"), "sssom-date"),
    "no such day": (("", "", "", "2026-02-30"), "sssom-date"),
    "a time": (("", "", "", TIME), "sssom-date"),
}
WRONG = {name: (_file(GOOD, row), rule) for name, (row, rule) in BAD.items()}
WRONG |= {
    name: (_file((*GOOD, "", "", "", ""), (*SECOND, *row), heads=MORE), rule)
    for name, (row, rule) in BAD_MORE.items()
}


@pytest.mark.parametrize(("text", "rule"), WRONG.values(), ids=WRONG.keys())
def test_bad_row(text: str, rule: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / SSSOM
    path.write_text("# a\n# b\n" + text, "utf-8")
    result = run("diff", A, B, "--crosswalks", tmp_path)
    assert (result.code, result.out) == (1, "")
    assert f"{path}:5:1 {rule}" in result.err
    assert result.err.count(" sssom-") == 1


@pytest.mark.parametrize("lost", NEEDED)
def test_column_that_is_needed(lost: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / SSSOM).write_text("#\n" + _file(GOOD).replace(lost, "other"), "utf-8")
    result = run("diff", A, B, "--crosswalks", tmp_path)
    assert result.code == 1
    assert f"{tmp_path / SSSOM}:2:1 sssom-columns" in result.err
    assert lost in result.err


def test_column_twice(tmp_path: Path, run: Run) -> None:
    """One of the two would be passed over in silence."""
    heads = f"{HEADS}\tobject_id"
    (tmp_path / SSSOM).write_text(_file((*GOOD, f"{B}:patent-awards"), heads=heads), "utf-8")
    result = run("diff", A, B, "--crosswalks", tmp_path)
    assert result.code == 1
    assert f"{tmp_path / SSSOM}:1:1 sssom-column-twice" in result.err


NONE = {b"": 1, b"\n": 1, b"# a\n": 1, b"\0": 2, b"\xff\xfea\0": 2, b"\x80": 2}


@pytest.mark.parametrize(("raw", "code"), NONE.items())
def test_no_crosswalk_at_all(raw: bytes, code: int, tmp_path: Path, run: Run) -> None:
    (tmp_path / SSSOM).write_bytes(raw)
    result = run("diff", A, B, "--crosswalks", tmp_path)
    assert (result.code, result.out) == (code, "")
    assert f"{tmp_path / SSSOM}:" in result.err


def test_all_bad_rows_are_told() -> None:
    text = _file(GOOD, _with(1, "x"), _with(0, "x"), SECOND)
    found = sssom.read(text, "x", (A, B)).findings
    assert [(each.rule, each.line) for each in found] == [
        ("sssom-predicate", 3),
        ("sssom-name", 4),
    ]


def _reordered(text: str) -> str:
    return "".join(
        line if line.startswith("#") else "\t".join(line.rstrip("\n").split("\t")[::-1]) + "\n"
        for line in text.splitlines(keepends=True)
    )


def _short(text: str) -> str:
    """Without the columns that need not be there, and without head lines."""
    rows = [row.split("\t") for row in text.splitlines() if not row.startswith("#")]
    kept = [COLUMNS.index(name) for name in (*NEEDED, "predicate_modifier")]
    return "".join("\t".join(row[i] for i in kept) + "\n" for row in rows)


# how a file was saved -> whether that counts as a change of its rows
SAVED: dict[str, tuple[Callable[[str], str], bool]] = {
    "as it was": (lambda text: text, False),
    "CRLF": (lambda text: text.replace("\n", "\r\n"), False),
    "BOM": (lambda text: "\ufeff" + text, False),
    "BOM and CRLF": (lambda text: "\ufeff" + text.replace("\n", "\r\n"), False),
    "blank lines at the end": (lambda text: text + "\n\n", True),
    "no end of the last line": (lambda text: text.rstrip("\n"), True),
    "columns in another order": (_reordered, True),
    "fewer columns": (_short, True),
    "a column more": (lambda text: text.replace("\n", "\tx\n").replace("#", "##"), True),
}


@pytest.mark.parametrize(("saved", "edited"), SAVED.values(), ids=SAVED.keys())
def test_saved_by_other_programs(saved: Callable[[str], str], edited: bool, tmp_path: Path) -> None:
    held = [
        entry(),
        entry(b=MeasureRef(B, "patent-awards"), verdict="none"),
        entry("bob", "absent"),
    ]
    held[2] = held[2]._replace(a=MeasureRef(A, "publicity"))
    path = tmp_path / SSSOM
    path.write_text(saved(_written(held)), "utf-8", newline="")
    told = crosswalk.read_sssom(path, (A, B))
    assert told.edited is edited
    assert {(e.a, e.b, e.verdict) for e in told.entries} == {(e.a, e.b, e.verdict) for e in held}
