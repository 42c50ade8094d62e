"""From what was written to what is meant: places, ids, what a stage or journey hands down, the default outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import PurePath
from typing import Any

from journeymap.model.base import Item, Place
from journeymap.model.called import take_names_for_ids
from journeymap.model.ids import RESERVED, slug, unique
from journeymap.model.journey import Journey
from journeymap.model.keys import parts_of
from journeymap.model.people import Actor, Channel, System
from journeymap.model.steps import Outcome, Stage, Touchpoint
from journeymap.model.values import Text
from journeymap.syntax.document import Document, Path

__all__ = ["give_places", "id_from_file", "is_draft", "reserved_ids", "resolve", "touchpoints", "walk"]

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
        for name, key in _holding(type(item)):
            inner = item.__dict__.get(name)
            if inner:
                yield from walk(inner, (*path, key))
    elif isinstance(item, dict):
        for key, value in item.items():
            yield from walk(value, (*path, key))
    elif isinstance(item, tuple):
        for index, value in enumerate(item):
            yield from walk(value, (*path, index))


@cache
def _holding(kind: type[Item]) -> tuple[tuple[str, str], ...]:
    """The fields of a part that hold other parts, each with its key in the file."""
    fields = kind.model_fields.items()
    return tuple((name, field.alias or name) for name, field in fields if next(parts_of(field.annotation), None))


def give_places(item: Item, document: Document, written: Callable[[Path], Path] = tuple) -> None:
    """Tell every part of `item` where in `document` it stands; `written` turns a model's path into the file's."""
    for part, path in walk(item):
        if part._place is None:  # noqa: SLF001 - the one place that sets it
            part._place = Place(document, written(path))  # noqa: SLF001


def id_from_file(file: str) -> str:
    """The id of a journey that names none: its file's name."""
    return slug(PurePath(file).name.split(".")[0]) or "journey"


def reserved_ids() -> frozenset[str]:
    """Words that no id may be: the keys of the language, and what results call themselves."""
    return RESERVED | set(Touchpoint.keys()) | set(Journey.keys()) | set(Stage.keys())


def is_draft(journey: Journey) -> bool:
    """Whether undeclared channels, actors, systems and owners are taken as written."""
    return journey.status == "draft"


def resolve(journey: Journey, file: str = "") -> Journey:
    """Fill in, in place, what was left unsaid: ids, handed-down values, names of declared parts, the outcome `done`.

    What is filled in does not count as written (`Item.written`).
    """
    if journey.id is None:
        journey.fill("id", id_from_file(file))
    if not journey.name:
        journey.fill("name", Text(journey.id or ""))
    _name_declared(journey)
    take_names_for_ids(journey)
    _assign_ids(journey)
    _hand_down(journey)
    _take_as_written(journey)
    return journey


def _name_declared(journey: Journey) -> None:
    """A declared part without a name is called by its id."""
    for group in ("personas", "channels", "actors", "systems", "metrics", "sources", "outcomes"):
        for key, part in getattr(journey, group).items():
            if not part.name:
                part.fill("name", Text(key))


def _assign_ids(journey: Journey) -> None:
    """Ids that were written come first, then touchpoints and stages get theirs from their names."""
    steps = [part for _, part in touchpoints(journey)]
    written = {part.id for part in steps if part.id} | {stage.id for stage in journey.stages if stage.id}
    if not journey.outcomes:
        done = unique("done", set(written))
        journey.fill("outcomes", {done: Outcome(name=Text("done"))})
    taken = {*reserved_ids(), *journey.outcomes, *written}
    for part in steps:
        _identify(part, unique(slug(part.name), taken) if not part.id else part.id)
    for stage in journey.stages:
        _identify(stage, unique(slug(stage.name) or "stage", taken) if not stage.id else stage.id)
    owners: list[Stage | Touchpoint] = [*journey.stages, *steps]
    _number(owners, "pain_points", "pain")
    _number(owners, "opportunities", "opportunity")


def _identify(part: Stage | Touchpoint, own: str) -> None:
    if not part.id:
        part.fill("id", own)
    if not part.name:
        part.fill("name", Text(own))


def _number(owners: list[Stage | Touchpoint], field: str, word: str) -> None:
    """Pain points and opportunities without an id are numbered where they stand."""
    groups: list[tuple[str, tuple[Any, ...]]] = [(owner.id or "", getattr(owner, field)) for owner in owners]
    taken = {part.id for _, parts in groups for part in parts if part.id}
    for owner_id, parts in groups:
        for number, part in enumerate(parts, 1):
            if not part.id:
                part.fill("id", unique(f"{owner_id}-{word}-{number}", taken))


def _hand_down(journey: Journey) -> None:
    """`owner`, `evidence` and `channel` of a journey or a stage hold for what is in it."""
    for stage in journey.stages:
        _inherit(stage, journey)
        for touchpoint in stage.touchpoints:
            _inherit(touchpoint, stage)
            if touchpoint.match is None:
                touchpoint.fill("match", journey.match.get(touchpoint.id or ""))
    for key, outcome in journey.outcomes.items():
        if outcome.match is None:
            outcome.fill("match", journey.match.get(key))


def _inherit(part: Stage | Touchpoint, above: Journey | Stage) -> None:
    for name in ("owner", "evidence", "channel"):
        if not getattr(part, name):
            part.fill(name, getattr(above, name))


def _take_as_written(journey: Journey) -> None:
    """Channels, actors and systems that nobody declared are taken as written, and known to be undeclared."""
    for _, touchpoint in touchpoints(journey):
        for used in (touchpoint.channel, *(differs.channel for differs in touchpoint.personas.values())):
            for name in used:
                journey.channels.setdefault(name, Channel(name=Text(name), declared=False))
        for party in (touchpoint.initiator, touchpoint.receiver):
            if party and party not in PARTIES:
                journey.actors.setdefault(party, Actor(name=Text(party), declared=False))
        for lane in (*touchpoint.frontstage, *touchpoint.backstage, *touchpoint.support, *touchpoint.physical_evidence):
            if lane.by and lane.by not in journey.actors and lane.by not in PARTIES:
                journey.systems.setdefault(lane.by, System(name=Text(lane.by), declared=False))
