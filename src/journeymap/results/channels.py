"""What was measured of channels: shares, switches, what customers did again, cost."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.results.estimate import Estimate

__all__ = ["ChannelUse", "Channels", "Contact", "Cost", "Repeated", "Switched"]


@dataclass(frozen=True, slots=True)
class ChannelUse:
    """Visits to a touchpoint by the channel of their first event; `channel` is the journey's id, else the log's word."""

    touchpoint: str
    channel: str
    declared: bool
    """Whether the journey says that this touchpoint uses the channel."""
    visits: int
    share: Estimate
    drop_off: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Switched:
    """Drop-off at a touchpoint after a change of channel on the way to it, against without one.

    `p` is the two-sided p-value of the difference, clustered by case; None where it cannot be tested.
    """

    touchpoint: str
    visits: int
    switched: int
    after_switch: Estimate
    without: Estimate
    p: float | None


@dataclass(frozen=True, slots=True)
class Repeated:
    """Visits that a change of channel made the customer do again: visited before in another channel, or in several at once."""

    touchpoint: str
    visits: int
    repeated: int
    share: Estimate


@dataclass(frozen=True, slots=True)
class Contact:
    """Contacts in one channel with a cost: how many, and what one costs."""

    channel: str
    contacts: int
    each: float


@dataclass(frozen=True, slots=True)
class Cost:
    """Cost per case where channels have a cost; `per_case` is a mean with a t interval, `currency` as the journey has it."""

    currency: str
    per_case: Estimate
    per_success: float | None
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Channels:
    """What was measured of channels; `unsaid` counts visits whose events name none."""

    use: tuple[ChannelUse, ...]
    switched: tuple[Switched, ...]
    repeated: tuple[Repeated, ...]
    cost: Cost | None
    unsaid: int
