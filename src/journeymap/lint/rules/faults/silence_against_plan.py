"""The rule silence-against-plan."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, rule

__all__ = ["silence_against_plan"]


@rule("silence-against-plan", Severity.ERROR)
def silence_against_plan(context: Context) -> Iterator[Finding]:
    """Customers are called silent sooner than the plan lets them wait.

    Why: after `inactive-after` without any event a case counts as silent. Where the plan itself lets customers wait
    longer, those who do nothing but wait are taken for lost, and the figures say so. The longest `wait` counts, of a
    range its upper end.

    Example:
        events: {inactive-after: 30d}
        touchpoints:
          - {name: Sends the application, wait: 6w..18w}
          - {name: Gets the permit, initiator: provider}

    Better:
        events: {inactive-after: 20w}
        touchpoints:
          - {name: Sends the application, wait: 6w..18w}
          - {name: Gets the permit, initiator: provider}
    """
    events = context.journey.events
    silence = events.inactive_after if events else None
    waits = [way for way in context.graph.transitions if way.wait and way.reason != "anywhere"]
    longest = max(waits, key=lambda way: way.wait.high if way.wait else 0.0, default=None)
    if events is None or silence is None or longest is None or longest.wait is None:
        return
    if longest.wait.high > silence.high:
        upper = longest.wait.text.rpartition("..")[2].strip()
        up_to = "up to " if longest.wait.low < longest.wait.high else ""
        after = f'touchpoint "{longest.source}" is followed by a wait of {up_to}{upper}'
        message = f"{after}, but who is inactive for {silence.text} is called silent"
        place = f"inactive-after: {upper} or more"
        yield Finding(events.place, message, ("inactive-after",), allowed=place)
