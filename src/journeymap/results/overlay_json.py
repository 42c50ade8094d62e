"""Overlays as JSON, version 1, and back: the keys are those of docs/definitions.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, TypeVar

from journeymap.diagnostics import JourneyError
from journeymap.results.overlay import (
    VERSION,
    Conformance,
    Conversion,
    DropOff,
    Fit,
    FunnelStep,
    Observed,
    Outcome,
    Overlay,
    Quality,
    Status,
    TimeToNext,
    TouchpointResult,
    TransitionResult,
)
from journeymap.results.table import Table

__all__ = ["from_json", "to_json"]

Part = TypeVar("Part")
RENAMED = {"source": "from", "target": "to", "since": "from"}
LATER = ("channels", "segments", "expect", "emotion")


def to_json(overlay: Overlay) -> dict[str, Any]:
    """The overlay as plain data."""
    return {
        "journeymap": VERSION,
        "journey": overlay.journey,
        "engine": overlay.engine,
        "observed": _renamed(asdict(overlay.observed)),
        "quality": {entry.kind: _finding(entry) for entry in overlay.quality},
        "outcomes": {row.id: {"kind": row.kind, "cases": row.cases} for row in overlay.outcomes},
        "silent": overlay.silent,
        "open": overlay.open,
        "after_outcome": overlay.after_outcome,
        "begun_before": overlay.begun_before,
        "entries": dict(overlay.entries),
        "conversion": asdict(overlay.conversion),
        "touchpoints": [_without(asdict(row), "name") for row in overlay.touchpoints],
        "transitions": [_renamed(asdict(row)) for row in overlay.transitions],
        "funnel": [asdict(row) for row in overlay.funnel],
        "conformance": asdict(overlay.conformance),
        **{name: _listed(getattr(overlay, name)) for name in LATER},
    }


def from_json(data: Mapping[str, Any]) -> Overlay:
    """The overlay that `to_json` wrote.

    Raises:
        JourneyError: the data are no overlay, or of another version.
    """
    if not isinstance(data, Mapping) or "touchpoints" not in data or "observed" not in data:
        raise JourneyError("these data are no overlay", "journeymap overlay --format json writes one")
    if data.get("journeymap") != VERSION:
        raise JourneyError(f"this overlay is of version {data.get('journeymap')}, and {VERSION} can be read")
    try:
        return _read(data)
    except (KeyError, TypeError, ValueError) as error:
        raise JourneyError(f"this overlay is incomplete: {error}") from error


def _read(data: Mapping[str, Any]) -> Overlay:
    conformance = data["conformance"]
    fits = {name: Fit(**conformance[name]) for name in ("fitting", "deviating")}
    return Overlay(
        journey=data["journey"],
        engine=data["engine"],
        log="",
        observed=Observed(**_named(data["observed"], "since")),
        quality=tuple(
            Quality(kind=kind, **(entry | {"examples": tuple(entry["examples"])}))
            for kind, entry in data["quality"].items()
        ),
        outcomes=Table([Outcome(id=key, **entry) for key, entry in data["outcomes"].items()]),
        entries=dict(data["entries"]),
        conversion=Conversion(**data["conversion"]),
        touchpoints=Table([_touchpoint(row) for row in data["touchpoints"]], TouchpointResult),
        transitions=Table(
            [TransitionResult(**_named(row, "source", "target")) for row in data["transitions"]], TransitionResult
        ),
        funnel=Table([FunnelStep(**row) for row in data["funnel"]], FunnelStep),
        conformance=Conformance(**fits, fitness=conformance["fitness"]),
        silent=data["silent"],
        open=data["open"],
        after_outcome=data["after_outcome"],
        begun_before=data["begun_before"],
        channels=data["channels"],
        segments=_tuple(data["segments"]),
        expect=_tuple(data["expect"]),
        emotion=_tuple(data["emotion"]),
    )


def _touchpoint(row: Mapping[str, Any]) -> TouchpointResult:
    parts = {"drop_off": DropOff, "time_to_next_s": TimeToNext, "status": Status}
    nested = {name: _part(kind, row[name]) for name, kind in parts.items()}
    return TouchpointResult(**(dict(row) | {"name": row["id"]} | nested))


def _part(kind: type[Part], value: Mapping[str, Any] | None) -> Part | None:
    return None if value is None else kind(**value)


def _tuple(value: list[Any] | None) -> tuple[Any, ...] | None:
    return None if value is None else tuple(value)


def _finding(entry: Quality) -> dict[str, Any]:
    return _without(asdict(entry), "kind") | {"examples": list(entry.examples)}


def _listed(value: Any) -> Any:
    """Tuples as lists, since JSON knows no others."""
    return list(value) if isinstance(value, tuple) else value


def _renamed(row: Mapping[str, Any]) -> dict[str, Any]:
    """Keys as the JSON has them: `from` and `to` are no names in Python."""
    return {RENAMED.get(key, key): value for key, value in row.items()}


def _named(row: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Keys as the dataclass has them; `names` are those that are written otherwise."""
    back = {RENAMED[name]: name for name in names}
    return {back.get(key, key): value for key, value in row.items()}


def _without(row: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != key}
