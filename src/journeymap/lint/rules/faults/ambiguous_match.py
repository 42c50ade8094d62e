"""The rule ambiguous-match."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, rule
from journeymap.model.data import Match
from journeymap.model.steps import Outcome, Touchpoint

__all__ = ["ambiguous_match"]


@rule("ambiguous-match", Severity.ERROR, draft=Severity.ERROR)
def ambiguous_match(context: Context) -> Iterator[Finding]:
    """One event could stand for two touchpoints or outcomes.

    Why: an event is counted at one place only. Two that match the same activity must differ in the channel, or in the
    value of a column that both name.

    Example:
        touchpoints:
          - {id: report-in-app, starts: true, match: claim_submitted, next: done}
          - {id: report-by-phone, starts: true, match: {activity: claim_submitted, channel: phone}}

    Better:
        touchpoints:
          - {id: report-in-app, starts: true, match: {activity: claim_submitted, channel: app}, next: done}
          - {id: report-by-phone, starts: true, match: {activity: claim_submitted, channel: phone}}
    """
    matched = [*_matched("touchpoint", context.touchpoints), *_matched("outcome", context.journey.outcomes)]
    by_activity: dict[str, list[int]] = {}
    broad = [index for index, (_, _, match) in enumerate(matched) if not match.activity]
    for index, (_, _, match) in enumerate(matched):
        for activity in dict.fromkeys(match.activity):
            by_activity.setdefault(activity, []).append(index)
    told: set[tuple[int, int]] = set()
    for activity, sharing in by_activity.items():
        for first, second in combinations(sorted({*sharing, *broad}), 2):
            if (first, second) not in told and not _apart(matched[first][2], matched[second][2]):
                told.add((first, second))
                yield _finding(matched[first], matched[second], activity)


Matched = tuple[str, str, Match]


def _matched(kind: str, parts: dict[str, Touchpoint] | dict[str, Outcome]) -> Iterator[Matched]:
    for key, part in parts.items():
        if part.match is not None and not part.match.unmeasured:
            yield f'{kind} "{key}"', key, part.match


def _apart(one: Match, other: Match) -> bool:
    """Whether no event can satisfy both: their channels, or their values in a column, have nothing in common."""
    channels = bool(one.channel and other.channel and not set(one.channel) & set(other.channel))
    return channels or any(
        not set(values) & set(other.where[key]) for key, values in one.where.items() if key in other.where
    )


def _finding(one: Matched, other: Matched, activity: str) -> Finding:
    message = f'the event "{activity}" can stand for {one[0]} and for {other[0]}'
    match = other[2]
    keys = ("activity", match.activity.index(activity)) if activity in match.activity else ()
    hint = "tell them apart by channel: or where:"
    return Finding(match.place, message, keys, allowed="one place for each event", hint=hint, element=other[1])
