"""Findings as a GitLab Code Quality report."""

import json

from journeymap.diagnostics import Diagnostic, Severity, Span
from journeymap.formats.findings_gitlab import findings_gitlab
from journeymap.results.checked import Checked


def test_a_report_names_file_line_and_severity(checked):
    entries = json.loads(findings_gitlab(checked))
    assert [(each["severity"], each["check_name"]) for each in entries] == [
        ("major", "unknown-reference"),
        ("info", "same-words"),
        ("info", "same-words"),
        ("minor", "plug-in"),
    ]
    assert entries[0] == {
        "description": 'touchpoint "pay" goes to "thanx", which is not in this journey. did you mean "thanks"? '
        "allowed: a touchpoint, a stage or an outcome of this journey",
        "check_name": "unknown-reference",
        "fingerprint": "420ab24871a3ff4ab3d7488a253be960",
        "severity": "major",
        "location": {"path": "journeys/moving house.yaml", "lines": {"begin": 2, "end": 2}},
    }
    assert entries[3]["location"] == {"path": ".", "lines": {"begin": 1}}


def test_nothing_found_is_an_empty_list():
    assert findings_gitlab(Checked((), 2)) == "[]\n"


def test_a_name_that_is_no_utf_8_does_not_spoil_the_report():
    finding = Diagnostic("file-empty", Severity.ERROR, "the file is empty", Span("bad\udcff.yaml", 1, 1, 1, 1))
    text = findings_gitlab(Checked((finding,), 1))
    assert json.loads(text)[0]["location"]["path"] == "bad?.yaml"
    assert "udcff" not in text
