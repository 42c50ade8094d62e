"""Reading a journey with its libraries, data file and translations into one resolved model."""

from __future__ import annotations

from dataclasses import dataclass, field

from journeymap.diagnostics import Diagnostic, JourneyError
from journeymap.model.companions import Besides, read_part
from journeymap.model.datafiles import check_matches, merge_data
from journeymap.model.journey import DataFile, Journey, Texts
from journeymap.model.kinds import Kind, check_version, kind_of
from journeymap.model.libraries import Libraries, take_over
from journeymap.model.resolve import id_from_file, resolve
from journeymap.model.translations import translate
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


@dataclass
class _Reading:
    """What has been read so far."""

    file: str
    besides: Besides
    documents: list[Document] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)

    def done(self, journey: Journey | None) -> JourneyFile:
        once = dict.fromkeys(sorted(self.findings, key=lambda finding: finding.sort_key))
        return JourneyFile(self.file, journey, tuple(self.documents), tuple(once))


def read_journey(file: str, besides: Besides | None = None) -> JourneyFile:
    """Read and resolve the journey in `file`; what is wrong in it is left out of the model.

    Args:
        file: its path.
        besides: what is known of the files beside journeys, in a run that reads many.

    Raises:
        JourneyError: there is no such file, or it cannot be opened.
    """
    reading = _Reading(file, besides or Besides())
    document, reading.findings = read_document(file)
    if document is None:
        return reading.done(None)
    reading.documents.append(document)
    journey = _own(reading, document)
    if journey is None:
        return reading.done(None)
    libraries = Libraries(languages_in(document.data))
    libraries.follow(document, journey.use)
    data, texts = _beside(reading, journey, document)
    take_over(journey, libraries.libraries)
    reading.documents += [*data, *(text for text, _, _ in texts), *libraries.documents]
    reading.findings += libraries.findings
    resolve(journey, file)
    reading.findings += check_matches(journey)
    for text, part, language in texts:
        reading.findings += translate(journey, part, text, language)
    return reading.done(journey)


def _own(reading: _Reading, document: Document) -> Journey | None:
    """The journey as its own file has it."""
    wrong = check_version(document, "journey")
    if wrong:
        reading.findings.append(wrong)
        if not isinstance(document.data, dict) or kind_of(document) is not None:
            return None
    journey, faults = validate(document, Journey, languages_in(document.data))
    misspelt = wrong.span if wrong else None
    reading.findings += [finding for finding in faults if finding.span != misspelt]
    return journey


def _beside(
    reading: _Reading, journey: Journey, own: Document
) -> tuple[list[Document], list[tuple[Document, Texts, str]]]:
    """Read the files beside the journey; sections of data files are merged at once."""
    data: list[Document] = []
    texts: list[tuple[Document, Texts, str]] = []
    for file, word in reading.besides.of(own.file):
        kind: Kind = "data" if word == "data" else "texts"
        try:
            document, findings = read_document(file)
        except JourneyError as error:
            reading.findings.append(own.finding("file-unreadable", error.message, own.span(()), hint=error.hint))
            continue
        if document is not None and kind_of(document) == "journey":
            continue  # a journey of its own that happens to be called so
        reading.findings += findings
        if document is None:
            continue
        part, faults = read_part(document, kind)
        reading.findings += faults
        if isinstance(part, DataFile):
            data.append(document)
            reading.findings += merge_data(journey, part, document, journey.id or id_from_file(own.file))
        elif isinstance(part, Texts) and word == journey.language:
            message = f'the journey itself is in "{word}"; these texts are never shown'
            reading.findings.append(document.finding("translation", message, document.span((), "key")))
        elif isinstance(part, Texts):
            texts.append((document, part, word))
    return data, texts
