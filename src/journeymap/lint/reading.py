"""What reading files found, as a project grades it, and the parts that findings concern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from journeymap.diagnostics import Diagnostic, Severity
from journeymap.lint.exceptions.comments import Suppression, suppressions_in
from journeymap.lint.project.configuration import Configuration
from journeymap.syntax.document import Document
from journeymap.syntax.elements import element_at

__all__ = ["named", "read_findings"]


def read_findings(
    documents: Sequence[Document], diagnostics: Iterable[Diagnostic], configuration: Configuration
) -> tuple[tuple[Diagnostic, ...], tuple[Suppression, ...]]:
    """What reading found, graded, with what is unclear in comments; and the comments that ignore findings."""
    comments = [suppressions_in(document) for document in documents]
    unclear = [finding for _, problems in comments for finding in problems]
    graded = (_graded(finding, configuration) for finding in (*diagnostics, *unclear))
    findings = tuple(named((finding for finding in graded if finding is not None), documents))
    return findings, tuple(each for found, _ in comments for each in found)


def _graded(finding: Diagnostic, configuration: Configuration) -> Diagnostic | None:
    """A finding of reading as the project grades it; an error can be made less, and is never left out."""
    severity = configuration.grade(finding.rule, finding.severity)
    if severity is None and finding.severity is Severity.ERROR:
        return finding
    return finding.with_severity(severity) if severity else None


def named(findings: Iterable[Diagnostic], documents: Iterable[Document]) -> Iterator[Diagnostic]:
    """Findings that do not say which part they concern get the nearest one around their place."""
    by_file = {document.file: document for document in documents}
    for finding in findings:
        document = by_file.get(finding.span.file) if finding.span else None
        if finding.element or document is None or finding.span is None:
            yield finding
        else:
            yield replace(finding, element=element_at(document, finding.span.line, finding.span.column))
