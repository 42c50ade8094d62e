"""Findings as JUnit XML."""

from journeymap.diagnostics import Diagnostic, Severity, Span
from journeymap.formats.findings_junit import findings_junit
from journeymap.results.checked import Checked


def test_a_file_is_a_suite_and_a_finding_a_test(checked):
    assert (
        findings_junit(checked)
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="journeymap check" tests="5" failures="2" errors="0">
  <testsuite name="journeymap" tests="1" failures="1" errors="0" skipped="0">
    <testcase name="plug-in" classname="journeymap">
      <failure message="a plug-in cannot be loaded. install it again" type="warning">warning: a plug-in cannot be loaded [plug-in]
   = install it again</failure>
    </testcase>
  </testsuite>
  <testsuite name="journeys/clean.yaml" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="nothing to mend" classname="journeys/clean.yaml" />
  </testsuite>
  <testsuite name="journeys/moving house.yaml" tests="3" failures="1" errors="0" skipped="0">
    <testcase name="unknown-reference: pay" classname="journeys/moving house.yaml" file="journeys/moving house.yaml" line="2">
      <failure message="touchpoint &quot;pay&quot; goes to &quot;thanx&quot;, which is not in this journey. did you mean &quot;thanks&quot;? allowed: a touchpoint, a stage or an outcome of this journey" type="error">journeys/moving house.yaml:2:7: error: touchpoint "pay" goes to "thanx", which is not in this journey [unknown-reference]*
   |
 2 | next: thanx
   |       ^^^^^ did you mean "thanks"?
   = allowed: a touchpoint, a stage or an outcome of this journey</failure>
    </testcase>
    <testcase name="same-words: pay" classname="journeys/moving house.yaml" file="journeys/moving house.yaml" line="3">
      <system-out>journeys/moving house.yaml:3:1: info: these words stand here twice [same-words]</system-out>
    </testcase>
    <testcase name="same-words: pay (2)" classname="journeys/moving house.yaml" file="journeys/moving house.yaml" line="9">
      <system-out>journeys/moving house.yaml:9:1: info: 100 %: these words, too [same-words]</system-out>
    </testcase>
  </testsuite>
</testsuites>
"""
    )


def test_nothing_found_is_one_test_that_passes():
    assert (
        findings_junit(Checked((), 2))
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="journeymap check" tests="1" failures="0" errors="0">
  <testsuite name="journeymap" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="nothing to mend" classname="journeymap" />
  </testsuite>
</testsuites>
"""
    )


def test_what_no_xml_may_hold_is_left_out():
    text = findings_junit(Checked((Diagnostic("r", Severity.ERROR, "a\x00b\ufffe", Span("\x01.yaml", 1, 1, 1, 1)),), 1))
    assert "\x00" not in text
    assert "\x01" not in text
    assert "\ufffe" not in text
