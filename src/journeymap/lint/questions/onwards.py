"""What comes next for customers: steps that they do alone are passed over."""

from __future__ import annotations

from journeymap.lint.context import Context
from journeymap.lint.questions.parties import receiver

__all__ = ["onwards"]

PATIENCE = 500
"""After so many ways nobody can say any more what comes next."""


def onwards(context: Context, step: str) -> list[str]:
    """The touchpoints and outcomes that come next by plan after `step`, past all that the customer does alone.

    Outcomes that may happen anywhere are left out. Empty where nothing comes next, or far too much to say.
    """
    found: list[str] = []
    seen, waiting, looked_at = {step}, [step], 0
    while waiting:
        ways = context.graph.leaving(waiting.pop(0))
        looked_at += len(ways)
        if looked_at > PATIENCE:
            return []
        for way in ways:
            if way.target in seen or way.reason == "anywhere":
                continue
            seen.add(way.target)
            part = context.touchpoints.get(way.target)
            alone = part is not None and receiver(part) is None and not part.journey
            (waiting if alone else found).append(way.target)
    return found
