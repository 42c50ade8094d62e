"""Findings as JSON: versioned, whole, the same every time."""

import json

from journeymap.diagnostics import Diagnostic, Edit, Fix, Severity, Span
from journeymap.formats.findings_json import findings_json
from journeymap.results.checked import Checked


def test_a_finding_has_every_key_and_its_place():
    fix = Fix("put quotes", (Edit("ż.yaml", 3, 7, '"x"'),))
    found = Diagnostic("rule", Severity.WARNING, "źle", Span("ż.yaml", 1, 2, 3, 4), "line", "this", "that", "pay", fix)
    assert json.loads(findings_json(Checked((found,), 2, 3, 4, 5))) == {
        "journeymap": 1,
        "findings": [
            {
                "rule": "rule",
                "severity": "warning",
                "message": "źle",
                "file": "ż.yaml",
                "line": 1,
                "column": 2,
                "end_line": 3,
                "end_column": 4,
                "allowed": "this",
                "hint": "that",
                "element": "pay",
                "fix": {
                    "title": "put quotes",
                    "edits": [{"file": "ż.yaml", "start": 3, "end": 7, "text": '"x"'}],
                    "safe": True,
                },
            }
        ],
        "files": 2,
        "ignored": 3,
        "known": 4,
        "mended": 5,
        "fixes": {"safe": 1, "unsafe": 0},
    }


def test_a_finding_without_a_place_keeps_its_keys():
    entry = json.loads(findings_json(Checked((Diagnostic("rule", Severity.ERROR, "wrong"),), 1)))["findings"][0]
    assert entry["file"] is None
    assert entry["line"] is None
    assert entry["fix"] is None
