"""Every file below cases/bad gives exactly the text beside it; every file below cases/ok has nothing to mend.

A case below cases/ok gives no finding at all, unless a text beside it holds the infos that are true of it.

UPDATE_CASES=1 writes the expected texts anew; look at the difference before you commit it.
"""

import os
from pathlib import Path

import pytest

from journeymap.diagnostics import Severity
from journeymap.formats.findings_text import findings_text
from journeymap.lint.rules import RULES
from journeymap.lint.run import check_files

CASES = Path(__file__).parent.parent / "cases"


def cases(kind: str) -> list[Path]:
    """Journeys, and folders of journeys that are checked together."""
    inside = sorted((CASES / kind).glob("*/*"))
    return [path for path in inside if path.is_dir() or (path.suffix == ".yaml" and "." not in path.stem)]


def out_beside(case: Path) -> Path:
    return case.with_name(case.name.removesuffix(".yaml") + ".out")


def called(path: Path) -> str:
    return str(path.relative_to(CASES))


@pytest.mark.parametrize("case", cases("bad"), ids=called)
def test_the_faults_are_found_and_explained(case, monkeypatch):
    monkeypatch.chdir(case.parent)
    checked = check_files([case.name])
    text = findings_text(checked)
    expected = out_beside(case)
    if os.environ.get("UPDATE_CASES"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", cases("ok"), ids=called)
def test_a_good_journey_is_clean(case, monkeypatch):
    monkeypatch.chdir(case.parent)
    checked = check_files([case.name])
    expected = out_beside(case)
    assert [finding for finding in checked.findings if finding.severity is not Severity.INFO] == []
    if os.environ.get("UPDATE_CASES") and expected.exists():
        expected.write_text(findings_text(checked), encoding="utf-8")
    if expected.exists():
        assert checked.findings, f"{expected.name} is no longer needed"
        assert findings_text(checked) == expected.read_text(encoding="utf-8")
    else:
        assert checked.findings == ()


@pytest.mark.parametrize("case", cases("bad"), ids=called)
def test_a_fault_of_the_rule_is_among_them(case, monkeypatch):
    monkeypatch.chdir(case.parent)
    rules = [finding.rule for finding in check_files([case.name]).findings]
    assert case.parent.name in rules or case.parent.name == "several"


def test_every_rule_has_a_case():
    assert {rule.name for rule in RULES} <= {path.parent.name for path in cases("bad")}
