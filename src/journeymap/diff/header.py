"""What is otherwise with the journey as a whole, its stages, and what it declares: personas, channels, sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from journeymap.diff.order import moved
from journeymap.diff.showing import essence, names, quoted
from journeymap.diff.subject import Aspect, Subject, compare, subject
from journeymap.diff.versions import Versions
from journeymap.diff.wording import wording
from journeymap.model.base import Item
from journeymap.results.diff import Change, Grade

__all__ = ["HANDLED", "header"]


def _nobody(value: Any) -> Any:
    return "nobody" if value is None else value


JOURNEY = {
    "journeymap": Aspect("language-version-changed", "the version of the language"),
    "status": Aspect("status-changed", "status"),
    "perspective": Aspect("perspective-changed", "perspective"),
    "owner": Aspect("owner-changed", "owner", _nobody),
    "reviewed": Aspect("reviewed-changed", "the day it was reviewed"),
    "language": Aspect("language-changed", "language"),
    "lifecycle": Aspect("lifecycle-changed", "lifecycle"),
}
JOURNEY_TEXTS = ("name", "scenario", "goal", "summary", "link")
STAGE = {
    "order": Aspect("stage-order-changed", "order"),
    "lifecycle": Aspect("lifecycle-changed", "lifecycle"),
    "metrics": Aspect("metrics-changed", "metrics"),
}
STAGE_TEXTS = ("name", "goal")
DECLARED: dict[str, tuple[str, dict[str, Aspect], tuple[str, ...]]] = {
    "channels": (
        "channel",
        {"kind": Aspect("channel-kind-changed", "kind"), "cost": Aspect("channel-cost-changed", "cost of a contact")},
        ("name",),
    ),
    "actors": ("actor", {"role": Aspect("actor-changed", "role")}, ("name",)),
    "systems": ("system", {}, ("name", "link")),
    "metrics": (
        "metric",
        {
            "column": Aspect("metric-column-changed", "column"),
            "scale": Aspect("metric-changed", "scale"),
            "target": Aspect("metric-changed", "target"),
        },
        ("name",),
    ),
    "sources": (
        "source",
        {
            "kind": Aspect("source-changed", "kind"),
            "date": Aspect("source-changed", "date"),
            "review_by": Aspect("source-changed", "review-by"),
        },
        ("name", "link"),
    ),
}
PERSONA = {
    "relationship": Aspect("persona-changed", "relationship"),
    "segment": Aspect("persona-changed", "segment"),
}
PERSONA_TEXTS = ("name", "about", "goals", "traits", "quote", "picture")
HANDLED = {
    "Journey": {*JOURNEY, *JOURNEY_TEXTS, *DECLARED, "id", "personas", "stages", "outcomes", "extras"}
    | {"evidence", "channel", "use"},  # what they hand down is compared where it arrives
    "Stage": {*STAGE, *STAGE_TEXTS, "id", "owner", "pain_points", "opportunities", "touchpoints", "extras"}
    | {"evidence", "channel"},
    "Persona": {*PERSONA, *PERSONA_TEXTS, "extras"},
    **{
        group: {*aspects, *texts, "extras"} | ({"declared"} if group in ("channels", "actors", "systems") else set())
        for group, (_, aspects, texts) in DECLARED.items()
    },
}
"""The fields that this package compares, by part."""


def header(both: Versions) -> Iterator[Change]:
    """The journey's own keys, its stages' keys, and all it declares."""
    whom = Subject("the journey", both.new.id or "", both.old.place, both.new.place)
    if both.old.id != both.new.id:
        yield _renamed(both, whom)
    yield from compare(whom, both.old, both.new, JOURNEY)
    yield from wording(whom, both.old, both.new, *JOURNEY_TEXTS)
    yield from _stages(both)
    yield from _personas(both)
    for group, (part, aspects, texts) in DECLARED.items():
        yield from _declared(part, getattr(both.old, group), getattr(both.new, group), aspects, texts)


def _renamed(both: Versions, whom: Subject) -> Change:
    old, new = both.old.id or "", both.new.id or ""
    grade = None if old in both.relied_on else Grade.NOTABLE
    what = f"is now called {quoted(new)}, was {quoted(old)}"
    return whom.change("journey-renamed", what, keys=("id",), grade=grade, old=old, new=new)


def _stages(both: Versions) -> Iterator[Change]:
    for old, new in both.both_stages():
        whom = subject("stage", new.id or "", old, new)
        yield from compare(whom, old, new, STAGE)
        yield from wording(whom, old, new, *STAGE_TEXTS)
        owners = (essence(old.owner), essence(new.owner))
        whole = owners == (essence(both.old.owner), essence(both.new.owner))
        if owners[0] != owners[1] and not whole and _reaches_a_step(both, old, new):
            yield whom.turned("owner-changed", "owner", _nobody(old.owner), _nobody(new.owner), ("owner",))


def _reaches_a_step(both: Versions, old: Any, new: Any) -> bool:
    """Whether a step of the stage has another owner too; else only the place changed where owners are written."""
    owners = (essence(old.owner), essence(new.owner))
    before = both.old_graph.touchpoints
    pairs = [(before[left], part) for left, right in both.steps.items() for part in new.touchpoints if part.id == right]
    return not pairs or any((essence(left.owner), essence(right.owner)) == owners for left, right in pairs)


def _personas(both: Versions) -> Iterator[Change]:
    for before, after in both.personas.items():
        old, new = both.old.personas[before], both.new.personas[after]
        whom = subject("persona", after, old, new)
        yield from compare(whom, old, new, PERSONA)
        yield from wording(whom, old, new, *PERSONA_TEXTS)
    olds, news = [both.personas[name] for name in both.old.personas if name in both.personas], list(both.new.personas)
    if moved(olds, news):
        whom = Subject("the journey", both.new.id or "", both.old.place, both.new.place)
        stayed = [name for name in news if name in set(olds)]
        what = f"declares its personas in another order: {names(stayed)}"
        yield whom.change("order-changed", what, keys=("personas",), old=names(olds), new=names(stayed))


def _declared(
    part: str, olds: Mapping[str, Any], news: Mapping[str, Any], aspects: dict[str, Aspect], texts: tuple[str, ...]
) -> Iterator[Change]:
    for name, item in olds.items():
        if _is_declared(item) and not _is_declared(news.get(name)):
            yield subject(part, name, item, None).went("declaration-removed", "is no longer declared")
    for name, item in news.items():
        old = olds.get(name)
        if _is_declared(item) and not _is_declared(old):
            yield subject(part, name, None, item).came("declaration-added", "is declared now")
        if old is not None and _is_declared(item) and _is_declared(old):
            whom = subject(part, name, old, item)
            yield from compare(whom, old, item, aspects)
            yield from wording(whom, old, item, *texts)


def _is_declared(item: Item | None) -> bool:
    return item is not None and getattr(item, "declared", True)
