"""Reading a log to discover a journey in it, and how the journey says that it is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from journeymap.events.duck import DuckEngine
from journeymap.events.engine import Engine
from journeymap.events.log import EventLog
from journeymap.events.profile.profile import bound_roles
from journeymap.events.relation import Asked
from journeymap.events.roles import Roles, roles_from
from journeymap.events.source import open_log, opened
from journeymap.events.statements import identifier

__all__ = ["read_log"]

CHANNELS = ("channel", "Channel", "CHANNEL")
"""Columns that hold the channel where nobody says which one does."""
COLUMNS = ("case", "activity", "time", "start", "channel", "sequence", "event_id", "lifecycle", "cluster")
Tell = Callable[[str], None]
OTHERS = ("timezone", "from_", "until", "object_type")


def read_log(engine: Engine, log: Any, said: Mapping[str, Any], tell: Tell) -> tuple[EventLog, dict[str, str]]:
    """Read a log into the engine's table `log`; with it comes what `events:` has to say to read it so again.

    Case, activity and time that neither a preset nor anybody says are guessed from the columns of a file.

    Args:
        engine: where the events go.
        log: a file, a glob, a DataFrame, an Arrow table, or what else the engine reads.
        said: columns by role, and how times are read, by field of `Roles`.
        tell: is told what was guessed.

    Raises:
        JourneyError: the log cannot be read, or there is no such role.
    """
    roles = _guessed(engine, log, roles_from(None, said), tell)
    if roles.channel is None:
        found = open_log(engine, log, replace(roles, hoped=CHANNELS))
        named = next((name for name in CHANNELS if name in found.columns), None)
        if named is None or "channel" in found.roles or not _says_channels(engine, found.columns[named]):
            return found, _events(found, roles)
        roles = replace(roles, channel=named)
    found = open_log(engine, log, roles)
    return found, _events(found, roles)


def _guessed(engine: Engine, log: Any, roles: Roles, tell: Tell) -> Roles:
    if not isinstance(engine, DuckEngine) or not isinstance(log, str | os.PathLike):
        return roles
    with opened(engine, log, Asked(object_type=roles.object_type)) as source:
        whole, _, known = bound_roles(engine, source, roles)
    guessed = {role: getattr(whole, role) for role, how in known.items() if how == "guessed" and getattr(whole, role)}
    if guessed:
        listed = ", ".join(f'{role} in "{name}"' for role, name in sorted(guessed.items()))
        tell(f"nobody said which column is which; guessed: {listed}")
    return whole


def _says_channels(engine: Engine, column: str) -> bool:
    select = f"SELECT count({identifier(column)}) AS events FROM log"  # noqa: S608 - a name of our own
    return bool(engine.fetch("channels", select)[0]["events"])


def _events(log: EventLog, roles: Roles) -> dict[str, str]:
    """The keys of `events:`; what the preset knows is left unsaid."""
    said = {name: getattr(roles, name) for name in (*COLUMNS, *OTHERS) if getattr(roles, name)}
    if log.preset is None:
        said = {role: columns[0] for role, columns in log.roles.items() if role in COLUMNS} | said
    named = {"preset": log.preset} if log.preset else {}
    return named | {name.strip("_").replace("_", "-"): value for name, value in said.items()}
