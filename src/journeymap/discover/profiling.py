"""The profile of a log, beside a journey where one is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from journeymap.discover.matching import match_columns, suggest_matches
from journeymap.events.duck import DuckEngine
from journeymap.events.profile import profile_log
from journeymap.events.roles import roles_from
from journeymap.graph.compile import JourneyGraph
from journeymap.results.profile import Profile

__all__ = ["profile"]


def profile(
    engine: DuckEngine,
    log: Any,
    roles: Mapping[str, Any],
    graph: JourneyGraph | None = None,
    *,
    pseudonymise: bool = False,
) -> Profile:
    """Say what a log holds, and how a journey fits it.

    Args:
        engine: where the work is done.
        log: whatever `open_log` reads.
        roles: by field of `Roles`; they go before what the journey says.
        graph: the journey.
        pseudonymise: show `value-1` … in place of values of columns.

    Raises:
        JourneyError: the log cannot be read, lacks a column that was named, or holds no event that counts.
    """
    if graph is None:
        return profile_log(engine, log, roles_from(None, roles), pseudonymise=pseudonymise)[0]
    said = roles_from(graph.journey.events, {**roles, "hoped": match_columns(graph)})
    found, events = profile_log(engine, log, said, pseudonymise=pseudonymise)
    return found if events is None else replace(found, matching=suggest_matches(graph, engine, events))
