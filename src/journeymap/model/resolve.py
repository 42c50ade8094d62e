"""From what was written to what is meant: places, ids, what a stage or journey hands down, the default outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any

from journeymap.model.base import Item, Place
from journeymap.model.ids import RESERVED, slug, unique
from journeymap.model.journey import Journey
from journeymap.model.people import Actor, Channel, System
from journeymap.model.steps import Outcome, Stage, Touchpoint
from journeymap.model.values import Text
from journeymap.syntax.document import Document, Path

__all__ = ["give_places", "resolve", "touchpoints", "walk"]

PARTIES = frozenset({"customer", "provider"})


def touchpoints(journey: Journey) -> Iterator[tuple[Stage, Touchpoint]]:
    """All touchpoints in the order of the file, each with its stage."""
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            yield stage, touchpoint


def walk(item: Any, path: Path = ()) -> Iterator[tuple[Item, Path]]:
    """Every part of the model below `item`, with the path that leads to it."""
    if isinstance(item, Item):
        yield item, path
        for name, field in type(item).model_fields.items():
            if name != "extras":
                yield from walk(getattr(item, name), (*path, field.alias or name))
    elif isinstance(item, dict):
        for key, value in item.items():
            yield from walk(value, (*path, key))
    elif isinstance(item, tuple) and item and isinstance(item[0], Item):
        for index, value in enumerate(item):
            yield from walk(value, (*path, index))


def give_places(item: Item, document: Document, written: Callable[[Path], Path] = tuple) -> None:
    """Tell every part of `item` where in `document` it stands; `written` turns a model's path into the file's."""
    for part, path in walk(item):
        if part._place is None:  # noqa: SLF001 - the one place that sets it
            part._place = Place(document, written(path))  # noqa: SLF001


def resolve(journey: Journey, file: str = "") -> Journey:
    """Fill in, in place, what was left unsaid: ids, handed-down values, names of declared parts, the outcome `done`."""
    if journey.id is None:
        journey.id = slug(PurePath(file).name.split(".")[0]) or "journey"
    if not journey.name:
        journey.name = Text(journey.id)
    if not journey.outcomes:
        journey.outcomes = {"done": Outcome(name=Text("done"))}
    _name_declared(journey)
    _assign_ids(journey)
    _hand_down(journey)
    _take_as_written(journey)
    return journey


def _name_declared(journey: Journey) -> None:
    """A declared part without a name is called by its id."""
    for group in ("personas", "channels", "actors", "systems", "metrics", "sources", "outcomes"):
        for key, part in getattr(journey, group).items():
            if not part.name:
                part.name = Text(key)


def _assign_ids(journey: Journey) -> None:
    """Ids that were written come first, then touchpoints and stages get theirs from their names."""
    reserved = RESERVED | set(Touchpoint.keys()) | set(Journey.keys()) | set(Stage.keys())
    taken = set(reserved) | set(journey.outcomes)
    taken |= {part.id for _, part in touchpoints(journey) if part.id} | {
        stage.id for stage in journey.stages if stage.id
    }
    for _, touchpoint in touchpoints(journey):
        touchpoint.id = touchpoint.id or unique(slug(touchpoint.name), taken)
        touchpoint.name = touchpoint.name or Text(touchpoint.id)
    for stage in journey.stages:
        stage.id = stage.id or unique(slug(stage.name) or "stage", taken)
        stage.name = stage.name or Text(stage.id)
    owners: list[Stage | Touchpoint] = [*journey.stages, *(part for _, part in touchpoints(journey))]
    for owner in owners:
        for number, pain in enumerate(owner.pain_points, 1):
            pain.id = pain.id or f"{owner.id}-pain-{number}"
        for number, opportunity in enumerate(owner.opportunities, 1):
            opportunity.id = opportunity.id or f"{owner.id}-opportunity-{number}"


def _hand_down(journey: Journey) -> None:
    """`owner`, `evidence` and `channel` of a journey or a stage hold for what is in it."""
    for stage in journey.stages:
        stage.owner = stage.owner or journey.owner
        stage.evidence = stage.evidence or journey.evidence
        stage.channel = stage.channel or journey.channel
        for touchpoint in stage.touchpoints:
            touchpoint.owner = touchpoint.owner or stage.owner
            touchpoint.evidence = touchpoint.evidence or stage.evidence
            touchpoint.channel = touchpoint.channel or stage.channel
            touchpoint.match = touchpoint.match or journey.match.get(touchpoint.id or "")
    for key, outcome in journey.outcomes.items():
        outcome.match = outcome.match or journey.match.get(key)


def _take_as_written(journey: Journey) -> None:
    """Channels, actors and systems that nobody declared are taken as written, and known to be undeclared."""
    for _, touchpoint in touchpoints(journey):
        for used in (touchpoint.channel, *(differs.channel for differs in touchpoint.personas.values())):
            for name in used:
                if name not in journey.channels:
                    journey.channels[name] = Channel(name=Text(name), declared=False)
        for party in (touchpoint.initiator, touchpoint.receiver):
            if party and party not in PARTIES and party not in journey.actors:
                journey.actors[party] = Actor(name=Text(party), declared=False)
        for lane in (*touchpoint.frontstage, *touchpoint.backstage, *touchpoint.support, *touchpoint.physical_evidence):
            if lane.by and lane.by not in journey.actors and lane.by not in journey.systems and lane.by not in PARTIES:
                journey.systems[lane.by] = System(name=Text(lane.by), declared=False)
