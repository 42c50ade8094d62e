"""Findings as commands of GitHub Actions, which shows them beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.diagnostics import Diagnostic, Severity
from journeymap.formats.columns import shown
from journeymap.formats.findings_summary import summary_text
from journeymap.formats.repository import in_repository, root_of
from journeymap.formats.sentences import sentences
from journeymap.results.checked import Checked

__all__ = ["findings_github"]

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
MOST = 10
"""So many of each kind GitHub shows for one step; the others stand in the log only."""


def findings_github(checked: Checked) -> str:
    """The worst findings first, at most ten of each kind as commands, the others as a folded list, then the counts."""
    root = root_of()
    beside: list[Diagnostic] = []
    others: list[Diagnostic] = []
    for severity in Severity:
        found = [finding for finding in checked.findings if finding.severity is severity]
        beside += found[:MOST]
        others += found[MOST:]
    lines = [*(_command(finding, root) for finding in beside), *_listed(others), _plain(summary_text(checked))]
    return "\n".join(lines) + "\n"


def _command(finding: Diagnostic, root: str) -> str:
    properties = {**_place(finding, root), "title": finding.rule}
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{COMMANDS[finding.severity]} {told}::{_data(sentences(finding))}"


def _place(finding: Diagnostic, root: str) -> dict[str, str | int]:
    """File and lines; columns only within one line, since GitHub refuses others."""
    span = finding.span
    if span is None:
        return {}
    place: dict[str, str | int] = {"file": shown(in_repository(span.file, root)), "line": span.line}
    if span.end_line == span.line:
        return place | {"col": span.column, "endLine": span.end_line, "endColumn": span.end_column}
    return place | {"endLine": span.end_line}


def _listed(findings: Sequence[Diagnostic]) -> Iterator[str]:
    if findings:
        yield f"::group::{len(findings)} more, which GitHub does not show beside the lines"
        for finding in findings:
            place = f"{shown(str(finding.span))}: " if finding.span else ""
            yield _plain(f"- {place}{finding.severity}: {sentences(finding)} [{finding.rule}]")
        yield "::endgroup::"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _plain(text: str) -> str:
    """A line of the log that is no command: older ones may begin anywhere in it."""
    return text.replace("##[", "## [")
