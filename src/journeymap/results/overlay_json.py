"""Overlays as JSON, version 1, and back: the keys are those of docs/definitions.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from journeymap.diagnostics import JourneyError
from journeymap.results.overlay import VERSION, Overlay
from journeymap.results.plain import from_plain, to_plain

__all__ = ["from_json", "to_json"]

RENAMED = {"source": "from", "target": "to", "since": "from"}
NAMED = {"observed": {"from": "since"}, "transitions": {"from": "source", "to": "target"}}
"""Keys that are no names in Python, by the part they stand in."""


def to_json(overlay: Overlay) -> dict[str, Any]:
    """The overlay as plain data."""
    plain: dict[str, Any] = {field.name: to_plain(getattr(overlay, field.name)) for field in fields(overlay)}
    del plain["log"]
    plain["observed"] = _renamed(plain["observed"])
    plain["transitions"] = [_renamed(row) for row in plain["transitions"]]
    plain["touchpoints"] = [_without(row, "name") for row in plain["touchpoints"]]
    plain["quality"] = {row["kind"]: _without(row, "kind") for row in plain["quality"]}
    plain["outcomes"] = {row["id"]: _without(row, "id") for row in plain["outcomes"]}
    return {"journeymap": VERSION, **plain}


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
        return from_plain(Overlay, _named(data))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise JourneyError(f"this overlay is incomplete: {error}") from error


def _named(data: Mapping[str, Any]) -> dict[str, Any]:
    plain = {key: value for key, value in data.items() if key != "journeymap"}
    plain["log"] = ""
    plain["observed"] = _back(plain["observed"], NAMED["observed"])
    plain["transitions"] = [_back(row, NAMED["transitions"]) for row in plain["transitions"]]
    plain["touchpoints"] = [{"name": row["id"], **row} for row in plain["touchpoints"]]
    plain["quality"] = [{"kind": kind, **row} for kind, row in plain["quality"].items()]
    plain["outcomes"] = [{"id": key, **row} for key, row in plain["outcomes"].items()]
    return plain


def _renamed(row: Mapping[str, Any]) -> dict[str, Any]:
    return {RENAMED.get(key, key): value for key, value in row.items()}


def _back(row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {names.get(key, key): value for key, value in row.items()}


def _without(row: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != key}
