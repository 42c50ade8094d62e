"""A draft before it is written: what was found in a log, as parts of a journey."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeymap.discover.choice import LeftOut
from journeymap.discover.counting import Counts, Totals
from journeymap.discover.endings import Ending
from journeymap.discover.options import Thresholds
from journeymap.discover.plan import Plan

__all__ = ["Draft", "Fit"]


@dataclass(frozen=True, slots=True)
class Fit:
    """How far a draft holds what the log shows.

    Args:
        fitting: of the `journeys` on the map, how many follow it from step to step.
        planned: of the `ways` from one step to another that they took, how many are in it.
        beside: the share of all steps taken that are on the other ways.
    """

    fitting: int
    journeys: int
    planned: int
    ways: int
    beside: float


@dataclass(frozen=True)
class Draft:
    """A journey as the log shows it.

    Args:
        label: the log's name.
        events: what `events:` says, by key.
        totals: the log as a whole.
        counts: steps and ways as they are on the map.
        plan: which ways are kept, and the order of the file.
        stages: touchpoints by stage.
        endings: the outcomes.
        names: what each step is called.
        activities: the activities that are each step, the most frequent first.
        channels: the channels of each touchpoint, the most frequent first.
        left_out: what is not on the map, and why.
        fit: how many journeys follow it.
        thresholds: what decided.
        language: of the names.
        by_person: whether cases are persons, who may make the journey again.
    """

    label: str
    events: Mapping[str, str]
    totals: Totals
    counts: Counts
    plan: Plan
    stages: Sequence[Sequence[int]]
    endings: Mapping[int, Ending]
    names: Mapping[int, str]
    activities: Mapping[int, Sequence[str]]
    channels: Mapping[int, Sequence[str]]
    left_out: Sequence[LeftOut]
    fit: Fit
    thresholds: Thresholds
    language: str
    by_person: bool
