"""The progress of several plans as JSON: each as it is alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plancmp.model.progress import Course
from plancmp.render import View
from plancmp.render.jsontext import dumps
from plancmp.render.track import json as alone

SUFFIX = ".json"


def render(courses: Sequence[Course], view: View) -> str:
    return dumps(data(courses, view))


def data(courses: Sequence[Course], view: View) -> dict[str, Any]:
    """The contract's object."""
    return {"plans": [alone.data(course, view) for course in courses]}
