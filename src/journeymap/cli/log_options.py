"""Options that say how to read a log, shared by the commands that take one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

__all__ = ["log_options", "reading"]

Command = TypeVar("Command", bound=Callable[..., Any])

OPTIONS = {
    "case": ("COLUMN", "The column that tells customers' cases apart."),
    "activity": ("COLUMN", "The column that says what happened."),
    "time": ("COLUMN", "The column that says when it happened, or ended."),
    "start": ("COLUMN", "The column that says when it began."),
    "channel": ("COLUMN", "The column that holds the channel."),
    "timezone": ("ZONE", "The zone of times written without one: Europe/Warsaw."),
    "preset": ("KIND", "A known kind of log: xes, disco."),
    "inactive-after": ("TIME", "After this silence a case is called silent: 30d."),
}


def log_options(command: Command) -> Command:
    """Add the options to a command; they go before what the journey's `events:` says."""
    for name, (metavar, text) in reversed(OPTIONS.items()):
        command = click.option(f"--{name}", metavar=metavar, help=text)(command)
    return command


def reading(values: Mapping[str, Any]) -> dict[str, Any]:
    """The options that were given, as `JourneyMap.overlay` takes them; other values are left out."""
    names = [name.replace("-", "_") for name in OPTIONS]
    return {name: values[name] for name in names if values.get(name) is not None}
