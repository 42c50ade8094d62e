"""What a simulation found, as frozen data with its JSON: shares 0..1, times in seconds, never a NaN."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from journeymap.results.estimate import Estimate
from journeymap.results.table import Table

__all__ = [
    "VERSION",
    "Difference",
    "Model",
    "Note",
    "OrderScore",
    "Scenario",
    "Simulation",
    "Standing",
    "Success",
    "Times",
    "TouchpointValue",
    "Underway",
    "UnderwayAt",
    "Value",
]

VERSION = 1

Standing = Literal["assumed", "observational", "tested"]
Decision = Literal["guaranteed", "decided", "lost"]


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the reader of the figures must know; `warning` where they may be misread without it."""

    kind: str
    message: str
    severity: str = "info"


@dataclass(frozen=True, slots=True)
class OrderScore:
    """How well contexts of one length foresee the held-out visits.

    Args:
        order: how many of the last touchpoints count.
        contexts: how many contexts there are.
        loss: mean negative log-likelihood a held-out visit, in nats.
        error: standard error, by case, of its difference from the best order's; 0 for that one.
        chosen: whether the model has this order.
    """

    order: int
    contexts: int
    loss: float
    error: float
    chosen: bool


@dataclass(frozen=True, slots=True)
class Model:
    """What the figures rest on.

    `visits` and `cases` were fitted; `contexts` of up to `order` touchpoints have rows of their own, `backed_off` paths
    that were too rare take a shorter one's. `groups` of cases stand behind every interval.
    """

    basis: Literal["log", "plan"]
    order: int
    contexts: int
    backed_off: int
    visits: int | None
    cases: int | None
    groups: int
    orders: tuple[OrderScore, ...] = ()


@dataclass(frozen=True, slots=True)
class Success:
    """The share of journeys that succeed in the end, as a band.

    `all_lost` takes those whom the log shows going nowhere as lost; `shared` lets them go as the others do. `outcomes` and
    `lost` are with `all_lost`. `seen` is what the overlay measures at the start (None without a log), with the same
    horizon in seconds. Shares are None where they are hidden (`privacy.share_simulation`).
    """

    all_lost: Estimate
    shared: Estimate
    outcomes: Mapping[str, float | None]
    lost: float | None
    seen: Estimate | None = None
    horizon_s: float | None = None


@dataclass(frozen=True, slots=True)
class TouchpointValue:
    """What a touchpoint is worth to the journey.

    Args:
        id, name, stage: which touchpoint.
        visits: expected visits a journey.
        success, failure, lost: what becomes in the end of those who are here.
        time_s: expected time from here to the end of the journey, among all who get to one; None where it is unknown.
        drop_off: lost here, or straight to a failure; None where it is hidden.
        point: how much success grows, as a share of all journeys, where the drop-off here falls by one point.
        removal: the share of all success that would be gone if everybody who comes here were lost.
        decision: whether success is guaranteed from here whatever the customer does, decided by the customer, or lost.
    """

    id: str
    name: str
    stage: str
    visits: float
    success: Estimate
    failure: float
    lost: float
    time_s: float | None
    drop_off: float | None
    point: Estimate | None
    removal: float | None
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds from the start to a success, among journeys that succeed, by Monte Carlo.

    `journeys` were simulated with `seed`; `half_width` is half the width of the 95% interval of their share of success.
    `cost` is the mean cost of the channels a journey, in `currency`; None where channels have none.
    """

    journeys: int
    seed: int
    success: float
    half_width: float
    mean: float | None
    median: float | None
    p75: float | None
    p90: float | None
    p95: float | None
    cost: float | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What a change does to a figure: `estimate` with the interval of the parameters, and Monte Carlo error apart.

    `monte_carlo` is the standard error of the random numbers; 0 where the answer is exact.
    """

    estimate: float | None
    low: float | None
    high: float | None
    monte_carlo: float = 0.0


