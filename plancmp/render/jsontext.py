"""JSON as every command prints it."""

from __future__ import annotations

import json
from typing import Any


def dumps(content: Any) -> str:
    """Indented, Chinese as it is, with a line break at the end."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
