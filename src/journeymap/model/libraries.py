"""Libraries: personas, channels and the like that a journey takes over with `use:`."""

from __future__ import annotations

import os
from pathlib import PurePath

from journeymap.diagnostics import Diagnostic, JourneyError
from journeymap.model.base import Item
from journeymap.model.journey import Journey, Library
from journeymap.model.kinds import check_version, kind_of
from journeymap.model.validate import languages_in, validate
from journeymap.syntax.document import Document
from journeymap.syntax.read import read_document

__all__ = ["Libraries", "take_over"]

GROUPS = ("personas", "channels", "actors", "systems", "metrics", "sources")


class Libraries:
    """Reads what a file uses, and what that uses in turn, each file once."""

    def __init__(self, languages: tuple[str, ...] = ()) -> None:
        self.languages = languages
        self.libraries: list[Library] = []
        self.documents: list[Document] = []
        self.findings: list[Diagnostic] = []
        self._seen: set[str] = set()

    def follow(self, document: Document, use: tuple[str, ...], trail: tuple[str, ...] = ()) -> None:
        """Read the libraries that `document` names under `use:`; `trail` is the way that led to it."""
        trail = (*trail, os.path.realpath(document.file))
        for index, name in enumerate(use):
            file = os.path.normpath(PurePath(document.file).parent / name)
            real = os.path.realpath(file)
            if real in trail:
                self._report(document, index, *_circle(trail, real))
            elif real not in self._seen:
                self._seen.add(real)
                self._read(document, index, file, trail)

    def _read(self, user: Document, index: int, file: str, trail: tuple[str, ...]) -> None:
        try:
            document, findings = read_document(file)
        except JourneyError as error:
            self._report(user, index, f"library {error.message}", error.hint)
            return
        self.findings += findings
        if document is None:
            return
        self.documents.append(document)
        wrong = check_version(document, "library")
        if wrong and kind_of(document) not in (None, "library"):
            self._report(
                user, index, wrong.message.replace("this file", file, 1), "a library begins with " + wrong.allowed
            )
            return
        if wrong:
            self.findings.append(wrong)
            return
        library, faults = validate(document, Library, (*self.languages, *languages_in(document.data)))
        self.findings += faults
        if library is not None:
            self.libraries.append(library)
            self.follow(document, library.use, trail)

    def _report(self, document: Document, index: int, message: str, hint: str) -> None:
        self.findings.append(document.finding("library", message, document.span(("use", index)), hint=hint))


def _circle(trail: tuple[str, ...], real: str) -> tuple[str, str]:
    """What to say of libraries that use each other in a circle."""
    names = [PurePath(step).name for step in (*trail[trail.index(real) :], real)]
    return f"this leads back to where it came from: {' uses '.join(names)}", "take one of these uses out"


def take_over(journey: Journey, libraries: list[Library]) -> None:
    """Add what `libraries` declare; what the journey declares itself goes before, earlier libraries before later ones.

    A part that the journey only mentions (`personas: [ana]`) is the library's. Personas join where the journey refers
    to them; where it names none at all, all of them do.
    """
    named = {*journey.personas, *journey.segments}
    named |= {key for stage in journey.stages for part in stage.touchpoints for key in part.personas}
    for library in libraries:
        for group in GROUPS:
            own: dict[str, Item] = getattr(journey, group)
            for key, part in getattr(library, group).items():
                known = own.get(key)
                wanted = group != "personas" or not named or key in named
                if (known is None and wanted) or (known is not None and _only_mentioned(known, key)):
                    own[key] = part


def _only_mentioned(part: Item, key: str) -> bool:
    """Whether a part holds nothing but its own id."""
    return part.model_fields_set <= {"name"} and getattr(part, "name", "") in ("", key)
