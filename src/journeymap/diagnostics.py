"""What is wrong, and where: the vocabulary every step uses to report faults. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

__all__ = ["Diagnostic", "Edit", "Fix", "JourneyError", "Severity", "Span"]


class Severity(StrEnum):
    """How much a finding matters; only errors and warnings make `check` fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst, so that sorting puts errors first."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file: lines and columns count from 1, in code points; the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text from offset `start` to `end` (code points, without a BOM) of `file`."""

    file: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that mends a finding; a safe one never alters what the author meant."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding in the user's file.

    `message` says what is wrong, `allowed` what would be right, `hint` the closest right thing.
    `line_text` is the line of the file, so that a finding can be shown without reading the file again.
    `element` is the id of the touchpoint, stage or other part concerned, which survives moved lines.
    """

    rule: str
    severity: Severity
    message: str
    span: Span | None = None
    line_text: str = ""
    allowed: str = ""
    hint: str = ""
    element: str = ""
    fix: Fix | None = None

    @property
    def sort_key(self) -> tuple[str, int, int, int, str, str]:
        """File, place, then severity: the order findings are printed in."""
        span = self.span or Span("", 0, 0, 0, 0)
        return (span.file, span.line, span.column, self.severity.rank, self.rule, self.message)

    def with_severity(self, severity: Severity) -> Diagnostic:
        """The same finding, graded differently."""
        return replace(self, severity=severity)


class JourneyError(Exception):
    """Misuse or a broken environment: one clear sentence for the user, exit code 2.

    `hint` says what to do about it; it is printed on a line of its own.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        if hint:
            self.add_note(hint)  # Python shows it below the message
