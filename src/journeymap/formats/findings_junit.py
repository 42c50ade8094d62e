"""Findings as JUnit XML, which Jenkins, GitLab and Azure show as tests: a file is a suite, a finding a test."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from journeymap.diagnostics import Diagnostic, Severity
from journeymap.formats.findings_text import finding_text
from journeymap.formats.repository import in_repository, root_of
from journeymap.formats.sentences import sentences
from journeymap.results.checked import Checked

__all__ = ["findings_junit"]

NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def findings_junit(checked: Checked) -> str:
    """Errors and warnings are failures, infos pass and say so in their output; a clean file is one test that passes."""
    root = root_of()
    found = {file: list(group) for file, group in groupby(checked.findings, key=lambda each: _file(each, root))}
    clean = {in_repository(name, root) for name in checked.names} - found.keys()
    suites = [_suite(file, findings) for file, findings in sorted(found.items())]
    suites += [_suite(file, []) for file in sorted(clean)]
    suites.sort(key=lambda suite: suite.get("name", ""))
    top = ET.Element("testsuites", {"name": "journeymap check", **_totals(suites or [_suite("journeymap", [])])})
    top.extend(suites or [_suite("journeymap", [])])
    ET.indent(top)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(top, encoding="unicode") + "\n"


def _suite(name: str, findings: Sequence[Diagnostic]) -> ET.Element:
    failures = sum(1 for finding in findings if finding.severity is not Severity.INFO)
    counts = {"tests": str(len(findings) or 1), "failures": str(failures), "errors": "0", "skipped": "0"}
    suite = ET.Element("testsuite", {"name": _clean(name), **counts})
    if not findings:
        ET.SubElement(suite, "testcase", {"name": "nothing to mend", "classname": _clean(name)})
    seen: Counter[str] = Counter()
    for finding in findings:
        called = f"{finding.rule}: {finding.element}" if finding.element else finding.rule
        seen[called] += 1
        suite.append(_case(finding, name, f"{called} ({seen[called]})" if seen[called] > 1 else called))
    return suite


def _case(finding: Diagnostic, file: str, called: str) -> ET.Element:
    """One finding; its name holds no line, so that CI knows it again in the next run."""
    place = {"file": _clean(file), "line": str(finding.span.line)} if finding.span else {}
    case = ET.Element("testcase", {"name": _clean(called), "classname": _clean(file), **place})
    text = _clean(finding_text(finding))
    if finding.severity is Severity.INFO:
        ET.SubElement(case, "system-out").text = text
    else:
        kinds = {"message": _clean(sentences(finding)), "type": str(finding.severity)}
        ET.SubElement(case, "failure", kinds).text = text
    return case


def _totals(suites: Iterable[ET.Element]) -> dict[str, str]:
    suites = list(suites)
    return {key: str(sum(int(suite.get(key, 0)) for suite in suites)) for key in ("tests", "failures", "errors")}


def _file(finding: Diagnostic, root: str) -> str:
    return in_repository(finding.span.file, root) if finding.span else "journeymap"


def _clean(text: str) -> str:
    """`text` without what no XML may hold."""
    return NO_XML.sub("\ufffd", text)
