"""Ids that a journey's touchpoints and stages do not say: the reader's own, so that nothing that refers to one changes."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from journeymap.diagnostics import Severity
from journeymap.model.journey import Journey
from journeymap.model.resolve import resolve
from journeymap.model.steps import Stage, Touchpoint
from journeymap.model.validate import languages_in, validate
from journeymap.model.values import is_localised
from journeymap.syntax.document import Document, plain_value
from journeymap.syntax.layout import Addition

__all__ = ["missing_ids"]


def missing_ids(document: Document) -> list[Addition] | None:
    """What to write into a journey's file so that every named touchpoint and stage says its id.

    None where errors in the file leave open what its parts are.
    """
    journey, faults = validate(document, Journey, languages_in(document.data))
    if journey is None or any(fault.severity is Severity.ERROR for fault in faults):
        return None
    resolve(journey, document.file)
    parts: list[Stage | Touchpoint] = []
    for stage in journey.stages:
        parts += [stage, *stage.touchpoints]
    return [addition for part in parts if not part.written("id") for addition in _addition(part, document)]


def _addition(part: Stage | Touchpoint, document: Document) -> Iterator[Addition]:
    path = part.place.path
    node = document.node_at(path)
    data = plain_value(node)
    if part.id is None or data is None:
        return
    if isinstance(node, yaml.MappingNode) and not (is_localised(data) and set(data).isdisjoint(type(part).keys())):
        if data.get("name"):  # what has no name is a finding, which a made-up id would hide
            yield Addition(path, "id", part.id)
    else:
        yield Addition(path, "id", part.id, around="name")
