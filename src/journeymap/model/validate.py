"""From a document to a part of the language: every fault is collected, and what is sound becomes a model."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError

from journeymap.diagnostics import Diagnostic
from journeymap.model.base import Item
from journeymap.model.faults import Fault, faults_of
from journeymap.model.repair import Repairs
from journeymap.model.resolve import give_places
from journeymap.syntax.document import Document

__all__ = ["languages_in", "validate"]

Part = TypeVar("Part", bound=Item)

# Each round looks below what hid deeper faults before; files nest about ten levels.
ROUNDS = 20


def validate(
    document: Document, part: type[Part], languages: tuple[str, ...] = ()
) -> tuple[Part | None, list[Diagnostic]]:
    """Read `document` as `part`; wrong values are reported and left out.

    `languages` are those of the file's plain text, the first one first.
    """
    repairs = Repairs(document)
    findings: list[Diagnostic] = []
    for _ in range(ROUNDS):
        try:
            model = part.model_validate(repairs.data(), context={"languages": languages}, by_alias=True, by_name=False)
        except ValidationError as error:
            faults = faults_of(error, part, repairs)
            findings += [fault.finding for fault in faults if not repairs.touches(fault.path)]
            if not all(_mend(repairs, fault) for fault in faults):
                return None, findings
        else:
            give_places(model, document, repairs.written)
            for path, key in repairs.renamed.items():
                document.read_as(path, key)
            return model, findings
    return None, findings


def _mend(repairs: Repairs, fault: Fault) -> bool:
    """Leave out what is wrong, or read it as what was surely meant; False where nothing would be left."""
    path = fault.path
    if not path:
        return False
    if repairs.touches(path):
        repairs.drop(path)
    elif fault.renamed:
        repairs.rename(path, fault.renamed)
    elif fault.replaced is not None:
        repairs.replace(path, fault.replaced)
    else:
        repairs.drop(path)
    return True


def languages_in(data: Any) -> tuple[str, ...]:
    """The language that a file says its plain text is in."""
    language = data.get("language") if isinstance(data, dict) else None
    return (language,) if isinstance(language, str) else ()
