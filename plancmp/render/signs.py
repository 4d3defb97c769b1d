"""The shapes that tell coverage and relation, the same in every output."""

from __future__ import annotations

COVERAGE_SIGNS = {"full": "●", "partial": "◐", "near": "◌", "none": "·", "absent": "×"}
RELATION_SIGNS = {"same": "=", "partial": "~", "related": "≈"}
ANSWER_SIGNS = {"full": "=", "other-words": "≈", "partial": "~"}
ONLY_HERE = "-"
