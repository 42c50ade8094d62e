"""Findings as commands of GitHub Actions."""

import dataclasses

from journeymap.diagnostics import Diagnostic, Severity, Span
from journeymap.formats.findings_github import findings_github
from journeymap.results.checked import Checked

EXPECTED = """\
::error file=journeys/moving house.yaml,line=2,col=7,endLine=2,endColumn=12,title=unknown-reference::touchpoint "pay" \
goes to "thanx", which is not in this journey. did you mean "thanks"? allowed: a touchpoint, a stage or an outcome of \
this journey
::warning title=plug-in::a plug-in cannot be loaded. install it again
::notice file=journeys/moving house.yaml,line=3,endLine=4,title=same-words::these words stand here twice
::notice file=journeys/moving house.yaml,line=9,col=1,endLine=9,endColumn=3,title=same-words::100 %25: these words, too
1 error, 1 warning, 2 info in 3 files
1 ignored by comments in the files
1 can be mended with --fix
"""


def test_the_worst_come_first(checked):
    assert findings_github(checked) == EXPECTED


def test_of_many_ten_are_shown_and_the_others_are_listed():
    found = [
        Diagnostic("r", Severity.WARNING, f"number {line}", Span("a.yaml", line, 1, line, 2)) for line in range(1, 13)
    ]
    found.append(dataclasses.replace(found[0], severity=Severity.ERROR, message="worse"))
    lines = findings_github(Checked(tuple(found), 1)).splitlines()
    assert lines[0].startswith("::error ")
    assert [line.startswith("::warning ") for line in lines[1:11]] == [True] * 10
    assert lines[11:] == [
        "::group::2 more, which GitHub does not show beside the lines",
        "- a.yaml:11:1: warning: number 11 [r]",
        "- a.yaml:12:1: warning: number 12 [r]",
        "::endgroup::",
        "1 error, 12 warnings in 1 file",
    ]


def test_what_github_would_obey_is_escaped():
    span = Span("a,b:c%.yaml", 1, 1, 1, 2)
    text = findings_github(Checked((Diagnostic("r", Severity.ERROR, "50%\r\n::error::x", span),), 1))
    first, last = text.splitlines()
    assert first.startswith("::error file=a%2Cb%3Ac%25.yaml,line=1,")
    assert "50%25" in first
    assert last == "1 error in 1 file"


def test_nothing_found_is_one_line():
    assert findings_github(Checked((), 2)) == "2 files checked, nothing to mend\n"
