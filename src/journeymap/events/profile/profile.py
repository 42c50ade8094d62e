"""The profile of a log: its columns, their roles as far as they can be told, and what its events are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from journeymap.events.binding import REQUIRED, Bound, bind_roles, require_named
from journeymap.events.duck import DuckEngine
from journeymap.events.log import EventLog
from journeymap.events.presets import recognise
from journeymap.events.profile.block import events_block
from journeymap.events.profile.columns import Facts, column_facts, column_profiles
from journeymap.events.profile.guess import guess_roles
from journeymap.events.profile.hints import find_hints
from journeymap.events.profile.measure import measure_log
from journeymap.events.relation import Asked
from journeymap.events.roles import Roles
from journeymap.events.source import Source, damage_named, make_log, opened
from journeymap.results.overlay import Quality
from journeymap.results.profile import ActivityCount, ColumnProfile, Profile, RoleFound
from journeymap.results.table import Table

__all__ = ["bound_roles", "profile_log"]

QUOTED = re.compile(r': ".*', re.DOTALL)
NAMES_ONLY = ("repeated-columns", "missing-columns", "changed-attributes")
"""Findings whose examples are names of columns."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """A log that was looked at: its columns, and which role each plays (None where not all that are needed are known)."""

    source: Source
    said: Roles
    facts: Sequence[Facts]
    bound: Bound | None
    sources: Mapping[str, str]


def profile_log(
    engine: DuckEngine, log: Any, roles: Roles | None = None, *, pseudonymise: bool = False
) -> tuple[Profile, EventLog | None]:
    """Say what a log holds; its events stay in the engine's table `log`, where its roles are known.

    Args:
        engine: where the work is done.
        log: whatever `open_log` reads.
        roles: which columns play which role; what it leaves open is recognised, else guessed.
        pseudonymise: show `value-1` … in place of values of columns.

    Raises:
        JourneyError: the log cannot be read, lacks a column that was named, or holds no event that counts.
    """
    said = roles or Roles()
    with opened(engine, log, Asked(object_type=said.object_type)) as source:
        with damage_named(source.label, source.relation.scanned):
            facts = column_facts(engine, source.relation)
        whole, bound, sources = bound_roles(engine, source, said, facts)
        looked = _Looked(source, said, facts, bound, sources)
        if bound is None:
            found, profile = None, _without_roles(looked)
        else:
            found = make_log(engine, source, bound, whole)
            profile = _measured(engine, looked, bound, found)
    return _shown(profile, looked, pseudonymise=pseudonymise), found


def bound_roles(
    engine: DuckEngine, source: Source, said: Roles, facts: Sequence[Facts] | None = None
) -> tuple[Roles, Bound | None, dict[str, str]]:
    """The roles as said, as the preset has them, or as guessed; nothing is bound where one that is needed is not known.

    Returns the roles with what was guessed, what they are bound to, and by role how that is known. `facts` are the
    columns, where they were counted already.

    Raises:
        JourneyError: a column that was named is not there.
    """
    relation = source.relation
    named = {role: name for role in REQUIRED if (name := getattr(said, role))}
    preset = said.preset or relation.preset or recognise(relation.names)
    guessed: dict[str, str] = {}
    if not preset and len(named) < len(REQUIRED):
        guessed = guess_roles(column_facts(engine, relation) if facts is None else facts, named)
    if not preset and len(named | guessed) < len(REQUIRED):
        require_named(source.label, source.relation.names, said)
        return said, None, dict.fromkeys(named, "said") | dict.fromkeys(guessed, "guessed")
    whole = with_columns(said, guessed)
    bound = bind_roles(source.label, relation.names, whole, relation.preset)
    sources = {
        role: "guessed" if role in guessed else "said" if getattr(said, role) else "preset" for role in bound.roles
    }
    return whole, bound, sources


def with_columns(roles: Roles, columns: Mapping[str, str]) -> Roles:
    """`roles` with more columns by role."""
    given: dict[str, Any] = dict(columns)
    return replace(roles, **given)


def _without_roles(looked: _Looked) -> Profile:
    return Profile(
        log=looked.source.label,
        form=looked.source.form,
        preset=None,
        rows=looked.facts[0].rows if looked.facts else 0,
        columns=Table([], ColumnProfile),
        roles=Table([], RoleFound),
        unknown=tuple(role for role in REQUIRED if role not in looked.sources),
        quality=looked.source.relation.found,
        block=events_block(looked.said, None, looked.sources, ()),
    )


def _measured(engine: DuckEngine, looked: _Looked, bound: Bound, log: EventLog) -> Profile:
    measured = measure_log(engine)
    hints = find_hints(engine, looked.source.relation, bound, _free(looked, bound), measured.cases)
    roles = [RoleFound(role, pick.columns, looked.sources[role]) for role, pick in bound.roles.items()]
    return Profile(
        log=looked.source.label,
        form=looked.source.form,
        preset=bound.preset,
        rows=log.rows,
        columns=Table([], ColumnProfile),
        roles=Table(roles, RoleFound),
        events=log.events,
        cases=measured.cases,
        since=measured.since,
        until=measured.until,
        per_case=measured.per_case,
        activities=Table(list(measured.activities), ActivityCount),
        quality=log.quality,
        hints=hints,
        block=events_block(looked.said, bound, looked.sources, hints),
    )


def _free(looked: _Looked, bound: Bound) -> list[Facts]:
    """Columns of which nobody has said what they are."""
    taken = {name for pick in bound.roles.values() for name in pick.columns} | {*looked.said.extra, *looked.said.hoped}
    return [one for one in looked.facts if one.filled and one.name not in taken]


def _shown(profile: Profile, looked: _Looked, *, pseudonymise: bool) -> Profile:
    """The profile with its columns; nothing is shown that tells cases, persons or events apart, nor activities twice."""
    hidden = {hint.column for hint in profile.hints if hint.key in ("cluster", "event-id")}
    for role in profile.roles:
        hidden |= set(role.columns) if role.role in ("case", "cluster", "event_id", "activity") else set()
    columns = column_profiles(looked.facts, hidden, profile.cases, pseudonymise=pseudonymise)
    quality = tuple(_without_values(one) for one in profile.quality) if pseudonymise else profile.quality
    return replace(profile, columns=Table(columns, ColumnProfile), quality=quality, pseudonymised=pseudonymise)


def _without_values(finding: Quality) -> Quality:
    if finding.kind in NAMES_ONLY:
        return finding
    return replace(finding, examples=tuple(QUOTED.sub("", example) for example in finding.examples))
