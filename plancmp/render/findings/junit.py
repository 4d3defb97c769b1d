"""JUnit XML, for build servers: one test case a finding, or one passing case when there is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from plancmp.model.finding import Finding
from plancmp.render import View
from plancmp.render.advice import hint, message

SUFFIX = ".xml"
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(findings: Sequence[Finding], view: View) -> str:
    errors = sum(f.severity == "error" for f in findings)
    counts = {"tests": str(max(len(findings), 1)), "failures": str(errors), "errors": "0"}
    suite = ET.Element("testsuite", {"name": "plancmp", **counts})
    for f in findings:
        place = {"file": _legal(f.path), "line": str(f.line)}
        case = ET.SubElement(
            suite,
            "testcase",
            {"classname": _legal(f.path), "name": f"{f.rule}:{f.line}:{f.column}", **place},
        )
        tag = "failure" if f.severity == "error" else "system-out"
        text = "\n".join(filter(None, (message(f, view), hint(f, view))))
        element = ET.SubElement(
            case,
            tag,
            {"message": _legal(message(f, view)), "type": f.rule} if tag == "failure" else {},
        )
        element.text = _legal(text)
    if not findings:
        ET.SubElement(suite, "testcase", classname="plancmp", name="no findings")
    root = ET.Element("testsuites", counts)
    root.append(suite)
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _legal(text: str) -> str:
    return _ILLEGAL.sub("�", text)
