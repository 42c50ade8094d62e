"""The analyst's half: how logged events map onto the journey, what it must achieve, what might change."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from journeymap.model.base import Item, Many
from journeymap.model.quantities import DURATION
from journeymap.model.value_fault import shown
from journeymap.model.values import (
    Date,
    Duration,
    ExactDuration,
    Flag,
    FunnelSteps,
    GridNumber,
    GridWord,
    Ids,
    LogWords,
    Money,
    Number,
    Share,
    Text,
    Word,
    exact_duration,
    fault,
)

__all__ = [
    "AnalystHalf",
    "Budget",
    "Change",
    "EventsSource",
    "Expectations",
    "Match",
    "Restart",
    "Shift",
    "TimeBudget",
    "TouchpointBudgets",
    "WhatIf",
]


def _where(value: Any) -> Any:
    if not isinstance(value, dict):
        raise fault("columns and values are expected here", allowed="{column: value}, or {column: [value, value]}")
    return value


class Match(Item):
    """Which logged events are meant: an activity, a list of them, or conditions; `none` for knowingly unmeasured."""

    short: ClassVar[str] = "activity"
    activity: LogWords = Field(default=(), description="The activity's name in the log; one or a list.")
    channel: LogWords = Field(
        default=(), description="Only events in this channel, as the log writes it; one or a list."
    )
    where: Annotated[dict[str, LogWords], BeforeValidator(_where)] = Field(
        default_factory=dict,
        description="Only events whose column has this value, or one of a list; compared as text.",
        json_schema_extra={"columns": True},
    )

    @property
    def unmeasured(self) -> bool:
        """Whether the journey says that no event stands for this."""
        return self.activity == ("none",) and not self.channel and not self.where


def _restart(value: Any) -> Any:
    if value in ("never", "after-outcome"):
        return value
    try:
        exact_duration(value)
    except PydanticCustomError:
        raise fault(f"{shown(value)} says nothing here", "never, after-outcome, or a silence such as 30d") from None
    return str(value)


Restart = Annotated[
    str,
    BeforeValidator(_restart),
    WithJsonSchema(
        {
            "anyOf": [{"enum": ["never", "after-outcome"]}, {"type": "string", "pattern": rf"^\s*({DURATION})\s*$"}],
            "examples": ["never", "after-outcome", "30d"],
        }
    ),
]


class EventsSource(Item):
    """How to read the event log: which column plays which role."""

    called: ClassVar[str] = "events section"
    preset: (
        Literal["xes", "disco", "ga4", "segment", "snowplow", "posthog", "cloudevents", "retentioneering"] | None
    ) = Field(default=None, description="A known kind of log; its columns are then known.")
    case: Word | None = Field(default=None, description="The column that tells customers' cases apart.")
    activity: Word | None = Field(default=None, description="The column that says what happened.")
    time: Word | None = Field(default=None, description="The column that says when it happened, or ended.")
    start: Word | None = Field(default=None, description="The column that says when it began.")
    channel: Word | None = Field(default=None, description="The column that holds the channel.")
    sequence: Word | None = Field(default=None, description="A column that orders events of the same time.")
    event_id: Word | None = Field(default=None, description="The column that tells events apart, to find duplicates.")
    lifecycle: Word | None = Field(default=None, description="The column that says start or complete.")
    timezone: Word | None = Field(default=None, description="The zone of times written without one: Europe/Warsaw.")
    from_: Date | None = Field(default=None, description="Only events from this day on.")
    until: Date | None = Field(default=None, description="Only events before this day.")
    observed_until: Word | None = Field(default=None, description="When watching ended: a date or a time.")
    restart: Restart | None = Field(default=None, description="When a person's events begin a new journey.")
    cluster: Word | None = Field(default=None, description="The column that tells persons apart, for intervals.")
    inactive_after: ExactDuration | None = Field(
        default=None, description="After this silence a case is called silent."
    )
    segments: Ids = Field(default=(), description="Columns whose values are compared.")
    object_type: Word | None = Field(default=None, description="Which objects of an OCEL log are the cases: order.")


class Budget(Item):
    """A bound on a share: at least `min`, at most `max`."""

    min: Share | None = Field(default=None, description="At least this share.")
    max: Share | None = Field(default=None, description="At most this share.")
    within: ExactDuration | None = Field(default=None, description="Within this time: 60d.")


class TimeBudget(Item):
    """A bound on a time, for a quantile of those who go on."""

    median: ExactDuration | None = Field(default=None, description="Half of them within this time.")
    p75: ExactDuration | None = Field(default=None, description="Three quarters of them within this time.")
    p90: ExactDuration | None = Field(default=None, description="Nine in ten of them within this time.")
    p95: ExactDuration | None = Field(default=None, description="Nineteen in twenty of them within this time.")


class NumberBudget(Item):
    """A bound on a number such as a metric's mean."""

    min: Number | None = Field(default=None, description="At least this.")
    max: Number | None = Field(default=None, description="At most this.")


class TouchpointBudgets(Item):
    """What one touchpoint must achieve."""

    called: ClassVar[str] = "budget of a touchpoint"
    drop_off: Budget | None = Field(default=None, description="The share lost here: {max: 12%}.")
    answered_in_time: Budget | None = Field(
        default=None, description="The share answered within the promise: {min: 90%}."
    )
    time_to_next: TimeBudget | None = Field(default=None, description="How long until the next step: {p90: 5d}.")
    repeated: Budget | None = Field(default=None, description="The share that has to start over in another channel.")
    metrics: dict[str, NumberBudget] = Field(
        default_factory=dict, description="Bounds on measured scores: {csat: {min: 4}}."
    )


