"""Findings as SARIF 2.1.0; `test_findings.py` holds it against its schema."""

import json

from journeymap.diagnostics import Diagnostic, Severity, Span
from journeymap.formats.findings_sarif import findings_sarif
from journeymap.results.checked import Checked


def run_of(checked):
    return json.loads(findings_sarif(checked))["runs"][0]


def test_a_result_has_its_place_its_mark_and_its_fix(checked, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "journeys").mkdir()
    (tmp_path / "journeys" / "moving house.yaml").write_text("- a\nnext: thanx\n", encoding="utf-8")
    artifact = {"uri": "journeys/moving%20house.yaml", "uriBaseId": "%SRCROOT%"}
    region = {"startLine": 2, "startColumn": 7, "endLine": 2, "endColumn": 12}
    result = run_of(checked)["results"][0]
    mark = result["partialFingerprints"].pop("journeymap/v1")
    assert len(mark) == 32
    assert result == {
        "ruleId": "unknown-reference",
        "ruleIndex": 2,
        "level": "error",
        "message": {
            "text": 'touchpoint "pay" goes to "thanx", which is not in this journey. did you mean "thanks"? '
            "allowed: a touchpoint, a stage or an outcome of this journey"
        },
        "partialFingerprints": {},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": artifact, "region": region},
                "logicalLocations": [{"fullyQualifiedName": "pay"}],
            }
        ],
        "fixes": [
            {
                "description": {"text": "write thanks"},
                "artifactChanges": [
                    {
                        "artifactLocation": artifact,
                        "replacements": [
                            {
                                "deletedRegion": region,
                                "insertedContent": {"text": "thanks"},
                            }
                        ],
                    }
                ],
            }
        ],
    }


def test_a_fix_in_a_file_that_is_gone_is_left_out(checked, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "fixes" not in run_of(checked)["results"][0]


def test_a_rule_has_its_page():
    found = (Diagnostic("dead-end", Severity.WARNING, "m", Span("a.yaml", 1, 1, 1, 2)),)
    driver = run_of(Checked(found, 1))["tool"]["driver"]
    (rule,) = driver["rules"]
    assert rule["id"] == "dead-end"
    assert rule["shortDescription"] == {"text": "A planned touchpoint leads nowhere."}
    assert rule["defaultConfiguration"] == {"level": "error", "enabled": True}
    assert rule["help"]["markdown"].startswith("# dead-end\n")
    assert "](README.md" not in rule["help"]["markdown"]


def test_neither_clock_nor_folder_of_this_machine_is_in_it(checked, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = findings_sarif(checked)
    assert str(tmp_path) not in text
    assert "Time" not in text


def test_nothing_found_is_a_run_without_results():
    assert run_of(Checked((), 2))["results"] == []
