"""Reading a journey with its libraries, data file and translations into one resolved model."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.diagnostics import Diagnostic
from journeymap.model.journey import Journey
from journeymap.model.kinds import check_version, kind_of
from journeymap.model.resolve import resolve
from journeymap.model.validate import languages_in, validate
from journeymap.syntax.document import Document
from journeymap.syntax.read import read_document

__all__ = ["JourneyFile", "kind_of", "read_journey"]


@dataclass(frozen=True)
class JourneyFile:
    """A journey as read: the model (None when the file is unreadable), its documents, and what is wrong with it.

    The first document is the journey itself; data files, translations and libraries follow.
    """

    file: str
    journey: Journey | None
    documents: tuple[Document, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_journey(file: str) -> JourneyFile:
    """Read and resolve the journey in `file`; what is wrong in it is left out of the model.

    Raises:
        JourneyError: there is no such file, or it cannot be opened.
    """
    document, findings = read_document(file)
    if document is None:
        return JourneyFile(file, None, (), tuple(findings))
    wrong = check_version(document, "journey")
    if wrong:
        findings = [*findings, wrong]
        if not isinstance(document.data, dict) or kind_of(document) is not None:
            return JourneyFile(file, None, (document,), tuple(findings))
    journey, faults = validate(document, Journey, languages_in(document.data))
    findings = sorted([*findings, *faults], key=lambda finding: finding.sort_key)
    if journey is None:
        return JourneyFile(file, None, (document,), tuple(findings))
    return JourneyFile(file, resolve(journey, file), (document,), tuple(findings))
