"""Findings as versioned JSON, for programs."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from journeymap.diagnostics import Diagnostic
from journeymap.results.checked import Checked

__all__ = ["findings_data", "findings_json"]

VERSION = 1


def findings_json(checked: Checked) -> str:
    """All findings as JSON text; lines and columns count from 1, in code points, ends are exclusive."""
    content = {
        "journeymap": VERSION,
        "findings": [findings_data(each) for each in checked.findings],
        "files": checked.files,
        "ignored": checked.ignored,
        "known": checked.known,
        "mended": checked.mended,
        "fixes": {
            "safe": sum(1 for each in checked.findings if each.fix and each.fix.safe),
            "unsafe": sum(1 for each in checked.findings if each.fix and not each.fix.safe),
        },
    }
    return json.dumps(content, indent=2, ensure_ascii=True) + "\n"


def findings_data(finding: Diagnostic) -> dict[str, Any]:
    """One finding as plain data; every key is always there."""
    span = dataclasses.asdict(finding.span) if finding.span else {}
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        **{key: span.get(key) for key in ("file", "line", "column", "end_line", "end_column")},
        "allowed": finding.allowed,
        "hint": finding.hint,
        "element": finding.element,
        "fix": dataclasses.asdict(finding.fix) if finding.fix else None,
    }
