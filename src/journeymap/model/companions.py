"""Files that belong to journeys: libraries, data files, translations, project settings; each checked on its own too."""

from __future__ import annotations

from journeymap.diagnostics import Diagnostic
from journeymap.model.base import Item
from journeymap.model.journey import DataFile, Library, Project, Texts
from journeymap.model.kinds import Kind, check_version, kind_of
from journeymap.model.validate import languages_in, validate
from journeymap.syntax.document import Document
from journeymap.syntax.read import read_document

__all__ = ["read_companion"]

PARTS: dict[Kind, type[Item]] = {"data": DataFile, "library": Library, "texts": Texts, "project": Project}


def read_companion(file: str) -> tuple[Document | None, list[Diagnostic]]:
    """Read a data, library, texts or project file on its own, and say what is wrong with it.

    Raises:
        JourneyError: there is no such file, or it cannot be opened.
    """
    document, findings = read_document(file)
    if document is None:
        return None, findings
    kind = kind_of(document)
    if kind not in PARTS:
        wrong = check_version(document, "data")
        return document, [*findings, *([wrong] if wrong else [])]
    wrong = check_version(document, kind)
    if wrong:
        return document, [*findings, wrong]
    _, faults = validate(document, PARTS[kind], languages_in(document.data))
    return document, sorted([*findings, *faults], key=lambda finding: finding.sort_key)
