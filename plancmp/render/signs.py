"""The shapes that tell coverage, relation and progress, the same in every output."""

from __future__ import annotations

COVERAGE_SIGNS = {"full": "●", "partial": "◐", "near": "◌", "none": "·", "absent": "×"}
RELATION_SIGNS = {"same": "=", "partial": "~", "related": "≈"}
ANSWER_SIGNS = {"full": "=", "other-words": "≈", "partial": "~"}
ONLY_HERE = "-"
STATE_SIGNS = {
    "achieved": "●",
    "on-schedule": "▲",
    "slightly-behind": "◆",
    "behind": "■",
    "moving-away": "←",
    "missed": "×",
    "cannot-judge": "○",
    "no-data": "–",
}
"""How far a target has come."""
