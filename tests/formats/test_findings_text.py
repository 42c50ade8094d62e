"""Findings as text: the line, the caret below the right letters, what is allowed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.diagnostics import Diagnostic, Edit, Fix, Severity, Span
from journeymap.formats.columns import shown, width
from journeymap.formats.findings_text import findings_text, summary_text
from journeymap.results.checked import Checked

at_leisure = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def finding(line="      next: thanx", column=13, end=18, **values):
    start = Diagnostic("some-rule", Severity.ERROR, "something is wrong", Span("a.yaml", 7, column, 7, end), line)
    return Diagnostic(**({name: getattr(start, name) for name in start.__slots__} | values))


def carets(text):
    """What stands above the carets of the first finding."""
    lines = text.splitlines()
    row = next(index for index, line in enumerate(lines) if "^" in line)
    begin = lines[row].index("^")
    length = lines[row].count("^")
    above, column, found = lines[row - 1], 0, ""
    for char in above:
        if begin <= column < begin + length:
            found += char
        column += width(char)
    return found


def test_a_finding_is_shown_with_its_line_its_place_and_what_is_right():
    text = findings_text(
        Checked((finding(hint='did you mean "thanks"?', allowed="a touchpoint, a stage or an outcome"),), 1)
    )
    assert text == (
        "a.yaml:7:13: error: something is wrong [some-rule]\n"
        "   |\n"
        " 7 |       next: thanx\n"
        '   |             ^^^^^ did you mean "thanks"?\n'
        "   = allowed: a touchpoint, a stage or an outcome\n"
        "\n"
        "1 error in 1 file\n"
    )


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("\tname:\tthanx", "thanx"),
        ("name: 支付方式, next: thanx", "thanx"),
        ("支付: 完成了", "完成了"),
        ("e\u0301te\u0301: thanx # so", "thanx"),
        ("a: " + "x" * 300 + " thanx " + "y" * 300, "thanx"),
        ("thanx" + " " * 200, "thanx"),
        (" " * 130 + "thanx", "thanx"),
    ],
)
def test_the_carets_stand_below_what_is_meant(line, meant):
    column = line.index(meant) + 1
    assert carets(findings_text(Checked((finding(line, column, column + len(meant)),), 1))) == meant


def test_a_long_line_is_cut_around_the_place():
    text = findings_text(Checked((finding("x" * 5000, 2500, 2503),), 1))
    assert max(map(len, text.splitlines())) < 130
    assert text.count("…") == 2


def test_a_long_stretch_is_cut_too():
    assert max(map(len, findings_text(Checked((finding("x" * 5000, 1, 4000),), 1)).splitlines())) < 240


def test_of_several_lines_the_first_is_marked():
    span = Span("a.yaml", 7, 5, 9, 3)
    assert carets(findings_text(Checked((finding("    next: [", span=span),), 1))) == "next: ["


def test_without_a_line_the_hint_stands_alone():
    text = findings_text(Checked((finding("", 1, 1, hint="save it as UTF-8"),), 1))
    assert "^" not in text
    assert "   = save it as UTF-8" in text


def test_infos_take_one_line_each_and_hide_no_faults():
    info = {"severity": Severity.INFO, "message": "this is so"}
    found = (finding(**info, hint="is it?"), finding(**info, allowed="that"), finding(hint="so"), finding(**info))
    assert findings_text(Checked(found, 1)).splitlines() == [
        "a.yaml:7:13: info: this is so [some-rule] – is it?",
        "a.yaml:7:13: info: this is so [some-rule] – allowed: that",
        "",
        "a.yaml:7:13: error: something is wrong [some-rule]",
        "   |",
        " 7 |       next: thanx",
        "   |             ^^^^^ so",
        "",
        "a.yaml:7:13: info: this is so [some-rule]",
        "",
        "1 error, 3 info in 1 file",
    ]


def test_what_can_be_mended_is_marked_and_needs_no_long_list():
    safe, unsafe = (Fix("t", (Edit("a.yaml", 0, 1, "x"),), safe) for safe in (True, False))
    long = "words, " * 40
    found = tuple(finding(fix=fix, allowed=long, hint="so") for fix in (safe, unsafe, None))
    lines = findings_text(Checked(found, 1)).splitlines()
    assert [line for line in lines if "[some-rule]*" in line] == [lines[0]]
    assert [index for index, line in enumerate(lines) if "= allowed" in line] == [9, 17]
    assert lines[-1] == "* 1 can be mended with --fix, 1 more with --unsafe-fixes"
    assert findings_text(Checked(found[1:], 1)).endswith("\n1 can be mended with --fix --unsafe-fixes\n")


def test_what_a_terminal_would_obey_is_not_printed():
    text = findings_text(Checked((finding("a: \x1b[31m\u202eb", 1, 2, message="\x1b]0;title\x07"),), 1))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_colour_changes_nothing_else():
    import click

    findings = [finding(hint="so"), finding(severity=Severity.WARNING), finding(severity=Severity.INFO)]
    coloured = findings_text(Checked(tuple(findings), 3), colour=True)
    assert coloured != findings_text(Checked(tuple(findings), 3))
    assert click.unstyle(coloured) == findings_text(Checked(tuple(findings), 3))


@pytest.mark.parametrize(
    ("errors", "warnings", "infos", "files", "expected"),
    [
        (0, 0, 0, 3, "3 files checked, nothing to mend"),
        (0, 0, 2, 1, "1 file checked, nothing to mend (2 info)"),
        (2, 1, 0, 3, "2 errors, 1 warning in 3 files"),
        (1, 0, 1, 1, "1 error, 1 info in 1 file"),
        (0, 2, 0, 2, "2 warnings in 2 files"),
    ],
)
def test_the_closing_line_counts(errors, warnings, infos, files, expected):
    counts = {Severity.ERROR: errors, Severity.WARNING: warnings, Severity.INFO: infos}
    findings = [finding(severity=kind) for kind, count in counts.items() for _ in range(count)]
    assert summary_text(Checked(tuple(findings), files)) == expected


@at_leisure
@given(st.text(), st.integers(0, 400), st.integers(0, 400), st.text(max_size=5))
def test_any_line_can_be_shown(line, begin, length, hint):
    line = line.replace("\n", "").replace("\r", "")
    text = findings_text(Checked((finding(line, begin + 1, begin + length + 1, hint=hint),), 1))
    assert text.encode()


@at_leisure
@given(st.text())
def test_what_is_shown_is_printable_and_has_a_width(text):
    assert "\n" not in shown(text)
    assert 0 <= width(shown(text)) <= 8 * len(text)
