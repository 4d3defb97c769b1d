"""Every aligned pair as a table: a row each, in the order of the plans, a block of plans at a
time, so that memory does not grow with their number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from plancmp.bulk.everything import Everything
from plancmp.bulk.member import Member
from plancmp.bulk.sheet import Array
from plancmp.bulk.tile import OF, ORIGINS, RELATIONS, ROW
from plancmp.errors import UsageError
from plancmp.files import in_place
from plancmp.model.comparison import Alignment, Comparison
from plancmp.model.plan import MeasureRef
from plancmp.render.extras import needed

COLUMNS = ("plan_a", "plan_b", "kind", "a", "b", "relation", "score", "same", "origin")
"""Plans by id, measures by their ids in the plans; of targets `same` is empty."""
SUFFIXES = (".parquet", ".tsv", ".csv")
Compare = Callable[[Member, Member], Comparison | None]
"""The comparison of two plans about which people have decided something; None of others."""


class Decided(NamedTuple):
    """What people have decided."""

    compare: Compare
    digest: str
    """Made of everything on which that depends, the plans apart."""


_ORDER = ("a", "b", "of", "x", "y")


def check(path: Path) -> None:
    """UsageError for a suffix that no format has; MissingTool where the library is missing."""
    if path.suffix not in SUFFIXES:
        raise UsageError("unknown-suffix", path=path, known=", ".join(SUFFIXES))
    _arrow()


def write(found: Everything, path: Path, decided: Decided) -> int:
    """The file, by its suffix; how many rows it has. It takes its place when it is whole."""
    written = 0
    with in_place(path) as beside, _writer(beside, path.suffix) as put:
        for mine, theirs, rows in found.rows():
            block = with_decisions(mine, theirs, rows, decided.compare)
            put(_table(mine, theirs, block))
            written += len(block)
    return written


def with_decisions(
    mine: Sequence[Member], theirs: Sequence[Member], rows: Array, compare: Compare
) -> Array:
    """The rows with what people decided in place of what was matched."""
    pairs = [
        (i, j)
        for i, one in enumerate(mine)
        for j, two in enumerate(theirs)
        if one.plan.id < two.plan.id
    ]
    told = {(i, j): found for i, j in pairs if (found := compare(mine[i], theirs[j]))}
    if not told:
        return rows
    keys = rows["a"].astype(np.int64) * len(theirs) + rows["b"]
    kept = rows[~np.isin(keys, [i * len(theirs) + j for i, j in told])]
    merged = np.concatenate([kept, *(_rows(*place, found) for place, found in told.items())])
    return merged[np.lexsort([merged[name] for name in reversed(_ORDER)])]


def _rows(i: int, j: int, found: Comparison) -> Array:
    """Those of a comparison; i, j: the places of its plans."""
    place: dict[MeasureRef, int] = {}
    for plan in (found.a, found.b):
        place |= {plan.ref(task): n for n, task in enumerate(plan.tasks)}
        place |= {plan.ref(target): n for n, target in enumerate(plan.targets)}
    pairs = [(0, pair) for pair in found.tasks] + [(1, pair.alignment) for pair in found.targets]
    return np.array([_row(i, j, of, pair, place) for of, pair in pairs], ROW)


def _row(i: int, j: int, of: int, pair: Alignment, place: dict[MeasureRef, int]) -> tuple[Any, ...]:
    relation, origin = RELATIONS.index(pair.relation), ORIGINS.index(pair.origin)
    same = np.nan if pair.same is None else pair.same
    return i, j, place[pair.a], place[pair.b], of, relation, origin, pair.score, same


def _table(mine: Sequence[Member], theirs: Sequence[Member], rows: Array) -> Any:
    arrow = _arrow()
    columns = (
        _plans(mine, rows["a"]),
        _plans(theirs, rows["b"]),
        _coded(OF, rows["of"]),
        _measures(mine, rows["a"], rows["of"], rows["x"]),
        _measures(theirs, rows["b"], rows["of"], rows["y"]),
        _coded(RELATIONS, rows["relation"]),
        arrow.array(rows["score"]),
        arrow.array(rows["same"], from_pandas=True),
        _coded(ORIGINS, rows["origin"]),
    )
    return arrow.table(dict(zip(COLUMNS, columns, strict=True)))


def _plans(members: Sequence[Member], places: Array) -> Any:
    return _coded([each.plan.id for each in members], places)


def _measures(members: Sequence[Member], plans: Array, of: Array, places: Array) -> Any:
    """Ids of tasks and targets, numbered through all the plans."""
    names: list[str] = []
    first = np.zeros((len(members), len(OF)), np.int64)
    for i, each in enumerate(members):
        for kind, measures in enumerate((each.tasks, each.targets)):
            first[i, kind] = len(names)
            names += [measure.id for measure in measures]
    return _coded(names, first[plans, of] + places)


def _coded(names: Sequence[str], places: Array) -> Any:
    arrow = _arrow()
    return arrow.array(list(names), arrow.string()).take(arrow.array(places.astype(np.int64)))


@contextmanager
def _writer(path: Path, suffix: str) -> Iterator[Callable[[Any], object]]:
    arrow = _arrow()
    kinds = [arrow.string()] * 6 + [arrow.float64()] * 2 + [arrow.string()]
    schema = arrow.schema(list(zip(COLUMNS, kinds, strict=True)))
    if suffix == ".parquet":
        from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 - an extra

        with ParquetWriter(path, schema, compression="zstd") as writer:
            yield writer.write_table
        return
    from pyarrow import csv  # noqa: PLC0415 - an extra

    sign = "\t" if suffix == ".tsv" else ","
    how = csv.WriteOptions(include_header=False, delimiter=sign, quoting_style="none")
    with path.open("wb") as file:
        file.write(f"{sign.join(COLUMNS)}\n".encode())
        with csv.CSVWriter(file, schema, write_options=how) as writer:
            yield writer.write_table


def _arrow() -> Any:
    with needed("align --all", "pyarrow", "bulk"):
        import pyarrow  # noqa: PLC0415 - an extra
    return pyarrow
