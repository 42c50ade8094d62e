"""Options that say how to read a log, shared by the commands that take one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

__all__ = ["log_options", "reading", "role_options"]

Command = TypeVar("Command", bound=Callable[..., Any])

KINDS = "xes, disco, ga4, segment, snowplow, posthog, cloudevents, retentioneering"

ROLES = {
    "case": ("COLUMN", "The column that tells customers' cases apart."),
    "activity": ("COLUMN", "The column that says what happened."),
    "time": ("COLUMN", "The column that says when it happened, or ended."),
    "start": ("COLUMN", "The column that says when it began."),
    "channel": ("COLUMN", "The column that holds the channel."),
    "sequence": ("COLUMN", "A column that orders events of the same time."),
    "event-id": ("COLUMN", "The column that tells events apart, to find repeated ones."),
    "lifecycle": ("COLUMN", "The column that says start or complete."),
    "cluster": ("COLUMN", "The column that tells persons apart, where one has several cases."),
    "object-type": ("TYPE", "Which objects of an OCEL log are the cases."),
    "timezone": ("ZONE", "The zone of times written without one: Europe/Warsaw."),
    "from": ("DAY", "Only events from this day on: 2026-01-01."),
    "until": ("DAY", "Only events before this day."),
    "preset": ("KIND", f"A known kind of log: {KINDS}."),
}
WATCHING = {
    "observed-until": ("DAY", "When watching ended; unsaid: with the last event."),
    "restart": ("WHEN", "When a person's events begin a new journey: never, after-outcome, or a silence such as 30d."),
    "inactive-after": ("TIME", "After this silence a case is called silent: 30d."),
    "funnel-within": ("TIME", "The funnel's steps count within this time from its first: 30d."),
}


def role_options(command: Command) -> Command:
    """Add the options that say which column is what; they go before what the journey's `events:` says."""
    return _added(command, ROLES)


def log_options(command: Command) -> Command:
    """Add the options that say how a log is read and how long customers were watched, before `events:` too."""
    return _added(command, ROLES | WATCHING)


def reading(values: Mapping[str, Any]) -> dict[str, Any]:
    """The options that were given, as `JourneyMap.overlay` takes them; other values are left out."""
    names = [_parameter(name) for name in ROLES | WATCHING]
    return {name: values[name] for name in names if values.get(name) is not None}


def _added(command: Command, options: Mapping[str, tuple[str, str]]) -> Command:
    for name, (metavar, text) in reversed(list(options.items())):
        command = click.option(f"--{name}", _parameter(name), metavar=metavar, help=text)(command)
    return command


def _parameter(name: str) -> str:
    return "from_" if name == "from" else name.replace("-", "_")
