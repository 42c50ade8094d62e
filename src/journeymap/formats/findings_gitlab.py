"""Findings as a GitLab Code Quality report."""

from __future__ import annotations

import json
from typing import Any

from journeymap.diagnostics import Diagnostic, Severity
from journeymap.formats.repository import in_repository, marks, root_of
from journeymap.formats.sentences import sentences
from journeymap.results.checked import Checked

__all__ = ["findings_gitlab"]

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def findings_gitlab(checked: Checked) -> str:
    """All findings as JSON text: a list, empty where there are none."""
    root = root_of()
    pairs = zip(checked.findings, marks(checked.findings, root), strict=True)
    return json.dumps([_entry(finding, mark, root) for finding, mark in pairs], indent=2, ensure_ascii=True) + "\n"


def _entry(finding: Diagnostic, mark: str, root: str) -> dict[str, Any]:
    span = finding.span
    lines = {"begin": span.line, "end": max(span.line, span.end_line)} if span else {"begin": 1}
    return {
        "description": sentences(finding),
        "check_name": finding.rule,
        "fingerprint": mark,
        "severity": SEVERITIES[finding.severity],
        "location": {"path": _path(span.file, root) if span else ".", "lines": lines},
    }


def _path(file: str, root: str) -> str:
    """A path that every reader of JSON takes, also where the name is no UTF-8."""
    return in_repository(file, root).encode("utf-8", "replace").decode()
