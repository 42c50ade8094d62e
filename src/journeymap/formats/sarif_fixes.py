"""Fixes as SARIF describes them: stretches of a file that are deleted, and what is put in their place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from journeymap.diagnostics import Edit, Fix, JourneyError
from journeymap.syntax.document import Document
from journeymap.syntax.opening import open_text

__all__ = ["Places", "sarif_fix"]


class Places:
    """Lines and columns of edits, which know offsets only; each file is opened once."""

    def __init__(self) -> None:
        self._documents: dict[str, Document | None] = {}

    def region(self, edit: Edit) -> dict[str, int] | None:
        """The stretch that an edit deletes; None where its file is no longer there."""
        document = self._document(edit.file)
        if document is None or edit.end > len(document.text):
            return None
        line, column = _place(document, edit.start)
        end_line, end_column = _place(document, edit.end)
        return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}

    def _document(self, file: str) -> Document | None:
        if file not in self._documents:
            try:
                text, _ = open_text(file)
            except JourneyError:
                text = None
            self._documents[file] = None if text is None else Document(file, text, None)
        return self._documents[file]


def sarif_fix(fix: Fix, places: Places, artifact: Callable[[str], dict[str, str]]) -> dict[str, Any] | None:
    """A fix with its edits, a list of replacements for each file; None where a place is not known."""
    changes: dict[str, list[dict[str, Any]]] = {}
    for edit in fix.edits:
        region = places.region(edit)
        if region is None:
            return None
        changes.setdefault(edit.file, []).append({"deletedRegion": region, "insertedContent": {"text": edit.text}})
    if not changes:
        return None
    files = [{"artifactLocation": artifact(file), "replacements": made} for file, made in changes.items()]
    return {"description": {"text": fix.title}, "artifactChanges": files}


def _place(document: Document, offset: int) -> tuple[int, int]:
    line = document.line_of(offset)
    return line, offset - document.line_starts[line - 1] + 1
