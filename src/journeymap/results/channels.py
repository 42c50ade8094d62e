"""What was measured of channels: shares, switches, what customers did again, cost."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.results.estimate import Estimate

__all__ = ["ChannelUse", "Channels", "Contact", "Cost", "Repeated", "Switched"]


@dataclass(frozen=True, slots=True)
class ChannelUse:
    """Visits to a touchpoint in one channel: that of their first event which names one.

    Args:
        touchpoint: the touchpoint's id.
        channel: the journey's id of the channel; the log's word where the journey has no such channel.
        declared: whether it is a channel that the journey declares.
        planned: whether the journey says that the touchpoint, or a persona there, uses it; None where it names none there.
        visits: how many.
        share: of the touchpoint's visits whose events name a channel.
        drop_off: of these visits.
    """

    touchpoint: str
    channel: str
    declared: bool
    planned: bool | None
    visits: int | None
    share: Estimate
    drop_off: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Switched:
    """Drop-off at a touchpoint after a change of channel on the way to it, against without one.

    Args:
        touchpoint: the touchpoint's id.
        visits: visits that come from another touchpoint, with a channel named at both ends of the way.
        switched: how many of them begin in another channel than the one they come from.
        horizon_s: up to when both drop-offs are taken, in seconds.
        after_switch: drop-off of the visits after a change.
        without: drop-off of the others.
        z: the difference on the logit scale in standard errors, clustered by case; positive where more are lost after a
            change. None where it cannot be tested.
        p: its two-sided p-value.
    """

    touchpoint: str
    visits: int | None
    switched: int | None
    horizon_s: float
    after_switch: Estimate
    without: Estimate
    z: float | None
    p: float | None


@dataclass(frozen=True, slots=True)
class Repeated:
    """Visits in which customers did again what they had done in another channel; `visits` are those that name one."""

    touchpoint: str
    visits: int | None
    repeated: int | None
    share: Estimate


@dataclass(frozen=True, slots=True)
class Contact:
    """Contacts in one channel with a cost: how many, and what one costs."""

    channel: str
    contacts: int | None
    each: float


@dataclass(frozen=True, slots=True)
class Cost:
    """What contacts cost until the observation end.

    Args:
        currency: as the journey has it.
        total: of all cases.
        per_case: the mean over all cases, with Student's interval.
        per_success: the total by successful case; None where there is none.
        contacts: by channel, in the order of the journey.
        unpriced: contacts in channels for which the journey knows no cost; they are not in the other figures.
    """

    currency: str
    total: float | None
    per_case: Estimate
    per_success: float | None
    contacts: tuple[Contact, ...]
    unpriced: int | None


@dataclass(frozen=True, slots=True)
class Channels:
    """What was measured of channels.

    Args:
        use: shares and drop-off by touchpoint and channel.
        switched: where visits come with and without a change of channel.
        repeated: what had to be done again, by touchpoint.
        cost: None where no channel has a cost, or where `no_cost` says why nothing is computed.
        unsaid: visits whose events name no channel.
        no_cost: in words, why channels have a cost and cases have none.
    """

    use: tuple[ChannelUse, ...]
    switched: tuple[Switched, ...]
    repeated: tuple[Repeated, ...]
    cost: Cost | None
    unsaid: int | None
    no_cost: str | None = None
