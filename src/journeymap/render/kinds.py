"""Fixed words that stand for values of the language and of results: kinds of evidence, of findings, of faults in data."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.settings.words import Words, fixed

__all__ = ["KINDS", "QUALITY", "found_in_data"]

KINDS: Mapping[str, tuple[str, ...]] = {
    "evidence": (fixed("assumed"), fixed("observed"), fixed("measured")),
    "severity": (fixed("low"), fixed("medium"), fixed("high"), fixed("critical")),
    "status": (
        *(fixed("idea"), fixed("planned"), fixed("doing")),
        *(fixed("done"), fixed("dropped"), fixed("tested")),
    ),
    "effort": (fixed("small effort"), fixed("medium effort"), fixed("large effort")),
    "impact": (fixed("low impact"), fixed("medium impact"), fixed("high impact")),
    "finding": (fixed("error"), fixed("warning"), fixed("info")),
}
"""What is looked up by the value that a file or a result holds."""

QUALITY: Mapping[str, str] = {
    "off-map": fixed("events on no touchpoint"),
    "cases-off-map": fixed("journeys without an event on the map"),
    "nothing-matched": fixed("touchpoints or outcomes whose match fits no event"),
    "outcomes-unseen": fixed("outcomes that this log cannot show"),
    "after-observation-end": fixed("events later than the observation end; they count nowhere"),
    "late-date": fixed("the last event is much later than those before it; if its date is wrong, say observed-until"),
    "ties": fixed("events at the time of the one before"),
    "silence": fixed("times of silence after which it was seen whether the customer came back"),
    "begun-before": fixed("journeys begun before the log; they count neither in the conversion nor in the funnel"),
    "without-visit": fixed("journeys with events on the map, but without a visit to a step"),
    "restart": fixed("journeys into which the events of persons were parted"),
    "provisional-tail": fixed("newest events, which may still change; left out"),
    "log-too-short": fixed("the log is too short for the time that the conversion asks for"),
    "missing-case": fixed("events without a journey, left out"),
    "missing-activity": fixed("events without an activity, left out"),
    "missing-time": fixed("events without a time, left out"),
    "unreadable-times": fixed("times that cannot be read; their events are left out"),
    "unreadable-starts": fixed("starting times that cannot be read, taken as missing"),
    "negative-durations": fixed("events that end before they begin; their time counts as 0"),
    "times-without-zone": fixed("times without a zone"),
    "other-lifecycle": fixed("events other than the end of an activity, left out"),
    "outside-the-days": fixed("events outside the chosen days, left out"),
    "duplicates": fixed("events that repeat another event"),
    "repeated-columns": fixed("names of columns that the header repeats; the first is read"),
    "missing-columns": fixed("columns that the log does not have"),
    "several-objects": fixed("events of several objects of this type; they count in each"),
    "without-object": fixed("events without an object of this type, left out"),
    "changed-attributes": fixed("attributes of objects that changed; the first value counts"),
    "unaligned": fixed("journeys that were not laid beside the plan"),
}
"""What is amiss with data, by its kind."""


def found_in_data(words: Words, kind: str, count: str, message: str) -> str:
    """A finding on the data with its count; the result's own `message` in English, and where its kind is not known."""
    english = QUALITY.get(kind, "")
    said = words(english) if english else ""
    return f"{count} {message}" if said == english else f"{said} ({count})"
