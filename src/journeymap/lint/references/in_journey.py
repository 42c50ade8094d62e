"""Every name in a journey that must stand for something: where it is, and what it may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from journeymap.lint.context import Context
from journeymap.lint.references.closest import entry_of, one_of
from journeymap.model.base import Item, Place
from journeymap.model.journey import Journey
from journeymap.model.steps import Lane, Opportunity, PainPoint, Stage, Touchpoint
from journeymap.syntax.document import Path

__all__ = ["Reference", "called", "flow", "parts_and_pains", "people"]

PARTIES = {"customer": "", "provider": ""}
EVIDENCE = {"assumed": "", "observed": "", "measured": ""}


@dataclass(frozen=True, slots=True)
class Reference:
    """A name at a place. `known` are the ids it may be, with their names; `message` says what is wrong if it is none.

    `lenient` references are warnings in a draft; `declared` ones are taken as written there.
    """

    place: Place
    keys: Path
    name: str
    known: Mapping[str, str]
    message: str
    allowed: str
    part: Literal["key", "value"] = "value"
    element: str = ""
    lenient: bool = True
    declared: bool = False


def called(part: Any) -> str:
    """A part by its kind and id: `touchpoint "pay"`."""
    words = {"PainPoint": "pain point", "Differs": "persona"}
    kind = words.get(type(part).__name__, type(part).__name__.lower())
    return f'{kind} "{part.id}"'


def flow(context: Context) -> Iterator[Reference]:
    """Where touchpoints lead."""
    for step, entry in context.nexts():
        name = entry.to or ""
        said = f'goes to "{name}", which is not in this journey' if name else "has a next that does not say where to"
        message = f'touchpoint "{step}" {said}'
        allowed = "a touchpoint, a stage or an outcome of this journey"
        keys = ("to",) if name else ()
        yield Reference(entry.place, keys, name, context.destinations, message, allowed, element=step, lenient=False)


def people(context: Context) -> Iterator[Reference]:
    """Personas, channels, actors and systems that touchpoints name."""
    journey = context.journey
    personas = {key: str(part.name) for key, part in journey.personas.items()}
    actors = _declared(journey.actors)
    for part in context.touchpoints.values():
        for key, differs in part.personas.items():
            message = f'{called(part)} says how "{key}" differs, who is no persona of this journey'
            allowed = one_of(personas, "a persona of this journey")
            place = part.place
            yield Reference(place, ("personas", key), key, personas, message, allowed, "key", part.id or "")
            yield from _channels(context, differs, differs.channel, part.id or "")
        for role in ("initiator", "receiver"):
            name = getattr(part, role)
            message = f'"{name}", the {role} of {called(part)}, is not declared'
            if name:
                allowed = entry_of("actors", actors, name, otherwise="customer, provider, or ")
                known = PARTIES | actors
                yield Reference(
                    part.place, (role,), name, known, message, allowed, element=part.id or "", declared=True
                )
        yield from _lanes(context, part, actors)
    owners: list[Journey | Stage | Touchpoint] = [journey, *journey.stages, *context.touchpoints.values()]
    for owner in owners:
        if owner.written("channel"):
            yield from _channels(context, owner, owner.channel, owner.id or "")


def _lanes(context: Context, part: Touchpoint, actors: Mapping[str, str]) -> Iterator[Reference]:
    known = PARTIES | dict(actors) | _declared(context.journey.systems)
    lanes: Iterable[Lane] = (*part.physical_evidence, *part.frontstage, *part.backstage, *part.support)
    for lane in lanes:
        if lane.by:
            message = f'"{lane.by}", named behind {called(part)}, is neither a declared actor nor a system'
            allowed = "an entry of actors or of systems"
            yield Reference(lane.place, ("by",), lane.by, known, message, allowed, element=part.id or "", declared=True)


def _channels(context: Context, part: Item, names: Iterable[str], element: str) -> Iterator[Reference]:
    known = _declared(context.journey.channels)
    for index, name in enumerate(names):
        allowed = entry_of("channels", known, name)
        message = f'channel "{name}" is not declared'
        yield Reference(part.place, ("channel", index), name, known, message, allowed, element=element, declared=True)


def parts_and_pains(context: Context) -> Iterator[Reference]:
    """Metrics, evidence, and the pain points that opportunities answer."""
    journey = context.journey
    sources = EVIDENCE | {key: str(part.name) for key, part in journey.sources.items()}
    metrics = {key: str(part.name) for key, part in journey.metrics.items()}
    pains = {part.id: str(part.text) for part in context.parts if isinstance(part, PainPoint) and part.id}
    for part in context.parts:
        said = part.__dict__  # asking a part for what its kind does not have is slow
        element, evidence = str(said.get("id") or ""), said.get("evidence")
        if evidence and part.written("evidence"):
            message = f'evidence "{evidence}" is no entry of sources'
            allowed = "assumed, observed, measured, or an entry of sources"
            yield Reference(part.place, ("evidence",), evidence, sources, message, allowed, element=element)
        if isinstance(part, Stage | Touchpoint):
            for name in part.metrics:
                message = f'metric "{name}" is not declared'
                allowed = entry_of("metrics", metrics, name)
                yield Reference(
                    part.place, ("metrics", name), name, metrics, message, allowed, "key", element, declared=True
                )
        if isinstance(part, Opportunity):
            for index, name in enumerate(part.addresses):
                message = f'opportunity "{part.id}" answers "{name}", which is no pain point of this journey'
                allowed = "the id of a pain point"
                yield Reference(part.place, ("addresses", index), name, pains, message, allowed, element=element)


def _declared(parts: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(part.name) for key, part in parts.items() if part.declared}
