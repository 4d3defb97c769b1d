"""A sector pack -> one frozen, validated `Domain`: all that the code knows of a field, handed down,
never a global.

A pack is a folder of YAML: `sector.yaml` and `themes.yaml`, optionally `indicators.yaml`,
`instruments.yaml`, `units.yaml`, `limits.yaml`, `concepts.yaml` and `match.yaml`. What a pack does
not say, the common knowledge says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from plancmp import knowledge, resources
from plancmp.errors import InvalidFile, UnknownSector, UnreadableInput
from plancmp.knowledge import Table
from plancmp.model.plan import OwnUnit, Plan
from plancmp.units import Units

FALLBACK = "general"
"""The pack of documents whose field nobody named."""
if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from plancmp.grammar import Grammar

_NOTHING: Table = MappingProxyType({})
OPTIONAL = ("indicators", "instruments", "units", "limits", "concepts", "match")
"""Files that a pack may have; `sector` and `themes` it must have."""
_SHARED = (
    "instruments",
    "units",
    "numbers",
    "indicators",
    "directions",
    "limits",
    "match",
    "terms",
)


@dataclass(frozen=True, eq=False)
class Domain:
    """One field, or two that are compared. Compared by identity, so that what is derived from it
    can be cached.
    """

    sector: str
    """Id of the pack; of two that are joined, both."""
    names: Mapping[str, Table]
    """What readers call the sectors, by id."""
    themes: Table
    """By code, in output order."""
    instruments: Table
    units: Units
    indicators: Table
    """How to read an indicator's name: denominators, synonyms, neutral, distinctive, direction …"""
    limits: Table
    """Thresholds and weights that a bureau may change."""
    match: Table
    """The weights of the matcher."""
    concepts: Table | None = None
    """The lexicon; None where the field has none."""
    hints: tuple[str, ...] = ()
    """Words in a document's title by which the field is known."""
    folder: str = ""
    """Where the pack stands."""
    digest: str = ""
    """What tells whether all of this is as it was."""

    @property
    def has_lexicon(self) -> bool:
        """Whether a concept lexicon serves the matcher."""
        return self.concepts is not None

    def theme(self, name: str) -> str:
        """The code of a theme that a reader names; empty when the field has none of that name."""
        named = (c for c, e in self.themes.items() if name in (c, e.get("zh"), e.get("en")))
        return next(named, "")

    @cached_property
    def grammar(self) -> Grammar:
        """How official documents write: named patterns and word lists."""
        from plancmp.grammar import Grammar  # noqa: PLC0415 - only documents need it

        return Grammar.common()

    @cached_property
    def safeguards(self) -> frozenset[str]:
        """The themes of measures that secure a plan's own implementation."""
        return frozenset(c for c, entry in self.themes.items() if entry.get("role") == "safeguard")

    def with_units(self, units: Sequence[OwnUnit]) -> Domain:
        """With the units that plans declare themselves."""
        if not units:
            return self
        told = "\0".join((self.digest, *map(repr, units)))
        table = self.units
        for own in units:
            entry = {"dimension": own.dimension, "factor": own.factor or 1}
            table = table.plus({own.unit: entry})
        return replace(self, units=table, digest=_hash(told))


class Domains:
    """The sector packs that there are.

    packs: the folder of each, by sector.
    """

    def __init__(self, packs: Mapping[str, Traversable]) -> None:
        self.packs = packs
        self._loaded: dict[tuple[tuple[str, ...], tuple[OwnUnit, ...]], Domain] = {}

    @property
    def sectors(self) -> tuple[str, ...]:
        """Ids of the packs, sorted."""
        return tuple(sorted(self.packs))

    def get(self, sector: str) -> Domain:
        """The pack of a sector; UnknownSector when there is none, InvalidFile when it is not well
        formed.
        """
        key = ((sector,), ())
        if key not in self._loaded:
            self._loaded[key] = _load(self._files(sector))
        return self._loaded[key]

    def of(self, *plans: Plan) -> Domain:
        """The field of one plan or of several, with the units that they declare themselves."""
        sectors = tuple(sorted({plan.sector for plan in plans}))
        units = tuple(unit for plan in plans for unit in plan.units)
        if (sectors, units) not in self._loaded:
            domain = _joined([self.get(sector) for sector in sectors])
            self._loaded[sectors, units] = domain.with_units(units)
        return self._loaded[sectors, units]

    def name(self, sector: str) -> Table:
        """What readers call a sector, by language."""
        return _read(self._folder(sector) / "sector.yaml", "sector")

    def _folder(self, sector: str) -> Traversable:
        if sector not in self.packs:
            raise UnknownSector("no-such-sector", name=sector, known=", ".join(self.sectors))
        return self.packs[sector]

    def _files(self, sector: str, above: tuple[str, ...] = ()) -> list[tuple[str, Traversable]]:
        """The folders of a pack and of those that it extends, the base first."""
        folder = self._folder(sector)
        base = self.name(sector).get("extends")
        if not base:
            return [(sector, folder)]
        if base in (*above, sector):
            raise UnreadableInput("sector-circle", path=folder)
        return [*self._files(base, (*above, sector)), (sector, folder)]


