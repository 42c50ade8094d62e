"""Options of a check that say what is checked and by which settings, shared by the commands that check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

import click

__all__ = ["check_options", "checking"]

Command = TypeVar("Command", bound=Callable[..., Any])


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The day as an ISO date; `now` is the only way in which a check asks the clock."""
    if value is None:
        return None
    try:
        day = date.today() if value == "now" else date.fromisoformat(value)  # noqa: DTZ011 - the day where the user is
    except ValueError:
        raise click.BadParameter(f'"{value}" is no date; 2026-10-01 is one, or now', ctx, param) from None
    return day.isoformat()


OPTIONS: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
    (("--config",), {"metavar": "FILE", "help": "The journeymap.yaml for all files, instead of the closest of each."}),
    (("--isolated",), {"is_flag": True, "help": "Look for no journeymap.yaml at all."}),
    (("--only",), {"metavar": "RULE", "multiple": True, "help": "Apply this rule and no other; may be repeated."}),
    (("--baseline",), {"metavar": "FILE", "help": "Leave out the findings that are known in FILE."}),
    (("--write-baseline",), {"is_flag": True, "help": "Take all that is found as known from now on."}),
    (
        ("--today",),
        {"metavar": "DATE|now", "callback": _day, "help": "The day of the check, for what goes out of date."},
    ),
    (("--no-cache",), {"is_flag": True, "help": "Take nothing again from earlier checks."}),
    (
        ("--jobs", "-j"),
        {"metavar": "N", "type": click.IntRange(min=1), "help": "Processes at most; unsaid: one a core."},
    ),
)


def check_options(command: Command) -> Command:
    """Add the options to a command; `checking` turns them into what `check_files` takes."""
    for names, settings in reversed(OPTIONS):
        command = click.option(*names, **settings)(command)
    return command


def checking(values: Mapping[str, Any]) -> dict[str, Any]:
    """The options as keyword arguments of `check_files`; other values are left out.

    Raises:
        UsageError: two of them contradict each other.
    """
    if values["config"] is not None and values["isolated"]:
        raise click.UsageError("--config names a journeymap.yaml, and --isolated looks for none; take one of them")
    names = ("config", "isolated", "only", "baseline", "write_baseline", "today", "jobs")
    return {name: values[name] for name in names} | {"cache": not values["no_cache"]}
