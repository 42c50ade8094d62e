"""What comes next for customers: steps that they do alone are passed over."""

from __future__ import annotations

from journeymap.lint.context import Context
from journeymap.lint.parties import receiver

__all__ = ["onwards"]


def onwards(context: Context, step: str) -> list[str]:
    """The touchpoints and outcomes that come next by plan after `step`, past all that the customer does alone.

    Outcomes that may happen anywhere are left out.
    """
    found: list[str] = []
    seen, waiting = {step}, [step]
    while waiting:
        for way in context.graph.leaving(waiting.pop(0)):
            if way.target in seen or way.reason == "anywhere":
                continue
            seen.add(way.target)
            part = context.touchpoints.get(way.target)
            alone = part is not None and receiver(part) is None and not part.journey
            (waiting if alone else found).append(way.target)
    return found
