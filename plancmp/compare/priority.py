"""Why a gap matters, in points; the points are data (`limits.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.asking import is_peer, is_upper, overlap
from plancmp.domain import Domain
from plancmp.model.coverage import GapKind, Peer, Reason
from plancmp.model.plan import Measure, Plan, Target


class Priority:
    """References of a plan: those of another period may be compared, but add nothing."""

    def __init__(self, plan: Plan, against: Sequence[Plan], domain: Domain) -> None:
        self.plan = plan
        self.against = {other.id: other for other in against}
        self.domain = domain
        self.points = domain.limits["gap"]
        self.timely = {other.id for other in against if overlap(other, plan)}
        self.peers = {other.id for other in against if is_peer(other, plan)}

    def reasons(
        self, kind: GapKind, peers: Sequence[Peer], *, confirmed: bool = False
    ) -> Iterator[Reason]:
        """The parts of a priority, each with its points."""
        key = "gap-confirmed" if confirmed else f"gap-{kind}"
        yield Reason(key, self.points["kinds"][kind])
        timely = [peer for peer in peers if peer.plan in self.timely]
        if timely:
            counts = (("n", str(len(timely))), ("total", str(len(self.timely))))
            share = self.points["references"] * len(timely) / len(self.timely)
            yield Reason("gap-references", round(share, 2), counts)
        if self._is_asked(peers):
            yield Reason("gap-upper", self.points["upper"])
        strength = max(map(self._strength, self._measures(timely)), default=0.0)
        if strength:
            yield Reason("gap-strength", round(strength * self.points["strength"], 2))

    def is_headline(self, peers: Sequence[Peer]) -> bool:
        """Whether at least half of the peers have it, and not one of several alone, or an upper
        level asks for it.
        """
        have = len({peer.plan for peer in peers} & self.peers)
        common = 2 * have >= len(self.peers) and have >= min(2, len(self.peers)) > 0
        return common or self._is_asked(peers)

    def _is_asked(self, peers: Sequence[Peer]) -> bool:
        timely = (self.against[peer.plan] for peer in peers if peer.plan in self.timely)
        return any(is_upper(other, self.plan) for other in timely)

    def _measures(self, peers: Sequence[Peer]) -> Iterator[Measure]:
        for peer in peers:
            yield from (self.against[peer.plan].measure(ref.id) for ref in peer.measures)

    def _strength(self, measure: Measure) -> float:
        """0 to 1: the strongest instrument of a task; a target by its attribute; nothing by what is
        still to be checked.
        """
        if {"instruments", "binding"}.intersection(measure.check):
            return 0.0
        if isinstance(measure, Target):
            return float(self.points["bindings"].get(measure.binding, 0.0))
        grades = self.domain.instruments
        return max((grades[code]["strength"] for code in measure.instruments), default=0) / 3