class Expectations(Item):
    """Experience budgets: what the journey must achieve, checked against a log."""

    called: ClassVar[str] = "expect section"
    conversion: Budget | None = Field(default=None, description="The share that succeeds: {min: 60%, within: 60d}.")
    answered_in_time: Budget | None = Field(default=None, description="The share of promises kept: {min: 90%}.")
    time_to_success: TimeBudget | None = Field(
        default=None, description="How long the whole journey takes: {median: 14d}."
    )
    fitting: Budget | None = Field(default=None, description="The share of cases that follow the plan: {min: 80%}.")
    touchpoints: dict[str, TouchpointBudgets] = Field(
        default_factory=dict, description="Budgets of single touchpoints, by id."
    )


class Shift(Item):
    """How a number changes: relative, by points, or to a value; a bare value is the new one.

    A list makes a grid: one what-if for each of its values.
    """

    short: ClassVar[str] = "to"
    by: GridWord | None = Field(default=None, description="Relative: -30%; a list makes a grid: [-10%, -20%].")
    points: GridNumber | None = Field(default=None, description="In percentage points: -3; a list makes a grid.")
    to: GridWord | None = Field(default=None, description="The new value: 8%, 2d; a list makes a grid.")

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many values each of its lists has; nothing where it is one value."""
        return tuple(len(value) for value in (self.by, self.points, self.to) if isinstance(value, tuple))


class Addition(Item):
    """A touchpoint that a what-if adds; its effect must be assumed openly."""

    called: ClassVar[str] = "new touchpoint"
    id: Word | None = Field(default=None, description="The new touchpoint's id.")
    name: Text | None = Field(default=None, description="The new touchpoint's name.")
    after: Word | None = Field(default=None, description="The touchpoint it follows.")
    channel: Ids = Field(default=(), description="Its channel.")
    share: Share | None = Field(default=None, description="How many come by it.")
    drop_off: Share | None = Field(default=None, description="The loss to assume there.")
    takes: Duration | None = Field(default=None, description="The time to assume there.")
    next: Word | None = Field(default=None, description="Where it leads.")


class Change(Item):
    """One change of a what-if, on a touchpoint, a transition or a channel."""

    touchpoint: Word | None = Field(default=None, description="The touchpoint that changes.")
    transition: Ids = Field(default=(), description="The way that changes: [from, to].")
    channel: Word | None = Field(default=None, description="The channel that changes.")
    drop_off: Shift | None = Field(default=None, description="Loss: {by: -30%}, {points: -3} or {to: 8%}.")
    share: Shift | None = Field(default=None, description="How many go this way: {to: 40%}.")
    wait: Shift | None = Field(default=None, description="Time to the next step: {by: -50%}.")
    takes: Shift | None = Field(default=None, description="Time within the step: {to: 10m}.")
    redirect: Word | None = Field(default=None, description="Where those who came here go instead.")
    to: Word | None = Field(default=None, description="Where those who are no longer lost go.")
    remove: Flag = Field(default=False, description="Leave the touchpoint out.")
    add: Addition | None = Field(default=None, description="A new touchpoint, with what is assumed of it.")
    saved_like: Share | None = Field(default=None, description="How much the saved are like those who go on now: 0.5.")


def _bounds(value: Any) -> Any:
    if isinstance(value, list | tuple) and len(value) == 2:
        return tuple(value)
    raise fault(f"{shown(value)} is no interval", allowed="two numbers: [2, 6]")


Bounds = Annotated[tuple[Number, Number], BeforeValidator(_bounds)]


class WhatIf(Item):
    """A change that might be made, to be simulated."""

    called: ClassVar[str] = "what-if"
    name: Text = Field(default=Text(""), description="What would be done: Call back within the hour.")
    changes: Many[Change] = Field(default=(), description="What changes; one or a list.")
    standing: Literal["assumed", "observational", "tested"] = Field(
        default="assumed", description="How we know the effect; printed on every figure."
    )
    adjusted_for: Ids = Field(default=(), description="What an observational effect was adjusted for.")
    effect: Number | None = Field(default=None, description="The tested effect, in points.")
    interval: Bounds | None = Field(default=None, description="Its 95% interval, in points: [2, 6].")
    volume: Number | None = Field(default=None, description="Journeys per year.")
    value: Money | None = Field(
        default=None, description="What one more success is worth, before what its contacts cost: 120 EUR."
    )
    cost: Money | None = Field(default=None, description="What the change costs per year.")


class AnalystHalf(Item):
    """What a journey and its data file both may hold."""

    events: EventsSource | None = Field(default=None, description="How to read the event log.")
    segments: dict[str, dict[str, Ids]] = Field(
        default_factory=dict, description="Which cases a persona stands for: {anna: {intake: app}}."
    )
    match: dict[str, Match] = Field(
        default_factory=dict, description="Which logged events are which touchpoint or outcome, by id."
    )
    expect: Expectations | None = Field(default=None, description="Experience budgets: what the journey must achieve.")
    funnel: FunnelSteps = Field(
        default=(), description="The steps of the funnel, in order, each an id or a list of ids; unsaid: the stages."
    )
    funnel_within: ExactDuration | None = Field(
        default=None, description="How long after its first step a case may reach the funnel's others; unsaid: ever."
    )
    what_if: dict[str, WhatIf] = Field(default_factory=dict, description="Changes that might be made, by id.")

    @property
    def funnel_steps(self) -> tuple[tuple[str, ...], ...]:
        """The steps of the funnel, each by the ids that stand for it."""
        return tuple((step,) if isinstance(step, str) else step for step in self.funnel)
