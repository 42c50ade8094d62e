"""The analyst's file beside a journey: its sections become the journey's, each given once."""

from __future__ import annotations

from journeymap.diagnostics import Diagnostic
from journeymap.model.base import Place
from journeymap.model.data import AnalystHalf
from journeymap.model.journey import DataFile, Journey
from journeymap.model.resolve import touchpoints
from journeymap.syntax.document import Document

__all__ = ["check_matches", "merge_data"]


def merge_data(journey: Journey, data: DataFile, document: Document, journey_id: str) -> list[Diagnostic]:
    """Move the sections of `data` into `journey`; `journey_id` is the id that the file must name."""
    findings: list[Diagnostic] = []
    if data.journey is not None and data.journey != journey_id:
        message = f'this file belongs to the journey "{data.journey}", the one beside it is "{journey_id}"'
        findings.append(document.finding("data-file", message, document.span(("journey",)), allowed=journey_id))
    for name, field in AnalystHalf.model_fields.items():
        key = field.alias or name
        if not data.written(name) or key == "x-":
            continue
        if journey.written(name):
            there = journey.section(key).span(part="key")
            message = f'"{key}" stands here and in {there.file}, line {there.line}'
            span = document.span((key,), "key")
            findings.append(
                document.finding("data-file", message, span, allowed="each section in one of the two files")
            )
        else:
            setattr(journey, name, getattr(data, name))
            journey.sections[key] = Place(document, (key,))
    journey.extras = {**data.extras, **journey.extras}
    return findings


def check_matches(journey: Journey) -> list[Diagnostic]:
    """Touchpoints and outcomes whose `match` stands on themselves and in the section `match:` too."""
    parts = {part.id or "": part for _, part in touchpoints(journey)} | journey.outcomes
    findings = []
    for key in journey.match:
        part = parts.get(key)
        if part is not None and part.written("match"):
            place = journey.section("match")
            other = part.place.span("match", part="key")
            span = place.span(key, part="key")
            message = f'"{key}" has its match here and in {other.file}, line {other.line}'
            allowed = "one of the two"
            findings.append(place.document.finding("data-file", message, span, allowed=allowed, element=key))
    return findings
