"""Files that belong to journeys: libraries, data files, translations, project settings; each checked on its own too."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from journeymap.diagnostics import Diagnostic
from journeymap.model.base import Item
from journeymap.model.journey import DataFile, Library, Project, Texts
from journeymap.model.kinds import Kind, check_version, kind_of
from journeymap.model.text import LANGUAGE_CODES
from journeymap.model.validate import languages_in, validate
from journeymap.syntax.document import Document
from journeymap.syntax.read import read_document

__all__ = ["Besides", "files_beside", "read_companion", "read_part"]

MIDDLE = re.compile(r"data|(?P<language>[a-z]{2})(-[A-Za-z]+)?")

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
    _, faults = read_part(document, kind if kind in PARTS else "data")
    return document, sorted([*findings, *faults], key=lambda finding: finding.sort_key)


def read_part(document: Document, kind: Kind, languages: tuple[str, ...] = ()) -> tuple[Item | None, list[Diagnostic]]:
    """Validate a document as the `kind` that it should be."""
    wrong = check_version(document, kind)
    if wrong or kind not in PARTS:
        return None, [wrong] if wrong else []
    return validate(document, PARTS[kind], (*languages, *languages_in(document.data)))


def files_beside(file: str) -> Iterator[tuple[str, str]]:
    """The files NAME.data.yaml and NAME.pl.yaml beside NAME.yaml, each with its middle word, in their order."""
    return Besides().of(file)


class Besides:
    """Which files stand beside journeys, for a run that looks at many: each folder is listed once."""

    def __init__(self) -> None:
        self._folders: dict[str, dict[str, list[str]]] = {}

    def of(self, file: str) -> Iterator[tuple[str, str]]:
        """As `files_beside`."""
        folder, name = os.path.split(file)
        if folder not in self._folders:
            self._folders[folder] = _listed(folder)
        for beside in self._folders[folder].get(Path(name).stem, ()):
            found = MIDDLE.fullmatch(beside.split(".")[-2])
            if found and (found["language"] is None or found["language"] in LANGUAGE_CODES):
                yield os.path.join(folder, beside), found[0]  # noqa: PTH118 - much quicker, and the path stays as given


def _listed(folder: str) -> dict[str, list[str]]:
    """The files NAME.MIDDLE.yaml of a folder by NAME, in their order."""
    found: dict[str, list[str]] = {}
    try:
        names = sorted(os.listdir(folder or "."))  # noqa: PTH208 - names alone, much quicker
    except OSError:
        return found
    for name in names:
        parts = name.rsplit(".", 2)
        if len(parts) == 3 and parts[2] in ("yaml", "yml"):
            found.setdefault(parts[0], []).append(name)
    return found