@dataclass(frozen=True, slots=True)
class Value:
    """Money a year: volume times change in success times value, less what contacts come to cost more, less the cost.

    `contacts` is what was taken off for contacts, below nought where they come to cost less; None where channels have no
    cost, or one in another currency, and nothing was taken off.
    """

    currency: str
    estimate: float
    low: float | None
    high: float | None
    volume: float
    value: float
    cost: float
    contacts: float | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """One what-if answered.

    Args:
        id, name: as in the journey; in a grid with the values that were taken.
        standing: how we know the effect; printed beside every figure.
        basis: the same in a sentence, with what was adjusted for or tested.
        changes: what is changed, in words, with the shares before and after.
        before: success now.
        after: success after it, if the saved are like those who go on now.
        success: the difference, as a share of all journeys.
        saved_like: the share to which the saved are like those who go on now in `cautious`; None where nobody is saved.
        cautious: the difference where the saved are only so far like them.
        time: the difference of the mean time to success, in seconds; None where no time is known.
        cost: the difference of the cost of channels a journey; None where channels have none.
        value: None where the what-if says no volume and value.
        notes: what the reader must know.
        cautious_value: the value in the `cautious` case.
    """

    id: str
    name: str
    standing: Standing
    basis: str
    changes: tuple[str, ...]
    before: Estimate
    after: Estimate
    success: Difference
    saved_like: float | None = None
    cautious: Difference | None = None
    time: Difference | None = None
    cost: Difference | None = None
    value: Value | None = None
    notes: tuple[Note, ...] = ()
    cautious_value: Value | None = None


@dataclass(frozen=True, slots=True)
class UnderwayAt:
    """Customers who are at a touchpoint at the observation end: `active` and `silent` ones, and how many will succeed."""

    id: str
    name: str
    stage: str
    active: int | None
    silent: int | None
    success: Estimate
    succeed: Estimate


@dataclass(frozen=True, slots=True)
class Underway:
    """Customers under way at the observation end, by touchpoint, and all together.

    `success` is the expected share of them that succeeds, given how long they have been where they are; `succeed` the
    number, its interval with the chance of each customer. `beyond` of them have been there for longer than the log can
    show of anybody: the model takes them as lost.
    """

    until: str
    customers: int
    success: Estimate
    succeed: Estimate
    touchpoints: Table[UnderwayAt]
    beyond: int | None = 0


@dataclass(frozen=True)
class Simulation:
    """What is computed for a journey: success, touchpoints by worth, times, what-ifs, customers under way.

    `segments` is success by segment value or persona (`column=value`), shrunk to the pool; None where not asked for.
    """

    journey: str
    log: str
    model: Model
    success: Success
    touchpoints: Table[TouchpointValue]
    times: Times | None = None
    what_ifs: tuple[Scenario, ...] = ()
    underway: Underway | None = None
    segments: Mapping[str, Estimate] | None = None
    notes: tuple[Note, ...] = ()
    currency: str | None = None
    """What contacts cost is said in; None where channels have no cost."""
    min_cell: int | None = None
    """Figures of fewer customers than this are hidden; None where nothing is."""

    def to_json(self) -> dict[str, Any]:
        """The simulation as plain data, version 1."""
        from journeymap.results.plain import to_plain

        return {"journeymap": VERSION, **to_plain(self)}

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Simulation:
        """A simulation from what `to_json` gave.

        Raises:
            JourneyError: the data are none, or of another version.
        """
        from journeymap.results.simulation_json import from_json

        return from_json(data)

    def touchpoint(self, touchpoint_id: str) -> TouchpointValue | None:
        """The row of the touchpoint with this id."""
        return next((row for row in self.touchpoints if row.id == touchpoint_id), None)

    def what_if(self, name: str) -> Scenario | None:
        """The answered what-if with this id."""
        return next((found for found in self.what_ifs if found.id == name), None)

    def __repr__(self) -> str:
        return f"Simulation({self.journey!r}, {len(self.what_ifs)} what-ifs, log {self.log!r})"

    def _repr_html_(self) -> str:
        from journeymap.results.simulation_html import simulation_html

        return simulation_html(self)
