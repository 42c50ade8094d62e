"""From a log's columns and what is said of them to the columns that play each role."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from journeymap.diagnostics import JourneyError
from journeymap.events.presets import PRESETS, Pick, Preset, recognise
from journeymap.events.relation import Asked
from journeymap.events.roles import Roles
from journeymap.results.counting import one_or_many
from journeymap.results.overlay import Quality

__all__ = ["REQUIRED", "ROLES", "Bound", "asked_columns", "bind_roles", "closest_columns", "require_named"]

ROLES = ("case", "activity", "time", "start", "channel", "event_id", "lifecycle", "cluster", "sequence")
REQUIRED = ("case", "activity", "time")
WORDS = {"event_id": "event id", "sequence": "sequence", "lifecycle": "lifecycle"}
NOTHING = Preset({})
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Bound:
    """The columns of a log by role; a role that nothing plays is missing. `ties` order events of the same time.

    `extra` are the further columns that are there; `found` says which of those hoped for are not.
    """

    preset: str | None
    kind: Preset
    roles: Mapping[str, Pick]
    ties: tuple[str, ...]
    extra: tuple[str, ...]
    by_person: bool
    found: tuple[Quality, ...] = ()


def asked_columns(roles: Roles) -> Asked:
    """All that may be needed of a log, before its own columns are known."""
    presets = [PRESETS[roles.preset]] if roles.preset in PRESETS else PRESETS.values()
    known = {name for preset in presets for pick in preset.roles.values() for name in pick.columns}
    ties = {name for preset in presets for name in preset.ties}
    said = {name for role in ROLES if (name := getattr(roles, role))}
    return Asked(frozenset(known | ties | said | set(roles.extra) | set(roles.hoped)), roles.object_type)


def bind_roles(label: str, names: Sequence[str], roles: Roles, preset: str | None = None) -> Bound:
    """Say which columns play which role.

    Args:
        label: the log's name, for messages.
        names: all columns of the log.
        roles: what the journey and the command line say; the rest comes from the preset.
        preset: the preset to take where none is named; unsaid: the one whose columns are there.

    Raises:
        JourneyError: a column that was named is not there, or nothing says who, what or when.
    """
    preset = _named_preset(roles) or preset or recognise(names)
    kind = PRESETS[preset] if preset else NOTHING
    said = _named_roles(label, names, roles)
    picks = {role: said.get(role) or _present(kind.roles.get(role), names) for role in ROLES}
    bound = {role: pick for role, pick in picks.items() if pick}
    _require(label, names, preset, bound)
    _keep_cases_private(bound)
    extra = tuple(_named(label, names, name, "that is asked for") for name in roles.extra)
    hoped = [name for name in dict.fromkeys(roles.hoped) if name not in extra]
    there = tuple(name for name in hoped if name in names)
    ties = tuple(found for name in kind.ties if (found := _find(name, names)) is not None)
    by_person = kind.by_person and roles.case is None
    missing = tuple(_missing([name for name in hoped if name not in there], names))
    return Bound(preset, kind, bound, ties, (*extra, *there), by_person, missing)


def require_named(label: str, names: Sequence[str], roles: Roles) -> None:
    """Raise JourneyError where a column or a preset that was named is not there, whatever else is not known."""
    _named_preset(roles)
    _named_roles(label, names, roles)
    for name in roles.extra:
        _named(label, names, name, "that is asked for")


def _named_roles(label: str, names: Sequence[str], roles: Roles) -> dict[str, Pick]:
    said = {role: name for role in ROLES if (name := getattr(roles, role))}
    return {
        role: Pick((_named(label, names, name, f"for the {WORDS.get(role, role)}"),)) for role, name in said.items()
    }


def _keep_cases_private(bound: Mapping[str, Pick]) -> None:
    """Activities and channels are shown by name, and cases never are."""
    for role in ("activity", "channel"):
        for name in bound[role].columns if role in bound else ():
            if name in bound["case"].columns:
                raise JourneyError(
                    f'the column "{name}" cannot be the case and the {role} too',
                    "name the column that tells customers' cases apart, and another one",
                )


def closest_columns(name: str, names: Sequence[str]) -> list[str]:
    """Up to three names that are spelt like `name`, the closest first."""
    folded = {one.casefold(): one for one in reversed(names)}
    return [folded[one] for one in difflib.get_close_matches(name.casefold(), folded, 3, 0.6)]


def _named_preset(roles: Roles) -> str | None:
    if roles.preset is None or roles.preset in PRESETS:
        return roles.preset
    close = difflib.get_close_matches(roles.preset, PRESETS, 1)
    hint = f'did you mean "{close[0]}"? ' if close else ""
    raise JourneyError(f'there is no preset "{roles.preset}"', f"{hint}presets: {', '.join(sorted(PRESETS))}")


def _present(pick: Pick | None, names: Sequence[str]) -> Pick | None:
    if pick is None:
        return None
    found = tuple(dict.fromkeys(name for want in pick.columns if (name := _find(want, names)) is not None))
    if not found or (pick.how == "join" and len(found) < len(pick.columns)):
        return None
    return Pick(found[:1] if pick.how == "first" else found, pick.how)


def _find(name: str, names: Sequence[str]) -> str | None:
    if name in names:
        return name
    return next((one for one in names if one.casefold() == name.casefold()), None)


def _named(label: str, names: Sequence[str], name: str, purpose: str) -> str:
    if name in names:
        return name
    raise JourneyError(f'the log {label} has no column "{name}" {purpose}', _closest(name, names) + _listed(names))


def _closest(name: str, names: Sequence[str]) -> str:
    close = closest_columns(name, names)
    return "did you mean " + " or ".join(f'"{one}"' for one in close) + "? " if close else ""


def _missing(lacking: Sequence[str], names: Sequence[str]) -> Iterator[Quality]:
    """What personas and metrics would use: their figures stay empty, the rest of the journey can be measured."""
    if lacking:
        shown = []
        for name in lacking:
            close = closest_columns(name, names)
            shown.append(f'"{name}"' + (f' (did you mean "{close[0]}"?)' if close else ""))
        what = one_or_many(len(lacking), "column", "columns")
        message = f"{what} of personas or metrics that the log does not have; their figures are empty"
        yield Quality("missing-columns", len(lacking), message, tuple(shown), "warning")


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"columns: {', '.join(name or '(no name)' for name in names[:SHOWN])}{more}"


def _require(label: str, names: Sequence[str], preset: str | None, bound: Mapping[str, Pick]) -> None:
    for role in REQUIRED:
        if role in bound:
            continue
        if preset:
            wanted = " or ".join(f'"{name}"' for name in PRESETS[preset].roles[role].columns)
            message = f"the log {label} has no column {wanted}, which holds the {role} in the preset {preset}"
        else:
            message = f"nothing says which column of the log {label} holds the {role}"
        setting = f"write it in the journey as events: {{{role}: COLUMN}}. "
        raise JourneyError(message, setting + _listed(names))
