"""What there is to say about the data once the map lies over them; messages go with their count before them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from journeymap.overlay.exits import Exits
from journeymap.overlay.nodes import Observable
from journeymap.overlay.observation import Observation, iso_time
from journeymap.overlay.restarts import Restart
from journeymap.overlay.silence import Silence
from journeymap.results.counting import counted, one_or_many
from journeymap.results.overlay import Quality
from journeymap.settings.numbers import NBSP, numbers

__all__ = [
    "mapping_quality",
    "reading_quality",
    "restart_quality",
    "silence_quality",
    "time_quality",
    "without_repeats",
]

CAME_BACK_TOO_OFTEN = 0.1
SHOWN = 5


def mapping_quality(
    seen: Observable, events: Mapping[int, int], off_map: Mapping[str, int], cases_off_map: int
) -> Iterator[Quality]:
    """Events and cases off the map, and what nothing was mapped onto."""
    if off_map:
        count = sum(off_map.values())
        shown = tuple(f"{name}: {number:,}" for name, number in list(off_map.items())[:SHOWN])
        yield Quality("off-map", count, one_or_many(count, "event on no touchpoint", "events on no touchpoint"), shown)
    if cases_off_map:
        cases = one_or_many(cases_off_map, "case without an event", "cases without an event")
        message = f"{cases} on the map by the observation end"
        yield Quality("cases-off-map", cases_off_map, message)
    empty = [node.id for node in seen.nodes if node.match and not events.get(node.number)]
    if empty:
        message = (
            one_or_many(len(empty), "touchpoint or outcome", "touchpoints or outcomes") + " whose match fits no event"
        )
        yield Quality("nothing-matched", len(empty), message, tuple(empty), "warning")
    if seen.unreachable:
        outcomes = one_or_many(len(seen.unreachable), "outcome", "outcomes")
        message = f"{outcomes} that nothing can show: without match, and no measured touchpoint leads only there"
        yield Quality("outcomes-unseen", len(seen.unreachable), message, seen.unreachable, "warning")


def time_quality(
    observation: Observation, after_end: int, silence: Silence, ties: Mapping[str, Any], *, ordered: bool
) -> Iterator[Quality]:
    """Times after the observation end, one late date, and events at the same time.

    Args:
        observation: what the log spans.
        after_end: events later than the observation end.
        silence: holds tau.
        ties: the row of `ties.sql`.
        ordered: whether the log says in which order events of the same time came.
    """
    until = iso_time(observation.until)
    if after_end and observation.tail:
        message = one_or_many(after_end, "event", "events")
        message += f" of the last {_time(observation.tail)}, which may still change, after {until}: left out"
        yield Quality("provisional-tail", after_end, message)
    elif after_end:
        events, they = one_or_many(after_end, "event", "events"), one_or_many(after_end, "it counts", "they count")
        message = f"{events} later than the observation end, {until}: {they} nowhere"
        yield Quality("after-observation-end", after_end, message)
    leap = observation.leap
    if not observation.said and leap is not None and silence.tau is not None and leap > silence.tau:
        message = (
            f"event, the last, on {until}, {_time(leap)} after the twentieth-last: if its date is wrong, every open case"
            " was watched too long; say observed-until under events:"
        )
        yield Quality("late-date", 1, message, (until,), "warning")
    if ties["ties"]:
        order = "the order is the log's own" if ordered else "the order is that of the activities' names"
        events = one_or_many(
            ties["ties"], "event at the time of the one before it", "events at the time of the one before"
        )
        message = f"{events}, in {counted(ties['cases'], 'case')}; {order}"
        yield Quality("ties", ties["ties"], message, (), "info" if ordered else "warning")


def silence_quality(silence: Silence) -> Iterator[Quality]:
    """How many of those silent for tau came back: what the words silent and open are worth."""
    if silence.tau is None or silence.came_back is None:
        return
    often = silence.came_back > CAME_BACK_TOO_OFTEN
    how = "as said" if silence.said else "99% of those who go on do so sooner"
    share = f"{silence.came_back:.1%}"
    silences = one_or_many(silence.at_risk, "silence", "silences")
    message = f"{silences} of {_time(silence.tau)} or longer ({how}), of which {share} ended with another event"
    if often:
        message += ": too many for calling such cases silent; a longer inactive-after is safer"
    yield Quality("silence", silence.at_risk, message, (), "warning" if often else "info")


def reading_quality(begun_before: int, without_visit: int, exits: Exits) -> Iterator[Quality]:
    """Cases that are left out or hardly seen, and a conversion that this log is too short for.

    Args:
        begun_before: cases begun before the log.
        without_visit: finished cases that visited no touchpoint.
        exits: knows the time asked for and the longest that the log can show.
    """
    if begun_before:
        message = (
            one_or_many(begun_before, "case", "cases") + " begun before the log: left out of conversion and funnel"
        )
        yield Quality("begun-before", begun_before, message)
    if without_visit:
        message = one_or_many(without_visit, "case", "cases") + " on the map without a visit to a touchpoint"
        yield Quality("without-visit", without_visit, message)
    if exits.too_short:
        message = f"conversion asked for within {_time(exits.within)}; this log shows {_time(exits.longest)} at most"
        yield Quality("log-too-short", 1, message, (), "warning")


def restart_quality(restart: Restart | None, journeys: int, persons: int) -> Iterator[Quality]:
    """How many journeys of how many persons there are, where persons' events were parted."""
    if restart is not None:
        made = f"{one_or_many(journeys, 'journey', 'journeys')} of {counted(persons, 'person')}"
        yield Quality("restart", journeys, f"{made}: {restart.words}")


def without_repeats(found: Iterator[Quality]) -> tuple[Quality, ...]:
    """One finding a kind, since the result names them by kind; the first one stays."""
    return tuple({entry.kind: entry for entry in reversed(list(found))}.values())[::-1]


def _time(micros: int | None) -> str:
    return numbers("en").duration((micros or 0) / 1e6).replace(NBSP, " ")
