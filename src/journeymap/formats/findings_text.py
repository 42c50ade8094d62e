"""Findings as text for people: the place, what is wrong, the line with a caret, what is allowed."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator

import click

from journeymap.diagnostics import Diagnostic, Severity, Span
from journeymap.formats.columns import shown, width
from journeymap.results.checked import Checked

__all__ = ["findings_text", "summary_text"]

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
LINE = 110
"""What is allowed goes on in a new line after so many letters."""

WINDOW = 100
"""So many letters of a long line are shown, those around the place."""


def findings_text(checked: Checked, *, colour: bool = False) -> str:
    """All findings, a blank line between two, and a closing line that counts them; ends with a line end."""
    blocks = ["\n".join(_finding(finding, colour)) for finding in checked.findings]
    return "\n\n".join([*blocks, summary_text(checked)]) + "\n"


def summary_text(checked: Checked) -> str:
    """The closing line, such as `2 errors, 1 warning in 3 files`."""
    counts = Counter(finding.severity for finding in checked.findings)
    files = f"{checked.files} file" if checked.files == 1 else f"{checked.files} files"
    notes = f"{counts[Severity.INFO]} info"
    if not counts[Severity.ERROR] and not counts[Severity.WARNING]:
        return f"{files} checked, nothing to mend" + (f" ({notes})" if counts[Severity.INFO] else "")
    words = [_counted(counts[kind], kind) for kind in (Severity.ERROR, Severity.WARNING) if counts[kind]]
    words += [notes] if counts[Severity.INFO] else []
    return f"{', '.join(words)} in {files}"


def _counted(count: int, kind: Severity) -> str:
    return f"{count} {kind}" if count == 1 else f"{count} {kind}s"


def _finding(finding: Diagnostic, colour: bool) -> Iterator[str]:
    span = finding.span
    place = f"{shown(str(span))}: " if span else ""
    severity = _styled(f"{finding.severity}:", colour, COLOURS[finding.severity])
    yield f"{_styled(place, colour)}{severity} {_styled(shown(finding.message), colour)} [{finding.rule}]"
    margin = " " * max(2, len(str(span.line)) if span else 0)
    hint = shown(finding.hint)
    if span and finding.line_text.strip():
        yield from _excerpt(finding, span, margin, hint, colour)
    elif hint:
        yield f"{margin} = {hint}"
    if finding.allowed:
        words = shown(f"allowed: {finding.allowed}")
        first, *more = textwrap.wrap(words, LINE, break_long_words=False, break_on_hyphens=False)
        yield f"{margin} = {first}"
        yield from (f"{margin}   {line}" for line in more)


def _excerpt(finding: Diagnostic, span: Span, margin: str, hint: str, colour: bool) -> Iterator[str]:
    """The line, and carets below the stretch that is meant; of a stretch of several lines the first."""
    line = finding.line_text
    begin = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = max(min(end, len(line)), begin)
    before, marked, behind = _window(line, begin, end)
    carets = _styled("^" * max(width(marked), 1), colour, COLOURS[finding.severity])
    yield f"{margin} |"
    yield f"{span.line:>{len(margin)}} | {before}{marked}{behind}".rstrip()
    yield f"{margin} | {' ' * width(before)}{carets} {hint}".rstrip()


def _window(line: str, begin: int, end: int) -> tuple[str, str, str]:
    """The line in three, as shown: before, meant, behind; cut around the place where it is long."""
    if len(line) <= WINDOW + 20:
        return shown(line[:begin]), shown(line[begin:end]), shown(line[end:])
    end = min(end, begin + WINDOW * 3 // 4)
    first = max(0, min(begin - WINDOW // 3, len(line) - WINDOW))
    last = max(end, min(first + WINDOW, len(line)))
    before = ("…" if first else "") + shown(line[first:begin])
    return before, shown(line[begin:end]), shown(line[end:last]) + ("…" if last < len(line) else "")


def _styled(text: str, colour: bool, name: str | None = None) -> str:
    return click.style(text, fg=name, bold=True) if colour and text else text
