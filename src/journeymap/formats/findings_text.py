"""Findings as text for people: the place, what is wrong, the line with a caret, what is allowed."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from journeymap.diagnostics import Diagnostic, Severity, Span
from journeymap.formats.columns import shown, width
from journeymap.formats.findings_summary import summary_text
from journeymap.results.checked import Checked

__all__ = ["finding_text", "findings_text", "summary_text"]

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
LINE = 110
"""What is allowed goes on in a new line after so many letters."""

WINDOW = 100
"""So many letters of a long line are shown, those around the place."""


def findings_text(checked: Checked, *, colour: bool = False) -> str:
    """All findings in the order of their places, and closing lines that count them; ends with a line end.

    Errors and warnings are shown with their line and a blank line between two; mere infos take one line each.
    """
    blocks: list[str] = []
    for is_info, group in groupby(checked.findings, key=lambda each: each.severity is Severity.INFO):
        parts = ["\n".join(_info(each, colour) if is_info else _finding(each, colour)) for each in group]
        blocks += ["\n".join(parts)] if is_info else parts
    first, *more = summary_text(checked, star=True).split("\n")
    blocks.append("\n".join([_styled(first, colour, bold=True), *(_quiet(line, colour) for line in more)]))
    return "\n\n".join(blocks) + "\n"


def finding_text(finding: Diagnostic) -> str:
    """One finding as `findings_text` shows it, without a line end."""
    return "\n".join((_info if finding.severity is Severity.INFO else _finding)(finding, False))


def _head(finding: Diagnostic, colour: bool, *, bold: bool) -> str:
    place = f"{shown(str(finding.span))}: " if finding.span else ""
    severity = _styled(f"{finding.severity}:", colour, COLOURS[finding.severity], bold=bold)
    rule = f"[{finding.rule}]{'*' if finding.fix and finding.fix.safe else ''}"
    words = [severity, _styled(shown(finding.message), colour, bold=bold), _quiet(rule, colour)]
    return _styled(place, colour, bold=bold) + " ".join(words)


def _info(finding: Diagnostic, colour: bool) -> Iterator[str]:
    advice = shown(finding.hint or (f"allowed: {finding.allowed}" if finding.allowed else ""))
    yield _head(finding, colour, bold=False) + (f" – {advice}" if advice else "")


def _finding(finding: Diagnostic, colour: bool) -> Iterator[str]:
    span = finding.span
    yield _head(finding, colour, bold=True)
    margin = " " * max(2, len(str(span.line)) if span else 0)
    hint = shown(finding.hint)
    if span and finding.line_text.strip():
        yield from _excerpt(finding, span, margin, hint, colour)
    elif hint:
        yield f"{margin} {_quiet('=', colour)} {hint}"
    if finding.allowed:
        first, *more = _wrapped(shown(f"allowed: {finding.allowed}"))
        if more and finding.fix and finding.fix.safe:
            return  # what was meant is known; a long list of all else that could be would only hide it
        yield f"{margin} {_quiet('=', colour)} {first}"
        yield from (f"{margin}   {line}" for line in more)


def _wrapped(words: str) -> Sequence[str]:
    return textwrap.wrap(words, LINE, break_long_words=False, break_on_hyphens=False)


def _excerpt(finding: Diagnostic, span: Span, margin: str, hint: str, colour: bool) -> Iterator[str]:
    """The line, and carets below the stretch that is meant; of a stretch of several lines the first."""
    line = finding.line_text
    begin = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = max(min(end, len(line)), begin)
    before, marked, behind = _window(line, begin, end)
    carets = _styled("^" * max(width(marked), 1), colour, COLOURS[finding.severity], bold=True)
    yield _quiet(f"{margin} |", colour)
    yield f"{_quiet(f'{span.line:>{len(margin)}} |', colour)} {before}{marked}{behind}".rstrip()
    yield f"{_quiet(f'{margin} |', colour)} {' ' * width(before)}{carets} {hint}".rstrip()


def _window(line: str, begin: int, end: int) -> tuple[str, str, str]:
    """The line in three, as shown: before, meant, behind; cut around the place where it is long."""
    if len(line) <= WINDOW + 20:
        return shown(line[:begin]), shown(line[begin:end]), shown(line[end:])
    end = min(end, begin + WINDOW * 3 // 4)
    first = max(0, min(begin - WINDOW // 3, len(line) - WINDOW))
    last = max(end, min(first + WINDOW, len(line)))
    before = ("…" if first else "") + shown(line[first:begin])
    return before, shown(line[begin:end]), shown(line[end:last]) + ("…" if last < len(line) else "")


def _styled(text: str, colour: bool, name: str | None = None, *, bold: bool) -> str:
    return click.style(text, fg=name, bold=bold or None) if colour and text else text


def _quiet(text: str, colour: bool) -> str:
    return click.style(text, dim=True) if colour and text else text