def domains(folders: Sequence[Path] = ()) -> Domains:
    """The sector packs of these folders and the packaged ones; an earlier folder hides a later pack
    of the same name.
    """
    return _domains(tuple(folders))


@lru_cache(maxsize=8)
def _domains(folders: tuple[Path, ...]) -> Domains:
    found: dict[str, Traversable] = {}
    for folder in (*folders, resources.data("sectors")):
        if not folder.is_dir():
            raise UnreadableInput("not-a-folder", path=folder, option="--sectors")
        for pack in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if (pack / "sector.yaml").is_file():
                found.setdefault(pack.name, pack)
    return Domains(MappingProxyType(found))


def _load(folders: Sequence[tuple[str, Traversable]]) -> Domain:
    """A pack over those that it extends."""
    sector = folders[-1][0]
    parts: dict[str, Table] = {}
    told = [knowledge.digest(resources.data("knowledge", f"{n}.yaml"), n) for n in _SHARED]
    for _, folder in folders:
        for name in ("sector", "themes", *OPTIONAL):
            file = folder / f"{name}.yaml"
            if name in ("sector", "themes") or file.is_file():
                add = _merged if name == "indicators" else _over
                parts[name] = add(parts.get(name, _NOTHING), _read(file, name))
                told.append(knowledge.digest(file, name))
    match = _over(knowledge.common("match"), parts.get("match", _NOTHING))
    lexicon = parts.get("concepts") if "match" in parts else None
    return Domain(
        sector=sector,
        names=MappingProxyType({sector: parts["sector"]}),
        themes=parts["themes"],
        instruments=_over(knowledge.common("instruments"), parts.get("instruments", _NOTHING)),
        units=_units(parts.get("units", _NOTHING)),
        indicators=_merged(knowledge.common("indicators"), parts.get("indicators", _NOTHING)),
        limits=_deep(knowledge.common("limits"), parts.get("limits", _NOTHING)),
        match=match if lexicon else knowledge.common("match"),
        concepts=lexicon,
        hints=tuple(parts["sector"].get("hints", ())),
        folder=str(folders[-1][1]),
        digest=_hash("\0".join(told)),
    )


def _read(file: Traversable, kind: str) -> Table:
    try:
        return knowledge.read(file, kind)
    except knowledge.Malformed as error:
        raise InvalidFile("invalid-pack", error.findings, path=file, kind=kind) from error


def _units(own: Table) -> Units:
    numbers = knowledge.common("numbers")
    entries = _over(knowledge.common("units"), own)
    return Units.of(entries, numbers["unit_prefixes"], numbers["year"])


def _joined(parts: Sequence[Domain]) -> Domain:
    """What two fields have together; no lexicon serves both."""
    whole = parts[0]
    for part in parts[1:]:
        whole = Domain(
            sector=f"{whole.sector}+{part.sector}",
            names=_over(whole.names, part.names),
            themes=_over(part.themes, whole.themes),
            instruments=_over(part.instruments, whole.instruments),
            units=whole.units.joined(part.units),
            indicators=_merged(whole.indicators, part.indicators),
            limits=knowledge.common("limits"),
            match=knowledge.common("match"),
            digest=_hash(f"{whole.digest}\0{part.digest}"),
        )
    return whole


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _over(base: Table, own: Table) -> Table:
    """The base with what is the field's own in its place or behind it."""
    return MappingProxyType({**base, **own})


def _merged(base: Table, own: Table) -> Table:
    """Lists one after the other, mappings key by key, else the field's own."""
    return MappingProxyType({key: _both_of(base.get(key), own.get(key)) for key in {**base, **own}})


def _both_of(base: Any, own: Any) -> Any:
    if base is None or own is None:
        return own if base is None else base
    if isinstance(base, tuple):
        return tuple(dict.fromkeys((*own, *base))) if _hashable(base) else (*own, *base)
    if isinstance(base, Mapping):
        return _merged(base, own)
    return own


def _hashable(items: tuple[Any, ...]) -> bool:
    return not items or isinstance(items[0], str)


def _deep(base: Table, own: Table) -> Table:
    """Key by key; a list of the field's own takes the place of the base's."""
    merged = {
        key: _deep(value, own[key])
        if isinstance(value, Mapping) and key in own
        else own.get(key, value)
        for key, value in base.items()
    }
    return MappingProxyType({**own, **merged})
