"""What an overlay found, as frozen data with its JSON: aggregates only, never a case id or a raw event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from journeymap.results.budgets import BudgetResult
from journeymap.results.channels import Channels
from journeymap.results.conformance import Conformance, Fit, Status
from journeymap.results.emotion import Emotion
from journeymap.results.estimate import Estimate
from journeymap.results.promises import PromiseResult
from journeymap.results.segments import Segments
from journeymap.results.table import Table

__all__ = [
    "VERSION",
    "Conformance",
    "Conversion",
    "DropOff",
    "Fit",
    "FunnelStep",
    "LostTo",
    "Observed",
    "Outcome",
    "Overlay",
    "Quality",
    "Status",
    "TimeToNext",
    "TouchpointResult",
    "TransitionResult",
]

VERSION = 1


@dataclass(frozen=True, slots=True)
class Observed:
    """What the log holds: times are ISO 8601 in UTC; `inactive_after_s` is tau in seconds.

    `persons` counts those who made the journeys (the `cases`); None where each made one.
    """

    since: str | None
    until: str | None
    events: int | None
    mapped: int | None
    off_map: Mapping[str, int | None]
    cases: int | None
    variants: int
    inactive_after_s: float | None
    persons: int | None = None


@dataclass(frozen=True, slots=True)
class Quality:
    """One finding on the data: how often, with a few examples that hold no case ids.

    `severity` is `warning` where figures may be misread because of it, else `info`.
    """

    kind: str
    count: int | None
    message: str
    examples: tuple[str, ...] = ()
    severity: str = "info"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How often an outcome was reached."""

    id: str
    kind: str
    cases: int | None


@dataclass(frozen=True, slots=True)
class Conversion:
    """Incidence of success within `horizon_s` seconds, and the state of cases by whole days since entry.

    `by_days` maps days to {outcome id or "open": share}, or to None beyond what the log can show. `time_s` are quantiles of
    the time to success among those who succeed by the cases' h*.
    """

    horizon_s: float | None
    estimate: float | None
    low: float | None
    high: float | None
    by_days: Mapping[str, Mapping[str, float | None] | None] = field(default_factory=dict)
    time_s: TimeToNext | None = None


@dataclass(frozen=True, slots=True)
class DropOff:
    """Share of visits lost plus share leaving straight to a failure, with its 95% interval.

    Beside it two shares of the touchpoint's cases: `naive`, whose last touchpoint it is and that did not succeed, and
    `silent`, that were last here and not heard of for tau. `clusters` counts cases (or persons) behind the interval.
    """

    estimate: float | None
    low: float | None
    high: float | None
    variance: float | None
    clusters: int
    lost: float | None
    failed: float | None
    naive: float | None
    silent: float | None


@dataclass(frozen=True, slots=True)
class TimeToNext:
    """Seconds to the next step among those who go on."""

    median: float | None
    p75: float | None
    p90: float | None
    p95: float | None


@dataclass(frozen=True, slots=True)
class TouchpointResult:
    """One touchpoint measured. All figures are None where it has no `match` (`visits` too).

    Where its match fits no event, and for one-way touchpoints, which make no visits, the counts are there and the rest
    is None.
    """

    id: str
    name: str
    stage: str
    visits: int | None
    cases: int | None
    events: int | None
    censored: int | None
    horizon_s: float | None
    young: bool | None
    drop_off: DropOff | None
    exits: Mapping[str, float | None] | None
    time_to_next_s: TimeToNext | None
    status: Status | None = None
    answered_in_time: Estimate | None = None
    """The share answered within the promise `respond-within`; None without one."""
    hidden: bool = False
    """Whether figures are missing because fewer customers came here than may be shown."""


@dataclass(frozen=True, slots=True)
class TransitionResult:
    """One measured transition between touchpoints or to an outcome; `planned` says whether the plan has it."""

    source: str
    target: str
    count: int | None
    cases: int | None
    planned: bool
    median_s: float | None
    p90_s: float | None
    switches: int | None = None


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """How many cases reached a step in order.

    `median_s` is the median time from the step before among them, as counted: those still under way are not in it.
    `share` is the share of the first step's cases that reach this one within the funnel's window, else within the horizon
    of the conversion, with cases under way treated as such; None at the first step.
    """

    id: str
    reached: int | None
    median_s: float | None = None
    share: Estimate | None = None


@dataclass(frozen=True, slots=True)
class LostTo:
    """An activity off the map that followed a visit from which nothing else on the map followed, the most visits first."""

    touchpoint: str
    activity: str
    visits: int


@dataclass(frozen=True)
class Overlay:
    """A journey laid over a log. `log` is a hash of the log's content, shortened.

    `funnel` is by the steps that the journey names, else by stage; `funnel_touchpoints` by the touchpoints that every
    planned way to a success passes. `funnel_within_s` is the window of both; None where they are open.

    Counts are None where they are hidden, since fewer than `min_cell` customers are behind them or could be found by
    subtracting (`privacy.for_sharing`); `min_cell` is None where nothing is hidden.
    """

    journey: str
    engine: str
    log: str
    observed: Observed
    quality: tuple[Quality, ...]
    outcomes: Table[Outcome]
    silent: int | None
    open: int | None
    after_outcome: int | None
    begun_before: int | None
    entries: Mapping[str, int | None]
    conversion: Conversion
    touchpoints: Table[TouchpointResult]
    transitions: Table[TransitionResult]
    funnel: Table[FunnelStep]
    conformance: Conformance
    lost_to: Table[LostTo] | None = None
    channels: Channels | None = None
    segments: Segments | None = None
    expect: tuple[BudgetResult, ...] | None = None
    emotion: Emotion | None = None
    promises: tuple[PromiseResult, ...] | None = None
    """What became of the promises that touchpoints make; None where none is made, or nothing can show an answer."""
    answered_in_time: Estimate | None = None
    """The share of promises kept over all touchpoints; None where `promises` is."""
    funnel_within_s: float | None = None
    funnel_touchpoints: Table[FunnelStep] | None = None
    min_cell: int | None = None

    def touchpoint(self, touchpoint_id: str) -> TouchpointResult | None:
        """The measured touchpoint with this id."""
        return next((row for row in self.touchpoints if row.id == touchpoint_id), None)

    def to_json(self) -> dict[str, Any]:
        """The overlay as plain data, version 1: shares 0..1, times in seconds, nothing rounded, never a NaN.

        The names of touchpoints and `log` are not part of it.
        """
        from journeymap.results.overlay_json import to_json

        return to_json(self)

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Overlay:
        """An overlay from what `to_json` gave; touchpoints are named by their ids.

        Raises:
            JourneyError: the data are none, or of another version.
        """
        from journeymap.results.overlay_json import from_json

        return from_json(data)

    def __repr__(self) -> str:
        seen = self.observed
        return f"Overlay({self.journey!r}, {seen.events} events of {seen.cases} cases, log {self.log!r})"

    def _repr_html_(self) -> str:
        from journeymap.results.overlay_html import overlay_html

        return overlay_html(self)
