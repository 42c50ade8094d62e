"""Who begins a step and who is at the other end of it."""

from __future__ import annotations

from journeymap.lint.context import Context
from journeymap.model.steps import Touchpoint

__all__ = ["CUSTOMER", "begun_by_customer", "initiator", "meets_customer", "receiver", "says_who_begins", "whom"]

CUSTOMER = "customer"
PROVIDER = "provider"
FEW = 3
"""So many personas are named in a message."""


def initiator(part: Touchpoint) -> str:
    """Who begins the step: the customer unless it says otherwise."""
    return part.initiator or CUSTOMER


def receiver(part: Touchpoint) -> str | None:
    """Who is at the other end; None for what the customer does alone, without a channel and a receiver."""
    if part.receiver:
        return part.receiver
    if initiator(part) != CUSTOMER:
        return CUSTOMER
    return PROVIDER if part.channel or any(differs.channel for differs in part.personas.values()) else None


def meets_customer(part: Touchpoint) -> bool:
    """Whether the customer and somebody else meet in the step: not alone, and not behind the customer's back."""
    other = receiver(part)
    return other is not None and CUSTOMER in (initiator(part), other)


def begun_by_customer(part: Touchpoint) -> bool:
    """Whether the customer gets in touch, of their own accord."""
    return initiator(part) == CUSTOMER and receiver(part) not in (None, CUSTOMER)


def says_who_begins(context: Context) -> bool:
    """Whether the map says anywhere who begins a step: where it never does, "customer" is perhaps only unsaid."""
    return any(part.initiator for part in context.touchpoints.values())


def whom(context: Context, personas: list[str]) -> str:
    """For which personas something holds, as words of a message; empty where it holds for all there are."""
    if not personas or len(personas) == len(context.lines):
        return ""
    named = [f'"{persona}"' for persona in personas[:FEW]]
    if len(personas) > FEW:
        named.append("others")
    return " for " + (f"{', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else named[0])
