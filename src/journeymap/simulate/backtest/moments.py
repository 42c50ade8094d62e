"""When a log is cut: a date, a time since its beginning, or a share of the time that it spans."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journeymap.diagnostics import JourneyError
from journeymap.events.instants import instant_us
from journeymap.model.values import Duration
from journeymap.overlay.observation import Observation, iso_time

__all__ = ["DEFAULT_CUTS", "cut_moment", "cut_moments", "follow_time", "usual_cut"]

DEFAULT_CUTS = ("30%", "40%", "50%", "60%", "70%", "80%")
LEARN_FROM = 0.8
SHARE = re.compile(r"(\d+(?:\.\d+)?)\s*%")


def cut_moment(observation: Observation, said: str, timezone: str | None = None) -> int:
    """The moment in microseconds since 1970 UTC up to which a cut log is watched.

    Args:
        observation: what the whole log spans.
        said: a date (`2026-08-01`, or with a time), a time since the log's first event (`84d`), or a share of the time
            that the log spans (`80%`).
        timezone: the zone of a date without one.

    Raises:
        JourneyError: it is none of these, or lies outside the log.
    """
    moment = _moment(observation, said.strip(), timezone)
    if not observation.since < moment < observation.until:
        raise JourneyError(
            f'the cut "{said}" is on {iso_time(moment)}, and the log goes from {iso_time(observation.since)} to '
            f"{iso_time(observation.until)}",
            "cut between: something must come before the cut, and something after it",
        )
    return moment


def follow_time(said: str) -> int:
    """A duration in microseconds.

    Raises:
        JourneyError: it is none.

    >>> follow_time("30d") // 86_400_000_000
    30
    """
    try:
        duration = Duration.parse(said)
    except ValueError:
        duration = None
    if duration is None or duration.low != duration.high:
        raise JourneyError(f'follow: "{said}" is not a duration', "write one such as 30d")
    return round(duration.seconds * 1e6)


def usual_cut(observation: Observation, settled_us: int) -> int:
    """The cut after four fifths of the time in which cases begin that the log can follow to their end.

    Where it can follow none so long, after four fifths of the log.
    """
    since, until = observation.since, observation.until
    followed = until - settled_us - since
    return since + round(LEARN_FROM * (followed if followed > 0 else until - since))


def cut_moments(observation: Observation, said: Sequence[str] | None, timezone: str | None = None) -> list[int]:
    """The moments of several cuts, in the order of time, each once.

    Raises:
        JourneyError: one of them is no moment within the log.
    """
    chosen = DEFAULT_CUTS if said is None else said
    if observation.until <= observation.since:
        return []
    return sorted({cut_moment(observation, one, timezone) for one in chosen})


def _moment(observation: Observation, said: str, timezone: str | None) -> int:
    share = SHARE.fullmatch(said)
    if share:
        return observation.since + round((observation.until - observation.since) * float(share[1]) / 100)
    try:
        duration = Duration.parse(said)
    except ValueError:
        return _date(said, timezone)
    if duration.low != duration.high:
        raise JourneyError(f'the cut "{said}" is no single moment', "write one such as 84d")
    return observation.since + round(duration.seconds * 1e6)


def _date(said: str, timezone: str | None) -> int:
    try:
        return instant_us(said, timezone)
    except JourneyError as error:
        hint = "write a date such as 2026-08-01, a time since the log's beginning such as 84d, or a share such as 80%"
        raise JourneyError(f"cut: {error.message}", hint) from None
