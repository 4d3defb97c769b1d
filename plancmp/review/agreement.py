"""How far two reviewers agree, beyond what chance would give.

Cohen's kappa (Educational and Psychological Measurement 20, 1960) and Gwet's AC1 (British Journal
of Mathematical and Statistical Psychology 61, 2008) with the large-sample variance given there.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from plancmp.model.decision import VERDICTS, Standing, Verdict
from plancmp.model.review import Agreement, Candidates, Status

NORMAL_95 = 1.959964
_FEW = {1: 12.706205, 2: 4.302653, 3: 3.182446, 4: 2.776445, 5: 2.570582, 6: 2.446912}
"""Student's t where the expansion is too coarse, by degrees of freedom."""
Rating = tuple[Verdict, Verdict]


def status(found: Candidates) -> Status:
    """How far the review of two plans has come."""
    held = found.crosswalk.standings
    outcomes = Counter(standing.outcome for standing in held)
    names = Counter(name for standing in held for name in standing.verdicts)
    return Status(
        a=found.a,
        b=found.b,
        candidates=len(found.pairs),
        decided=sum(pair.settled for pair in found.pairs),
        by_relation={outcome: outcomes.get(outcome, 0) for outcome in (*VERDICTS, "absent")},
        stale=tuple(standing for standing in held if standing.stale),
        reviewers=dict(sorted(names.items())),
        agreement=_closest(held),
        disagreements=tuple(s for s in held if s.outcome == "disagreement"),
        broken=found.crosswalk.broken,
    )


def _closest(held: Sequence[Standing]) -> Agreement | None:
    """Of the two reviewers who have most pairs in common."""
    shared = Counter(
        two
        for standing in held
        for two in combinations(sorted(standing.verdicts), 2)
        if "absent" not in standing.verdicts.values()
    )
    if not shared:
        return None
    one, two = min(shared, key=lambda names: (-shared[names], names))
    ratings = [
        (s.verdicts[one], s.verdicts[two])
        for s in held
        if one in s.verdicts and two in s.verdicts and "absent" not in s.verdicts.values()
    ]
    return agreement((one, two), ratings)


def agreement(reviewers: tuple[str, str], ratings: Sequence[Rating]) -> Agreement:
    """Of one or more pairs that both decided; the categories are the four verdicts."""
    n = len(ratings)
    raw = sum(one == two for one, two in ratings) / n
    shares = [
        [sum(rating[side] == verdict for rating in ratings) / n for verdict in VERDICTS]
        for side in (0, 1)
    ]
    by_chance = math.fsum(p * q for p, q in zip(*shares, strict=True))
    ac1, interval = _ac1(ratings, raw)
    return Agreement(
        reviewers=reviewers,
        pairs=n,
        raw=round(raw, 4),
        kappa=None if by_chance == 1 else round((raw - by_chance) / (1 - by_chance), 4),
        ac1=round(ac1, 4),
        interval=interval,
        table=dict(sorted(Counter(ratings).items(), key=lambda item: _place(item[0]))),
    )


def _place(rating: Rating) -> tuple[int, int]:
    return VERDICTS.index(rating[0]), VERDICTS.index(rating[1])


def _ac1(ratings: Sequence[Rating], raw: float) -> tuple[float, tuple[float, float] | None]:
    """AC1 and its interval: each pair's part in it, spread around the whole."""
    n, q = len(ratings), len(VERDICTS)
    share = {v: sum(r.count(v) for r in ratings) / (2 * n) for v in VERDICTS}
    chance = math.fsum(p * (1 - p) for p in share.values()) / (q - 1)
    whole = (raw - chance) / (1 - chance)
    if n < 2:
        return whole, None
    parts = []
    for one, two in ratings:
        own = ((one == two) - chance) / (1 - chance)
        mine = ((1 - share[one]) + (1 - share[two])) / 2 / (q - 1)
        parts.append(own - 2 * (1 - whole) * (mine - chance) / (1 - chance))
    half = _student(n - 1) * math.sqrt(_spread(parts, whole) / n)
    return whole, (round(max(whole - half, -1.0), 4), round(min(whole + half, 1.0), 4))


def _student(freedom: int) -> float:
    """The 97.5 % quantile of Student's t, expanded around the normal one (Abramowitz and Stegun
    26.7.5).
    """
    if freedom in _FEW:
        return _FEW[freedom]
    z = NORMAL_95
    terms = (
        z,
        (z**3 + z) / 4 / freedom,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96 / freedom**2,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384 / freedom**3,
    )
    return math.fsum(terms)


def _spread(parts: Iterable[float], mean: float) -> float:
    held = list(parts)
    return math.fsum((part - mean) ** 2 for part in held) / (len(held) - 1)
