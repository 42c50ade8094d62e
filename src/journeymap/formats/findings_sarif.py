"""Findings as SARIF 2.1.0, which code scanning services and editors read."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from journeymap.diagnostics import Diagnostic, Span
from journeymap.formats.repository import in_repository, marks, root_of
from journeymap.formats.sarif_fixes import Places, sarif_fix
from journeymap.formats.sarif_rules import LEVELS, sarif_rule
from journeymap.formats.sentences import sentences
from journeymap.results.checked import Checked

__all__ = ["findings_sarif"]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BASE = "%SRCROOT%"


def findings_sarif(checked: Checked) -> str:
    """All findings as JSON text; columns count code points, paths are relative to the repository."""
    from importlib.metadata import version

    root = root_of()
    names = sorted({finding.rule for finding in checked.findings})
    index = {name: position for position, name in enumerate(names)}
    driver = {"name": "journeymap", "semanticVersion": version("journeymap"), "rules": [*map(sarif_rule, names)]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": "the folder that holds the repository"}}},
        "results": _results(checked.findings, index, root),
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=True) + "\n"


def _results(findings: Sequence[Diagnostic], index: Mapping[str, int], root: str) -> list[dict[str, Any]]:
    places = Places()
    return [
        _result(finding, index[finding.rule], mark, root, places)
        for finding, mark in zip(findings, marks(findings, root), strict=True)
    ]


def _result(finding: Diagnostic, index: int, mark: str, root: str, places: Places) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": sentences(finding) or finding.rule},
        "partialFingerprints": {"journeymap/v1": mark},
    }
    if finding.span:
        result["locations"] = [_location(finding, finding.span, root)]
    fix = sarif_fix(finding.fix, places, lambda file: _artifact(file, root)) if finding.fix else None
    if fix:
        result["fixes"] = [fix]
    return result


def _location(finding: Diagnostic, span: Span, root: str) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": _artifact(span.file, root), "region": region}}
    if finding.element:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.element}]
    return location


def _artifact(file: str, root: str) -> dict[str, str]:
    return {"uri": quote(os.fsencode(in_repository(file, root))), "uriBaseId": BASE}
