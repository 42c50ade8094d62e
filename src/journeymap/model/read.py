"""Reading a journey with its libraries, data file and translations into one resolved model."""

from __future__ import annotations

from dataclasses import dataclass

import yaml
from pydantic import ValidationError

from journeymap.diagnostics import Diagnostic, JourneyError
from journeymap.model.journey import Journey
from journeymap.model.resolve import give_places, resolve
from journeymap.syntax.document import Document

__all__ = ["JourneyFile", "read_journey"]


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
    """Read and resolve the journey in `file`."""
    with open(file, encoding="utf-8-sig") as stream:  # noqa: PTH123
        text = stream.read()
    document = Document(file, text, yaml.compose(text, Loader=yaml.CSafeLoader))
    try:
        journey = Journey.model_validate(document.data, context={"language": document.data.get("language")})
    except ValidationError as error:
        raise JourneyError(str(error)) from error
    give_places(journey, document)
    return JourneyFile(file, resolve(journey, file), (document,), ())
